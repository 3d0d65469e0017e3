import type { Facts } from "../policy";
import type { RegisterRow } from "./register";

/** What a row says about a coverage year, for the engine to answer on the day `on`. */
export function factsOfRow(row: RegisterRow, year: number, on: string): Facts {
  return {
    place: row.place,
    year,
    on,
    ...(row.birthDate === undefined ? {} : { birthDate: row.birthDate }),
    ...(row.sex === undefined ? {} : { sex: row.sex }),
    ...row.facts,
    categories: row.categories.map(({ code, from, to }) => ({
      code,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })),
    enrolledLastYear: row.enrolledYears.includes(year - 1),
    registered: row.registeredYears.includes(year),
  };
}
