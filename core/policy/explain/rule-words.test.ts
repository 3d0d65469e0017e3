import { PackDocument } from "..";
import type { AmountRule, Condition, CountRule, DateRule } from "../schema-rules";
import { RuleWords } from ".";

const words = new RuleWords(
  PackDocument.parse({
    id: "999903/2026",
    place: "999903",
    coverageYear: 2026,
    revision: 1,
    publishedAt: "2025-08-20",
    settings: [
      {
        key: "run",
        is: "whole",
        choices: [
          { key: "whole", says: "按整月算" },
          { key: "days", says: "按天算" },
        ],
        says: "怎样数月",
        cite: "一",
      },
    ],
    facts: [
      {
        key: "tier",
        ask: "选哪一档？",
        kind: "choice",
        choices: [
          { key: "low", says: "一档" },
          { key: "high", says: "二档" },
        ],
        says: "档次",
        cite: "二",
      },
      { key: "village-aid", ask: "村里补多少？", kind: "money", says: "村里补的钱", cite: "二" },
      { key: "left-school", ask: "哪天离校？", kind: "date", says: "离校那天", cite: "二" },
    ],
    conditions: [{ key: "poor", when: { holds: ["dibao"] }, says: "有困难的人", cite: "三" }],
    dates: [
      { key: "last", is: "2025-12-31", says: "窗口最后一天", cite: "四" },
      { key: "late", is: { unstated: "县医保局" }, says: "补缴最后一天", cite: "四" },
    ],
    counts: [{ key: "wait", is: 3, says: "等待的月数", cite: "四" }],
    amounts: [{ key: "personal", is: { yuan: 400 }, says: "个人缴费标准", cite: "五" }],
  }),
);

test.each<[DateRule, string]>([
  ["2025-09-01", "2025年9月1日"],
  ["year-start", "2026年1月1日"],
  ["birth", "出生当天"],
  ["last", "窗口最后一天"],
  ["late", "补缴最后一天，方案没有写（请问县医保局）"],
  [{ from: "last", then: [{ days: 1 }] }, "窗口最后一天的次日"],
  [{ from: "birth", then: [{ days: 90 }] }, "出生当天起第90天（当天不算）"],
  [
    { from: "birth", then: ["next-month", { months: 6 }, { days: -1 }] },
    "出生当天的次月1日起满6个月的前一天",
  ],
  [
    { from: "payday", then: [{ months: "wait", ifNoSuchDay: "next-day" }] },
    "缴费当天起满等待的月数个月",
  ],
  [
    { from: "year-end", then: [{ months: -2 }, "month-end"] },
    "2026年12月31日往前2个月所在月的月末",
  ],
  [{ latest: ["birth", "year-start"] }, "出生当天、2026年1月1日中较晚的一天"],
  [{ fact: "left-school" }, "离校那天"],
  [
    { cases: [{ when: { returningMigrantWorker: true }, is: "2026-02-28" }], otherwise: "last" },
    "窗口最后一天（春节返乡的务工人员的，2026年2月28日）",
  ],
])("the day %j", (rule, said) => {
  expect(words.day(rule)).toBe(said);
});

test.each<[CountRule, string]>([
  [3, "3"],
  ["wait", "等待的月数"],
  [{ fact: "broken-years" }, "断保年数"],
  [{ minus: [{ fact: "broken-years" }, 1] }, "断保年数－1"],
  [{ monthsFrom: "payday", to: "year-end" }, "缴费当天到2026年12月31日的月数"],
  [{ lowest: [6, { times: [2, "wait"] }] }, "6、2×等待的月数中最小的"],
  [{ ageAt: "year-start" }, "2026年1月1日的周岁"],
])("the count %j", (rule, said) => {
  expect(words.count(rule)).toBe(said);
});

test.each<[AmountRule, string]>([
  [{ yuan: "17.5" }, "17.50元"],
  [{ share: "50%", of: "personal" }, "个人缴费标准的50%"],
  [
    { share: { count: { monthsFrom: "payday", to: "year-end" }, outOf: 12 }, of: "personal" },
    "个人缴费标准的12分之缴费当天到2026年12月31日的月数",
  ],
  [{ minus: ["personal", { fact: "village-aid" }] }, "个人缴费标准－村里补的钱"],
  [
    { unstated: "县医保局", elsewhere: { yuan: 700, source: "省里的通知" } },
    "方案没有写（请问县医保局；别处的数字是700元，只供参考）",
  ],
  [{ times: 2, of: "personal" }, "个人缴费标准×2"],
])("the amount %j", (rule, said) => {
  expect(words.amount(rule)).toBe(said);
});

test.each<[Condition, string]>([
  [{}, "所有人"],
  ["poor", "有困难的人"],
  [{ hukou: "local", event: ["moved-in", "released"] }, "本地户口、户口新迁入、刑满释放"],
  [{ born: { to: "1951-12-31" } }, "1951年12月31日以前（含当天）出生"],
  [{ age: { atLeast: 18, under: 60, at: "payday" } }, "缴费当天满18、不满60周岁"],
  [
    { all: [{ any: ["poor", { sex: "female" }] }, { not: { permit: "none" } }] },
    "“有困难的人，或者女”，并且不是“没有居住证”",
  ],
  [{ brokenYears: { atLeast: 2, under: 3 } }, "断保恰好2年"],
  [{ setting: { run: "days" } }, "按天算"],
  [{ more: { tier: ["low", "high"] } }, "档次：一档或二档"],
  [{ known: { registered: false } }, "没有登记"],
])("the condition %j", (rule, said) => {
  expect(words.condition(rule)).toBe(said);
});
