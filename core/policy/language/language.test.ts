/**
 * The language against a second reading of it. Conditions, dates, counts and amounts are written at random, put into a
 * pack and answered by the engine, which compiles them and works out beforehand whatever is the same for everybody;
 * the same rules are read in the plainest way. Both must come to the same for everyone.
 */
import * as fc from "fast-check";
import { createPolicyBook } from "../book";
import { Facts } from "../facts";
import { PackDocument } from "../schema";
import type {
  AmountRule,
  ClassCode,
  Condition,
  CountRule,
  DateRule,
  Leaf,
  Shift,
} from "../schema-rules";
import { plusDays, Plainly, YEAR } from "./plainly";

// —— Rules and people at random —————————————————————————————————————————————————————————————————————

const fixedDay = fc.integer({ min: -500, max: 400 }).map((days) => plusDays(`${YEAR}-01-01`, days));
const birthDay = fc.oneof(
  fc.integer({ min: -33_000, max: -50 }).map((days) => plusDays(`${YEAR}-01-01`, days)),
  fc.constantFrom("1964-02-29", "1968-02-29", "2008-02-29", "2024-02-29"),
);
const bound = { atLeast: fc.nat({ max: 90 }), under: fc.nat({ max: 90 }) };
const optionally = { requiredKeys: [] };
const NO_SUCH_DAY = fc.constantFrom("end-of-month", "next-day");
const ROUNDING = fc.constantFrom(
  "down-to-fen",
  "up-to-fen",
  "half-up-to-fen",
  "half-up-to-yuan",
  "down-to-yuan",
  "up-to-yuan",
);

/** How deep rules stand inside each other; all kinds count alike. */
const DEPTH = { maxDepth: 2, depthIdentifier: "rules", withCrossShrink: true } as const;

/** Classes without kinds. */
const CLASSES: ClassCode[] = ["orphan", "tekun"];

interface Rules {
  day: DateRule;
  small: CountRule;
  count: CountRule;
  amount: AmountRule;
  leaf: Leaf;
  condition: Condition;
}

