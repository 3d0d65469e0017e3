/**
 * Which unknown facts could change the answer. A fact that was not looked at cannot; each of the others is
 * tried with values from every class that the pack can tell apart, and named only if some value gives
 * another answer. Known facts cost nothing.
 */
import { birthItself } from "./asking";
import { addDays, addMonths, dateOf } from "./calendar";
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import { CATEGORY_CODES, EVENT_KINDS, STUDENT_STAGES, WAYS_OF_PAYING } from "./vocabulary";
import type { Facts, MissingKey } from "./facts";
import type { OwnFact } from "./schema";
import type { PlainDate } from "./plain-date";
import { ASKABLE } from "./questions";
import { noting } from "./noting";

type Ask = (facts: Facts) => Answer;

/** Values to try for one fact; those of a group differ only in a day, which may not be looked at. */
type Tries = Iterable<unknown>;

/** What a pack can tell apart, worked out once a pack. */
interface Turning {
  /** Every calendar date that the pack names, with its two neighbours. */
  dates: PlainDate[];
  /** Ages and other numbers that the pack names as limits. */
  ages: number[];
  /** Lengths in days, counted back from today, at which a period of the pack can end. */
  daysBack: number[];
  /** Days from which a period of the pack leads to a day that it names. */
  daysBefore: PlainDate[];
  /** The same with few days, for facts that matter only together with another. */
  few?: Turning;
}

const neighbours = (date: PlainDate): PlainDate[] => [addDays(date, -1), date, addDays(date, 1)];

/** Works out what a pack can tell apart. */
function turningOf(pack: CompiledPack): Turning {
  const text = JSON.stringify(pack.document);
  const named = [...new Set(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])];
  const ends = [pack.yearStart, pack.yearEnd, dateOf(pack.year - 1, 1, 1)];
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
  const ages = numbers(/"(?:atLeast|under)":(\d+)/g);
  // A count of days, months or years between two days may have such a limit.
  for (const limit of ages.filter((n) => n > 0 && n <= LONGEST)) {
    for (const length of [limit, limit * 30, limit * 365])
      daysBack.add(length + 1).add(length + 15);
    daysBack.add(limit - 1).add(limit);
  }
  const daysBefore = named
    .slice(0, MOST_LENGTHS)
    .flatMap((date) => [
      ...days.slice(0, MOST_LENGTHS).flatMap((length) => neighbours(addDays(date, -length))),
      ...months
        .slice(0, MOST_LENGTHS)
        .flatMap((length) => neighbours(addMonths(date, -length, "end-of-month"))),
    ]);
  const few = { dates: ends, ages, daysBack: [0, 15, 45, 120, 400], daysBefore: [] };
  return {
    dates: [...new Set([...named, ...ends].flatMap(neighbours))],
    ages,
    daysBack: [...daysBack].filter((length) => length >= 0 && length <= LONGEST),
    daysBefore,
    few,
  };
}

/** No period of a plan is longer, in days; and so many lengths and days are put together at most. */
const LONGEST = 4000;
const MOST_LENGTHS = 12;

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

type PlainKey = Exclude<MissingKey, `more.${string}`>;
type Event = NonNullable<Facts["event"]>;
type Student = NonNullable<Facts["student"]>;
type Permit = NonNullable<Facts["residencePermit"]>;
type Ended = { endedOn: PlainDate };

/** Birth dates that a pack can tell apart on a day, with their neighbours. */
function birthDates(turning: Turning, on: PlainDate, year: number): PlainDate[] {
  // With few days, those are the ends of the coverage year.
  const at = [on, ...(turning.few ?? turning).dates, dateOf(year - 1, 12, 31)];
  const birthdays = turning.ages.flatMap((age) =>
    at.flatMap((day) => neighbours(addMonths(day, -12 * age, "end-of-month"))),
  );
  return [dateOf(year - 40, 6, 15), ...birthdays, ...dayOptions(turning, on)];
}

