/** Watching which facts a question is answered from, and reading the same facts of somebody else. */
import { BIRTH_IN_BANDS } from "./asking";
import type { Facts } from "./facts";
import { ASKABLE } from "./questions";

/** A fact as it decides which branch is taken; a fact with parts is told by whether it is there. */
export type Value = string | number | boolean | null | undefined;

/** Noted when the birth date itself was read, not only compared with days that the pack names. */
const BIRTH_ITSELF = "birthDate itself";

const PRESENT = "…";

/** A frozen object gives out nothing but its own parts; its copy may give out watched ones. */
const thawed = <T extends object>(value: T): T => (Object.isFrozen(value) ? { ...value } : value);

/** A fact with parts (an event and its day) is noted part by part; a list counts as a whole. */
function notingParts(value: unknown, path: string, lookedAt: Set<string>): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return new Proxy(thawed(value), {
    get: (target, key) => {
      const part = `${path}.${String(key)}`;
      lookedAt.add(part);
      return notingParts(Reflect.get(target, key), part, lookedAt);
    },
  });
}

/** The facts as an object that notes which of them are looked at, in that order; parts are noted as `event.on`. */
export function noting(facts: Facts, lookedAt: Set<string>): Facts {
  return new Proxy(thawed(facts), {
    get: (target, key) => {
      if (key === BIRTH_IN_BANDS) {
        lookedAt.add("birthDate");
        return target.birthDate;
      }
      // What a pack asks for itself counts one by one, also where nothing of it is known.
      if (key === "more") return notingParts(target.more ?? {}, key, lookedAt);
      const name = String(key);
      lookedAt.add(name);
      if (name === "birthDate") lookedAt.add(BIRTH_ITSELF);
      return notingParts(Reflect.get(target, key), name, lookedAt);
    },
  });
}

function telling(value: unknown): Value {
  if (typeof value !== "object" || value === null) return value as Value;
  return Array.isArray(value) ? JSON.stringify(value) : PRESENT;
}

/** The same for classes: most people hold none, or a few without days of their own. */
function tellingClasses({ categories }: Facts): Value {
  if (categories == null) return categories;
  let told = "";
  for (let at = 0; at < categories.length; at += 1) {
    const { code, from, to } = categories[at] as (typeof categories)[number];
    if (from !== undefined || to !== undefined) return JSON.stringify(categories);
    told = at === 0 ? code : `${told},${code}`;
  }
  return told;
}

/** Written out one by one: a property of a fixed name is read much faster than one that is looked up. */
const TELLERS: Readonly<Record<string, (facts: Facts) => Value>> = {
  place: ({ place }) => place,
  [BIRTH_ITSELF]: ({ birthDate }) => birthDate,
  sex: ({ sex }) => sex,
  hukou: ({ hukou }) => hukou,
  hukouKind: ({ hukouKind }) => hukouKind,
  foreigner: ({ foreigner }) => foreigner,
  parentInsuredHere: ({ parentInsuredHere }) => parentInsuredHere,
  parentHoldsPermit: ({ parentHoldsPermit }) => parentHoldsPermit,
  categories: tellingClasses,
  insuredElsewhere: ({ insuredElsewhere }) => insuredElsewhere,
  enrolledLastYear: ({ enrolledLastYear }) => enrolledLastYear,
  brokenYears: ({ brokenYears }) => brokenYears,
  registered: ({ registered }) => registered,
  returningMigrantWorker: ({ returningMigrantWorker }) => returningMigrantWorker,
  via: ({ via }) => via,
  event: ({ event }) => telling(event),
  student: ({ student }) => telling(student),
  residencePermit: ({ residencePermit }) => telling(residencePermit),
  employeeInsurance: ({ employeeInsurance }) => telling(employeeInsurance),
  openings: ({ openings }) => telling(openings),
};

/** Reads what was noted under a name; parts of what is not there are undefined. */
export function tellerOf(noted: string): (facts: Facts) => Value {
  const written = TELLERS[noted];
  if (written) return written;
  const steps = noted.split(".");
  return (facts) => {
    let value: unknown = facts;
    for (let at = 0; at < steps.length && value != null; at += 1) {
      value = (value as Record<string, unknown>)[steps[at] ?? ""];
    }
    return telling(value);
  };
}

/** Which facts of everywhere are unknown, as the digits of a number. Written out because it is done for everybody. */
export const unknownIn = (facts: Facts): number =>
  (Number(facts.birthDate === undefined) << 0) |
  (Number(facts.sex === undefined) << 1) |
  (Number(facts.hukou === undefined) << 2) |
  (Number(facts.hukouKind === undefined) << 3) |
  (Number(facts.residencePermit === undefined) << 4) |
  (Number(facts.foreigner === undefined) << 5) |
  (Number(facts.student === undefined) << 6) |
  (Number(facts.parentInsuredHere === undefined) << 7) |
  (Number(facts.parentHoldsPermit === undefined) << 8) |
  (Number(facts.categories === undefined) << 9) |
  (Number(facts.employeeInsurance === undefined) << 10) |
  (Number(facts.insuredElsewhere === undefined) << 11) |
  (Number(facts.enrolledLastYear === undefined) << 12) |
  (Number(facts.brokenYears === undefined) << 13) |
  (Number(facts.registered === undefined) << 14) |
  (Number(facts.returningMigrantWorker === undefined) << 15) |
  (Number(facts.event === undefined) << 16) |
  (Number(facts.via === undefined) << 17) |
  (Number(facts.years === undefined) << 18) |
  (Number(facts.openings === undefined) << 19);

const ASKED: ReadonlySet<string> = new Set(ASKABLE);

/** Whether a name is of a whole fact of everywhere, which `unknownIn` counts. */
export const isWholeFact = (noted: string): noted is (typeof ASKABLE)[number] => ASKED.has(noted);
