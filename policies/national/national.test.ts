/**
 * The national layer as counties use it: an invented county above it gives only its price and its days, or chooses
 * otherwise in one named thing. The months of waiting are worked out here a second time, in plain arithmetic.
 */
import { join } from "node:path";
import * as fc from "fast-check";
import {
  createPolicyBook,
  Facts,
  type PackDocument,
  type PolicyBook,
  type Quote,
} from "../../core/policy";
import { readPack, readPackDocuments } from "../../local/policies";

const root = join(__dirname, "..", "..");
const { places } = readPackDocuments(root);
const wider = ["common", "2025"].map((name) => readPack(join(__dirname, name, "pack.yaml"), root));

const YEAR = 2029;
const COUNTY: PackDocument = {
  id: "999902/2029",
  place: "999902",
  coverageYear: YEAR,
  extends: ["cn/2025"],
  revision: 1,
  publishedAt: "2028-08-01",
  dates: [
    { key: "window-opens", is: "2028-09-01", says: "第一天", cite: "一" },
    { key: "window-closes", is: "2028-12-31", says: "最后一天", cite: "一" },
  ],
  amounts: [
    { key: "personal", is: { yuan: 400 }, says: "个人缴费", cite: "二" },
    { key: "late-price", is: { yuan: 900 }, says: "补缴", cite: "二" },
  ],
};

const CHOICES = {
  "waiting-months-run": ["from-payday", "from-next-month", "thirty-days"],
  "first-broken-year": ["not-counted", "counted"],
  "broken-before-2025": ["counted", "not-counted"],
} as const;
type Choices = { [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

const NATIONAL: Choices = {
  "waiting-months-run": "from-payday",
  "first-broken-year": "not-counted",
  "broken-before-2025": "counted",
};

const books = new Map<string, PolicyBook>();

/** The book of the county with what it chooses otherwise; made once for each choice. */
function bookOf(choices: Choices, own: Partial<PackDocument>): PolicyBook {
  const name = JSON.stringify([choices, own]);
  const settings = wider
    .flatMap((pack) => pack.settings ?? [])
    .map((setting) => ({ ...setting, is: choices[setting.key as keyof Choices] }));
  const book =
    books.get(name) ?? createPolicyBook([...wider, { ...COUNTY, settings, ...own }], places);
  books.set(name, book);
  return book;
}

/** The county's answer, with what it chooses otherwise. */
const ask = (
  facts: Record<string, unknown>,
  choices = NATIONAL,
  own: Partial<PackDocument> = {},
): Quote =>
  bookOf(choices, own).quote(
    Facts.parse({ place: "999902", year: YEAR, hukou: "local", ...facts }),
  );

/** Months to wait and months paid for, as 国办发〔2024〕38号 says, for somebody who has to wait. */
function waiting(
  broken: number,
  wanted: number,
  choices: Choices,
): { months: number; bought: number } {
  const counted =
    choices["broken-before-2025"] === "counted" ? broken : Math.min(broken, YEAR - 2025);
  const variable = choices["first-broken-year"] === "counted" ? counted : Math.max(0, counted - 1);
  const floor = counted >= 4 ? 6 : 3;
  const before = Math.max(3 + variable, floor);
  const bought = Math.min(wanted, before - floor);
  return { months: before - bought, bought };
}

const benefitFrom = (quote: Quote): string | undefined => quote.benefit?.from;

it("who pays in time and never broke does not wait", () => {
  const quote = ask({ on: "2028-11-22", brokenYears: 0, more: { "buy-back-months": 3 } });
  expect(quote).toMatchObject({ outcome: "payable", due: 40000 });
  expect(benefitFrom(quote)).toBe("2029-01-01");
});

it("who broke waits and buys back as the rules say, whatever a county chooses in the open points", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.record({
        "waiting-months-run": fc.constantFrom(...CHOICES["waiting-months-run"]),
        "first-broken-year": fc.constantFrom(...CHOICES["first-broken-year"]),
        "broken-before-2025": fc.constantFrom(...CHOICES["broken-before-2025"]),
      }),
      (brokenYears, wanted, choices) => {
        const more = { "buy-back-months": wanted };
        const quote = ask({ on: "2028-11-22", brokenYears, more }, choices);
        const { months, bought } = waiting(brokenYears, wanted, choices);
        expect(quote.due).toBe(40000 * (1 + bought));
        // Paid ahead, so counted from the first day of the year; by days: 30 a month, twelve end inside the year.
        const from =
          choices["waiting-months-run"] === "thirty-days"
            ? new Date(Date.UTC(YEAR, 0, 1 + 30 * months)).toISOString().slice(0, 10)
            : new Date(Date.UTC(YEAR, months, 1)).toISOString().slice(0, 10);
        expect(benefitFrom(quote)).toBe(from <= `${YEAR}-12-31` ? from : undefined);
      },
    ),
    { numRuns: 3000 },
  );
});

