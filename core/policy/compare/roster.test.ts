import * as fc from "fast-check";
import { createPolicyBook, Facts, type PackDocument } from "..";
import {
  compareRoster,
  figuresOf,
  summaryOf,
  type PersonComparison,
  type RosterComparison,
} from ".";
import { CORRECTED, PACK, PLACES } from "./packs-for-tests";

const answering = (pack: PackDocument) => {
  const book = createPolicyBook([pack], PLACES);
  return (facts: Facts) => book.answer(facts);
};
const facts = (known: object): Facts =>
  Facts.parse({ place: "999801101", year: 2030, on: "2029-11-01", ...known });

/** Eight invented people; each is worked out by hand below. */
const PEOPLE = [
  facts({ id: "plain", hukou: "local" }), // 300 → 280
  facts({ id: "plain2", hukou: "local" }), // 300 → 280
  facts({ id: "dibao", hukou: "local", categories: [{ code: "dibao" }] }), // 150 → 140
  facts({ id: "tekun", hukou: "local", categories: [{ code: "tekun" }] }), // 0 → 0
  facts({ id: "away", hukou: "elsewhere" }), // refused in both
  facts({ id: "job", hukou: "local", employeeInsurance: "active" }), // refused in both
  facts({ id: "late", hukou: "local", on: "2029-12-28" }), // closed → 280
  facts({ id: "back", hukou: "local", on: "2029-12-28", returningMigrantWorker: true }), // ask → 280
];

test("each sum is what adding up by hand gives, and the unknown is in none of them", () => {
  const result = compareRoster(answering(PACK), answering(CORRECTED), PEOPLE);
  expect(result).toMatchObject({
    people: 8,
    more: 0,
    moreFen: 0,
    less: 3,
    lessFen: 2_000 + 2_000 + 1_000,
    same: 1,
    newlyOwed: 1,
    newlyRefused: 0,
    newlyOpen: 0,
    newlySettled: 1,
    openInBoth: 0,
    refusedInBoth: 2,
    distribution: [
      { fen: -2_000, people: 2 },
      { fen: -1_000, people: 1 },
    ],
    otherDifferences: 0,
  });
  expect(result.a).toMatchObject({
    owed: 4,
    open: 1,
    refused: 3,
    paying: 3,
    standardFen: 4 * 30_000,
    dueFen: 30_000 + 30_000 + 15_000,
    payers: [
      { payer: "county", fen: 10_000 + 15_000, afterwardsFen: 0, people: 2 },
      { payer: "medical-assistance", fen: 20_000, afterwardsFen: 0, people: 1 },
    ],
    fiscalFen: 4 * 60_000,
    fiscalUnknown: 0,
  });
  expect(result.b).toMatchObject({
    owed: 6,
    open: 0,
    refused: 2,
    dueFen: 4 * 28_000 + 14_000,
    payers: [
      { payer: "city", fen: 7_000, people: 1 },
      { payer: "county", fen: 9_333 + 7_000, people: 2 },
      { payer: "medical-assistance", fen: 18_667, people: 1 },
    ],
  });
  expect(result.a.outcomes).toMatchObject({ payable: 3, "no-charge": 1, closed: 1, ask: 1 });
});

test("person by person: outcome, due, aid per payer and the difference; none where it is not known", () => {
  const told: PersonComparison[] = [];
  compareRoster(answering(PACK), answering(CORRECTED), PEOPLE, (person) => told.push(person));
  expect(told.map(({ id, differenceFen }) => [id, differenceFen])).toEqual([
    ["plain", -2_000],
    ["plain2", -2_000],
    ["dibao", -1_000],
    ["tekun", 0],
    ["away", null],
    ["job", null],
    ["late", null],
    ["back", null],
  ]);
  expect(told[2]).toEqual({
    id: "dibao",
    a: {
      outcome: "payable",
      dueFen: 15_000,
      aid: [{ payer: "county", fen: 15_000 }],
      fiscalFen: 60_000,
    },
    b: {
      outcome: "payable",
      dueFen: 14_000,
      aid: [
        { payer: "city", fen: 7_000 },
        { payer: "county", fen: 7_000 },
      ],
      fiscalFen: 60_000,
    },
    differenceFen: -1_000,
  });
});

test("newly refused and newly open are the other way round of newly owed and newly settled", () => {
  const result = compareRoster(answering(CORRECTED), answering(PACK), PEOPLE);
  expect(result).toMatchObject({ newlyOwed: 0, newlyRefused: 1, newlyOpen: 1, newlySettled: 0 });
});

test("a government share that the plan leaves open has no sum, and its people are counted", () => {
  const silent: PackDocument = {
    ...PACK,
    amounts: PACK.amounts?.map((amount) =>
      amount.key === "fiscal" ? { ...amount, is: { unstated: "县医保局" } } : amount,
    ),
  };
  const result = compareRoster(answering(PACK), answering(silent), PEOPLE);
  expect(result.b).toMatchObject({ fiscalFen: 0, fiscalUnknown: 4 });
  const { fiscal, left } = summaryOf(result);
  expect([fiscal.aUnknown, fiscal.bUnknown]).toEqual([undefined, true]);
  expect(left).toContainEqual(expect.stringContaining("财政补助没有写明的人：A 0 人，B 4 人"));
});

