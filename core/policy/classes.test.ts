/** What becomes of every class that a person holds: the rules about classes of SPEC.md. */
import type { Facts } from "./facts";
import { aidClass, bookOf, factsWith, holding, packWith } from "./testing";

const unusedOf = (...unused: { category: string; reason: string }[]) =>
  unused.map(({ category, reason }) => ({ category, reason }));

describe("every class that is held and gives nothing is told", () => {
  const all = {
    classes: [aidClass("tekun", "all"), aidClass("dibao", { yuan: 100 }, { pot: "town" })],
  };

  it("[A1] in a later pot too, where nothing is left and nothing was told before", () => {
    const { due, unused } = bookOf(packWith(all)).quote(factsWith(holding("tekun", "dibao")));
    expect(due).toBe(0);
    expect(unusedOf(...unused)).toEqual([{ category: "dibao", reason: "outranked" }]);
  });

  it("[A1] and once only, where several coverage years are owed", () => {
    const newborn = {
      key: "newborn",
      when: { event: ["newborn"] },
      before: ["window"],
      opens: "birth",
      closes: { unstated: "县医保局" },
      price: "personal",
      owes: { from: "birth", to: "year-end", choice: "all", says: "两年都缴", cite: "五" },
      says: "新生儿",
      cite: "五",
    };
    const classes = [aidClass("tekun", { yuan: 100 }), aidClass("dibao", { yuan: 50 })];
    const later = packWith({ classes });
    const ways = [newborn, ...(later.ways ?? [])];
    const years = [2029, 2030].map((year) =>
      packWith({ classes, ways, id: `110101/${year}`, coverageYear: year }),
    );
    const born = { kind: "newborn" as const, on: "2029-09-10" };
    const quote = bookOf(...years).quote(factsWith({ ...holding("tekun", "dibao"), event: born }));
    expect(quote.lines.map(({ year, due }) => [year, due])).toEqual([
      [2029, 30000],
      [2030, 30000],
    ]);
    expect(unusedOf(...quote.unused)).toEqual([{ category: "dibao", reason: "outranked" }]);
  });
});

const quote = (change: object, facts: Partial<Facts>) =>
  bookOf(packWith(change)).quote(factsWith({ hukou: "local", ...facts }));

describe("[A2] a wider class and its kinds", () => {
  const of = (classes: object[], code: string, rest: object = {}) => {
    const { due, unused } = quote({ classes, ...rest }, holding(code));
    return [due, unused.map(({ text }) => text)];
  };
  const rural = (yuan: number, rest: object = {}) => aidClass("dibao-rural", { yuan }, rest);
  const urban = (yuan: number, rest: object = {}) => aidClass("dibao-urban", { yuan }, rest);
  const former = (yuan: number, rest: object = {}) =>
    aidClass("out-of-poverty-dibao", { yuan }, rest);
  const unclear = (kinds: string) => [
    40_000,
    [`“低保对象”还要分清是哪一种（${kinds}），各种资助不同，请问清再缴`],
  ];

  it("a kind that the plan gives nothing has nothing of its wider class either", () => {
    const noAid = [
      { key: "u", classes: ["dibao-urban"], reason: "not-in-plan", says: "城市不资助", cite: "五" },
    ];
    const classes = [aidClass("dibao", { yuan: 100 })];
    expect(of(classes, "dibao-rural", { noAid })).toEqual([30_000, []]);
    expect(of(classes, "dibao-urban", { noAid })).toEqual([40_000, ["城市不资助"]]);
  });

  it("whose kinds have rules of their own that say the same has what they have", () => {
    expect(of([rural(100), urban(100), former(100)], "dibao")).toEqual([30_000, []]);
  });

  it("whose kinds are given different things, or one nothing, must be told apart", () => {
    const all = "农村低保对象、城市低保对象、脱贫人口中的低保对象";
    expect(of([rural(100), urban(100), former(90)], "dibao")).toEqual(unclear(all));
    expect(of([rural(100)], "dibao")).toEqual(unclear("农村低保对象"));
    const more = { key: "more", pot: "more" };
    const three = [rural(100), urban(100), former(100)];
    expect(of([...three, rural(50, more)], "dibao")).toEqual(unclear(all));
    const others = [urban(50, { ...more, key: "other" }), former(60, { ...more, key: "third" })];
    expect(of([...three, rural(50, more), ...others], "dibao")).toEqual(unclear(all));
  });
});

