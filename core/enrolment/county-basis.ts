import type { PolicyBook, Said } from "../policy";
import { carryOverBasis } from "./carry-over";

/** Places of a county that have plans of their own; or the county, for which a wider plan answers. */
function planPlaces(book: PolicyBook, county: string): string[] {
  const own = book.places().flatMap(({ code }) => (code.startsWith(county) ? [code] : []));
  return own.includes(county) ? own : [county, ...own];
}

/** By what an ordinary local resident of last year counts as registered on a day; null where everybody applies anew. */
function basisAt(book: PolicyBook, place: string, year: number, on: string): Said | null {
  if (!book.whole(place, year)) return null;
  return carryOverBasis(book, {
    place,
    year,
    on,
    hukou: "local",
    employeeInsurance: null,
    insuredElsewhere: false,
    student: null,
    event: null,
    categories: [],
  });
}

/** C3: the clause by which a county carries last year's enrollees over; that of its first place with a plan of its own, where it has none. */
export function countyBasis(
  book: PolicyBook,
  county: string,
  year: number,
  on: string,
): Said | null {
  for (const place of planPlaces(book, county)) {
    const basis = basisAt(book, place, year, on);
    if (basis) return basis;
  }
  return null;
}

/** C3: the years into which a county carries over on a day: their window is open, and the plan has such a clause. */
export function carryOverYears(book: PolicyBook, county: string, today: string): number[] {
  const years = planPlaces(book, county).flatMap((place) =>
    book
      .seasons(place, today)
      .filter(({ opens, closes }) => opens <= today && today <= closes)
      .filter(({ year }) => basisAt(book, place, year, today) !== null)
      .map(({ year }) => year),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}
