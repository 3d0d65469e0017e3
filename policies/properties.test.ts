/** What holds for every question to every pack. Each property prints its seed when it fails. */
import { join } from "node:path";
import * as fc from "fast-check";
import {
  addDays,
  CATEGORY_CODES,
  createPolicyBook,
  EVENT_KINDS,
  Facts,
  receiptOf,
  type FactKey,
  type Quote,
} from "../core/policy";
import { readPackDocuments } from "../local/policies";

const { packs, places } = readPackDocuments(join(__dirname, ".."));
const book = createPolicyBook(packs, places);
const answering = packs.flatMap(({ place, coverageYear }) =>
  coverageYear === undefined ? [] : [{ place, year: coverageYear }],
);

const dayAround = (year: number, before: number, after: number): fc.Arbitrary<string> =>
  fc.integer({ min: -before, max: after }).map((days) => addDays(`${year}-01-01`, days));

/** Facts of everywhere; those that a pack declares for itself have tests of their own. */
type PlainFact = Exclude<FactKey, "more">;

/** Every fact with values of all kinds, near the dates of a coverage year. */
function valuesFor(year: number): Record<PlainFact, fc.Arbitrary<unknown>> {
  const recent = dayAround(year, 500, 400);
  const boolean = fc.option(fc.boolean());
  return {
    birthDate: fc.oneof(recent, dayAround(year - 45, 20_000, 16_000)),
    sex: fc.constantFrom("male", "female"),
    hukou: fc.constantFrom("local", "elsewhere", null),
    hukouKind: fc.constantFrom("rural", "urban", null),
    residencePermit: fc.option(fc.record({ until: recent })),
    foreigner: fc.constantFrom("expert-family", "permit-unemployed", null),
    student: fc.option(
      fc.record({
        stage: fc.constantFrom("nursery", "school", "vocational", "university"),
        enteredOn: recent,
      }),
    ),
    parentInsuredHere: boolean,
    parentHoldsPermit: boolean,
    categories: fc.array(
      fc.record(
        {
          code: fc.constantFrom(...CATEGORY_CODES.filter((code) => code !== "age")),
          from: recent,
          to: recent,
        },
        { requiredKeys: ["code"] },
      ),
      { maxLength: 3 },
    ),
    employeeInsurance: fc.oneof(fc.constantFrom("active", null), fc.record({ endedOn: recent })),
    insuredElsewhere: boolean,
    enrolledLastYear: boolean,
    brokenYears: fc.nat({ max: 6 }),
    registered: boolean,
    returningMigrantWorker: boolean,
    event: fc.option(fc.record({ kind: fc.constantFrom(...EVENT_KINDS), on: recent })),
    via: fc.constantFrom("self", "agent", "school", "debit", "collective"),
    years: fc.option(fc.subarray([year - 1, year, year + 1], { minLength: 1 })),
    openings: fc.option(
      fc.record({ special: recent, extension: fc.record({ until: recent }) }, { requiredKeys: [] }),
    ),
  };
}

