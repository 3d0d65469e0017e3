import { createPolicyBook, type PackDocument } from "..";
import { compareRules, rulesText } from ".";
import { CORRECTED, PACK, PLACES } from "./packs-for-tests";

const changesOf = (a: PackDocument, b: PackDocument) =>
  compareRules(a, b).sections.flatMap(({ section, rules }) =>
    rules
      .filter(({ kind }) => kind !== "same")
      .map(({ key, kind, changes }) => ({ at: `${section}.${key}`, kind, changes })),
  );

test("the packs of these tests are packs", () => {
  expect(() => createPolicyBook([PACK], PLACES)).not.toThrow();
  expect(() => createPolicyBook([CORRECTED], PLACES)).not.toThrow();
});

test("a pack is the same as itself in every rule", () => {
  const { changed, followed, onlyA, onlyB, same } = compareRules(PACK, PACK);
  expect([changed, followed, onlyA, onlyB]).toEqual([0, 0, 0, 0]);
  expect(same).toBe(10);
});

test("amounts, payers, clauses and days are told in plain words, in the order of a plan", () => {
  expect(changesOf(PACK, CORRECTED)).toEqual([
    {
      at: "amounts.personal",
      kind: "changed",
      changes: [{ what: "金额", a: "300元", b: "280元" }],
    },
    {
      at: "classes.dibao",
      kind: "changed",
      changes: [
        {
          what: "资助",
          a: "“个人缴费标准”（300元）的50%",
          b: "“个人缴费标准”（280元）的50%",
        },
        { what: "由谁出", a: "县（区）财政", b: "市财政50%、县（区）财政" },
        { what: "条款", a: "三2", b: "三3" },
      ],
    },
    {
      at: "ways.window",
      kind: "changed",
      changes: [
        { what: "截止", a: "2029年12月25日", b: "2029年12月31日" },
        {
          what: "缴费标准",
          a: "“个人缴费标准”（300元）",
          b: "“个人缴费标准”（280元）",
        },
      ],
    },
  ]);
});

test("a class that is gone, a new one and a new order are told", () => {
  const [tekun, dibao] = PACK.classes!;
  const margin = { ...dibao!, key: "margin", classes: ["dibao-margin" as const], says: "边缘" };
  expect(changesOf(PACK, { ...PACK, classes: [margin, tekun!] })).toEqual([
    expect.objectContaining({ at: "classes.margin", kind: "only-b" }),
    expect.objectContaining({ at: "classes.dibao", kind: "only-a" }),
  ]);
  expect(changesOf(PACK, { ...PACK, classes: [dibao!, tekun!] })).toEqual([
    {
      at: "classes.",
      kind: "changed",
      changes: [
        {
          what: "顺序",
          a: "特困人员全额资助；低保对象资助一半",
          b: "低保对象资助一半；特困人员全额资助",
        },
      ],
    },
  ]);
});

test("a rule that only comes to something else by what it names is no changed rule", () => {
  const amounts = CORRECTED.amounts;
  const { changed, followed, sections } = compareRules(PACK, { ...PACK, amounts });
  expect({ changed, followed }).toEqual({ changed: 1, followed: 2 });
  const follows = sections.flatMap(({ rules }) => rules).filter((rule) => rule.follows);
  expect(follows.map(({ key }) => key)).toEqual(["dibao", "window"]);
});

test("two places: the main ways are one rule whatever they are called, and mere wording is not listed", () => {
  const other: PackDocument = {
    ...PACK,
    id: "999802/2030",
    place: "999802",
    eligible: PACK.eligible?.map((group) => ({ ...group, says: "本地户籍的人", cite: "第二条" })),
    ways: PACK.ways?.map((way) =>
      way.main ? { ...way, key: "winter", opens: "2029-10-01", cite: "第四条" } : way,
    ),
  };
  const comparison = compareRules(PACK, other);
  const ways = comparison.sections.find(({ section }) => section === "ways")!.rules;
  expect(ways.map(({ key, kind }) => [key, kind])).toEqual([
    ["window", "changed"],
    ["returning", "same"],
  ]);
  const text = rulesText(comparison).join("\n");
  expect(text).toContain("开始：2029年9月1日 → 2029年10月1日");
  expect(text).not.toContain("本地户籍的人");
  expect(text).toContain("其中 1 条只是说法或条款号不同，没有列出");
});

test("every kind of expression has words, none of them the form it is written in", () => {
  const pack: PackDocument = {
    ...PACK,
    facts: [
      {
        key: "tier",
        ask: "选哪一档？",
        kind: "choice",
        choices: [
          { key: "low", says: "一档" },
          { key: "high", says: "二档" },
        ],
        says: "所选档次",
        cite: "六",
      },
    ],
    settings: [
      {
        key: "months",
        is: "touched",
        choices: [
          { key: "touched", says: "沾边算一个月" },
          { key: "whole", says: "满一个月才算" },
        ],
        says: "月份怎样数",
        cite: "六",
      },
    ],
    conditions: [
      {
        key: "elder",
        when: {
          all: [
            { any: [{ holds: ["dibao"] }, { sex: "female", born: { to: "1969-12-31" } }] },
            { not: { more: { tier: "low" } } },
            { known: { age: { atLeast: 60, at: "year-start" } } },
            { setting: { months: "whole" } },
          ],
        },
        says: "老人",
        cite: "六",
      },
    ],
    dates: [
      {
        key: "wait-end",
        is: { from: "payday", then: [{ months: "waiting" }, { days: -1 }, "month-end"] },
        says: "等待期结束",
        cite: "六",
      },
    ],
    counts: [
      {
        key: "waiting",
        is: {
          highest: [
            3,
            { sum: [{ fact: "broken-years" }, { monthsFrom: "payday", to: "year-end" }] },
          ],
        },
        says: "等几个月",
        cite: "六",
      },
    ],
  };
  const text = rulesText(compareRules(PACK, pack)).join("\n");
  expect(text).toContain("条件：（是低保对象或（女且出生在1969年12月31日为止））");
  expect(text).toContain("不是（所选档次：一档）");
  expect(text).toContain("已查明年度1月1日满60周岁");
  expect(text).toContain("月份怎样数取“满一个月才算”");
  expect(text).toContain("缴费当天起加“等几个月”个月、减1天、当月最后一天");
  expect(text).toContain("3、断缴年数加缴费当天到年度12月31日的月数中最大的");
  expect(text).not.toMatch(/[{}[\]"]|undefined|object/);
});
