/** From when to when a coverage year is: the calendar year, unless the pack says otherwise. */
import { addMonths, dateOf, yearOf } from "./calendar";
import type { PlainDate } from "./plain-date";
import type { PackDocument } from "./schema";

type Spanned = Pick<PackDocument, "coverageSpan" | "coverageYear">;

/** The first and last day of a coverage year; other years of the pack lie whole years before and after its own. */
export function spanOf(
  { coverageSpan, coverageYear = 0 }: Spanned,
  year: number,
): { from: PlainDate; to: PlainDate } {
  if (!coverageSpan) return { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) };
  const shifted = (day: PlainDate): PlainDate =>
    addMonths(day, 12 * (year - coverageYear), "end-of-month");
  return { from: shifted(coverageSpan.from), to: shifted(coverageSpan.to) };
}

/** The coverage year that a day lies in. */
export function coverageYearOf(
  { coverageSpan, coverageYear = 0 }: Spanned,
  day: PlainDate,
): number {
  if (!coverageSpan) return yearOf(day);
  const { from } = coverageSpan;
  const before = day.slice(5) < from.slice(5) ? 1 : 0;
  return coverageYear + yearOf(day) - yearOf(from) - before;
}
