import { isSettled } from "../../core/enrolment";
import type { Facts } from "../../core/policy";
import type { DeclarationRow, EnrolmentRow, PersonFile, ResidentRow } from "../db";

/** A question to the engine about one person: what the registers know, and what the resident said. */
export function factsAbout(
  file: PersonFile,
  home: ResidentRow,
  asked: { year: number; on: string; years?: readonly number[] },
): Facts {
  const { year, on, years } = asked;
  const here = (row: { county: string }) => row.county === home.county;
  const enrolledIn = (wanted: number, rows: readonly EnrolmentRow[]) =>
    rows.some((row) => row.year === wanted && isSettled(row.state));
  const own = file.enrolments.filter(here);
  const elsewhere = file.enrolments.filter((row) => !here(row));
  const said = file.declarations.find((row) => here(row) && row.year === year);
  return {
    place: home.place,
    year,
    on,
    birthDate: file.person.birthDate,
    sex: file.person.sex,
    ...spoken(home, said),
    categories: file.classes.filter(here).map(({ category, fromDay, toDay }) => ({
      code: category,
      ...(fromDay !== null && { from: fromDay }),
      ...(toDay !== null && { to: toDay }),
    })),
    enrolledLastYear: enrolledIn(year - 1, own),
    registered: own.some((row) => row.year === year && row.registered),
    ...(enrolledIn(year, elsewhere) && { insuredElsewhere: true }),
    via: "self",
    // A special window or an extension is opened by staff, and none has been: that is known, not unknown.
    openings: null,
    ...(years && { years: [...years] }),
  };
}

/**
 * What the register says, and the resident's own word where it counts. Whether somebody has come home for Spring Festival
 * no register can deny: without their word it is unknown. What kind of household book they have, the register knows; their
 * word fills it in where it is silent.
 */
function spoken(home: ResidentRow, said: DeclarationRow | undefined): Partial<Facts> {
  const { returningMigrantWorker, hukouKind, ...listed } = home.facts;
  const isBack = said?.returningMigrantWorker ?? (returningMigrantWorker === true || undefined);
  const kind = hukouKind ?? kindOf(said?.hukouKind);
  return {
    ...listed,
    ...(isBack !== undefined && { returningMigrantWorker: isBack }),
    ...(kind !== undefined && { hukouKind: kind }),
  };
}

const kindOf = (text: string | null | undefined): "rural" | "urban" | undefined =>
  text === "rural" || text === "urban" ? text : undefined;
