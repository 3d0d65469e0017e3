/** Invented people of a county as a register might hold them: ages, households, classes and events in believable parts. */
import { addDays, type CategoryCode, type EventKind, type Facts } from "../../core/policy";
import { chance } from "../random";

type Random = () => number;

const SEED = 20_260_901;

/** One of a list, by parts of a hundred. */
function pick<Value>(random: Random, parts: readonly (readonly [number, Value])[]): Value {
  let left = random() * 100;
  for (const [part, value] of parts) {
    left -= part;
    if (left < 0) return value;
  }
  const last = parts.at(-1);
  if (!last) throw new Error("nothing to choose from");
  return last[1];
}

/** Years lived, roughly as in a rural county: many old people, fewer of working age than in a town. */
const AGES: readonly (readonly [number, readonly [number, number]])[] = [
  [1, [0, 1]],
  [6, [1, 7]],
  [13, [7, 18]],
  [4, [18, 23]],
  [26, [23, 45]],
  [24, [45, 60]],
  [15, [60, 70]],
  [8, [70, 80]],
  [3, [80, 100]],
];

const CLASSES: readonly (readonly [number, readonly CategoryCode[]])[] = [
  [86, []],
  [4, ["dibao"]],
  [1, ["tekun"]],
  [0.3, ["orphan"]],
  [1.7, ["disabled-1-2"]],
  [1.5, ["disabled-3-4"]],
  [1.5, ["dibao-margin"]],
  [1, ["out-of-poverty-stable"]],
  [0.8, ["unstable-out-of-poverty"]],
  [0.4, ["returned-poverty"]],
  [0.8, ["family-planning-special"]],
  [1, ["dibao", "disabled-1-2"]],
];

const EVENTS: readonly (readonly [number, EventKind])[] = [
  [50, "moved-in"],
  [20, "unemployed"],
  [15, "permit-issued"],
  [10, "discharged-soldier"],
  [5, "graduated-jobless"],
];

function studentOf(random: Random, age: number, year: number): Facts["student"] {
  const enteredOn = `${year - 1}-09-01`;
  if (age >= 3 && age < 7) return { stage: "nursery", enteredOn };
  if (age >= 7 && age < 18) return { stage: "school", enteredOn };
  if (age >= 18 && age < 23 && random() < 0.5) return { stage: "university", enteredOn };
  return null;
}

function eventOf(random: Random, age: number, birthDate: string, on: string): Facts["event"] {
  if (age < 1) return { kind: "newborn", on: birthDate };
  if (random() >= 0.02) return null;
  return { kind: pick(random, EVENTS), on: addDays(on, -Math.floor(random() * 120)) };
}

function person(random: Random, place: string, year: number, more: Facts["more"]): Facts {
  // Nine in ten ask while the window of most plans is open, the others in the months around it.
  const opened = `${year - 1}-10-01`;
  const on =
    random() < 0.9
      ? addDays(opened, Math.floor(random() * 75))
      : addDays(opened, Math.floor(random() * 400) - 60);
  const [youngest, oldest] = pick(random, AGES);
  const days = Math.floor((youngest + random() * (oldest - youngest)) * 365);
  const birthDate = addDays(on, -days);
  const age = Math.floor(days / 365);
  const local = random() < 0.95;
  return {
    place,
    year,
    on,
    birthDate,
    sex: random() < 0.5 ? "male" : "female",
    hukou: local ? "local" : "elsewhere",
    hukouKind: random() < 0.7 ? "rural" : "urban",
    residencePermit: local || random() < 0.3 ? null : { until: `${year}-12-31` },
    foreigner: null,
    student: studentOf(random, age, year),
    parentInsuredHere: random() < 0.9,
    parentHoldsPermit: false,
    categories: pick(random, CLASSES).map((code) => ({ code })),
    employeeInsurance: age > 22 && age < 60 && random() < 0.05 ? "active" : null,
    insuredElsewhere: random() < 0.01,
    enrolledLastYear: random() < 0.93,
    brokenYears: random() < 0.93 ? 0 : 1 + Math.floor(random() * 4),
    registered: random() < 0.97,
    returningMigrantWorker: random() < 0.02,
    event: eventOf(random, age, birthDate, on),
    via: "self",
    years: null,
    openings: null,
    more,
  };
}

/**
 * People of whom everything is known, in the same order each time. `more`: the facts of the pack's own, alike for all.
 * All people are of one shape, as a reader of rosters makes them: objects put together in several ways are read slower.
 */
export function knownPeople(
  place: string,
  year: number,
  count: number,
  more: Facts["more"] = null,
): Facts[] {
  const random = chance(SEED);
  return Array.from({ length: count }, () => person(random, place, year, more));
}

/** The same people with what a roster has: day of birth, registered residence, classes. */
export const rosterOf = (people: readonly Facts[]): Facts[] =>
  people.map(({ place, year, on, birthDate, hukou, categories }) => ({
    place,
    year,
    on,
    birthDate,
    hukou,
    categories,
  }));
