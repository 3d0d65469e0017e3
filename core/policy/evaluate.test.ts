/** What an answer is made of: why somebody may enrol or not, what is told where no way is open, and what is not told. */
import type { Facts } from "./facts";
import type { Quote } from "./answer";
import { aidClass, amount, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const ask = (change: object, facts: Partial<Facts> = {}): Quote =>
  bookOf(packWith(change)).quote(factsWith({ hukou: "local", ...facts }));
const stepsOf = ({ because }: Quote): string[] =>
  because.map(({ topic, text, cite }) => `${topic} ${text} ${cite}`);
const personal = amount("personal", { yuan: 400 });
const atLeast = amount("fiscal", { yuan: 670 }, "财政补助");
const fiscal = { amounts: [personal, { ...atLeast, atLeast: true }] };

const priced = [
  "eligibility 可以参保：本县户籍 二",
  "window 集中缴费期：2029年9月1日至2029年12月31日（含当天） 三",
  "price 标准：400元 一",
];
const benefit = "benefit 全年享受：2030年1月1日至2030年12月31日 三";

describe("an answer", () => {
  it("by an open way is told by these steps and no others", () => {
    expect(stepsOf(ask({}))).toEqual([...priced, benefit]);
  });

  it("to who belongs to no group is made of these parts and no others", () => {
    const eligible = [
      { key: "local", when: { hukou: "local" }, says: "本县户籍", cite: "二" },
      {
        key: "student",
        when: { student: ["university"] },
        says: "在校学生",
        cite: "二",
      },
    ];
    const told = ask({ eligible, ...fiscal }, { hukou: "elsewhere", student: null });
    expect(told).toMatchObject({
      outcome: "not-eligible",
      due: null,
      lines: [],
      unused: [],
      fiscal: 67_000,
      fiscalAtLeast: true,
      window: { opens: "2029-09-01", closes: "2029-12-31" },
      benefit: null,
    });
    expect(stepsOf(told)).toEqual([
      "eligibility 不属于：本县户籍 二",
      "eligibility 不属于：在校学生 二",
    ]);
  });

  it("tells every bar, and the graver outcome of several whatever their order", () => {
    const bar = (key: string, outcome: string) => ({
      key,
      when: { hukou: "local" },
      outcome,
      says: `拦住${key}`,
      cite: "八",
    });
    const bars = [bar("a", "insured-already"), bar("b", "not-eligible")];
    for (const barred of [bars, [...bars].reverse()]) {
      const told = ask({ barred });
      expect(told.outcome).toBe("not-eligible");
      expect(stepsOf(told)).toHaveLength(3);
    }
    expect(ask({ barred: [bars[0]] }).outcome).toBe("insured-already");
  });
});

describe("where no way is open", () => {
  it("those that are over are told as such, and those of others are not", () => {
    const other = windowWith({ key: "other", main: false, when: { sex: "female" } });
    const told = ask(
      { ways: [windowWith({}), other], ...fiscal },
      { on: "2030-02-01", sex: "male" },
    );
    expect(told).toMatchObject({ outcome: "closed", fiscal: 67_000, fiscalAtLeast: true });
    expect(stepsOf(told)).toEqual([
      priced[0],
      "window 集中缴费期：2029年9月1日至2029年12月31日（含当天），已经结束 三",
    ]);
    const exact = ask({ amounts: [personal, atLeast] }, { on: "2030-02-01" });
    expect(exact).not.toHaveProperty("fiscalAtLeast");
  });

  it("that it hangs on a day nobody has named is told", () => {
    const own = (when: string) =>
      ask({ ways: [windowWith({ opens: when, closes: "2030-12-31" })] });
    expect(own("employee-insurance-ended")).toMatchObject({
      outcome: "not-open",
      ownWindowUnknown: true,
    });
    expect(own("2029-11-01")).not.toHaveProperty("ownWindowUnknown");
    expect(own("2029-09-01")).not.toHaveProperty("ownWindowUnknown");
  });
});

describe("before the first day", () => {
  it("amounts are told as they are on it", () => {
    const cases = [{ when: { day: { of: "payday", to: "2029-08-31" } }, is: { yuan: 1 } }];
    const amounts = [amount("personal", { cases, otherwise: { yuan: 400 } })];
    expect(ask({ amounts }, { on: "2029-08-15" })).toMatchObject({
      outcome: "not-open",
      due: 40_000,
    });
  });
});

describe("a pause", () => {
  const pauses = [{ key: "p", from: "2029-08-10", to: "2029-08-20", says: "系统停机", cite: "七" }];
  it("is told to who cannot pay for it, not before the way opens", () => {
    const before = (opens: string) => stepsOf(ask({ pauses, ways: [windowWith({ opens })] }, on));
    const on = { on: "2029-08-15" };
    expect(before("2029-08-01")).toContain("window 系统停机 七");
    expect(before("2029-09-01")).toEqual([...priced, benefit]);
  });
});

describe("registration", () => {
  const registration = [
    { key: "new", when: { hukou: "local" }, where: "社区", says: "先登记", cite: "六" },
  ];
  const disputed = { closes: "2030-01-31", says: "另一条写到一月底", cite: "九" };
  it("comes first where one can pay, and is not told where nobody can say", () => {
    const told = ask({ registration });
    expect(told.outcome).toBe("register-first");
    expect(stepsOf(told)).toEqual([...priced, "registration 先登记 六", benefit]);
    const doubt = ask({ registration, ways: [windowWith({ disputed })] }, { on: "2030-01-10" });
    expect(doubt.outcome).toBe("ask");
    expect(stepsOf(doubt).join()).not.toContain("先登记");
  });
});

describe("why a class gives nothing", () => {
  const dibao = holding("dibao");
  it("is not told where nobody can say what is paid", () => {
    const open = { amounts: [amount("personal", { unstated: "县局" })] };
    expect(ask(open, dibao).unused).toEqual([]);
    const ended: Partial<Facts> = { categories: [{ code: "dibao", to: "2029-01-31" }] };
    expect(ask(open, ended).unused).toEqual([]);
    expect(ask({}, ended).unused).toHaveLength(1);
  });

  it("is told where what is paid for one of two years is known", () => {
    const owes = { from: "birth", to: "year-end", choice: "all", says: "两年都缴", cite: "八" };
    const ways = [windowWith({ owes })];
    const both = ask(
      { ways, classes: [aidClass("tekun", "all")] },
      { birthDate: "2029-09-10", ...dibao },
    );
    expect(both.lines.map(({ due }) => due)).toEqual([null, 40_000]);
    expect(both.unused.map(({ category }) => category)).toEqual(["dibao"]);
  });
});
