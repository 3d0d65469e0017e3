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
import type { CategoryCode, FactKey } from "./facts";
import { remembering } from "./memo";
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

/** Tests a day against a range; both ends belong to it. A day that is not known is in no range. */
function between(range: Between, rules: Rules, path: string, dateOf: DateOf): Test {
  const from = range.from === undefined ? always(undefined) : rules.date(range.from, path);
  const to = range.to === undefined ? always(undefined) : rules.date(range.to, path);
  if (isAlways(from) && isAlways(to)) {
    // Such texts compare in order of time, and these two lie before and after every day.
    if (unknownBound(range, from.fixed, to.fixed)) return always(false);
    const first = from.fixed ?? "0000-00-00";
    const last = to.fixed ?? "9999-99-99";
    return (asking) => {
      const date = dateOf(asking);
      return date !== undefined && date >= first && date <= last;
    };
  }
  return (asking) => {
    const date = dateOf(asking);
    if (date === undefined) return false;
    const first = from(asking);
    const last = to(asking);
    if (unknownBound(range, first, last)) return false;
    return (first === undefined || date >= first) && (last === undefined || date <= last);
  };
}

/** Whether a bound is named whose day is not known: then nothing can be said to lie within. */
const unknownBound = (
  range: Between,
  first: PlainDate | undefined,
  last: PlainDate | undefined,
): boolean =>
  (range.from !== undefined && first === undefined) ||
  (range.to !== undefined && last === undefined);

/** The same for the birth date and fixed days, which is what most age bands are. */
function bornBetween(range: Between, rules: Rules, path: string): Test | undefined {
  const from = range.from === undefined ? always(undefined) : rules.date(range.from, path);
  const to = range.to === undefined ? always(undefined) : rules.date(range.to, path);
  if (!isAlways(from) || !isAlways(to)) return undefined;
  if (unknownBound(range, from.fixed, to.fixed)) return always(false);
  const first = from.fixed === undefined ? 1 : dateNumber(from.fixed);
  const last = to.fixed === undefined ? Infinity : dateNumber(to.fixed);
  return inBand(rules.births.band({ first, last }));
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

/** A fact, or what it is for an ordinary resident while nobody knows; `null` says that it is so. */
const ordinarily = <T>(ordinary: T, fact: T | null | undefined, known: boolean): T | undefined =>
  fact === undefined && known ? undefined : (fact ?? ordinary);

const permitIsValid = ({ facts, payday }: Asking): boolean =>
  facts.residencePermit != null && facts.residencePermit.until >= payday;

function insuranceState({ facts, payday }: Asking): "active" | "ended" | "none" {
  const insurance = facts.employeeInsurance;
  if (insurance == null) return "none";
  // The day of the lapse is the first day without insurance.
  return insurance === "active" || insurance.endedOn > payday ? "active" : "ended";
}

type PlainFact = Exclude<FactKey, "more">;

type LeafRules = {
  [K in Exclude<keyof Leaf, "setting" | "more">]-?: {
    facts: PlainFact[];
    compile: (value: NonNullable<Leaf[K]>, rules: Rules, path: string, known: boolean) => Test;
  };
};

const LEAVES: LeafRules = {
  hukou: {
    facts: ["hukou"],
    compile:
      (value, _rules, _path, known) =>
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
  sex: {
    facts: ["sex"],
    compile:
      (value) =>
      ({ facts }) =>
        facts.sex === value,
  },
  permit: {
    facts: ["residencePermit"],
    compile: (value, _rules, _path, known) => (asking) =>
      (!known || asking.facts.residencePermit !== undefined) &&
      permitIsValid(asking) === (value === "valid"),
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
    compile: (range, rules, path) => between(range, rules, path, rules.date("school-entry", path)),
  },
  born: {
    facts: ["birthDate"],
    compile: (range, rules, path) =>
      bornBetween(range, rules, path) ??
      between(range, rules, path, ({ facts }) => birthItself(facts)),
  },
  age: {
    facts: ["birthDate"],
    compile: aged,
  },
  parentInsuredHere: {
    facts: ["parentInsuredHere"],
    compile:
      (value, _rules, _path, known) =>
      ({ facts }) =>
        ordinarily(false, facts.parentInsuredHere, known) === value,
  },
  parentHoldsPermit: {
    facts: ["parentHoldsPermit"],
    compile:
      (value, _rules, _path, known) =>
      ({ facts }) =>
        ordinarily(false, facts.parentHoldsPermit, known) === value,
  },
  holds: {
    facts: ["categories"],
    compile: (codes) => {
      const answering = remembering((held: CategoryCode) => ({ yes: answersTo(held, codes) }));
      return ({ held }) => held.length > 0 && held.some((code) => answering(code).yes);
    },
  },
  aid: {
    facts: ["categories", "birthDate"],
    compile: (level) => (asking) => asking.aid === level,
  },
  employeeInsurance: {
    facts: ["employeeInsurance"],
    compile: (state, _rules, _path, known) => (asking) =>
      (!known || asking.facts.employeeInsurance !== undefined) && insuranceState(asking) === state,
  },
  insuredElsewhere: {
    facts: ["insuredElsewhere"],
    compile:
      (value, _rules, _path, known) =>
      ({ facts }) =>
        ordinarily(false, facts.insuredElsewhere, known) === value,
  },
  enrolledLastYear: {
    facts: ["enrolledLastYear"],
    compile:
      (value) =>
      ({ facts }) =>
        facts.enrolledLastYear === value,
  },
  registered: {
    facts: ["registered"],
    compile:
      (value, _rules, _path, known) =>
      ({ facts: { registered } }) =>
        (registered === undefined && !known ? true : registered) === value,
  },
  brokenYears: {
    facts: ["brokenYears"],
    compile:
      (range, _rules, _path, known) =>
      ({ facts }) => {
        const years = ordinarily(0, facts.brokenYears, known);
        return years !== undefined && inRange(years, range);
      },
  },
  returningMigrantWorker: {
    facts: ["returningMigrantWorker"],
    compile:
      (value, _rules, _path, known) =>
      ({ facts }) =>
        ordinarily(false, facts.returningMigrantWorker, known) === value,
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
    compile: (range, rules, path) => between(range, rules, path, ({ facts }) => facts.event?.on),
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
    compile: ({ special }, rules, path) =>
      between(special, rules, path, ({ facts }) => facts.openings?.special ?? undefined),
  },
  day: {
    facts: [],
    compile: ({ of, from, to }, rules, path) =>
      between({ from, to }, rules, path, rules.date(of, path)),
  },
  count: {
    facts: [],
    compile: ({ of, ...range }, rules, path) => {
      const count = rules.count(of, path);
      return (asking) => {
        const number = count(asking);
        return number !== undefined && inRange(number, range);
      };
    },
  },
  place: {
    facts: [],
    compile: (codes, { upwards }) => {
      const within = remembering((place: string) => ({
        yes: upwards(place).some((code) => codes.includes(code)),
      }));
      return ({ facts }) => within(facts.place).yes;
    },
  },
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
    const { facts, compile } = LEAVES[key];
    facts.forEach((fact) => rules.reads.add(fact));
    const make = compile as (value: unknown, rules: Rules, path: string, known: boolean) => Test;
    return [make(value, rules, `${path}.${key}`, known)];
  });
  const own = Object.entries(more ?? {}).map(([key, wanted]) =>
    compileOwn(key, wanted, rules, { path: `${path}.more.${key}`, known }),
  );
  const settings = setting ? [compileSettings(setting, rules, `${path}.setting`)] : [];
  return [...settings, ...tests, ...own];
}
