import { refundRule, type Facts } from "../policy";
import { judgeRequest, refundFenOf, dueAsRecognised } from ".";
import {
  book,
  born,
  happened,
  kind,
  midyear,
  refund,
  told,
  BAOGOU,
  HUARONG,
  LOCAL,
  LUYANG,
  MANCHENG,
  MEMBER,
  PAID,
  RENEWING,
  type Case,
} from "../../test/policy/requests";

describe("[R8] Huarong 2022", () => {
  test.each<Case>([
    // HR-04
    ["2021-12-31", kind("registration"), "open 2021-12-31 五、六"],
    ["2022-01-01", kind("registration"), "too-late 2021-12-31 四", null, LOCAL],
    // HR-05: ninety days, in the window too
    ["2021-11-05", born("2021-11-01"), "open 2022-01-30 四"],
    ["2022-01-30", born("2021-11-01"), "open 2022-01-30 四"],
    ["2022-01-31", born("2021-11-01"), "open - 四"],
    // HR-06
    ["2022-08-01", midyear("welfare-home", "2022-07-01"), "open - 四"],
    // HR-07: ninety days after the lapse
    [
      "2022-06-29",
      midyear("unemployed", "2022-03-31"),
      "open 2022-06-29 四",
      null,
      { hukou: "local", employeeInsurance: { endedOn: "2022-03-31" } },
    ],
    [
      "2022-06-30",
      midyear("unemployed", "2022-03-31"),
      "open - 四",
      null,
      { hukou: "local", employeeInsurance: { endedOn: "2022-03-31" } },
    ],
    // HR-08
    [
      "2022-08-01",
      midyear("found-unenrolled", "2022-07-15"),
      "open - 四",
      null,
      { hukou: "local", categories: [{ code: "margin-poverty" }] },
    ],
    // HR-09
    ["2022-08-01", midyear("discharged-soldier", "2022-07-15"), "open - 四", null, LOCAL],
    [
      "2021-12-31",
      midyear("discharged-soldier", "2021-12-15"),
      "not-open-yet 2022-01-01 四",
      null,
      LOCAL,
    ],
    // HR-11
    ["2021-12-31", refund("double-insured"), "stands-against - 五", PAID, RENEWING],
    ["2022-01-01", refund("double-insured"), "too-late 2022-01-01 五", PAID, RENEWING],
    [
      "2022-02-01",
      { kind: "stop", stopReason: "elsewhere" },
      "too-late 2022-01-01 五",
      PAID,
      RENEWING,
    ],
    ["2021-12-31", { kind: "stop", stopReason: "elsewhere" }, "open - 方案未写", PAID, RENEWING],
    ["2022-02-01", { kind: "stop", stopReason: "death" }, "open - 方案未写", PAID, RENEWING],
    // who has not paid owes nothing by leaving
    [
      "2022-02-01",
      { kind: "stop", stopReason: "elsewhere" },
      "open - 方案未写",
      { ...MEMBER, state: "registered" },
      RENEWING,
    ],
    // HR-13
    ["2022-02-01", kind("correction"), "open - 六", PAID, RENEWING],
    ["2022-02-01", kind("change"), "open - 方案未写", PAID, RENEWING],
  ])("%s %j: %s", (...one: Case) => {
    expect(told(HUARONG, one)).toBe(one[2]);
  });

  test("a newborn past ninety days is told the day that is past, and that its terms are others", () => {
    const facts: Facts = {
      ...HUARONG,
      on: "2022-01-31",
      birthDate: "2021-11-01",
      event: happened("newborn", "2021-11-01"),
    };
    const { errand } = judgeRequest(book, facts, null, born("2021-11-01"));
    expect(errand.says).toContain("原来的期限是2022年1月30日，已经过了");
    expect(errand.says).toContain("全额缴纳");
    expect(errand.materials.map(({ name }) => name)).toEqual([
      "户口簿或居住证",
      "写有新生儿真实姓名的户口簿或出生医学证明",
    ]);
  });

  test("[R6] where the plan names the proof of a lost job, no other is told beside it", () => {
    const facts: Facts = {
      ...HUARONG,
      on: "2022-04-01",
      hukou: "local",
      employeeInsurance: { endedOn: "2022-03-31" },
      event: happened("unemployed", "2022-03-31"),
    };
    const asked = midyear("unemployed", "2022-03-31");
    const names = judgeRequest(book, facts, null, asked).errand.materials.map(({ name }) => name);
    expect(names).toContain("职工医保参保凭证");
    expect(names.join()).not.toContain("劳动合同");
  });

  test("[R6] where the plan names no proof, the usual one is told without a clause and cannot be demanded", () => {
    const { errand } = judgeRequest(
      book,
      { ...HUARONG, on: "2022-08-01", ...LOCAL },
      null,
      midyear("released", "2022-07-01"),
    );
    expect(errand.materials.at(-1)).toEqual({ name: "释放证明书", cite: "", required: false });
  });
});

