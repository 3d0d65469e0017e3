/** What expressions look at: the facts, and the values between which their answer can change. */
import type { z } from "zod";
import {
  AmountRule,
  ClassCode,
  Condition,
  CountRule,
  DateRule,
  Leaf,
  Shift,
} from "../schema-rules";
import type { PackDocument } from "../schema";
import { isPlainDate, type PlainDate } from "../plain-date";
import { ANCHORS } from "../vocabulary";
import { walk } from "./schema-walk";
import { isData } from "./whole";

export interface Interest {
  /** Keys of conditions that are used, such as `hukou`. */
  leaves: Set<string>;
  anchors: Set<string>;
  events: Set<string>;
  stages: Set<string>;
  foreigners: Set<string>;
  payments: Set<string>;
  codes: Set<string>;
  places: Set<string>;
  /** Days that are written out. */
  days: Set<PlainDate>;
  /** Limits of ages and counts. */
  limits: Set<number>;
  dayShifts: Set<number>;
  monthShifts: Set<number>;
  own: Map<string, Set<string | number | boolean>>;
}

export const noInterest = (): Interest => ({
  leaves: new Set(),
  anchors: new Set(),
  events: new Set(),
  stages: new Set(),
  foreigners: new Set(),
  payments: new Set(),
  codes: new Set(),
  places: new Set(),
  days: new Set(),
  limits: new Set(),
  dayShifts: new Set(),
  monthShifts: new Set(),
  own: new Map(),
});

/** Adds what is looked at in `more` to `all`. */
export function addInterest(all: Interest, more: Interest): void {
  for (const key of Object.keys(all) as (keyof Interest)[]) {
    if (key === "own") continue;
    const set = all[key] as Set<unknown>;
    for (const value of more[key] as Set<unknown>) set.add(value);
  }
  for (const [fact, values] of more.own) {
    all.own.set(fact, new Set([...(all.own.get(fact) ?? []), ...values]));
  }
}

const isAnchor = (text: string): boolean => (ANCHORS as readonly string[]).includes(text);
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

function noteLeaf(leaf: Record<string, unknown>, interest: Interest): void {
  for (const key of Object.keys(leaf)) interest.leaves.add(key);
  const lists = [
    ["event", interest.events],
    ["student", interest.stages],
    ["foreigner", interest.foreigners],
    ["via", interest.payments],
    ["place", interest.places],
  ] as const;
  for (const [key, set] of lists) {
    if (leaf[key] !== undefined) texts(leaf[key]).forEach((one) => set.add(one));
  }
  for (const key of ["age", "brokenYears", "count"]) noteLimits(leaf[key], interest);
  for (const [key, wanted] of Object.entries(isData(leaf.more) ? leaf.more : {})) {
    const values = interest.own.get(key) ?? new Set();
    interest.own.set(key, values);
    if (typeof wanted === "boolean") values.add(wanted);
    texts(wanted).forEach((one) => values.add(one));
    noteLimits(wanted, interest);
    if (!isData(wanted)) continue;
    for (const end of [wanted.atLeast, wanted.under]) {
      if (typeof end === "number") values.add(end).add(end - 1);
    }
  }
}

function noteLimits(range: unknown, interest: Interest): void {
  if (!isData(range)) return;
  for (const end of [range.atLeast, range.under]) {
    if (typeof end === "number") interest.limits.add(end);
  }
}

function noteShift(shift: unknown, interest: Interest): void {
  if (!isData(shift)) return;
  if (typeof shift.days === "number") interest.dayShifts.add(shift.days);
  if (typeof shift.months === "number") interest.monthShifts.add(shift.months);
  if (typeof shift.years === "number") interest.monthShifts.add(shift.years * 12);
}

/** Adds what an expression looks at, the named things that it uses included. */
export function noteInterest(
  schema: z.ZodType,
  rule: unknown,
  document: PackDocument,
  interest: Interest,
  below: readonly string[] = [],
): void {
  const follow = (section: string, key: string, inner: z.ZodType, value: unknown): void => {
    const mark = `${section}/${key}`;
    if (!below.includes(mark)) noteInterest(inner, value, document, interest, [...below, mark]);
  };
  const named = <Entry extends { key: string }>(list: readonly Entry[] | undefined, key: string) =>
    (list ?? []).find((entry) => entry.key === key);
  const noteName = (kind: z.ZodType, name: string): void => {
    if (kind === Condition) {
      follow("conditions", name, Condition, named(document.conditions, name)?.when);
    } else if (kind === DateRule) {
      if (isAnchor(name)) interest.anchors.add(name);
      else if (isPlainDate(name)) interest.days.add(name);
      else follow("dates", name, DateRule, named(document.dates, name)?.is);
    } else if (kind === CountRule) {
      follow("counts", name, CountRule, named(document.counts, name)?.is);
    } else if (kind === AmountRule) {
      follow("amounts", name, AmountRule, named(document.amounts, name)?.is);
    } else if (kind === ClassCode) interest.codes.add(name);
  };
  walk(schema, rule, [], {
    problem: () => undefined,
    node: (kind, value) => {
      if (typeof value === "string") noteName(kind, value);
      else if (kind === Leaf && isData(value)) noteLeaf(value, interest);
      else if (kind === Shift) noteShift(value, interest);
      else if (isData(value)) noteRead(kind, value, interest);
    },
  });
}

/** Facts that a rule reads without a condition. */
function noteRead(kind: z.ZodType, value: Record<string, unknown>, interest: Interest): void {
  if (kind === CountRule && "ageAt" in value) interest.leaves.add("age");
  for (const key of ["unstated", "heldSince", "heldUntil"]) {
    if (key in value) interest.leaves.add(key);
  }
  if (value.fact === "broken-years") interest.leaves.add("brokenYears");
  else if (typeof value.fact === "string" && !interest.own.has(value.fact)) {
    interest.own.set(value.fact, new Set());
  }
}
