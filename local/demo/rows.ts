import { residentCheckDigit } from "../../core/contracts";
import type { RegisterRow } from "../../core/people";

type Sex = "male" | "female";
type Facts = RegisterRow["facts"];

/**
 * A resident ID number for an invented person. The serial is from the 99x that hardly any county ever reaches on one
 * day of birth, so that it belongs to nobody as far as that can be arranged.
 */
export function inventedId(division: string, birthDate: string, sex: Sex, serial = 0): string {
  const parity = sex === "male" ? 1 : 0;
  const first17 = `${division}${birthDate.replaceAll("-", "")}99${serial * 2 + parity}`;
  return first17 + residentCheckDigit(first17);
}

/** Phones begin with 120, a range that no operator has. `area` four digits, `n` up to 9999. */
export function inventedPhone(area: string, n: number): string {
  return `120${area}${String(n).padStart(4, "0")}`;
}

/** A local resident about whom nothing else is to be said: everything is known, and is no. */
const LOCAL: Facts = {
  hukou: "local",
  hukouKind: "rural",
  residencePermit: null,
  foreigner: null,
  student: null,
  parentInsuredHere: false,
  parentHoldsPermit: false,
  employeeInsurance: null,
  insuredElsewhere: false,
  brokenYears: 0,
  returningMigrantWorker: false,
  event: null,
};

export const PUPIL: Facts = { student: { stage: "school" } };

/** What a household shares. */
export interface Household {
  place: string;
  book: string;
  /** First six digits of the ID numbers. */
  division: string;
  /** The coverage year of the story: by default everyone paid the year before and is registered for this one. */
  year: number;
  facts?: Facts;
}

interface Details {
  /** Where the ID number is from, if not from the household's own division. */
  division?: string;
  /** Another serial, where two people share place, day and sex. */
  serial?: number;
  document?: RegisterRow["document"];
  phone?: string;
  facts?: Facts;
  categories?: RegisterRow["categories"];
  enrolledYears?: number[];
  registeredYears?: number[];
}

/** Gives a function that writes the rows of one household book. */
export function householdOf(home: Household) {
  return function member(
    name: string,
    sex: Sex,
    birthDate: string,
    relationToHead: string,
    details: Details = {},
  ): RegisterRow {
    const { division = home.division, serial, document, facts, phone } = details;
    const number = inventedId(division, birthDate, sex, serial);
    return {
      place: home.place,
      name,
      document: document ?? { type: "resident-id", number },
      sex,
      birthDate,
      ...(phone === undefined ? {} : { phone }),
      household: home.book,
      relationToHead,
      facts: { ...LOCAL, ...home.facts, ...facts },
      categories: details.categories ?? [],
      enrolledYears: details.enrolledYears ?? [home.year - 1],
      registeredYears: details.registeredYears ?? [home.year],
    };
  };
}

/** Neither paid nor registered anywhere before. */
export const NEWCOMER = { enrolledYears: [], registeredYears: [] };

/** Registered for the year of the story, but without an earlier year here. */
export const registeredOnly = (year: number) => ({ enrolledYears: [], registeredYears: [year] });

/** Already paid for the year of the story. */
export const paidFor = (year: number) => ({
  enrolledYears: [year - 1, year],
  registeredYears: [year],
});

/** Bindings of an account to rows 0, 1, 2 …, all full. */
export function boundInFull(...relations: ("self" | "spouse" | "child" | "parent" | "other")[]) {
  return relations.map((relation, row) => ({ row, relation, binding: "full" as const }));
}