describe("what is told of a class", () => {
  it("is asked for also where the plan only says which classes have nothing", () => {
    const noAid = [
      { key: "d", classes: ["dibao"], reason: "not-in-plan", says: "低保不资助", cite: "五" },
    ];
    expect(quote({ noAid }, {}).missing).toContain("categories");
    expect(quote({}, {}).missing).not.toContain("categories");
  });

  it("by its own name, of several that the pack names", () => {
    const own = (code: string, name: string) => ({ key: code, code, name, says: name, cite: "五" });
    const ownClasses = [own("x-a", "甲类"), own("x-b", "乙类")];
    const { unused } = quote({ ownClasses }, holding("x-a", "x-b", "dibao"));
    expect(unused.map(({ text }) => text)).toEqual(
      ["甲类", "乙类", "低保对象"].map((name) => `本地方案没有为“${name}”列出资助`),
    );
  });

  it("an aid for an age is given once, also to who stands in a list as old", () => {
    const classes = [aidClass("age", { yuan: 100 }, { when: { born: { to: "1960-01-01" } } })];
    const old = { birthDate: "1950-01-01", ...holding("age") };
    expect(quote({ classes }, old)).toMatchObject({ due: 30_000, unused: [] });
  });

  it("that it has a condition which is not met, where the plan has no words for it", () => {
    const classes = [aidClass("dibao", { yuan: 100 }, { when: { sex: "female" } })];
    expect(quote({ classes }, { sex: "male", ...holding("dibao") }).unused).toEqual([
      {
        category: "dibao",
        reason: "condition-not-met",
        text: "“低保对象”要符合条件才有资助：资助dibao",
        cite: "四",
      },
    ]);
  });

  it("that it gives nothing in this case", () => {
    const classes = [aidClass("dibao", { yuan: 0 })];
    expect(quote({ classes }, holding("dibao")).unused).toEqual([
      {
        category: "dibao",
        reason: "condition-not-met",
        text: "这种情况下“低保对象”的资助是0元：资助dibao",
        cite: "四",
      },
    ]);
  });

  it("that it is outranked, with the clause once where both rules stand in one", () => {
    const classes = [aidClass("dibao", { yuan: 100 }), aidClass("tekun", { yuan: 90 })];
    const combine = [{ key: "main", take: "best", says: "取高", cite: "四" }];
    const { unused } = quote({ classes, combine }, holding("dibao", "tekun"));
    expect(unused.map(({ cite }) => cite)).toEqual(["四"]);
  });

  it("that its amount is not known, also where nobody is named to ask", () => {
    const facts = [{ key: "owed", ask: "多少？", kind: "money", says: "数额", cite: "二" }];
    const classes = [aidClass("dibao", { lowest: [{ fact: "owed" }, { unstated: "县局" }] })];
    const open = [aidClass("dibao", { times: { ageAt: "payday" }, of: { yuan: 1 } })];
    const steps = (change: object) =>
      quote(change, holding("dibao")).because.flatMap(({ topic, text }) =>
        topic === "open-point" ? text : [],
      );
    expect(steps({ classes: open })).toEqual(["资助dibao：方案没有写明“低保对象”资助多少"]);
    expect(steps({ facts, classes })).toEqual([
      "资助dibao：方案没有写明“低保对象”资助多少，请问县局",
    ]);
  });
});