describe("[R8] Mancheng 2023", () => {
  test.each<Case>([
    ["2022-10-31", kind("registration"), "not-open-yet 2022-11-01 二（三）1；二（三）"],
    ["2022-11-01", kind("registration"), "open 2022-12-25 一（三）、三（二）2（1）"],
    ["2022-12-25", kind("registration"), "open 2022-12-25 一（三）、三（二）2（1）"],
    // days that take no payments take registrations
    ["2022-11-28", kind("registration"), "open 2022-12-25 一（三）、三（二）2（1）"],
    ["2022-12-26", kind("registration"), "open - 二（三）2；二（三）1"],
    // those with part of an aid wait for their own window to pay, not to register
    [
      "2022-11-05",
      kind("registration"),
      "open - 附件1注2",
      null,
      { hukou: "local", categories: [{ code: "dibao-rural" }] },
    ],
    [
      "2022-10-31",
      kind("registration"),
      "not-open-yet 2022-11-01 二（三）1；二（三）",
      null,
      { hukou: "local", categories: [{ code: "dibao-rural" }] },
    ],
    // MC-16
    ["2022-11-10", born("2022-09-20"), "open 2023-03-19 三（二）1（5）"],
    ["2022-12-28", born("2022-09-20"), "open 2023-03-19 三（二）1（5）"],
    ["2023-03-19", born("2022-09-20"), "open 2023-03-19 三（二）1（5）"],
    ["2023-03-20", born("2022-09-20"), "open - 二（三）2；二（三）1；三（二）1（5）"],
    // MC-09: where day 180 takes no payments, the last day that does counts
    ["2023-03-25", born("2022-10-01"), "open 2023-03-25 三（二）1（5）"],
    ["2023-03-26", born("2022-10-01"), "open - 二（三）2；二（三）1"],
    // MC-08: in the window and after it
    ["2022-10-31", refund("recognised-later"), "stands-against - 二（二）", PAID, RENEWING],
    ["2022-11-01", refund("recognised-later"), "open - 二（二）", PAID, RENEWING],
    ["2023-06-01", refund("recognised-later"), "open - 二（二）", PAID, RENEWING],
    ["2023-06-01", refund("death"), "stands-against - 二（二）", PAID, RENEWING],
    // MC-18
    [
      "2022-11-01",
      kind("correction"),
      "open - 一（三）、三（二）2（1）、附件2-1①、附件2-1②、附件2-1③",
      PAID,
      RENEWING,
    ],
  ])("%s %j: %s", (...one: Case) => {
    expect(told(MANCHENG, one)).toBe(one[2]);
  });

  test("[R9] MC-08: exactly the difference is given back, whatever the date on the list", () => {
    const paidOn: Facts = {
      ...MANCHENG,
      on: "2022-11-10",
      ...RENEWING,
      categories: [{ code: "dibao-rural", from: "2023-02-01" }],
    };
    const rule = refundRule(book, { ...paidOn, on: "2023-03-01" }, "recognised-later");
    expect(rule?.gives).toBe("difference");
    const over = { code: "tekun", from: "2020-01-01", to: "2022-11-09" } as const;
    expect(dueAsRecognised(book, { ...paidOn, categories: [over] })).toBe(35_000);
    expect(dueAsRecognised(book, { ...paidOn, categories: [{ ...over, to: "2022-11-10" }] })).toBe(
      0,
    );
    const due = dueAsRecognised(book, paidOn);
    expect(due).toBe(3_500);
    expect(rule && refundFenOf(rule, 35_000, due)).toBe(31_500);
  });
});

