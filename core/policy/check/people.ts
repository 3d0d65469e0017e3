/**
 * A systematic set of people and days: for each fact that the expressions look at, the values between which their answer
 * can change, ordinary ones first; then every combination, or an even choice of them where they are too many.
 */
import { addDays, addMonths, ageOn, dateOf } from "../calendar";
import { kindsOf } from "../categories";
import { spanOf } from "../coverage-span";
import type { Facts } from "../facts";
import type { PlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import { isCategoryCode, STUDENT_STAGES, WAYS_OF_PAYING, type CategoryCode } from "../vocabulary";
import type { Interest } from "./interest";

/** One fact and the values to try; the first is the ordinary one. */
interface Axis {
  fact: keyof Facts | `more.${string}`;
  values: readonly unknown[];
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const around = (days: readonly PlainDate[]): PlainDate[] =>
  unique(days.flatMap((day) => [day, addDays(day, -1), addDays(day, 1)]));

interface Calendar {
  /** Days on which something may have happened. */
  happened: PlainDate[];
  /** Days of asking. */
  asked: PlainDate[];
}

function calendarOf(interest: Interest, document: PackDocument, year: number): Calendar {
  const { from: start, to: end } = spanOf(document, year);
  const named = [...interest.days];
  const happened = unique([
    dateOf(year, 3, 15),
    addDays(start, -31),
    ...around(named.slice(0, 12)),
    start,
    addDays(start, -1),
  ]);
  const shifted = happened
    .slice(0, 4)
    .flatMap((day) => [
      ...[...interest.dayShifts].slice(0, 6).map((days) => addDays(day, days)),
      ...[...interest.monthShifts]
        .slice(0, 4)
        .map((months) => addMonths(day, months, "end-of-month")),
    ]);
  const asked = unique([
    ...named,
    start,
    dateOf(year, 6, 15),
    ...around(named),
    addDays(start, -1),
    end,
    addDays(end, 1),
    ...around(shifted),
  ]);
  return { happened, asked };
}

function birthDates(
  interest: Interest,
  document: PackDocument,
  { happened }: Calendar,
  year: number,
): unknown[] {
  const { from: start } = spanOf(document, year);
  const ofAge = [...interest.limits].flatMap((age) => {
    const birthday = addMonths(start, -12 * age, "end-of-month");
    return [addDays(birthday, -180), addDays(birthday, 180), birthday, addDays(birthday, 1)];
  });
  const named = around([...interest.days]);
  return unique([dateOf(year - 40, 6, 15), ...ofAge, ...named, ...happened.slice(0, 2)]);
}

const withDays = (
  kinds: readonly string[],
  days: readonly PlainDate[],
  make: (kind: string, day: PlainDate) => unknown,
): unknown[] => kinds.flatMap((kind) => days.map((day) => make(kind, day)));

/** The classes that a person may hold: none, each that is named, and the kinds of wider ones; with days if need be. */
function holdings(interest: Interest, document: PackDocument, { happened }: Calendar): unknown[] {
  const inClasses = interest.leaves.has("aid")
    ? (document.classes ?? []).map(({ classes }) => classes[0]).filter((code) => code !== undefined)
    : [];
  const named = [...interest.codes].filter((code): code is CategoryCode => isCategoryCode(code));
  const codes = unique([
    ...named,
    ...named.flatMap((code) => kindsOf(code).slice(0, 1)),
    ...inClasses,
  ]);
  const { leaves } = interest;
  const dated = (end: "from" | "to"): unknown[] =>
    leaves.has(end === "from" ? "heldSince" : "heldUntil")
      ? withDays(codes, happened, (code, day) => [{ code, [end]: day }])
      : [];
  return [[], ...codes.map((code) => [{ code }]), ...dated("from"), ...dated("to")];
}

function ownValues(document: PackDocument, interest: Interest, calendar: Calendar): Axis[] {
  return [...interest.own].flatMap(([key, named]): Axis[] => {
    const fact = document.facts?.find((one) => one.key === key);
    if (!fact) return [];
    const values: Record<typeof fact.kind, unknown[]> = {
      "yes-no": [false, true],
      choice: (fact.choices ?? []).map((choice) => choice.key),
      number: unique([0, 1, 2, ...interest.limits, ...named]),
      money: unique([0, 10_000, ...named]),
      date: calendar.happened,
    };
    return [{ fact: `more.${key}`, values: [undefined, ...values[fact.kind]] }];
  });
}

const YES_NO = [undefined, true, false];
/** Facts that are looked at only by the condition of the same name. */
const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  hukou: ["local", "elsewhere", undefined],
  hukouKind: [undefined, "rural", "urban"],
  sex: [undefined, "male", "female"],
  parentInsuredHere: YES_NO,
  parentHoldsPermit: YES_NO,
  insuredElsewhere: YES_NO,
  enrolledLastYear: YES_NO,
  registered: YES_NO,
  returningMigrantWorker: YES_NO,
};

/** Facts that have a day inside. */
function addDated(
  interest: Interest,
  document: PackDocument,
  year: number,
  calendar: Calendar,
  add: (fact: Axis["fact"], values: readonly unknown[]) => void,
): void {
  const { leaves, anchors } = interest;
  const { happened } = calendar;
  const reads = (...names: string[]): boolean =>
    names.some((name) => leaves.has(name) || anchors.has(name));
  if (reads("event", "eventDay", "birth")) {
    const kinds = unique([
      ...interest.events,
      ...(anchors.has("birth") ? ["newborn"] : []),
      "released",
    ]);
    add("event", [undefined, ...withDays(kinds, happened, (kind, on) => ({ kind, on }))]);
  }
  if (reads("born", "age", "birth", "ageAt"))
    add("birthDate", birthDates(interest, document, calendar, year));
  if (reads("student", "enteredSchool", "school-entry", "graduation")) {
    const stages = unique([...interest.stages, STUDENT_STAGES[1]]);
    const entered = reads("enteredSchool", "school-entry");
    const leaves = reads("graduation");
    const days = entered || leaves ? happened : happened.slice(0, 1);
    const student = (stage: string, day: PlainDate): unknown => ({
      stage,
      ...(entered && { enteredOn: day }),
      ...(leaves && { graduatesOn: day }),
    });
    add("student", [null, ...withDays(stages, days, student)]);
  }
  if (reads("permit", "permit-until", "permit-issued")) {
    const until = dateOf(year + 2, 1, 1);
    const issued = reads("permit-issued") ? happened.map((issuedOn) => ({ issuedOn, until })) : [];
    const expired = reads("permit-until") ? happened.map((day) => ({ until: day })) : [];
    add("residencePermit", [null, { until }, ...issued, ...expired]);
  }
  if (reads("employeeInsurance", "employee-insurance-ended")) {
    add("employeeInsurance", [null, "active", ...happened.map((endedOn) => ({ endedOn }))]);
  }
  if (reads("holds", "aid", "heldSince", "heldUntil"))
    add("categories", holdings(interest, document, calendar));
}

/** The axes of the search: what the expressions look at, and the day. */
export function axesOf(interest: Interest, document: PackDocument, year: number): Axis[] {
  const calendar = calendarOf(interest, document, year);
  const { leaves, anchors, limits } = interest;
  const { happened, asked } = calendar;
  const reads = (...names: string[]): boolean =>
    names.some((name) => leaves.has(name) || anchors.has(name));
  const axes: Axis[] = [{ fact: "on", values: asked }];
  const add = (fact: Axis["fact"], values: readonly unknown[]): void =>
    void axes.push({ fact, values });
  for (const [fact, values] of Object.entries(PLAIN)) {
    if (leaves.has(fact)) add(fact as keyof Facts, values);
  }
  addDated(interest, document, year, calendar, add);
  if (leaves.has("foreigner")) add("foreigner", [null, ...interest.foreigners]);
  if (leaves.has("via")) add("via", [undefined, ...WAYS_OF_PAYING]);
  if (leaves.has("place")) add("place", [document.place, ...interest.places]);
  if (leaves.has("brokenYears")) {
    add(
      "brokenYears",
      unique([0, 1, 2, 3, ...[...limits].flatMap((n) => [n - 1, n])]).filter((n) => n >= 0),
    );
  }
  if (reads("opened", "opened-special", "extension-until")) {
    add("openings", [
      null,
      ...happened.map((special) => ({ special })),
      ...happened.slice(0, 3).map((until) => ({ extension: { until } })),
    ]);
  }
  return [...axes, ...ownValues(document, interest, calendar)];
}

function personAt(axes: readonly Axis[], index: number, base: Facts): Facts {
  const facts: Record<string, unknown> = { place: base.place, year: base.year, on: base.on };
  let rest = index;
  for (const { fact, values } of axes) {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    if (value === undefined) continue;
    if (fact.startsWith("more.")) {
      facts.more = { ...(facts.more as object | undefined), [fact.slice(5)]: value };
    } else facts[fact] = value;
  }
  return facts as Facts;
}

const GOLDEN = 1_640_531_527;

function coprimeStep(total: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = (GOLDEN % total) + 1;
  while (divisor(step, total) !== 1) step += 1;
  return step;
}

const GROWN_UP = 14;

function isPlausibleNewborn({ event, birthDate, ...facts }: Facts): boolean {
  const own = birthDate == null || birthDate === event?.on;
  const grown = facts.student != null || facts.employeeInsurance != null || facts.foreigner != null;
  return own && !grown && !facts.enrolledLastYear && !facts.brokenYears;
}

/** Whether somebody like this can be: what is looked for is people whom a plan may meet, not any set of facts. */
export function isPlausible(facts: Facts): boolean {
  const { on, event, birthDate, student, employeeInsurance, residencePermit } = facts;
  const past = [event?.on, birthDate, student?.enteredOn, residencePermit?.issuedOn];
  if (past.some((day) => day != null && day > on)) return false;
  if (event?.kind === "newborn") return isPlausibleNewborn(facts);
  if (birthDate == null || ageOn(birthDate, on) >= GROWN_UP) return true;
  const ofAge = student?.stage === "university" || student?.stage === "vocational";
  return !ofAge && employeeInsurance == null;
}

export interface Crowd {
  people: Iterable<Facts>;
  /** Whether every combination is there. */
  complete: boolean;
}

/** The people of all combinations of the axes, at most `most`; an even choice of them where they are more. */
export function crowdOf(
  axes: readonly Axis[],
  document: PackDocument,
  year: number,
  most: number,
): Crowd {
  const base: Facts = { place: document.place, year, on: dateOf(year, 1, 1) };
  const product = axes.reduce((sum, { values }) => sum * Math.max(1, values.length), 1);
  // Beyond this, whole numbers are no longer exact; such a crowd is chosen from anyway.
  const total = Math.min(product, 2 ** 50);
  const complete = total <= most;
  const step = complete ? 1 : coprimeStep(total);
  function* people(): Generator<Facts> {
    let index = 0;
    for (let count = 0; count < Math.min(total, most); count += 1) {
      yield personAt(axes, index, base);
      index = (index + step) % total;
    }
  }
  return { people: { [Symbol.iterator]: people }, complete };
}
