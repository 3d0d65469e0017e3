/** Compiles date rules: fixed days, days anchored to what happened, and the steps from one to another. */
import {
  always,
  answersTo,
  birthItself,
  isAlways,
  type Asking,
  type CountOf,
  type DateOf,
} from "./asking";
import {
  addDays,
  addMonths,
  endOfMonth,
  startOfMonth,
  startOfNextMonth,
  type NoSuchDay,
} from "./calendar";
import type { FactKey } from "./facts";
import { remembering } from "./memo";
import { ownFactReader } from "./own-facts";
import { isPlainDate } from "./days";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { ClassCode, DateRule, Shift } from "./schema-rules";
import { ANCHORS } from "./vocabulary";

type Anchor = (typeof ANCHORS)[number];
type AskedAnchor = Exclude<Anchor, "year-start" | "year-end">;

const ANCHOR_DATES: Record<AskedAnchor, DateOf> = {
  payday: (asking) => asking.payday,
  birth: ({ facts }) => (facts.event?.kind === "newborn" ? facts.event.on : birthItself(facts)),
  event: ({ facts }) => facts.event?.on,
  "employee-insurance-ended": ({ facts }) =>
    typeof facts.employeeInsurance === "object" ? facts.employeeInsurance?.endedOn : undefined,
  "school-entry": ({ facts }) => facts.student?.enteredOn ?? undefined,
  graduation: ({ facts }) => facts.student?.graduatesOn ?? undefined,
  "permit-issued": ({ facts }) => facts.residencePermit?.issuedOn ?? undefined,
  "permit-until": ({ facts }) => facts.residencePermit?.until,
  "opened-special": ({ facts }) => facts.openings?.special ?? undefined,
  "extension-until": ({ facts }) => facts.openings?.extension?.until,
};

const ANCHOR_FACTS: Partial<Record<AskedAnchor, Exclude<FactKey, "more">[]>> = {
  birth: ["event", "birthDate"],
  event: ["event"],
  "employee-insurance-ended": ["employeeInsurance"],
  "school-entry": ["student"],
  graduation: ["student"],
  "permit-issued": ["residencePermit"],
  "permit-until": ["residencePermit"],
  "opened-special": ["openings"],
  "extension-until": ["openings"],
};

/** Whether a text names a day that the question brings with it. */
export const isAnchor = (text: string): text is Anchor =>
  (ANCHORS as readonly string[]).includes(text);

function compileAnchor(anchor: Anchor, rules: Rules): DateOf {
  if (anchor === "year-start") return always(rules.yearStart);
  if (anchor === "year-end") return always(rules.yearEnd);
  ANCHOR_FACTS[anchor]?.forEach((fact) => rules.reads.add(fact));
  return ANCHOR_DATES[anchor];
}

/** One step from a day to another; `by` is how many days, months or years. */
function takeStep(date: PlainDate, shift: Shift, by: number): PlainDate {
  if (shift === "month-start") return startOfMonth(date);
  if (shift === "month-end") return endOfMonth(date);
  if (shift === "next-month") return startOfNextMonth(date);
  if ("days" in shift) return addDays(date, by);
  const months = "months" in shift ? by : by * 12;
  // Without a stated choice the check of the pack demands that the day always exists (the first of a month).
  const noSuchDay: NoSuchDay = shift.ifNoSuchDay ?? "end-of-month";
  return addMonths(date, months, noSuchDay);
}

function lengthOf(shift: Shift, rules: Rules, path: string): CountOf {
  if (typeof shift === "string") return always(0);
  const length = "days" in shift ? shift.days : "months" in shift ? shift.months : shift.years;
  return rules.count(length, path);
}

function compileSteps(start: DateOf, shifts: Shift[], rules: Rules, path: string): DateOf {
  const stepped = compileWalk(start, shifts, rules, path);
  return start.unstated ? Object.assign(stepped, { unstated: start.unstated }) : stepped;
}

