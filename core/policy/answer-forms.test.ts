import { formOf, withAnswer, type FormAnswer } from "./answer-forms";
import { Facts, type MissingKey } from "./facts";
import { ASKABLE, questionFor, residentKnows } from "./questions";
import type { PackDocument } from "./schema";

const pack: PackDocument = {
  id: "999999/2030",
  place: "999999",
  coverageYear: 2030,
  revision: 1,
  publishedAt: "2029-09-01",
  facts: [
    {
      key: "tier",
      ask: "选哪一档？",
      kind: "choice",
      choices: [
        { key: "yes", says: "一档" },
        { key: "two", says: "二档" },
      ],
      says: "缴费档次",
      cite: "一",
    },
    { key: "resettled", ask: "是搬迁户吗？", kind: "yes-no", says: "搬迁户", cite: "二" },
    { key: "months", ask: "几个月？", kind: "number", atMost: 12, says: "月数", cite: "三" },
    { key: "since", ask: "从哪天起？", kind: "date", says: "起算日", cite: "四" },
    { key: "village", ask: "村里补多少？", kind: "money", says: "村集体补助", cite: "五" },
  ],
  ownClasses: [
    { key: "brave", code: "x-brave", name: "见义勇为人员", says: "见义勇为", cite: "六" },
  ],
  eligible: [{ key: "all", when: { holds: ["orphan"] }, says: "孤儿", cite: "一" }],
  classes: [
    {
      key: "a",
      classes: ["dibao", "age", "x-brave"],
      gives: "all",
      payers: [{ payer: "county" }],
      says: "资助",
      cite: "三",
    },
  ],
  rosters: [{ key: "r", classes: ["tekun"], provider: "民政局", says: "名单", cite: "七" }],
  ways: [
    {
      key: "main",
      main: true,
      opens: "2029-09-01",
      closes: { from: "school-entry", then: [{ days: 30 }] },
      price: "personal",
      when: { event: ["newborn", "moved-in"] },
      says: "集中缴费",
      cite: "二",
    },
  ],
};

const form = (key: MissingKey) => formOf(key, pack);
const base = { place: "999999", year: 2030, on: "2029-10-01" };
const told = (key: MissingKey, answer: FormAnswer) => {
  const facts = withAnswer<Facts>(base, key, answer, pack);
  // Whatever a person can answer is a question that the engine accepts.
  expect(Facts.safeParse(facts).success).toBe(true);
  return facts;
};

test("every fact that can be asked for has a question and a form", () => {
  for (const key of ASKABLE) {
    expect(questionFor(key, pack).text).toMatch(/？$/);
    expect(form(key)).toBeDefined();
  }
  const known = ["openings", "registered", "via"].map((fact) => residentKnows(fact));
  expect(known).toEqual([false, false, false]);
  expect(residentKnows("more.tier")).toBe(true);
});

test("classes are those that the pack names in what decides, its own by their names; never those that no list names", () => {
  expect(form("categories")).toEqual({
    kind: "classes",
    classes: [
      { code: "dibao", name: "低保对象" },
      { code: "x-brave", name: "见义勇为人员" },
      { code: "orphan", name: "孤儿" },
    ],
  });
});

test("events are those that the pack names; a pupil is asked for the day of entering where a rule hangs on it", () => {
  const events = form("event");
  const stages = form("student");
  expect(events?.kind === "choice" && events.choices.map(({ key }) => key)).toEqual([
    "none",
    "newborn",
    "moved-in",
  ]);
  expect(stages?.kind === "choice" && stages.choices[1]?.days).toEqual([
    { key: "enteredOn", ask: "哪一天入学？", optional: true },
  ]);
});

test.each<[MissingKey, FormAnswer, object]>([
  ["hukou", { choice: "local" }, { hukou: "local" }],
  ["hukouKind", { choice: "none" }, { hukouKind: null }],
  ["sex", { choice: "female" }, { sex: "female" }],
  ["foreigner", { choice: "none" }, { foreigner: null }],
  ["birthDate", { date: "1990-02-03" }, { birthDate: "1990-02-03" }],
  ["brokenYears", { number: 3 }, { brokenYears: 3 }],
  ["insuredElsewhere", { choice: "yes" }, { insuredElsewhere: true }],
  ["parentHoldsPermit", { choice: "no" }, { parentHoldsPermit: false }],
  ["categories", { classes: [] }, { categories: [] }],
  ["categories", { classes: ["x-brave"] }, { categories: [{ code: "x-brave" }] }],
  ["years", { choice: "2029+2030" }, { years: [2029, 2030] }],
  ["employeeInsurance", { choice: "none" }, { employeeInsurance: null }],
  ["employeeInsurance", { choice: "active" }, { employeeInsurance: "active" }],
  [
    "employeeInsurance",
    { choice: "ended", days: { endedOn: "2029-08-31" } },
    { employeeInsurance: { endedOn: "2029-08-31" } },
  ],
  [
    "residencePermit",
    { choice: "have", days: { until: "2031-01-01" } },
    { residencePermit: { until: "2031-01-01" } },
  ],
  ["student", { choice: "school" }, { student: { stage: "school" } }],
  [
    "student",
    { choice: "university", days: { enteredOn: "2029-09-01" } },
    { student: { stage: "university", enteredOn: "2029-09-01" } },
  ],
  ["event", { choice: "none" }, { event: null }],
  [
    "event",
    { choice: "moved-in", days: { on: "2029-08-01" } },
    { event: { kind: "moved-in", on: "2029-08-01" } },
  ],
  [
    "event",
    { choice: "newborn", days: { on: "2029-08-01" } },
    { event: { kind: "newborn", on: "2029-08-01" }, birthDate: "2029-08-01" },
  ],
  ["more.tier", { choice: "yes" }, { more: { tier: "yes" } }],
  ["more.resettled", { choice: "no" }, { more: { resettled: false } }],
  ["more.months", { number: 4 }, { more: { months: 4 } }],
  ["more.since", { date: "2029-01-01" }, { more: { since: "2029-01-01" } }],
  ["more.village", { fen: 5_000 }, { more: { village: 5_000 } }],
])("%s: %j is the fact %j", (key, answer, fact) => {
  expect(told(key, answer)).toEqual({ ...base, ...fact });
});

test("a choice that lacks its day says nothing, and own facts stand beside each other", () => {
  expect(told("event", { choice: "moved-in" })).toEqual(base);
  const one = withAnswer<Facts>(base, "more.tier", { choice: "two" }, pack);
  expect(withAnswer(one, "more.months", { number: 2 }, pack).more).toEqual({
    tier: "two",
    months: 2,
  });
});
