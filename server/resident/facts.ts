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
    ...home.facts,
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
 * Whether somebody has come home for Spring Festival, no register knows better than they do. What kind of household book
 * they have, the register does; their word fills it in where it is silent.
 */
function spoken(home: ResidentRow, said: DeclarationRow | undefined): Partial<Facts> {
  const { returningMigrantWorker, hukouKind } = said ?? {};
  return {
    ...(returningMigrantWorker != null && { returningMigrantWorker }),
    ...(home.facts.hukouKind == null &&
      (hukouKind === "rural" || hukouKind === "urban") && { hukouKind }),
  };
}