/** Values of the facts that a pack declares for itself: months bought back, a tier, money that is owed. */
function ownValuesFor(place: string, year: number): fc.Arbitrary<unknown> {
  const own = book.whole(place, year)?.document.facts ?? [];
  const values = own.map(({ key, kind, choices = [], atMost = 12 }) => {
    const ofKind = {
      "yes-no": () => fc.boolean(),
      choice: () => fc.constantFrom(...choices.map((choice) => choice.key)),
      number: () => fc.nat({ max: atMost }),
      money: () => fc.nat({ max: 100_000 }),
      date: () => dayAround(year, 500, 400),
    };
    return [key, ofKind[kind]() as fc.Arbitrary<unknown>] as const;
  });
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

/** A newborn's birth date is the day of the event: facts that contradict each other are refused. */
function agreeing(facts: Record<string, unknown>): Record<string, unknown> {
  const { event, birthDate } = facts as Partial<Facts>;
  const born = event?.kind === "newborn" && birthDate != null;
  return born ? { ...facts, birthDate: event.on } : facts;
}

/** A person of whom some facts are known, asking one of the packs. */
const questionTo = (asked: typeof answering): fc.Arbitrary<Facts> =>
  fc
    .constantFrom(...asked)
    .chain(({ place, year }) =>
      fc
        .tuple(
          dayAround(year, 180, 420),
          fc.record(valuesFor(year), { requiredKeys: [] }),
          ownValuesFor(place, year),
        )
        .map(([on, facts, more]) => Facts.parse(agreeing({ place, year, on, ...facts, more }))),
    );

const question = questionTo(answering);

const allFacts = Object.keys(valuesFor(2000)) as PlainFact[];

/** The quote without what only tells about unknown facts. */
function substance({ missing: _missing, questions: _questions, ...rest }: Quote): string {
  return JSON.stringify(rest);
}

it("[X1] the steps with an amount sum to what is due, and aid and due to the standard", () => {
  fc.assert(
    fc.property(question, (facts) => {
      const quote = book.quote(facts);
      for (const { standard, aid, due } of quote.lines) {
        if (standard === null) continue;
        expect(aid.reduce((sum, { amount }) => sum + amount, due ?? NaN)).toBe(standard);
      }
      if (quote.due === null) return;
      expect(Number.isInteger(quote.due) && quote.due >= 0).toBe(true);
      expect(quote.because.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(quote.due);
      expect(quote.lines.reduce((sum, { due }) => sum + (due ?? NaN), 0)).toBe(quote.due);
    }),
    { numRuns: 1500 },
  );
});

/** What the steps of one coverage year add up to, by what they speak of. */
function stepsOf({ because }: Quote, year: number): { price: number; extra: number; aid: number } {
  const sum = (topic: string): number =>
    because
      .filter((step) => step.topic === topic && step.year === year)
      .reduce((total, { fen = 0 }) => total + fen, 0);
  return { price: sum("price"), extra: sum("extra"), aid: sum("aid") };
}

const totalOf = (parts: readonly { amount: number }[] = []): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/** Reckons each line again from its own steps: price, charges beside it, aid, what is given back later. */
function reckonedAgain(quote: Quote): Quote {
  const { lines, due } = quote;
  expect(new Set(lines.map(({ year }) => year)).size).toBe(lines.length);
  if (due === null) return quote;
  for (const line of lines) {
    const { price, extra, aid } = stepsOf(quote, line.year);
    expect([price + extra, price + extra + aid]).toEqual([line.standard, line.due]);
    expect([extra, aid + totalOf(line.aid)]).toEqual([totalOf(line.extras), 0]);
    // No aid is given on the charges, and nothing is given back that was not paid.
    expect(totalOf(line.aid) + totalOf(line.afterwards)).toBeLessThanOrEqual(price);
  }
  return quote;
}

it("each line can be reckoned again from its own steps", () => {
  fc.assert(
    fc.property(question, (facts) => void reckonedAgain(book.quote(facts))),
    { numRuns: 1500 },
  );
});

it("so can lines with charges, with something given back later, and those of several years", () => {
  // In one invented county the severely disabled are given a part back later; in the other a child born at the end of a
  // year owes two.
  const invented = questionTo(answering.filter(({ place }) => place === "999902")).map(
    (facts): Facts => ({ ...facts, categories: [{ code: "disabled-1-2" }] }),
  );
  const seed = 20_300_101;
  const born = { kind: "newborn" as const, on: "2026-12-20" };
  const newborn = questionTo(answering.filter(({ place }) => place === "999901")).map(
    (facts): Facts => ({ ...facts, year: 2027, on: "2027-01-10", birthDate: born.on, event: born }),
  );
  const quotes = [invented, newborn]
    .flatMap((some) => fc.sample(some, { seed, numRuns: 500 }))
    .map((facts) => reckonedAgain(book.quote(facts)))
    .filter(({ due }) => due !== null);
  const count = (kind: (quote: Quote) => boolean): number => quotes.filter(kind).length;
  expect(count(({ lines }) => lines.some(({ extras }) => extras))).toBeGreaterThan(3);
  expect(count(({ lines }) => lines.some(({ afterwards }) => afterwards))).toBeGreaterThan(3);
  expect(count(({ lines }) => lines.length > 1)).toBeGreaterThan(3);
});

it("[Q4] answering a fact that is not listed as missing never changes the quote", () => {
  fc.assert(
    fc.property(
      question.chain((facts) => {
        const { missing } = book.quote(facts);
        const silent = allFacts.filter((key) => facts[key] === undefined && !missing.includes(key));
        if (silent.length === 0) return fc.constant({ facts, answered: facts });
        return fc.constantFrom(...silent).chain((key) =>
          valuesFor(facts.year)[key].map((value) => ({
            facts,
            answered: Facts.parse(agreeing({ ...facts, [key]: value })),
          })),
        );
      }),
      ({ facts, answered }) => {
        expect(substance(book.quote(answered))).toBe(substance(book.quote(facts)));
      },
    ),
    { numRuns: 1500 },
  );
});

it("every fact listed as missing is unknown, or a class whose kinds differ, and has its question", () => {
  fc.assert(
    fc.property(question, (facts) => {
      const { missing, questions } = book.quote(facts);
      expect(questions.map(({ fact }) => fact)).toEqual(missing);
      const known = missing.filter((key) => facts[key as PlainFact] !== undefined);
      expect(known.filter((key) => key !== "categories")).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

it("what can be paid has an amount, and what cannot be owed has none", () => {
  fc.assert(
    fc.property(question, (facts) => {
      const { outcome, due, lines, because } = book.quote(facts);
      const owed = ["payable", "settlement-pause"].includes(outcome);
      const nothing = ["no-plan", "not-eligible", "insured-already", "closed"].includes(outcome);
      if (owed) expect(due).toBeGreaterThan(0);
      if (outcome === "no-charge") expect(due).toBe(0);
      if (nothing) expect([due, lines]).toEqual([null, []]);
      expect(because.every(({ text, cite }) => text.length > 0 && cite.length > 0)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it("[X3] replaying a receipt gives the same bytes in a book made anew", () => {
  const anew = createPolicyBook(packs, places);
  fc.assert(
    fc.property(question, (facts) => {
      const receipt = receiptOf(facts, book.quote(facts), book);
      if (!receipt) return;
      expect(JSON.stringify(anew.quote(receipt.facts))).toBe(JSON.stringify(receipt.answer));
      expect(anew.packRef(facts.place, facts.year)?.hash).toBe(receipt.packHash);
    }),
    { numRuns: 1000 },
  );
});

it("[X3] a receipt names every pack that the answer was worked out from: these alone give it again", () => {
  const wider = packs.filter(({ coverageYear }) => coverageYear === undefined);
  const booksOf = new Map<string, ReturnType<typeof createPolicyBook>>();
  const bookOf = (ids: readonly string[]) => {
    const name = ids.join();
    const made =
      booksOf.get(name) ??
      createPolicyBook([...wider, ...packs.filter(({ id }) => ids.includes(id))], places);
    booksOf.set(name, made);
    return made;
  };
  // Newborns around the turn of the year, who may owe two.
  const newborn = fc
    .tuple(question, fc.integer({ min: -100, max: 30 }), fc.nat({ max: 60 }))
    .map(([facts, days, after]): Facts => {
      const birthDate = addDays(`${facts.year}-01-01`, days);
      const event = { kind: "newborn" as const, on: birthDate };
      return { ...facts, birthDate, event, on: addDays(birthDate, after), hukou: "local" };
    });
  let several = 0;
  fc.assert(
    fc.property(fc.oneof(question, newborn), (facts) => {
      const receipt = receiptOf(facts, book.answer(facts), book);
      if (!receipt) return;
      const named = receipt.packs ?? [];
      several += named.length > 1 ? 1 : 0;
      const alone = bookOf(named.map(({ id }) => id));
      expect(JSON.stringify(alone.answer(receipt.facts))).toBe(JSON.stringify(receipt.answer));
      expect(named.map(({ year }) => alone.packRef(facts.place, year)?.hash)).toEqual(
        named.map(({ hash }) => hash),
      );
    }),
    { numRuns: 2000 },
  );
  expect(several).toBeGreaterThan(0);
});
