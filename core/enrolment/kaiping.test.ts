import type { Facts } from "../policy";
import { judgeRequest, type Asked } from ".";
import {
  book,
  born,
  happened,
  kind,
  midyear,
  permit,
  refund,
  told,
  KAIPING,
  LOCAL,
  MEMBER,
  PAID,
  RENEWING,
  type Case,
} from "../../test/policy/requests";

describe("[R8] Kaiping 2022", () => {
  test.each<Case>([
    // KP-09: new registrations until 12-25, by the clause that names the day
    ["2021-09-30", kind("registration"), "not-open-yet 2021-10-01 五（七）"],
    ["2021-10-01", kind("registration"), "open 2021-12-25 五（三）、五（四）1、五（八）"],
    ["2021-12-25", kind("registration"), "open 2021-12-25 五（三）、五（四）1、五（八）"],
    [
      "2021-12-26",
      kind("registration"),
      "too-late 2021-12-25 五（三）、五（四）1、五（八）",
      null,
      LOCAL,
    ],
    [
      "2022-03-01",
      kind("registration"),
      "too-late 2021-12-25 五（三）、五（四）1、五（八）",
      null,
      LOCAL,
    ],
    // KP-09: changes and stops until 11-20
    ["2021-11-20", kind("change"), "open 2021-11-20 五（三）、五（四）1", MEMBER, RENEWING],
    ["2021-11-21", kind("change"), "too-late 2021-11-20 五（三）、五（四）1", MEMBER, RENEWING],
    ["2022-05-01", kind("change"), "too-late 2021-11-20 五（三）、五（四）1", PAID, RENEWING],
    ["2021-11-20", kind("stop"), "open 2021-11-20 五（四）1、五（七）、五（八）", MEMBER, RENEWING],
    [
      "2021-11-21",
      kind("stop"),
      "too-late 2021-11-20 五（四）1、五（七）、五（八）",
      MEMBER,
      RENEWING,
    ],
    // registered this autumn, not enrolled last year: the same day holds
    [
      "2021-11-20",
      kind("stop"),
      "open 2021-11-20 五（四）1、五（七）、五（八）",
      { ...MEMBER, state: "registered" },
      LOCAL,
    ],
    [
      "2021-11-21",
      kind("stop"),
      "too-late 2021-11-20 五（四）1、五（七）、五（八）",
      { ...MEMBER, state: "registered" },
      { hukou: "local", enrolledLastYear: false },
    ],
    // KP-10: last year's enrollees count as registered
    ["2021-11-01", kind("registration"), "stands-against - 五（三）、五（四）1", MEMBER, RENEWING],
    // but a stopped year can be taken up again
    [
      "2021-12-01",
      kind("registration"),
      "open 2021-12-25 五（七）",
      { ...MEMBER, stopped: true },
      RENEWING,
    ],
    // KP-20: six months from the first of the month after birth
    ["2022-05-31", born("2021-11-20"), "open 2022-05-31 五（六）1"],
    ["2022-06-01", born("2021-11-20"), "open - 五（六）1；五（六）1、六（二）"],
    // KP-03: events of the year itself
    [
      "2022-03-01",
      midyear("discharged-soldier", "2022-01-01"),
      "open - 二、五（六）2",
      null,
      LOCAL,
    ],
    [
      "2022-03-01",
      midyear("discharged-soldier", "2021-12-31"),
      "too-late 2021-12-25 五（三）、五（四）1、五（八）",
      null,
      LOCAL,
    ],
    [
      "2022-03-01",
      midyear("discharged-soldier", "2022-01-01"),
      "too-late 2021-12-25 五（七）",
      null,
      { hukou: "elsewhere", residencePermit: { issuedOn: "2020-01-01", until: "2023-01-01" } },
    ],
    ["2022-03-01", midyear("retired-short", "2022-02-01"), "open - 二、五（六）2", null, LOCAL],
    ["2022-03-01", midyear("released", "2022-02-01"), "open - 二、五（六）2", null, LOCAL],
    ["2022-03-01", midyear("unemployed", "2021-06-01"), "open - 二、五（六）2", null, LOCAL],
    [
      "2022-03-01",
      midyear("graduated-jobless", "2022-02-01"),
      "too-late 2021-12-25 五（三）、五（四）1、五（八）",
      null,
      LOCAL,
    ],
    [
      "2021-11-01",
      midyear("graduated-jobless", "2021-07-01"),
      "stands-against - 五（七）",
      null,
      LOCAL,
    ],
    [
      "2022-03-01",
      { kind: "moved-in", event: happened("moved-in", "2022-02-01") },
      "open - 二、五（六）2",
    ],
    [
      "2022-03-01",
      { kind: "student", event: happened("school-transfer", "2022-02-20") },
      "open - 二、五（六）2",
      null,
      { hukou: "elsewhere", student: { stage: "school" } },
    ],
    // KP-23
    [
      "2021-11-01",
      kind("registration"),
      "stands-against - 五（四）1（3）",
      null,
      { hukou: "local", employeeInsurance: "active" },
    ],
    // KP-15: every year anew, with a valid permit
    ["2021-11-01", kind("permit"), "open 2021-12-25 五（二）", MEMBER, permit("2021-12-31")],
    ["2021-11-01", kind("permit"), "open 2021-12-25 五（二）", MEMBER, permit("2021-11-01")],
    ["2021-11-02", kind("permit"), "stands-against - 二", MEMBER, permit("2021-11-01")],
    [
      "2022-03-01",
      kind("permit"),
      "open - 二、五（六）2；五（六）2",
      null,
      permit("2023-01-01", "2022-01-01"),
    ],
    [
      "2022-03-01",
      kind("permit"),
      "too-late 2021-12-25 五（七）",
      null,
      permit("2023-01-01", "2021-12-31"),
    ],
    // KP-21
    ["2021-12-31", refund("death"), "open 2021-12-31 五（七）", PAID, RENEWING],
    ["2022-01-01", refund("death"), "too-late 2022-01-01 五（七）", PAID, RENEWING],
    ["2021-12-31", refund("insured-for-life"), "open 2021-12-31 五（七）", PAID, RENEWING],
    ["2021-12-31", refund("overpaid"), "stands-against - 五（七）", PAID, RENEWING],
    ["2021-12-31", refund("death"), "stands-against - ", { ...MEMBER, state: "billed" }, RENEWING],
    // KP-14
    ["2022-01-01", refund("recognised-later"), "stands-against - 五（一）", PAID, RENEWING],
    // nobody can be corrected or stopped who is in no register
    ["2021-11-01", kind("correction"), "stands-against - "],
    ["2021-11-01", kind("correction"), "open - 方案未写", MEMBER, RENEWING],
    ["2021-11-01", kind("number"), "stands-against - ", MEMBER, RENEWING],
    [
      "2021-11-01",
      kind("number"),
      "open - 方案未写",
      { ...MEMBER, documentType: "birth-certificate" },
      RENEWING,
    ],
  ])("%s %j: %s", (...one: Case) => {
    expect(told(KAIPING, one)).toBe(one[2]);
  });

  test("a permit that is held anew is asked with the plan's papers; the register of the place knows last year's", () => {
    const { errand } = judgeRequest(
      book,
      { ...KAIPING, on: "2021-11-01", ...permit("2022-12-31") },
      MEMBER,
      kind("permit"),
    );
    expect(errand.materials.map(({ name }) => name)).toEqual([
      "身份证",
      "有效的居住证",
      "扣费银行账户",
      "三方协议书",
      "新的有效居住证",
    ]);
    expect(errand.where).toBe("居住地所属镇（街）公共服务中心");
  });

  test("what is refused for its day is told in the plan's words all the same", () => {
    const facts = { ...KAIPING, on: "2021-11-21", ...RENEWING };
    const { errand } = judgeRequest(book, facts, MEMBER, kind("change"));
    expect(errand).toMatchObject({ open: false, by: null, where: "所属镇（街）公共服务中心" });
    expect(errand.says).toContain("11月20日前交表");
    expect(errand.why?.text).toContain("2021年11月20日为止");
  });

  test("[R6] KP-18: each event brings its own proof, named by the plan", () => {
    const papers = (asked: Asked, facts: Partial<Facts> = LOCAL, on = "2022-03-01") =>
      judgeRequest(book, { ...KAIPING, on, ...facts, event: asked.event }, MEMBER, asked).errand
        .materials;
    const own = (asked: Asked, facts?: Partial<Facts>) =>
      papers(asked, facts).map(({ name }) => name);
    expect(own(midyear("discharged-soldier", "2022-02-01"))[0]).toBe("退伍证明");
    expect(own(midyear("released", "2022-02-01"))[0]).toBe("释放证明书");
    expect(own(midyear("unemployed", "2022-02-01"))[0]).toContain("失业证明");
    expect(own({ kind: "moved-in", event: happened("moved-in", "2022-02-01") })[0]).toBe(
      "户籍新迁入证明",
    );
    expect(
      own(
        { kind: "student", event: happened("school-transfer", "2022-02-01") },
        { hukou: "elsewhere", student: { stage: "school" } },
      ),
    ).toContain("转学证明");
    for (const { cite, required } of papers(midyear("released", "2022-02-01")))
      expect([cite, required]).toEqual(["五（六）2", true]);
    // The product makes the form itself; the reason of a stop has its usual proof.
    const stop = (stopReason: "death" | "own-wish") =>
      judgeRequest(book, { ...KAIPING, on: "2021-11-01", ...RENEWING }, MEMBER, {
        kind: "stop",
        stopReason,
      }).errand.materials;
    expect(stop("death")).toEqual([{ name: "死亡证明或户口注销证明", cite: "", required: false }]);
    expect(stop("own-wish")).toEqual([]);
    // The collective account's agreement is for those who change theirs.
    const change = judgeRequest(
      book,
      { ...KAIPING, on: "2021-11-01", ...RENEWING },
      MEMBER,
      kind("change"),
    ).errand;
    expect(change.materials.find(({ name }) => name.startsWith("换扣费账户"))?.required).toBe(
      false,
    );
  });
});
