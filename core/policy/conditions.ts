/**
 * Compiles conditions over facts. A fact that is unknown counts as for an ordinary local resident, except
 * inside `known`, where only what the facts say counts.
 */
import { answersTo, type Asking, type Reads, type Test } from "./asking";
import { ageOn } from "./calendar";
import { compileDateRule, type DateOf } from "./date-rules";
import type { FactKey } from "./facts";
import type { PlainDate } from "./plain-date";
import type { Condition, DateRule, Leaf } from "./schema-rules";

type Between = { from?: DateRule | undefined; to?: DateRule | undefined };

function between(range: Between, reads: Reads, dateOf: DateOf): Test {
  const from = range.from === undefined ? undefined : compileDate(range.from, reads);
  const to = range.to === undefined ? undefined : compileDate(range.to, reads);
  return (asking) => {
    const date = dateOf(asking);
    if (date === undefined) return false;
    const first = from?.(asking);
    const last = to?.(asking);
    return (first === undefined || date >= first) && (last === undefined || date <= last);
  };
}

const inRange = (
  value: number,
  range: { atLeast?: number | undefined; under?: number | undefined },
): boolean =>
  (range.atLeast === undefined || value >= range.atLeast) &&
  (range.under === undefined || value < range.under);

const permitIsValid = ({ facts, payday }: Asking): boolean =>
  facts.residencePermit != null && facts.residencePermit.until >= payday;

function insuranceState({ facts, payday }: Asking): "active" | "ended" | "none" {
  const insurance = facts.employeeInsurance;
  if (insurance == null) return "none";
  // The day of the lapse is the first day without insurance.
  return insurance === "active" || insurance.endedOn > payday ? "active" : "ended";
}

/** How each key of a leaf is tested, and the facts that it reads. */
type LeafRules = {
  [K in keyof Leaf]-?: {
    facts: FactKey[];
    compile: (value: NonNullable<Leaf[K]>, reads: Reads, known: boolean) => Test;
  };
};

const equals =
  (fact: "parentInsuredHere" | "parentHoldsPermit" | "insuredElsewhere" | "enrolledLastYear") =>
  (value: boolean): Test =>
  ({ facts }) =>
    facts[fact] === value;

const RULES: LeafRules = {
  hukou: {
    facts: ["hukou"],
    compile:
      (value, _reads, known) =>
      ({ facts: { hukou } }) =>
        (hukou === undefined && !known ? "local" : hukou) === value,
  },
  hukouKind: {
    facts: ["hukouKind"],
    compile:
      (value) =>
      ({ facts }) =>
        facts.hukouKind === value,
  },
  permit: {
    facts: ["residencePermit"],
    compile: (value) => (asking) => permitIsValid(asking) === (value === "valid"),
  },
  foreigner: {
    facts: ["foreigner"],
    compile:
      (kinds) =>
      ({ facts }) =>
        facts.foreigner != null && kinds.includes(facts.foreigner),
  },
  student: {
    facts: ["student"],
    compile:
      (stages) =>
      ({ facts }) =>
        facts.student != null && stages.includes(facts.student.stage),
  },
  enteredSchool: {
    facts: ["student"],
    compile: (range, reads) => between(range, reads, compileDate("school-entry", reads)),
  },
  born: {
    facts: ["birthDate"],
    compile: (range, reads) => between(range, reads, ({ facts }) => facts.birthDate ?? undefined),
  },
  age: {
    facts: ["birthDate"],
    compile: (range, reads) => {
      const at = compileDate(range.at, reads);
      return (asking) => {
        const day = at(asking);
        const birthDate = asking.facts.birthDate;
        return birthDate != null && day !== undefined && inRange(ageOn(birthDate, day), range);
      };
    },
  },
  parentInsuredHere: { facts: ["parentInsuredHere"], compile: equals("parentInsuredHere") },
  parentHoldsPermit: { facts: ["parentHoldsPermit"], compile: equals("parentHoldsPermit") },
  holds: {
    facts: ["categories"],
    compile: (codes) => (asking) => asking.held.some((held) => answersTo(held, codes)),
  },
  aid: {
    facts: ["categories", "birthDate"],
    compile: (level) => (asking) => asking.aid === level,
  },
  employeeInsurance: {
    facts: ["employeeInsurance"],
    compile: (state) => (asking) => insuranceState(asking) === state,
  },
  insuredElsewhere: { facts: ["insuredElsewhere"], compile: equals("insuredElsewhere") },
  enrolledLastYear: { facts: ["enrolledLastYear"], compile: equals("enrolledLastYear") },
  registered: {
    facts: ["registered"],
    compile:
      (value, _reads, known) =>
      ({ facts: { registered } }) =>
        (registered === undefined && !known ? true : registered) === value,
  },
  brokenYears: {
    facts: ["brokenYears"],
    compile:
      (range) =>
      ({ facts }) =>
        facts.brokenYears != null && inRange(facts.brokenYears, range),
  },
  returningMigrantWorker: {
    facts: ["returningMigrantWorker"],
    compile:
      (value) =>
      ({ facts }) =>
        (facts.returningMigrantWorker ?? false) === value,
  },
  event: {
    facts: ["event"],
    compile:
      (kinds) =>
      ({ facts }) =>
        facts.event != null && kinds.includes(facts.event.kind),
  },
  eventDay: {
    facts: ["event"],
    compile: (range, reads) => between(range, reads, ({ facts }) => facts.event?.on),
  },
  via: {
    facts: ["via"],
    compile:
      (ways) =>
      ({ facts }) =>
        facts.via != null && ways.includes(facts.via),
  },
  opened: {
    facts: ["openings"],
    compile: ({ special }, reads) =>
      between(
        special,
        reads,
        ({ facts }): PlainDate | undefined => facts.openings?.special ?? undefined,
      ),
  },
};

function compileLeaf(leaf: Leaf, reads: Reads, known: boolean): Test {
  const tests = (Object.keys(leaf) as (keyof Leaf)[]).flatMap((key) => {
    const value = leaf[key];
    if (value === undefined) return [];
    const rule = RULES[key];
    rule.facts.forEach((fact) => reads.add(fact));
    return [
      (rule.compile as (value: unknown, reads: Reads, known: boolean) => Test)(value, reads, known),
    ];
  });
  if (tests.length === 1 && tests[0]) return tests[0];
  return (asking) => tests.every((test) => test(asking));
}

/** Compiles a condition; adds to `reads` the facts that it looks at. */
export function compileCondition(condition: Condition, reads: Reads): Test {
  if ("all" in condition) {
    const tests = condition.all.map((one) => compileCondition(one, reads));
    return (asking) => tests.every((test) => test(asking));
  }
  if ("any" in condition) {
    const tests = condition.any.map((one) => compileCondition(one, reads));
    return (asking) => tests.some((test) => test(asking));
  }
  if ("not" in condition) {
    const test = compileCondition(condition.not, reads);
    return (asking) => !test(asking);
  }
  if ("known" in condition) return compileLeaf(condition.known, reads, true);
  return compileLeaf(condition, reads, false);
}

/** Compiles a date rule; adds to `reads` the facts that it looks at. */
export const compileDate = (rule: DateRule, reads: Reads): DateOf =>
  compileDateRule(rule, reads, (condition) => compileCondition(condition, reads));
