/**
 * Which unknown facts could change the answer. A fact that was not looked at cannot; each of the others is
 * tried with values from every class that the pack can tell apart, and named only if some value gives
 * another answer. Known facts cost nothing.
 */
import { addDays, addMonths, dateOf } from "./calendar";
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import { CATEGORY_CODES, EVENT_KINDS, STUDENT_STAGES, WAYS_OF_PAYING } from "./vocabulary";
import type { FactKey, Facts } from "./facts";
import type { PlainDate } from "./plain-date";
import { ASKABLE } from "./questions";

type Ask = (facts: Facts) => Answer;

/** Values to try for one fact; those of a group differ only in a day, which may not be looked at. */
type Tries = Iterable<Facts[FactKey]>;

/** What a pack can tell apart, worked out once a pack. */
export interface Turning {
  /** Every calendar date that the pack names, with its two neighbours. */
  dates: PlainDate[];
  /** Ages that the pack names as limits. */
  ages: number[];
  /** Lengths in days, counted back from today, at which a period of the pack can end. */
  daysBack: number[];
}

const neighbours = (date: PlainDate): PlainDate[] => [addDays(date, -1), date, addDays(date, 1)];

/** Works out what a pack can tell apart. */
export function turningOf(pack: CompiledPack): Turning {
  const text = JSON.stringify(pack.document);
  const named = [...new Set(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])];
  const ends = [dateOf(pack.year, 1, 1), dateOf(pack.year, 12, 31), dateOf(pack.year - 1, 1, 1)];
  const numbers = (pattern: RegExp): number[] => [
    ...new Set([...text.matchAll(pattern)].map(([, digits]) => Math.abs(Number(digits)))),
  ];
  const days = numbers(/"days":(-?\d+)/g);
  const months = [
    ...numbers(/"months":(-?\d+)/g),
    ...numbers(/"years":(-?\d+)/g).map((n) => n * 12),
  ];
  const around = [...days, ...months.map((n) => n * 30), ...months.map((n) => n * 31)];
  const daysBack = new Set([0, 1, 15, 31, 45, 75, 120, 150, 200, 250, 320, 400, 700]);
  for (const length of around) for (const step of [-1, 0, 1, 2]) daysBack.add(length + step);
  return {
    dates: [...new Set([...named, ...ends].flatMap(neighbours))],
    ages: numbers(/"(?:atLeast|under)":(\d+)/g),
    daysBack: [...daysBack].filter((length) => length >= 0),
  };
}

const dayOptions = (turning: Turning, on: PlainDate): PlainDate[] => [
  ...turning.daysBack.map((days) => addDays(on, -days)),
  ...turning.dates,
];

/**
 * Values that have a day inside: for each, further days are tried only if the day was looked at when the
 * value was tried first.
 */
function* withDays<Value extends object>(
  days: PlainDate[],
  field: keyof Value & string,
  ...heads: Omit<Value, typeof field>[]
): Generator<Value> {
  for (const head of heads) {
    const looks = { count: 0 };
    for (const day of days) {
      yield Object.defineProperty({ ...head } as Value, field, {
        enumerable: true,
        get: () => {
          looks.count += 1;
          return day;
        },
      });
      if (looks.count === 0) break;
    }
  }
}

type Event = NonNullable<Facts["event"]>;
type Student = NonNullable<Facts["student"]>;
type Permit = NonNullable<Facts["residencePermit"]>;
type Ended = { endedOn: PlainDate };

function birthDates(turning: Turning, on: PlainDate, year: number): PlainDate[] {
  const at = [on, dateOf(year, 1, 1), dateOf(year, 12, 31), dateOf(year - 1, 12, 31)];
  const birthdays = turning.ages.flatMap((age) =>
    at.flatMap((day) => neighbours(addMonths(day, -12 * age, "end-of-month"))),
  );
  return [dateOf(year - 40, 6, 15), ...birthdays, ...dayOptions(turning, on)];
}

const TRIES: Partial<Record<FactKey, (turning: Turning, on: PlainDate, year: number) => Tries>> = {
  hukou: () => ["elsewhere", "local", null],
  hukouKind: () => ["rural", "urban", null],
  *residencePermit(turning, on) {
    yield null;
    yield* withDays<Permit>([on, addDays(on, 400), ...dayOptions(turning, on)], "until", {});
  },
  foreigner: () => [null, "expert-family", "permit-unemployed"],
  *student(turning, on) {
    yield null;
    yield* withDays<Student>(
      dayOptions(turning, on),
      "enteredOn",
      ...STUDENT_STAGES.map((stage) => ({ stage })),
    );
  },
  parentInsuredHere: () => [true, false, null],
  parentHoldsPermit: () => [true, false, null],
  categories: () => [[], ...CATEGORY_CODES.map((code) => [{ code }])],
  *employeeInsurance(turning, on) {
    yield "active";
    yield null;
    yield* withDays<Ended>(dayOptions(turning, on), "endedOn", {});
  },
  insuredElsewhere: () => [true, false],
  enrolledLastYear: () => [false, true],
  registered: () => [false, true],
  brokenYears: () => [0, 1, 2, 3, 4, 5, 10],
  returningMigrantWorker: () => [true, false],
  birthDate: birthDates,
  *event(turning, on) {
    yield null;
    const kinds = EVENT_KINDS.map((kind) => ({ kind }));
    yield* withDays<Event>(dayOptions(turning, on), "on", ...kinds);
  },
  via: () => [...WAYS_OF_PAYING, null],
  years: (_turning, _on, year) => [
    [year],
    [year - 1, year],
    [year - 1],
    [year, year + 1],
    [year + 1],
  ],
  *openings(turning, on, year) {
    yield null;
    const days = [...dayOptions(turning, on), addDays(on, 60), dateOf(year + 1, 1, 1)];
    for (const day of days) yield { extension: { until: day } };
    for (const special of days) yield { special };
    for (const special of days) yield { special, extension: { until: dateOf(year + 1, 1, 1) } };
  },
};

const fingerprint = (answer: Answer): string => JSON.stringify(answer);

/**
 * The unknown facts that could change an answer, in the order of asking. `ask` answers the same question
 * with other facts.
 */
export function missingFacts(
  pack: CompiledPack,
  turning: Turning,
  facts: Facts,
  ask: Ask,
): FactKey[] {
  const unknown = ASKABLE.filter((fact) => facts[fact] === undefined && pack.reads.has(fact));
  const open = unknown.length > 0 ? tellingFacts(unknown, turning, pack.year, facts, ask) : [];
  return kindMatters(facts, ask)
    ? ASKABLE.filter((fact) => fact === "categories" || open.includes(fact))
    : open;
}

function tellingFacts(
  unknown: FactKey[],
  turning: Turning,
  year: number,
  facts: Facts,
  ask: Ask,
): FactKey[] {
  const lookedAt = new Set<string>();
  const given = fingerprint(ask(noting(facts, lookedAt)));
  return unknown.filter((fact) => {
    if (!lookedAt.has(fact)) return false;
    for (const value of TRIES[fact]?.(turning, facts.on, year) ?? []) {
      if (fingerprint(ask({ ...facts, [fact]: value })) !== given) return true;
    }
    return false;
  });
}

/** The facts as an object that notes which of them are looked at. */
export function noting(facts: Facts, lookedAt: Set<string>): Facts {
  return new Proxy(facts, {
    get: (target, key) => {
      lookedAt.add(String(key));
      return Reflect.get(target, key) as unknown;
    },
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
function kindMatters(facts: Facts, ask: Ask): boolean {
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