test.each([
  ["from-payday", "2029-04-15"],
  ["from-next-month", "2029-05-01"],
  ["thirty-days", "2029-04-15"],
] as const)("who missed the window waits three months, run %s", (run, from) => {
  const quote = ask(
    { on: "2029-01-15", brokenYears: 0 },
    { ...NATIONAL, "waiting-months-run": run },
  );
  expect(quote).toMatchObject({ outcome: "payable", due: 90000 });
  expect(benefitFrom(quote)).toBe(from);
});

test("the last day of the window does not wait, the next day does", () => {
  expect(benefitFrom(ask({ on: "2028-12-31", brokenYears: 0 }))).toBe("2029-01-01");
  expect(benefitFrom(ask({ on: "2029-01-01", brokenYears: 0 }))).toBe("2029-04-01");
});

test("a newborn does not wait; a county may name others by the same name", () => {
  const born = { kind: "newborn", on: "2029-02-01" };
  expect(benefitFrom(ask({ on: "2029-03-01", event: born }))).toBe("2029-02-01");
  const soldier = { on: "2029-03-01", event: { kind: "discharged-soldier", on: "2029-02-01" } };
  expect(benefitFrom(ask(soldier))).toBe("2029-06-01");
  const exempt = {
    key: "waiting-exempt",
    when: { event: ["newborn" as const, "discharged-soldier" as const] },
    says: "新生儿和退役军人不设等待期",
    cite: "三",
  };
  expect(benefitFrom(ask(soldier, NATIONAL, { conditions: [exempt] }))).toBe("2029-03-01");
});

test("a county may wait longer, ask more for a month, or close later, each by its name", () => {
  const counts = [{ key: "fixed-months", is: 4, says: "固定四个月", cite: "三" }];
  const broke = { on: "2028-11-22", brokenYears: 2 };
  expect(benefitFrom(ask(broke, NATIONAL, { counts }))).toBe("2029-06-01");
  const amounts = [
    ...(COUNTY.amounts ?? []),
    {
      key: "buy-back",
      is: { times: "bought-months", of: { yuan: 500 } },
      says: "补缴",
      cite: "三",
    },
  ];
  const buying = { ...broke, more: { "buy-back-months": 1 } };
  expect(ask(buying, NATIONAL, { amounts }).due).toBe(90000);
  const dates = (COUNTY.dates ?? []).map((date) =>
    date.key === "window-closes" ? { ...date, is: "2029-02-28" } : date,
  );
  const inTime = ask({ on: "2029-02-28", brokenYears: 0 }, NATIONAL, { dates });
  expect(inTime).toMatchObject({ due: 40000, benefit: { from: "2029-02-28" } });
});

const told = (quote: Quote): string[] => quote.next.map(({ text }) => text);

test("who is given the county's aid is not sent to ask for it", () => {
  const dibao = { on: "2028-11-22", brokenYears: 0, categories: [{ code: "dibao" }] };
  const asked = /请先问清资助再缴/;
  expect(told(ask(dibao)).some((text) => asked.test(text))).toBe(true);
  const classes: PackDocument["classes"] = [
    {
      key: "dibao",
      classes: ["dibao"],
      gives: { yuan: 300 },
      payers: [{ payer: "medical-assistance" }],
      says: "低保300元",
      cite: "三",
    },
  ];
  const given = ask(dibao, NATIONAL, { classes });
  expect(given.due).toBe(10000);
  expect(told(given).some((text) => asked.test(text))).toBe(false);
  const tekun = ask({ ...dibao, categories: [{ code: "tekun" }] });
  expect(tekun.due).toBe(0);
  expect(told(tekun).some((text) => text.includes("请先问村"))).toBe(false);
});

test("what a county settles by its name is no longer told as open", () => {
  const waits = { on: "2029-01-15", brokenYears: 0 };
  const asked = /等待期怎样数各地不同/;
  const bare = (own: Partial<PackDocument>) =>
    createPolicyBook([...wider, { ...COUNTY, ...own }], places);
  const settings = wider
    .flatMap((pack) => pack.settings ?? [])
    .filter(({ key }) => key === "waiting-months-run")
    .map((setting) => ({ ...setting, is: "from-payday" }));
  const facts = Facts.parse({ place: "999902", year: YEAR, hukou: "local", ...waits });
  const before = bare({}).quote(facts);
  const after = bare({ settings }).quote(facts);
  expect(told(before).some((text) => asked.test(text))).toBe(true);
  expect(told(after).some((text) => asked.test(text))).toBe(false);
  expect(benefitFrom(after)).toBe(benefitFrom(before));
  const open = (own: Partial<PackDocument>) =>
    (bare(own).whole("999902", YEAR)?.document.unstated ?? []).map(({ key }) => key);
  expect(open({})).toEqual(
    expect.arrayContaining(["waiting-exempt", "waiting-months-run", "reward-amounts"]),
  );
  expect(open({ settings })).not.toContain("waiting-months-run");
  expect(open({ settings })).toContain("waiting-exempt");
});