const TRIES: Record<PlainKey, (turning: Turning, on: PlainDate, year: number) => Tries> = {
  sex: () => ["male", "female", null],
  hukou: () => ["elsewhere", "local", null],
  hukouKind: () => ["rural", "urban", null],
  *residencePermit(turning, on) {
    yield null;
    const days = [on, addDays(on, 400), ...dayOptions(turning, on)];
    yield* withDays<Permit>(days, "until", {});
    yield* withDays<Permit>(days, "issuedOn", { until: addDays(on, 400) });
  },
  foreigner: () => [null, "expert-family", "permit-unemployed"],
  *student(turning, on) {
    yield null;
    const days = dayOptions(turning, on);
    const stages = STUDENT_STAGES.map((stage) => ({ stage }));
    yield* withDays<Student>(days, "enteredOn", ...stages);
    yield* withDays<Student>(days, "graduatesOn", ...stages);
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
  brokenYears: ({ ages }) => [0, 1, 2, 3, 4, 5, 6, 10, ...around(ages)].filter((n) => n >= 0),
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

/** On both sides of each limit. */
const around = (limits: readonly number[]): number[] => limits.flatMap((n) => [n - 1, n]);

/** Values to try for a fact that the pack declares. */
function* ownTries({ kind, choices, atMost }: OwnFact, turning: Turning, on: PlainDate): Tries {
  if (kind === "yes-no") yield* [true, false];
  if (kind === "choice") yield* (choices ?? []).map(({ key }) => key);
  if (kind === "date") yield* [...dayOptions(turning, on), ...turning.daysBefore];
  if (kind === "money") yield* [0, 100, 10_000, 1_000_000, ...around(turning.ages)];
  if (kind !== "number") return;
  const most = atMost ?? 100;
  const numbers = [0, 1, 2, 3, 4, 5, 6, 12, most, ...around(turning.ages)];
  yield* numbers.filter((number) => number >= 0 && number <= most);
}

/** The name of a pack's own fact, where the key is of one. */
const ownKey = (key: string): string | undefined =>
  key.startsWith("more.") ? key.slice("more.".length) : undefined;

/** A fact of everywhere, or one that a pack declares; a birth date that an event tells is known. */
function factOf(facts: Facts, key: MissingKey): unknown {
  if (key === "birthDate") return birthItself(facts);
  const own = ownKey(key);
  return own === undefined ? facts[key as PlainKey] : facts.more?.[own];
}

/** The facts with one more answered. */
function answered(facts: Facts, key: MissingKey, value: unknown): Facts {
  const own = ownKey(key);
  // What an event changes only by telling a birth is asked for as the birth.
  if (key === "event")
    return { ...facts, birthDate: facts.birthDate ?? null, event: value as Event };
  return own === undefined
    ? { ...facts, [key]: value }
    : ({ ...facts, more: { ...facts.more, [own]: value } } as Facts);
}

/** Where rules ask on which day a class was given or taken away: one that they name, with each such day. */
function heldDays({ document }: CompiledPack, turning: Turning, on: PlainDate): unknown[] {
  const lists = JSON.stringify(document).matchAll(/"held(Since|Until)":\["([^"]*)"/g);
  return [...lists].flatMap(([, end, code]) =>
    dayOptions(turning, on).map((day) => [{ code, [end === "Since" ? "from" : "to"]: day }]),
  );
}

function triesFor(pack: CompiledPack, key: MissingKey, turning: Turning, on: PlainDate): Tries {
  const own = ownKey(key);
  const { ownClasses = [], facts = [] } = pack.document;
  if (key === "categories")
    return [
      ...TRIES.categories(turning, on, pack.year),
      ...ownClasses.map(({ code }) => [{ code }]),
      ...heldDays(pack, turning, on),
    ];
  if (own === undefined) return TRIES[key as PlainKey](turning, on, pack.year);
  const fact = facts.find((one) => one.key === own);
  return fact ? ownTries(fact, turning, on) : [];
}

const fingerprint = (answer: Answer): string => JSON.stringify(answer);

/** The facts that a pack can be asked about, in the order of asking; those of its own come last. */
function askableIn({ document, reads }: CompiledPack): MissingKey[] {
  const own = (document.facts ?? []).map(({ key }): MissingKey => `more.${key}`);
  return [...ASKABLE, ...own].filter((key) => reads.has(key));
}

/** What is asked of one pack. */
interface Search {
  pack: CompiledPack;
  turning: Turning;
  askable: readonly MissingKey[];
  /** Answers the same question with other facts. */
  ask: Ask;
}

/** What a search in one pack needs beside a way to ask. */
export const searchOf = (pack: CompiledPack): Omit<Search, "ask"> => ({
  pack,
  turning: turningOf(pack),
  askable: askableIn(pack),
});

/** Whether anything is unknown that the pack can be asked about. */
export const someUnknown = ({ askable }: Omit<Search, "ask">, facts: Facts): boolean =>
  askable.some((key) => factOf(facts, key) === undefined);

/**
 * The unknown facts that could change an answer, in the order of asking. Which facts are known is read from `facts`; what
 * they are only through `ask`.
 */
export function missingFacts(search: Search, facts: Facts): MissingKey[] {
  const unknown = search.askable.filter((key) => factOf(facts, key) === undefined);
  const open = unknown.length > 0 ? tellingFacts(search, unknown, facts) : [];
  return kindMatters(facts, search.ask)
    ? search.askable.filter((key) => key === "categories" || open.includes(key))
    : open;
}

/** A fact may matter only together with one that it makes matter, and that with a third. */
const DEEPEST = 6;
/** How often the same further facts are followed up for one fact, and how many answers that may take in all. */
const MOST_FOLLOWED = 2;
const MOST_ANSWERS = 3000;

function tellingFacts(search: Search, unknown: MissingKey[], facts: Facts): MissingKey[] {
  const lookedAt = new Set<string>();
  const given = fingerprint(search.ask(noting(facts, lookedAt)));
  const open = unknown.filter((key) => lookedAt.has(key));
  const further = { left: MOST_ANSWERS };
  const tried = { facts, unknown, lookedAt, given, depth: 1, further };
  return open.filter((key) => tells(search, key, tried));
}

interface Tried {
  facts: Facts;
  unknown: readonly MissingKey[];
  /** What was looked at without the fact that is tried. */
  lookedAt: ReadonlySet<string>;
  given: string;
  depth: number;
  /** What is left of the answers that following up may take. */
  further: { left: number };
}

/**
 * Whether some value of a fact changes the answer, by itself or together with facts that are looked at only because
 * of it (a woman: how old? a newborn: of which mother?).
 */
function tells(search: Search, key: MissingKey, tried: Tried): boolean {
  const { pack, turning, ask } = search;
  const { facts, unknown, lookedAt, given, depth, further } = tried;
  const followed = new Map<string, number>();
  for (const value of triesFor(pack, key, turning, facts.on)) {
    if (depth > 1 && further.left <= 0) return false;
    if (depth > 1) further.left -= 1;
    const known = answered(facts, key, value);
    const seen = new Set<string>();
    if (fingerprint(ask(noting(known, seen))) !== given) return true;
    if (depth >= DEEPEST) continue;
    const next = unknown.filter((one) => one !== key && seen.has(one) && !lookedAt.has(one));
    if (next.length === 0) continue;
    const times = followed.get(next.join()) ?? 0;
    if (times >= MOST_FOLLOWED) continue;
    followed.set(next.join(), times + 1);
    const deeper = { ...search, turning: turning.few ?? turning };
    const from = { facts: known, unknown, lookedAt: seen, given, depth: depth + 1, further };
    if (next.some((one) => tells(deeper, one, from))) return true;
  }
  return false;
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
