/** Compiles counts: whole numbers of days, months, years or pieces, never below zero. */
import { always, birthItself, isAlways, type Asking, type CountOf } from "./asking";
import { ageOn, daysBetween, monthOf, yearOf } from "./calendar";
import { ownFactReader } from "./own-facts";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { CountRule } from "./schema-rules";

/** The one count that every question may bring: full years without insurance before the coverage year. */
const BROKEN_YEARS = "broken-years";

type Fold = (numbers: number[]) => number;

const FOLDS: Record<"sum" | "minus" | "times" | "highest" | "lowest", Fold> = {
  sum: (numbers) => numbers.reduce((a, b) => a + b),
  minus: (numbers) => {
    const rest = numbers.reduce((a, b) => a - b);
    return Math.max(0, rest);
  },
  times: (numbers) => numbers.reduce((a, b) => a * b),
  highest: (numbers) => Math.max(...numbers),
  lowest: (numbers) => Math.min(...numbers),
};

function folded(parts: CountOf[], fold: Fold): CountOf {
  const count: CountOf = (asking) => {
    const numbers: number[] = [];
    for (const part of parts) {
      const number = part(asking);
      if (number === undefined) return undefined;
      numbers.push(number);
    }
    return fold(numbers);
  };
  // No part looks at the question, so any question will do.
  return parts.every((part) => isAlways(part)) ? always(count(undefined as never)) : count;
}

/** Calendar months touched from one day to another, both ends included; 0 where they are the wrong way round. */
function monthsTouched(from: PlainDate, to: PlainDate): number {
  if (from > to) return 0;
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
}

function compileFact(key: string, rules: Rules, path: string): CountOf {
  if (key !== BROKEN_YEARS) {
    const read = ownFactReader(key, ["number"], rules, path);
    return (asking) => read(asking) as number | undefined;
  }
  rules.reads.add("brokenYears");
  return ({ facts }) => facts.brokenYears ?? 0;
}

function compileAge(at: Parameters<Rules["date"]>[0], rules: Rules, path: string): CountOf {
  rules.reads.add("birthDate");
  const day = rules.date(at, path);
  return (asking: Asking) => {
    const on = day(asking);
    const birthDate = birthItself(asking.facts);
    return birthDate === undefined || on === undefined
      ? undefined
      : Math.max(0, ageOn(birthDate, on));
  };
}

/** Compiles a count; names of counts are looked up by the caller. */
export function compileCount(rule: CountRule, rules: Rules, path: string): CountOf {
  if (typeof rule === "number") return always(rule);
  if (typeof rule === "string") return rules.count(rule, path);
  if ("fact" in rule) return compileFact(rule.fact, rules, path);
  if ("ageAt" in rule) return compileAge(rule.ageAt, rules, path);
  if ("to" in rule) {
    const between =
      "daysFrom" in rule
        ? (a: PlainDate, b: PlainDate) => Math.max(0, daysBetween(a, b))
        : monthsTouched;
    const from = rules.date("daysFrom" in rule ? rule.daysFrom : rule.monthsFrom, path);
    const to = rules.date(rule.to, path);
    return (asking) => {
      const [start, end] = [from(asking), to(asking)];
      return start === undefined || end === undefined ? undefined : between(start, end);
    };
  }
  if ("cases" in rule) {
    const cases = rule.cases.map(({ when, is }) => ({
      when: rules.condition(when, path),
      is: rules.count(is, path),
    }));
    const otherwise = rules.count(rule.otherwise, path);
    return (asking) => {
      for (const { when, is } of cases) if (when(asking)) return is(asking);
      return otherwise(asking);
    };
  }
  const fold = (parts: CountRule[], how: Fold): CountOf =>
    folded(
      parts.map((part) => rules.count(part, path)),
      how,
    );
  if ("sum" in rule) return fold(rule.sum, FOLDS.sum);
  if ("minus" in rule) return fold(rule.minus, FOLDS.minus);
  if ("times" in rule) return fold(rule.times, FOLDS.times);
  return "highest" in rule ? fold(rule.highest, FOLDS.highest) : fold(rule.lowest, FOLDS.lowest);
}
