/** How each key of a condition's leaf is tested, and the facts that it reads. */
import {
  always,
  answersTo,
  birthItself,
  isAlways,
  type Asking,
  type DateOf,
  type Test,
} from "./asking";
import { ageBand, type Band } from "./births";
import { ageOn, dateNumber } from "./calendar";
import type { FactKey, Facts } from "./facts";
import { ownFactReader, type OwnValue } from "./own-facts";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { DateRule, Leaf } from "./schema-rules";

interface Between {
  from?: DateRule | undefined;
  to?: DateRule | undefined;
}
interface InRange {
  atLeast?: number | undefined;
  under?: number | undefined;
}

/** The bounds of a range. `never`: one is named whose day is not known, so nothing can be said to lie within. */
function boundsOf(range: Between, rules: Rules, path: string) {
  const bound = (rule: DateRule | undefined): DateOf =>
    rule === undefined ? always(undefined) : rules.date(rule, path);
  const never = (first: PlainDate | undefined, last: PlainDate | undefined): boolean =>
    (range.from !== undefined && first === undefined) ||
    (range.to !== undefined && last === undefined);
  const [from, to] = [bound(range.from), bound(range.to)];
  const fixed = isAlways(from) && isAlways(to) ? { first: from.fixed, last: to.fixed } : undefined;
  return { from, to, never, fixed };
}

/** Tests a day against a range; both ends belong to it. A day that is not known is in no range. */
function between(range: Between, rules: Rules, path: string, dateOf: DateOf): Test {
  const { from, to, never, fixed } = boundsOf(range, rules, path);
  if (fixed && never(fixed.first, fixed.last)) return always(false);
  return (asking) => {
    const date = dateOf(asking);
    if (date === undefined) return false;
    const [first, last] = [from(asking), to(asking)];
    if (never(first, last)) return false;
    return (first === undefined || date >= first) && (last === undefined || date <= last);
  };
}

/** The same for the birth date, as a band where the days are fixed, which is what most age bands are. */
function born(range: Between, rules: Rules, path: string): Test {
  const { never, fixed } = boundsOf(range, rules, path);
  if (!fixed) return between(range, rules, path, ({ facts }) => birthItself(facts));
  const { first, last } = fixed;
  if (never(first, last)) return always(false);
  return inBand(
    rules.births.band({
      first: first === undefined ? 1 : dateNumber(first),
      last: last === undefined ? Infinity : dateNumber(last),
    }),
  );
}

const inBand = (band: Band): Test =>
  Object.assign(
    ({ birthNumber }: Asking) => birthNumber >= band.first && birthNumber <= band.last,
    { band },
  );

/** Tests an age. On a day that is the same for everybody it is a band of birth dates. */
function aged({ at, atLeast, under }: NonNullable<Leaf["age"]>, rules: Rules, path: string): Test {
  const dayOf = rules.date(at, path);
  if (isAlways(dayOf)) {
    if (dayOf.fixed === undefined) return always(false);
    return inBand(rules.births.band(ageBand(dateNumber(dayOf.fixed), atLeast, under)));
  }
  if (at === "payday") {
    rules.births.agesOnPayday(atLeast, under);
    return ({ payNumber, birthNumber }) => {
      const { first, last } = ageBand(payNumber, atLeast, under);
      return birthNumber > 0 && birthNumber >= first && birthNumber <= last;
    };
  }
  return (asking) => {
    const birthDate = birthItself(asking.facts);
    const day = birthDate === undefined ? undefined : dayOf(asking);
    return (
      birthDate !== undefined &&
      day !== undefined &&
      inRange(ageOn(birthDate, day), { atLeast, under })
    );
  };
}

const inRange = (value: number, { atLeast, under }: InRange): boolean =>
  (atLeast === undefined || value >= atLeast) && (under === undefined || value < under);

const permitIsValid = ({ facts, payday }: Asking): boolean =>
  facts.residencePermit != null && facts.residencePermit.until >= payday;

function insuranceState({ facts, payday }: Asking): "active" | "ended" | "none" {
  const insurance = facts.employeeInsurance;
  if (insurance == null) return "none";
  // The day of the lapse is the first day without insurance.
  return insurance === "active" || insurance.endedOn > payday ? "active" : "ended";
}

type PlainFact = Exclude<FactKey, "more">;

/** How a key is tested, and the facts that it reads. */
type LeafRule<Value> = [
  compile: (value: Value, rules: Rules, path: string, known: boolean) => Test,
  ...reads: PlainFact[],
];
type LeafRules = {
  [K in Exclude<keyof Leaf, "setting" | "more">]-?: LeafRule<NonNullable<Leaf[K]>>;
};

/** A fact must have the value. Unknown it counts as `ordinary`; known to be none, as `none`. */
const is = <Value>(fact: PlainFact, ordinary?: Value, none?: Value): LeafRule<Value> => [
  (value, _rules, _path, known) =>
    ({ facts }) => {
      const found = facts[fact] as Value | null | undefined;
      if (found === undefined) return !known && ordinary === value;
      return (found ?? none) === value;
    },
  fact,
];

