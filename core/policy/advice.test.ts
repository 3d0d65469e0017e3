/** What to do next: the advice of each outcome, then the errands and notes that concern the person. */
import type { Facts } from "./facts";
import { aidClass, amount, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const contacts = [
  { key: "all", name: "医保热线", phone: "12393" },
  { key: "own", name: "县医保局", phone: "0100-1", cite: "十" },
];
const LOCAL = { text: "县医保局：0100-1", cite: "十" };
const EVERYWHERE = { text: "医保热线：12393" };
const PAY = { text: "请在2029年12月31日前（含当天）缴费" };

const ask = (change: object = {}, facts: Partial<Facts> = {}) => {
  const book = bookOf(packWith({ contacts, ...change }));
  const { outcome, next } = book.quote(factsWith({ hukou: "local", ...facts }));
  return [outcome, next];
};

describe("who can pay", () => {
  it("is told until when, once and without a phone", () =>
    expect(ask()).toEqual(["payable", [PAY]]));

  it("by a way that names no last day, is told that of the ordinary way while it is to come", () => {
    const other = { key: "event", main: false, opens: "2029-09-01", when: { sex: "female" } };
    const ways = [windowWith({ ...other, closes: undefined, before: ["window"] }), windowWith({})];
    expect(ask({ ways }, { sex: "female" })[1]).toEqual([PAY]);
    expect(ask({ ways }, { sex: "female", on: "2029-12-31" })[1]).toEqual([PAY]);
    expect(ask({ ways }, { sex: "female", on: "2030-01-01" })[1]).toEqual([
      { text: "现在还可以缴费，方案没有写到哪一天截止，请尽早缴" },
    ]);
  });
});

describe("whose benefits would begin after the year", () => {
  it("is told so first, with the clause of the benefits", () => {
    const benefit = { from: "2031-01-15", says: "等待期后", cite: "五" };
    const [, next] = ask({ ways: [windowWith({ benefit })] });
    expect(next).toEqual([
      { text: expect.stringContaining("2031年1月15日才开始享受") as string, cite: "五" },
      PAY,
    ]);
  });
});

describe("who owes nothing", () => {
  it("for two years is told that the government pays where it does for one", () => {
    const owes = { from: "birth", to: "year-end", choice: "all", says: "两年都缴", cite: "八" };
    const classes = [aidClass("tekun", "all")];
    const before = packWith({
      id: "110101/2029",
      coverageYear: 2029,
      amounts: [amount("personal", { yuan: 0 })],
      ways: [windowWith({ opens: "2028-09-01", closes: "2029-12-31" })],
    });
    const book = bookOf(packWith({ classes, ways: [windowWith({ owes })] }), before);
    const born = { hukou: "local" as const, birthDate: "2029-09-10", ...holding("tekun") };
    expect(book.quote(factsWith(born)).next[0]?.text).toBe("个人部分由政府出，本人不用缴费");
  });

  it("is told whether the government pays, and one phone", () => {
    expect(ask({ classes: [aidClass("tekun", "all")] }, holding("tekun"))).toEqual([
      "no-charge",
      [{ text: "个人部分由政府出，本人不用缴费" }, LOCAL],
    ]);
    expect(ask({ amounts: [amount("personal", { yuan: 0 })] })).toEqual([
      "no-charge",
      [{ text: "本人不用缴费" }, LOCAL],
    ]);
  });
});

describe("who must wait", () => {
  it("is told from when", () => {
    expect(ask({}, { on: "2029-08-01" })).toEqual([
      "not-open",
      [{ text: "2029年9月1日起开始缴费，到时再来" }],
    ]);
    const pauses = [{ key: "p", from: "2029-10-01", to: "2029-10-03", says: "停收", cite: "七" }];
    expect(ask({ pauses })).toEqual(["settlement-pause", [{ text: "2029年10月4日起恢复缴费" }]]);
    expect(ask({ ways: [windowWith({ opens: "event" })] })).toEqual([
      "not-open",
      [{ text: "专门的缴费窗口还没有开放，过几天再来看；也可以问村（社区）或医保部门" }],
    ]);
  });
});

describe("for whom it is too late", () => {
  it("is told of the other doors, but not of those that are closed as well, and whom to call", () => {
    const other = (key: string, when: object) =>
      windowWith({ key, main: false, when, says: `办法${key}` });
    const ways = [windowWith({}), other("a", { sex: "female" }), other("b", { sex: "male" })];
    expect(ask({ ways }, { sex: "male", on: "2030-02-01" })).toEqual([
      "closed",
      [{ text: "如果您符合：办法a", cite: "三" }, LOCAL, EVERYWHERE],
    ]);
  });
});

describe("whom the ordinary way never let in", () => {
  it("is not sent to it", () => {
    const ways = [windowWith({ when: { sex: "female" } })];
    expect(ask({ ways }, { sex: "male" })).toEqual(["closed", [LOCAL, EVERYWHERE]]);
  });
});

describe("where nobody can say", () => {
  const phones = [LOCAL, EVERYWHERE];
  it("is told whom to ask", () => {
    const personal = [amount("personal", { unstated: "财政局" })];
    expect(ask({ amounts: personal })).toEqual([
      "ask",
      [{ text: "方案没有写明，请问当地医保部门" }, ...phones],
    ]);
    const decided = [windowWith({ decide: { ask: "审核科", says: "由审核科定" } })];
    expect(ask({ ways: decided })[1]).toEqual([{ text: "方案没有写明，请问审核科" }, ...phones]);
    const opens = [windowWith({ opens: { unstated: "县局" } })];
    expect(ask({ ways: opens })[1]).toEqual([{ text: "方案没有写明，请问县局" }, ...phones]);
  });

  it("because two closing days are named, is told so, and not where it is for another reason", () => {
    const disputed = { closes: "2030-01-31", says: "另一条写到一月底", cite: "九" };
    const amounts = [amount("personal", { unstated: "财政局" })];
    expect(ask({ amounts, ways: [windowWith({ disputed })] })[1]).toEqual([
      { text: "方案没有写明，请问当地医保部门" },
      ...phones,
    ]);
    expect(ask({ ways: [windowWith({ disputed })] }, { on: "2030-01-10" })).toEqual([
      "ask",
      [{ text: "方案前后写的截止日不同，今天是否还能缴，请先问清再去缴" }, ...phones],
    ]);
  });
});

describe("who may not enrol", () => {
  const bar = (key: string, rest: object) => ({
    key,
    when: { insuredElsewhere: true },
    outcome: "insured-already",
    says: `拦住${key}`,
    cite: "八",
    ...rest,
  });
  it("is told what to do about what bars the person, where the plan says", () => {
    const barred = [
      bar("a", { todo: "先停外地的" }),
      bar("b", {}),
      bar("c", { todo: "不相干", when: { employeeInsurance: "active" } }),
    ];
    expect(ask({ barred }, { insuredElsewhere: true })).toEqual([
      "insured-already",
      [{ text: "先停外地的", cite: "八" }],
    ]);
  });

  it("is asked to come again when things change", () => {
    const procedures = [{ key: "x", for: "register", where: "村委会", says: "办事", cite: "十一" }];
    expect(ask({ procedures }, { hukou: "elsewhere" })).toEqual([
      "not-eligible",
      [{ text: "如果情况有变（如迁入户口、办了居住证、入学），请再查一次" }, LOCAL, EVERYWHERE],
    ]);
  });
});

describe("notes", () => {
  const note = (key: string, says: string, when?: object) => ({
    key,
    says,
    cite: "十二",
    ...(when && { when }),
  });
  it("follow for those whom they concern, each once", () => {
    const notes = [
      note("a", "带户口簿", { hukou: "local" }),
      note("b", "女性另有体检", { sex: "female" }),
      note("c", "带户口簿", { hukou: "local" }),
      note("d", PAY.text, { hukou: "local" }),
      note("e", "不对谁说的话"),
    ];
    const family = { text: "带户口簿", cite: "十二" };
    expect(ask({ notes }, { sex: "male" })[1]).toEqual([PAY, family]);
    expect(ask({ notes }, { sex: "female" })[1]).toEqual([
      PAY,
      family,
      { text: "女性另有体检", cite: "十二" },
    ]);
    expect(ask({ notes }, { on: "2030-02-01" })[1]).not.toContainEqual(family);
  });
});

describe("who must register first", () => {
  const registration = [
    {
      key: "new",
      when: { hukou: "local" },
      where: "社区",
      bring: ["户口簿", "照片"],
      says: "先登记",
      cite: "六",
    },
  ];
  const first = [
    { text: "先到社区办理参保登记，登记好了再缴费", cite: "六" },
    { text: "请带：户口簿、照片", cite: "六" },
  ];
  it("is told where and with what, and not twice", () => {
    expect(ask({ registration })).toEqual(["register-first", first]);
    const plain = [{ ...registration[0], bring: undefined }];
    expect(ask({ registration: plain })[1]).toEqual(first.slice(0, 1));
    const errand = (rest: object) => ({
      key: "x",
      for: "register",
      when: { hukou: "local" },
      where: "村委会",
      says: "办登记",
      cite: "十一",
      ...rest,
    });
    expect(ask({ registration, procedures: [errand({})] })[1]).toEqual(first);
    expect(ask({ registration, procedures: [errand({ for: "certificate" })] })[1]).toEqual([
      ...first,
      { text: "办登记：到村委会", cite: "十一" },
    ]);
    const until = (rest: object) => ask({ procedures: [errand({ by: "2029-11-30", ...rest })] })[1];
    expect(until({ bring: ["身份证"] })).toEqual([
      PAY,
      { text: "办登记：到村委会，最晚2029年11月30日（含当天）", cite: "十一" },
      { text: "请带：身份证", cite: "十一" },
    ]);
    expect(until({ says: "11月30日前登记", where: undefined })).toEqual([
      PAY,
      { text: "11月30日前登记", cite: "十一" },
    ]);
  });
});