function compileWalk(start: DateOf, shifts: Shift[], rules: Rules, path: string): DateOf {
  const steps = shifts.map((shift) => ({ shift, by: lengthOf(shift, rules, path) }));
  if (steps.every(({ by }) => isAlways(by))) {
    const walk = remembering((date: PlainDate) =>
      steps.reduce((day, { shift, by }) => takeStep(day, shift, by.fixed ?? 0), date),
    );
    if (isAlways(start)) return always(start.fixed && walk(start.fixed));
    return (asking) => {
      const date = start(asking);
      return date === undefined ? undefined : walk(date);
    };
  }
  return (asking) => {
    let date = start(asking);
    for (const { shift, by } of steps) {
      const length = by(asking);
      if (date === undefined || length === undefined) return undefined;
      date = takeStep(date, shift, length);
    }
    return date;
  };
}

function compilePick(rules: DateOf[], better: (a: PlainDate, b: PlainDate) => boolean): DateOf {
  const pick: DateOf = (asking) => {
    let best: PlainDate | undefined;
    for (const rule of rules) {
      const date = rule(asking);
      if (date !== undefined && (best === undefined || better(date, best))) best = date;
    }
    return best;
  };
  // No rule looks at the question, so any question will do.
  const settled = rules.every((rule) => isAlways(rule)) ? always(pick(undefined as never)) : pick;
  const open = rules.flatMap(({ unstated }) => unstated ?? []);
  if (open.length === 0) return settled;
  // For whom one of them is open, it is, whatever the others hang on.
  const unstated: DateOf["unstated"] = (asking) =>
    open.map((why) => why(asking)).find((why) => why !== undefined);
  return Object.assign(settled, { unstated });
}

/**
 * The day on which one of the classes was given (of those that have not ended, the first) or taken away (the last).
 * Undefined where none is held, or the day of one of them is not known.
 */
function compileHeld(codes: ClassCode[], end: "from" | "to", rules: Rules): DateOf {
  rules.reads.add("categories");
  return ({ facts, payday }) => {
    let found: PlainDate | undefined;
    for (const entry of facts.categories ?? []) {
      const over = end === "from" && entry.to != null && entry.to < payday;
      if (over || !answersTo(entry.code, codes)) continue;
      const day = entry[end];
      if (day == null) return undefined;
      if (found === undefined || day < found === (end === "from")) found = day;
    }
    return found;
  };
}

/** Compiles a date rule; names of dates are looked up by the caller. */
export function compileDateRule(rule: DateRule, rules: Rules, path: string): DateOf {
  if (typeof rule === "string") {
    if (isAnchor(rule)) return compileAnchor(rule, rules);
    return isPlainDate(rule) ? always(rule) : rules.date(rule, path);
  }
  if ("from" in rule) {
    return compileSteps(rules.date(rule.from, path), rule.then, rules, path);
  }
  if ("earliest" in rule || "latest" in rule) {
    const earliest = "earliest" in rule;
    const parts = (earliest ? rule.earliest : rule.latest).map((one) => rules.date(one, path));
    return compilePick(parts, earliest ? (a, b) => a < b : (a, b) => a > b);
  }
  if ("fact" in rule) {
    const read = ownFactReader(rule.fact, ["date"], rules, path);
    return (asking) => read(asking) as PlainDate | undefined;
  }
  if ("heldSince" in rule) return compileHeld(rule.heldSince, "from", rules);
  if ("heldUntil" in rule) return compileHeld(rule.heldUntil, "to", rules);
  if ("unstated" in rule) {
    const { unstated: ask, elsewhere } = rule;
    const why = { ask, elsewhere };
    return Object.assign(always(undefined), { unstated: () => why });
  }
  const cases = rule.cases.map(({ when, is }) => ({
    when: rules.condition(when, path),
    is: rules.date(is, path),
  }));
  const otherwise = rules.date(rule.otherwise, path);
  const chosen = (asking: Asking): DateOf => {
    for (const { when, is } of cases) if (when(asking)) return is;
    return otherwise;
  };
  const date: DateOf = (asking) => chosen(asking)(asking);
  const open = [otherwise, ...cases.map(({ is }) => is)].some(({ unstated }) => unstated);
  return open
    ? Object.assign(date, { unstated: (asking: Asking) => chosen(asking).unstated?.(asking) })
    : date;
}

/** Whether a rule is one fixed day for everybody, as written. */
export const isFixed = (rule: DateRule): rule is PlainDate =>
  typeof rule === "string" && isPlainDate(rule);