/** A fact, or a part of it, must be one of the words. */
const oneOf = <Word>(
  fact: PlainFact,
  wordOf: (facts: Facts) => Word | null | undefined,
): LeafRule<Word[]> => [
  (words) =>
    ({ facts }) => {
      const word = wordOf(facts);
      return word != null && words.includes(word);
    },
  fact,
];

const LEAVES: LeafRules = {
  hukou: is<NonNullable<Leaf["hukou"]>>("hukou", "local"),
  hukouKind: is("hukouKind"),
  sex: is("sex"),
  permit: [
    (value, _rules, _path, known) => (asking) =>
      (!known || asking.facts.residencePermit !== undefined) &&
      permitIsValid(asking) === (value === "valid"),
    "residencePermit",
  ],
  foreigner: oneOf("foreigner", ({ foreigner }) => foreigner),
  student: oneOf("student", ({ student }) => student?.stage),
  enteredSchool: [
    (range, rules, path) => between(range, rules, path, rules.date("school-entry", path)),
    "student",
  ],
  born: [born, "birthDate"],
  age: [aged, "birthDate"],
  parentInsuredHere: is("parentInsuredHere", false, false),
  parentHoldsPermit: is("parentHoldsPermit", false, false),
  holds: [
    (codes) =>
      ({ held }) =>
        held.some((code) => answersTo(code, codes)),
    "categories",
  ],
  aid: [(level) => (asking) => asking.aid === level, "categories", "birthDate"],
  employeeInsurance: [
    (state, _rules, _path, known) => (asking) =>
      (!known || asking.facts.employeeInsurance !== undefined) && insuranceState(asking) === state,
    "employeeInsurance",
  ],
  insuredElsewhere: is("insuredElsewhere", false, false),
  enrolledLastYear: is("enrolledLastYear"),
  registered: is("registered", true),
  brokenYears: [
    (range, _rules, _path, known) =>
      ({ facts: { brokenYears } }) =>
        !(known && brokenYears === undefined) && inRange(brokenYears ?? 0, range),
    "brokenYears",
  ],
  returningMigrantWorker: is("returningMigrantWorker", false, false),
  event: oneOf("event", ({ event }) => event?.kind),
  eventDay: [
    (range, rules, path) => between(range, rules, path, ({ facts }) => facts.event?.on),
    "event",
  ],
  via: oneOf("via", ({ via }) => via),
  opened: [
    ({ special }, rules, path) =>
      between(special, rules, path, ({ facts }) => facts.openings?.special ?? undefined),
    "openings",
  ],
  day: [
    ({ of, from, to }, rules, path) => between({ from, to }, rules, path, rules.date(of, path)),
  ],
  count: [
    ({ of, ...range }, rules, path) => {
      const count = rules.count(of, path);
      return (asking) => {
        const number = count(asking);
        return number !== undefined && inRange(number, range);
      };
    },
  ],
  place: [
    (codes, { upwards }) =>
      ({ facts }) =>
        upwards(facts.place).some((code) => codes.includes(code)),
  ],
};

/** Whether the pack has chosen all of these: known while the pack is compiled. */
function compileSettings(wanted: NonNullable<Leaf["setting"]>, rules: Rules, path: string): Test {
  return always(
    Object.entries(wanted).every(([key, choice]) => rules.setting(key, path) === choice),
  );
}

function compileOwn(
  key: string,
  wanted: NonNullable<Leaf["more"]>[string],
  rules: Rules,
  at: { path: string; known: boolean },
): Test {
  const { path, known } = at;
  if (typeof wanted === "boolean") {
    const read = ownFactReader(key, ["yes-no"], rules, path, known);
    return (asking) => read(asking) === wanted;
  }
  if (typeof wanted === "string" || Array.isArray(wanted)) {
    const choices: OwnValue[] = typeof wanted === "string" ? [wanted] : wanted;
    const read = ownFactReader(key, ["choice"], rules, path, known);
    return (asking) => {
      const value = read(asking);
      return value !== undefined && choices.includes(value);
    };
  }
  if ("from" in wanted || "to" in wanted) {
    const read = ownFactReader(key, ["date"], rules, path, known);
    return between(wanted, rules, path, (asking) => read(asking) as PlainDate | undefined);
  }
  const read = ownFactReader(key, ["number", "money"], rules, path, known);
  return (asking) => {
    const value = read(asking);
    return typeof value === "number" && inRange(value, wanted as InRange);
  };
}

/** The tests of one leaf, one for each key that is given; all must hold. */
export function leafTests(leaf: Leaf, rules: Rules, path: string, known: boolean): Test[] {
  const { setting, more, ...plain } = leaf;
  const tests = (Object.keys(plain) as (keyof LeafRules)[]).flatMap((key) => {
    const value = leaf[key];
    if (value === undefined) return [];
    const [compile, ...reads] = LEAVES[key] as LeafRule<unknown>;
    reads.forEach((fact) => rules.reads.add(fact));
    return [compile(value, rules, `${path}.${key}`, known)];
  });
  const own = Object.entries(more ?? {}).map(([key, wanted]) =>
    compileOwn(key, wanted, rules, { path: `${path}.more.${key}`, known }),
  );
  const settings = setting ? [compileSettings(setting, rules, `${path}.setting`)] : [];
  return [...settings, ...tests, ...own];
}
