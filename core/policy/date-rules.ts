/** Compiles date rules: fixed days, days anchored to what happened, and the steps from one to another. */
import type { Asking, Reads, Test } from "./asking";
import {
  addDays,
  addMonths,
  endOfMonth,
  startOfMonth,
  startOfNextMonth,
  type NoSuchDay,
} from "./calendar";
import type { FactKey } from "./facts";
import type { PlainDate } from "./plain-date";
import type { Condition, DateRule, Shift } from "./schema-rules";
import { ANCHORS } from "./vocabulary";

/** The day a rule comes to, or undefined where what it hangs on has not happened or is not known. */
export type DateOf = (asking: Asking) => PlainDate | undefined;
type Anchor = (typeof ANCHORS)[number];

const ANCHOR_DATES: Record<Anchor, DateOf> = {
  payday: (asking) => asking.payday,
  birth: ({ facts }) =>
    facts.event?.kind === "newborn" ? facts.event.on : (facts.birthDate ?? undefined),
  event: ({ facts }) => facts.event?.on,
  "year-start": (asking) => asking.yearStart,
  "year-end": (asking) => asking.yearEnd,
  "employee-insurance-ended": ({ facts }) =>
    typeof facts.employeeInsurance === "object" ? facts.employeeInsurance?.endedOn : undefined,
  "school-entry": ({ facts }) => facts.student?.enteredOn ?? undefined,
  graduation: ({ facts }) => facts.student?.graduatesOn ?? undefined,
  "permit-until": ({ facts }) => facts.residencePermit?.until,
  "opened-special": ({ facts }) => facts.openings?.special ?? undefined,
  "extension-until": ({ facts }) => facts.openings?.extension?.until,
};

const ANCHOR_FACTS: Partial<Record<Anchor, FactKey[]>> = {
  birth: ["event", "birthDate"],
  event: ["event"],
  "employee-insurance-ended": ["employeeInsurance"],
  "school-entry": ["student"],
  graduation: ["student"],
  "permit-until": ["residencePermit"],
  "opened-special": ["openings"],
  "extension-until": ["openings"],
};

const isAnchor = (text: string): text is Anchor => (ANCHORS as readonly string[]).includes(text);

function step(date: PlainDate, shift: Shift): PlainDate {
  if (shift === "month-start") return startOfMonth(date);
  if (shift === "month-end") return endOfMonth(date);
  if (shift === "next-month") return startOfNextMonth(date);
  if ("days" in shift) return addDays(date, shift.days);
  const months = "months" in shift ? shift.months : shift.years * 12;
  // Without a stated choice the check of the pack demands that the day always exists (the first of a month).
  const noSuchDay: NoSuchDay = shift.ifNoSuchDay ?? "end-of-month";
  return addMonths(date, months, noSuchDay);
}

function pick(rules: DateOf[], better: (a: PlainDate, b: PlainDate) => boolean): DateOf {
  return (asking) => {
    let best: PlainDate | undefined;
    for (const rule of rules) {
      const date = rule(asking);
      if (date !== undefined && (best === undefined || better(date, best))) best = date;
    }
    return best;
  };
}

/**
 * Compiles a date rule; adds to `reads` the facts that it looks at. `compileWhen` compiles conditions, which
 * may name dates themselves: the two come together in conditions.ts.
 */
export function compileDateRule(
  rule: DateRule,
  reads: Reads,
  compileWhen: (condition: Condition) => Test,
): DateOf {
  const compile = (inner: DateRule): DateOf => compileDateRule(inner, reads, compileWhen);
  if (typeof rule === "string") {
    if (!isAnchor(rule)) return () => rule;
    ANCHOR_FACTS[rule]?.forEach((fact) => reads.add(fact));
    return ANCHOR_DATES[rule];
  }
  if ("from" in rule) {
    const from = compile(rule.from);
    return (asking) => {
      const start = from(asking);
      return start === undefined ? undefined : rule.then.reduce(step, start);
    };
  }
  if ("earliest" in rule) {
    return pick(
      rule.earliest.map((one) => compile(one)),
      (a, b) => a < b,
    );
  }
  if ("latest" in rule) {
    return pick(
      rule.latest.map((one) => compile(one)),
      (a, b) => a > b,
    );
  }
  const cases = rule.cases.map(({ when, is }) => ({
    when: compileWhen(when),
    is: compile(is),
  }));
  const otherwise = compile(rule.otherwise);
  return (asking) => (cases.find(({ when }) => when(asking))?.is ?? otherwise)(asking);
}

/** Whether a rule is one fixed day for everybody. */
export const isFixed = (rule: DateRule): rule is PlainDate =>
  typeof rule === "string" && !isAnchor(rule);
