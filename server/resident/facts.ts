import { isSettled } from "../../core/enrolment";
import type { Facts } from "../../core/policy";
import type { DeclarationRow, EnrolmentRow, OpeningRow, PersonFile, ResidentRow } from "../db";

/** What is asked about one person. */
export interface AskedAbout {
  year: number;
  on: string;
  years?: readonly number[];
  /** Extensions and special windows of the county that staff switched on; left out where there are none. */
  openings?: readonly OpeningRow[];
}

/** A question to the engine about one person: what the registers know, and what the resident said. */
export function factsAbout(file: PersonFile, home: ResidentRow, asked: AskedAbout): Facts {
  const { year, on, years, openings = [] } = asked;
  const here = (row: { county: string }) => row.county === home.county;
  const enrolledIn = (wanted: number, rows: readonly EnrolmentRow[]) =>
    rows.some((row) => row.year === wanted && isSettled(row.state) && row.stoppedOn === null);
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
    // A year that was stopped is not renewed by itself: it has to be registered anew.
    registered: own.some((row) => row.year === year && row.registered && row.stoppedOn === null),
    ...(enrolledIn(year, elsewhere) && { insuredElsewhere: true }),
    via: "self",
    openings: openingsAt(home.place, { year, on, openings }),
    ...(years && { years: [...years] }),
  };
}

/**
 * A special window or an extension is opened by staff (MC-10, MC-14). That none has been is known, not unknown; the narrowest place
 * that opened one counts.
 */
export function openingsAt(
  place: string,
  { year, on, openings }: { year: number; on: string; openings: readonly OpeningRow[] },
): NonNullable<Facts["openings"]> | null {
  const here = openings
    .filter((row) => row.year === year && place.startsWith(row.place) && row.fromDay <= on)
    .sort((a, b) => b.place.length - a.place.length);
  const special = here.find(
    ({ kind, untilDay }) => kind === "special" && (untilDay === null || on <= untilDay),
  );
  const extension = here.find(({ kind }) => kind === "extension");
  if (!special && !extension) return null;
  return {
    special: special?.fromDay ?? null,
    extension: extension?.untilDay ? { until: extension.untilDay } : null,
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
