/**
 * Which unknown facts could change the answer. Each is tried with values from every class that the pack can
 * tell apart; it is named only if some value gives another answer. Known facts cost nothing.
 */
import { addDays, addMonths, dateOf } from "./calendar";
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import { CATEGORY_CODES, EVENT_KINDS, STUDENT_STAGES, WAYS_OF_PAYING } from "./facts";
import type { FactKey, Facts } from "./facts";
import type { PlainDate } from "./plain-date";
import { ASKABLE } from "./questions";

/** Every calendar date that the pack itself names, and its two neighbours: where answers can turn. */
function turningDates(pack: CompiledPack): PlainDate[] {
  const named = JSON.stringify(pack.document).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return [...new Set(named)].flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]);
}

/** Ages that the pack names as limits. */
function turningAges(pack: CompiledPack): number[] {
  const named = JSON.stringify(pack.document).matchAll(/"(?:atLeast|under)":(\d+)/g);
  return [...new Set([...named].map(([, age]) => Number(age)))];
}

type Values = (pack: CompiledPack, on: PlainDate) => Facts[FactKey][];

/** Days from today back to two years ago, close enough together to meet every period that plans use. */
function daysBefore(pack: CompiledPack, on: PlainDate): PlainDate[] {
  const recent = [
    0, 1, 20, 29, 30, 31, 45, 60, 75, 89, 90, 91, 120, 150, 179, 180, 181, 200, 250, 320, 400, 700,
  ];
  return [
    ...recent.map((days) => addDays(on, -days)),
    dateOf(pack.year, 1, 1),
    dateOf(pack.year, 12, 31),
    dateOf(pack.year - 1, 12, 31),
    dateOf(pack.year - 1, 1, 1),
  ];
}

const years = (pack: CompiledPack): number[] => [pack.year - 1, pack.year, pack.year + 1];

const VALUES: Partial<Record<FactKey, Values>> = {
  hukou: () => ["local", "elsewhere", null],
  hukouKind: () => ["rural", "urban", null],
  residencePermit: (_pack, on) => [
    null,
    { until: on },
    { until: addDays(on, -1) },
    { until: addDays(on, 400) },
  ],
  foreigner: () => [null, "expert-family", "permit-unemployed"],
  student: (pack, on) => [
    null,
    ...STUDENT_STAGES.flatMap((stage) =>
      daysBefore(pack, on).map((enteredOn) => ({ stage, enteredOn })),
    ),
  ],
  parentInsuredHere: () => [true, false, null],
  parentHoldsPermit: () => [true, false, null],
  categories: () => [[], ...CATEGORY_CODES.map((code) => [{ code }])],
  employeeInsurance: (pack, on) => [
    null,
    "active",
    ...daysBefore(pack, on).map((endedOn) => ({ endedOn })),
  ],
  insuredElsewhere: () => [true, false],
  enrolledLastYear: () => [true, false],
  registered: () => [true, false],
  brokenYears: () => [0, 1, 2, 3, 4, 5, 10],
  returningMigrantWorker: () => [true, false],
  birthDate: (pack, on) => [
    ...daysBefore(pack, on),
    ...turningDates(pack),
    ...turningAges(pack).flatMap((age) =>
      [
        on,
        dateOf(pack.year, 1, 1),
        dateOf(pack.year, 12, 31),
        dateOf(pack.year - 1, 12, 31),
      ].flatMap((at) =>
        [-1, 0, 1].map((days) => addDays(addMonths(at, -12 * age, "end-of-month"), days)),
      ),
    ),
    dateOf(pack.year - 40, 6, 15),
  ],
  event: (pack, on) => [
    null,
    ...EVENT_KINDS.flatMap((kind) => daysBefore(pack, on).map((day) => ({ kind, on: day }))),
  ],
  via: () => [...WAYS_OF_PAYING, null],
  years: (pack) => [
    ...years(pack).map((year) => [year]),
    [pack.year - 1, pack.year],
    [pack.year, pack.year + 1],
  ],
  openings: (_pack, on) => [
    null,
    { special: on },
    { special: addDays(on, -60) },
    { extension: { until: on } },
    { extension: { until: addDays(on, 60) } },
    { special: on, extension: { until: addDays(on, 60) } },
  ],
};

const fingerprint = (answer: Answer): string => JSON.stringify(answer);

/**
 * The unknown facts that could change an answer, in the order of asking. `ask` answers the same question
 * with other facts; it is the same function that gave `answer`.
 */
export function missingFacts(
  pack: CompiledPack,
  facts: Facts,
  answer: Answer,
  ask: (facts: Facts) => Answer,
): FactKey[] {
  const given = fingerprint(answer);
  const differs = (fact: FactKey, value: Facts[FactKey]): boolean =>
    fingerprint(ask({ ...facts, [fact]: value })) !== given;
  return ASKABLE.filter((fact) => {
    if (!pack.reads.has(fact)) return false;
    if (facts[fact] !== undefined) return fact === "categories" && kindMatters(facts, ask);
    return (VALUES[fact]?.(pack, facts.on) ?? []).some((value) => differs(fact, value));
  });
}

/** What is owed, leaving out the words: two kinds of a class may be told apart only by their names. */
const money = ({ outcome, due, lines }: Answer): string =>
  JSON.stringify([
    outcome,
    due,
    lines.map(({ standard, aid, due: owed }) => [
      standard,
      aid.map(({ payer, amount }) => [payer, amount]),
      owed,
    ]),
  ]);

/** Whether a person known only by a wider class would be answered differently for its several kinds. */
function kindMatters(facts: Facts, ask: (facts: Facts) => Answer): boolean {
  const categories = facts.categories ?? [];
  return categories.some(({ code }, index) => {
    const answers = kindsOf(code).map((kind) => {
      const narrowed = categories.map((entry, at) =>
        at === index ? { ...entry, code: kind } : entry,
      );
      return money(ask({ ...facts, categories: narrowed }));
    });
    return new Set(answers).size > 1;
  });
}
