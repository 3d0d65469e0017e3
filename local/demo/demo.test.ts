import { join } from "node:path";
import { factsOfRow } from "../../core/people";
import { createPolicyBook } from "../../core/policy";
import { readPackDocuments } from "../policies";
import { EXPECTED } from "./expected";
import { demoFamilies, opensOn } from ".";

/** The engine's answer for every member of every family, against what was worked out by hand from the plans. */

const { packs, places } = readPackDocuments(join(__dirname, "../.."));
const book = createPolicyBook(packs, places);
const TODAY = "2026-11-22";

const cases = demoFamilies.flatMap((family) =>
  family.members.map((member, row) => ({
    who: `${family.key} ${member.name}`,
    // Staff have opened nothing beyond the plan.
    quote: book.quote({
      ...factsOfRow(member, family.year, opensOn(family, TODAY)),
      openings: null,
    }),
    expected: EXPECTED[family.key]?.[row],
  })),
);

test.each(cases)("$who", ({ quote, expected }) => {
  expect({
    outcome: quote.outcome,
    yuan: quote.due === null ? null : quote.due / 100,
    ...(expected?.benefitFrom && { benefitFrom: quote.benefit?.from }),
  }).toEqual({
    outcome: expected?.outcome,
    yuan: expected?.yuan,
    ...(expected?.benefitFrom && { benefitFrom: expected.benefitFrom }),
  });
});

test("all is known but whether one worker is back for the festival", () => {
  // `years` is a choice that newborns are offered, not something unknown about them.
  const asked = cases.map(({ who, quote }) => ({
    who,
    missing: quote.missing.filter((fact) => fact !== "years"),
  }));
  expect(asked.filter(({ missing }) => missing.length > 0)).toEqual([
    { who: "luyang-chen 陈大勇", missing: ["returningMigrantWorker"] },
  ]);
});

test("every member has an expectation, and every expectation a member", () => {
  const counts = Object.fromEntries(demoFamilies.map(({ key, members }) => [key, members.length]));
  const expected = Object.entries(EXPECTED).map(([key, list]) => [key, list.length]);
  expect(Object.fromEntries(expected)).toEqual(counts);
});

test("the child born this autumn may have both years, the first from the day of birth", () => {
  const family = demoFamilies.find(({ key }) => key === "yanshi-jiang")!;
  const child = family.members.find(({ facts }) => facts.event?.kind === "newborn")!;
  const answer = (year: number, on: string) => {
    const { outcome, due, benefit } = book.quote({
      ...factsOfRow(child, year, on),
      openings: null,
    });
    return { outcome, due, from: benefit?.from };
  };
  expect(answer(2026, TODAY)).toEqual({ outcome: "payable", due: 39000, from: "2026-10-08" });
  expect(answer(2027, TODAY)).toEqual({ outcome: "payable", due: 41000, from: "2027-01-01" });
});

test("the stories of the invented county hold until the end of its window", () => {
  const later = demoFamilies
    .filter(({ opensOn: day }) => day === null)
    .flatMap((family) =>
      family.members.map(
        (member) =>
          book.quote({ ...factsOfRow(member, family.year, "2026-12-31"), openings: null }).outcome,
      ),
    );
  const now = cases.filter(({ who }) => who.startsWith("yanshi")).map(({ quote }) => quote.outcome);
  expect(later).toEqual(now);
});

test("every kind of answer can be seen", () => {
  const outcomes = new Set(
    Object.values(EXPECTED).flatMap((family) => family.map(({ outcome }) => outcome)),
  );
  expect([...outcomes].sort()).toEqual([
    "ask",
    "closed",
    "insured-already",
    "no-charge",
    "not-eligible",
    "not-open",
    "payable",
    "register-first",
    "settlement-pause",
  ]);
});

test.each(["440783", "340103", "370481108", "430623", "130607", "999901"])(
  "in %s some family has three bound members who can pay in one payment",
  (place) => {
    const families = demoFamilies.filter((family) => family.place === place);
    const payers = families.map(
      ({ key, bound }) =>
        bound.filter(
          ({ row, binding }) => binding === "full" && EXPECTED[key]?.[row]?.outcome === "payable",
        ).length,
    );
    expect(Math.max(...payers)).toBeGreaterThanOrEqual(3);
  },
);