const rules = fc.letrec((loosely) => {
  const tie = <Key extends keyof Rules>(key: Key): fc.Arbitrary<Rules[Key]> =>
    loosely(key) as fc.Arbitrary<Rules[Key]>;
  const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(one, { minLength: 2, maxLength: 3 });
  const cases = <T>(
    one: fc.Arbitrary<T>,
  ): fc.Arbitrary<{ cases: { when: Condition; is: T }[]; otherwise: T }> =>
    fc.record({
      cases: fc.array(fc.record({ when: tie("condition"), is: one }), {
        minLength: 1,
        maxLength: 2,
      }),
      otherwise: one,
    });
  const span = fc.record({ from: tie("day"), to: tie("day") }, optionally);
  const shift = fc.oneof(
    fc.constantFrom("month-start", "month-end", "next-month"),
    fc.record({ days: fc.oneof(fc.integer({ min: -60, max: 60 }), tie("small")) }),
    fc.record({
      months: fc.oneof(fc.integer({ min: -14, max: 14 }), tie("small")),
      ifNoSuchDay: NO_SUCH_DAY,
    }),
    fc.record({ years: fc.integer({ min: -3, max: 3 }), ifNoSuchDay: NO_SUCH_DAY }),
  ) as fc.Arbitrary<Shift>;
  const fold = <T>(words: string[], one: fc.Arbitrary<T>): fc.Arbitrary<T> =>
    fc.tuple(fc.constantFrom(...words), list(one)).map(([word, all]) => ({ [word]: all }) as T);
  return {
    day: fc.oneof(
      DEPTH,
      fc.oneof(
        fc.constantFrom(
          "payday",
          "birth",
          "event",
          "year-start",
          "year-end",
          "employee-insurance-ended",
        ),
        fixedDay,
        fc.constantFrom({ fact: "settled" }, { heldSince: CLASSES }, { heldUntil: CLASSES }),
      ),
      fc.record({ from: tie("day"), then: fc.array(shift, { minLength: 1, maxLength: 3 }) }),
      fold<DateRule>(["earliest", "latest"], tie("day")),
      cases(tie("day")),
    ),
    small: tie("count").map((count): CountRule => ({ lowest: [count, 12] })),
    count: fc.oneof(
      DEPTH,
      fc.oneof(fc.nat({ max: 12 }), fc.constantFrom({ fact: "broken-years" }, { fact: "number" })),
      fc.record({ ageAt: tie("day") }),
      fc.record({ monthsFrom: tie("day"), to: tie("day") }),
      fc.record({ daysFrom: tie("day"), to: tie("day") }).map((days) => ({ lowest: [days, 400] })),
      fold<CountRule>(["sum", "minus", "highest", "lowest"], tie("count")),
      tie("small").map((small) => ({ times: [small, 3] })),
      cases(tie("count")),
    ),
    amount: fc.oneof(
      DEPTH,
      fc.oneof(
        fc.nat({ max: 60_000 }).map((fen) => ({
          yuan: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`,
        })),
        fc.constant({ fact: "money" }),
      ),
      fold<AmountRule>(["sum", "minus", "highest", "lowest"], tie("amount")),
      fc.record({ times: tie("small"), of: tie("amount") }),
      fc.record({
        share: fc.oneof(
          fc.nat({ max: 100 }).map((percent) => `${percent}%`),
          fc.record({ count: tie("count"), outOf: tie("count") }),
        ),
        of: tie("amount"),
        rounding: ROUNDING,
      }),
      cases(tie("amount")),
    ),
    leaf: fc
      .record(
        {
          sex: fc.constantFrom("male", "female"),
          enrolledLastYear: fc.boolean(),
          registered: fc.boolean(),
          insuredElsewhere: fc.boolean(),
          brokenYears: fc.record(
            { atLeast: fc.nat({ max: 5 }), under: fc.nat({ max: 6 }) },
            optionally,
          ),
          via: fc.subarray(["self", "agent", "school"], { minLength: 1 }),
          event: fc.subarray(["newborn", "moved-in", "released"], { minLength: 1 }),
          eventDay: span,
          born: span,
          age: fc.record({ ...bound, at: tie("day") }, { requiredKeys: ["at"] }),
          day: fc.record(
            { of: tie("day"), from: tie("day"), to: tie("day") },
            { requiredKeys: ["of"] },
          ),
          count: fc.record({ of: tie("count"), ...bound }, { requiredKeys: ["of"] }),
          more: fc.oneof(
            fc.record({ boat: fc.boolean() }),
            fc.record({ tier: fc.subarray(["one", "two"], { minLength: 1 }) }),
            fc.record({ settled: fc.record({ from: tie("day") }) }),
            fc.record({ number: fc.record({ atLeast: fc.nat({ max: 5 }) }) }),
          ),
        },
        optionally,
      )
      .map((all) => Object.fromEntries(Object.entries(all).slice(0, 2)) as Leaf)
      .filter((leaf) => Object.keys(leaf).length > 0),
    condition: fc.oneof(
      DEPTH,
      tie("leaf"),
      fc.record({ all: list(tie("condition")) }),
      fc.record({ any: list(tie("condition")) }),
      fc.record({ not: tie("condition") }),
      fc.record({ known: tie("leaf") }),
    ),
  };
});

const person = fc
  .record(
    {
      birthDate: birthDay,
      sex: fc.constantFrom("male", "female"),
      enrolledLastYear: fc.boolean(),
      registered: fc.boolean(),
      insuredElsewhere: fc.boolean(),
      brokenYears: fc.nat({ max: 7 }),
      via: fc.constantFrom("self", "agent", "school", "debit"),
      event: fc.record({ kind: fc.constantFrom("newborn", "moved-in", "released"), on: fixedDay }),
      categories: fc.array(
        fc.record(
          {
            code: fc.constantFrom("orphan", "tekun", "dibao-margin"),
            from: fixedDay,
            to: fixedDay,
          },
          { requiredKeys: ["code"] },
        ),
        { maxLength: 3 },
      ),
      employeeInsurance: fc.oneof(fc.constant(null), fc.record({ endedOn: fixedDay })),
      more: fc.record(
        {
          boat: fc.boolean(),
          tier: fc.constantFrom("one", "two"),
          number: fc.nat({ max: 9 }),
          money: fc.nat({ max: 50_000 }),
          settled: fixedDay,
        },
        optionally,
      ),
    },
    optionally,
  )
  .chain((facts) =>
    fc.nat({ max: 121 }).map((days) => {
      const asked = { place: "990001", year: YEAR, on: plusDays("2026-09-01", days), ...facts };
      const { event } = facts;
      // A newborn was born on the day of the event.
      return Facts.parse(event?.kind === "newborn" ? { ...asked, birthDate: event.on } : asked);
    }),
  );

const said = { says: "例子", cite: "一" };
const choice = (key: string): object => ({ key, says: "选项" });

const packOf = ({ condition, amount, count, day }: Rules): PackDocument =>
  PackDocument.parse({
    id: "990001/2027",
    place: "990001",
    coverageYear: YEAR,
    revision: 1,
    publishedAt: "2026-08-01",
    facts: [
      { key: "boat", ask: "是吗？", kind: "yes-no", ...said },
      {
        key: "tier",
        ask: "哪档？",
        kind: "choice",
        choices: [choice("one"), choice("two")],
        ...said,
      },
      { key: "number", ask: "几个？", kind: "number", ...said },
      { key: "money", ask: "多少？", kind: "money", ...said },
      { key: "settled", ask: "哪天？", kind: "date", ...said },
    ],
    conditions: [{ key: "chosen", when: condition, ...said }],
    amounts: [
      {
        key: "personal",
        is: { cases: [{ when: "chosen", is: amount }], otherwise: { yuan: 400 } },
        ...said,
      },
    ],
    eligible: [{ key: "everyone", when: { hukou: "local" }, ...said }],
    ways: [
      {
        key: "window",
        main: true,
        opens: "2026-09-01",
        closes: "2026-12-31",
        price: "personal",
        extras: [{ key: "more", is: { times: count, of: { yuan: 1 } }, ...said }],
        benefit: { from: day, beforeYear: true, ...said },
        ...said,
      },
    ],
  });

it("is answered as it reads, whatever is written and whoever asks", () => {
  const written = fc.record({
    condition: rules.condition,
    amount: rules.amount,
    count: rules.count,
    day: rules.day,
  }) as fc.Arbitrary<Rules>;
  fc.assert(
    fc.property(written, fc.array(person, { minLength: 1, maxLength: 8 }), (pack, people) => {
      const book = createPolicyBook([packOf(pack)], []);
      for (const facts of people) {
        const plainly = new Plainly(facts);
        const price = plainly.holds(pack.condition) ? plainly.amount(pack.amount) : 40_000;
        const extra = plainly.count(pack.count);
        const due = price === undefined || extra === undefined ? null : price + 100 * extra;
        const from = plainly.day(pack.day);
        const covered = from !== undefined && from <= `${YEAR}-12-31`;
        const { due: owed, benefit } = book.answer(facts);
        expect({ due: owed, benefit }).toEqual({
          due,
          benefit: covered ? { from, to: `${YEAR}-12-31` } : null,
        });
      }
    }),
    { numRuns: 300, seed: 20_261_122 },
  );
});