describe("[R8] Luyang 2023", () => {
  const student: Partial<Facts> = {
    hukou: "elsewhere",
    student: { stage: "university", enteredOn: "2022-09-01" },
  };
  test.each<Case>([
    ["2022-08-31", kind("registration"), "not-open-yet 2022-09-01 四"],
    ["2022-12-31", kind("registration"), "open 2022-12-31 五（二）"],
    ["2023-01-01", kind("registration"), "open - 四", null, LOCAL],
    // LY-05: moved, register first, last year's enrollees too
    [
      "2022-11-01",
      { kind: "moved-in", event: happened("moved-in", "2022-10-01") },
      "open 2022-12-31 五（一）",
      MEMBER,
      RENEWING,
    ],
    ["2022-11-01", kind("registration"), "stands-against - 五（一）", MEMBER, RENEWING],
    // LY-09
    ["2022-11-01", born("2022-10-01"), "open 2022-12-31 五（二）"],
    // LY-11: in principle done by 10-31; afterwards as everybody
    ["2022-10-31", kind("student"), "open 2022-12-31 五（四）", MEMBER, student],
    ["2022-11-01", kind("student"), "open 2022-12-31 五（四）", MEMBER, student],
    // LY-10
    [
      "2022-11-01",
      kind("student"),
      "open 2022-12-31 五（三）",
      MEMBER,
      { hukou: "local", student: { stage: "school" } },
    ],
    ["2022-11-01", kind("stop"), "open - 方案未写", MEMBER, RENEWING],
    ["2023-02-01", refund("death"), "stands-against - 方案未写", PAID, RENEWING],
  ])("%s %j: %s", (...one: Case) => {
    expect(told(LUYANG, one)).toBe(one[2]);
  });

  test("[R6] an errand without papers proves nothing: the usual proof of a pupil is told", () => {
    const facts: Facts = {
      ...LUYANG,
      on: "2022-11-01",
      ...RENEWING,
      student: { stage: "school" },
    };
    const { errand } = judgeRequest(book, facts, MEMBER, kind("student"));
    expect(errand.materials.map(({ required }) => required)).toEqual([false]);
  });

  test("LY-09: both years are offered", () => {
    const facts: Facts = {
      ...LUYANG,
      on: "2022-11-01",
      birthDate: "2022-10-01",
      event: happened("newborn", "2022-10-01"),
    };
    const { errand } = judgeRequest(book, facts, null, born("2022-10-01"));
    expect(errand.says).toContain("出生当年和下一年度");
  });
});

describe("[R8] Baogou 2022", () => {
  test.each<Case>([
    // BG-09
    ["2021-10-26", kind("registration"), "open 2021-12-10 二（四）"],
    ["2021-12-10", kind("registration"), "open 2021-12-10 二（四）"],
    ["2021-12-11", kind("registration"), "open - 二（三）", null, LOCAL],
    ["2021-12-11", born("2021-12-11"), "open - 二（三）、二（四）"],
    // BG-10
    [
      "2021-11-01",
      kind("registration"),
      "stands-against - 二（四）",
      null,
      { hukou: "local", insuredElsewhere: true },
    ],
    // a plan without a word on stopping has it done with the other changes
    ["2021-11-01", kind("stop"), "open - 三（三）", MEMBER, RENEWING],
  ])("%s %j: %s", (...one: Case) => {
    expect(told(BAOGOU, one)).toBe(one[2]);
  });
});