test("where nobody's amount is known there is no sum, not even zero", () => {
  const open = [PEOPLE[7]!];
  const { costs, total, left } = summaryOf(
    compareRoster(answering(PACK), answering(CORRECTED), open),
  );
  expect(costs.map((row) => figuresOf(row))).toEqual([["说不准", "280.00", "—"]]);
  expect(figuresOf(total)).toEqual(["说不准", "280.00", "—"]);
  expect(left).toContainEqual(expect.stringContaining("算进合计的人：A 0 人，B 1 人"));
});

test("what persons get back afterwards is the payer's cost, and is not taken off what they pay", () => {
  const later: PackDocument = {
    ...PACK,
    classes: PACK.classes?.map((one) =>
      one.key === "dibao"
        ? { ...one, payers: [{ payer: "village", paid: "to-person-afterwards" }] }
        : one,
    ),
  };
  const { a, b } = compareRoster(answering(PACK), answering(later), PEOPLE);
  expect(b.dueFen).toBe(a.dueFen + 15_000);
  expect(b.payers.find(({ payer }) => payer === "village")).toEqual({
    payer: "village",
    fen: 0,
    afterwardsFen: 15_000,
    people: 1,
  });
});

const person: fc.Arbitrary<Facts> = fc
  .record({
    on: fc.constantFrom("2029-08-31", "2029-09-01", "2029-12-25", "2029-12-28", "2030-03-01"),
    hukou: fc.constantFrom("local", "local", "elsewhere"),
    employeeInsurance: fc.constantFrom(null, null, "active"),
    returningMigrantWorker: fc.boolean(),
    categories: fc.subarray([{ code: "dibao" }, { code: "tekun" }, { code: "orphan" }]),
  })
  .map(facts);

/** The same totals once more, the slow and plain way: from what is told of each person. */
function bySum(people: readonly PersonComparison[], side: "a" | "b") {
  const owed = people
    .map((one) => one[side])
    .filter(({ outcome, dueFen }) => dueFen !== null && outcome !== "ask");
  const payers = new Map<string, number>();
  for (const { aid } of owed)
    for (const { payer, fen } of aid) payers.set(payer, (payers.get(payer) ?? 0) + fen);
  return {
    owed: owed.length,
    dueFen: owed.reduce((sum, { dueFen }) => sum + (dueFen ?? NaN), 0),
    payers,
  };
}

function check(result: RosterComparison, told: readonly PersonComparison[]): void {
  for (const side of ["a", "b"] as const) {
    const totals = result[side];
    const sums = bySum(told, side);
    expect(totals.owed).toBe(sums.owed);
    expect(totals.dueFen).toBe(sums.dueFen);
    expect(new Map(totals.payers.map(({ payer, fen }) => [payer, fen]))).toEqual(sums.payers);
    // What persons pay and what others pay for them is the price.
    const others = totals.payers.reduce((sum, { fen }) => sum + fen, 0);
    expect(totals.dueFen + others).toBe(totals.standardFen);
    expect(totals.owed + totals.open + totals.refused).toBe(result.people);
    expect(Object.values(totals.outcomes).reduce((sum, count) => sum + count, 0)).toBe(
      result.people,
    );
  }
  const { more, less, same, newlyOwed, newlyRefused, newlyOpen, newlySettled } = result;
  const { openInBoth, refusedInBoth, distribution, otherDifferences } = result;
  expect(
    more +
      less +
      same +
      newlyOwed +
      newlyRefused +
      newlyOpen +
      newlySettled +
      openInBoth +
      refusedInBoth,
  ).toBe(result.people);
  const counted = distribution.reduce((sum, { people }) => sum + people, otherDifferences);
  expect(counted).toBe(more + less);
  const known = told.flatMap(({ differenceFen }) => differenceFen ?? []);
  expect(result.moreFen - result.lessFen).toBe(known.reduce((sum, fen) => sum + fen, 0));
}

test("totals are the sums over the people, and dues and payers together the prices", () => {
  const [a, b] = [answering(PACK), answering(CORRECTED)];
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), (people) => {
      const told: PersonComparison[] = [];
      check(
        compareRoster(a, b, people, (one) => told.push(one)),
        told,
      );
    }),
    { numRuns: 300 },
  );
});

test("memory is counters: many kinds of differences are counted without being kept", () => {
  const answer = answering(PACK);
  const odd = (at: { fen: number }) => (one: Facts) => {
    at.fen += 1;
    return { ...answer(one), due: at.fen };
  };
  const people = Array.from({ length: 6_000 }, () => PEOPLE[0]!);
  const result = compareRoster(answer, odd({ fen: 100_000 }), people);
  expect(result.distribution).toHaveLength(4_096);
  expect(result.otherDifferences).toBe(6_000 - 4_096);
  expect(result.more).toBe(6_000);
});
