/** Which of a person's classes count on a day. */
import type { Unused } from "./answer";
import { endOfMonth, inChinese, startOfNextMonth } from "./calendar";
import type { CategoryCode, Facts } from "./facts";
import type { PlainDate } from "./plain-date";
import type { PackDocument } from "./schema";

export interface Holding {
  held: readonly CategoryCode[];
  /** Held on paper, but not on this day. */
  out: readonly Unused[];
}

type Entry = NonNullable<Facts["categories"]>[number];
type ClassDates = PackDocument["classDates"];

/** Why an entry does not count on the day; undefined where it does. */
function whyOut(
  { code, from, to }: Entry,
  on: PlainDate,
  dates: ClassDates,
  nameOf: (code: CategoryCode) => string,
): Unused | undefined {
  const since = dates?.addedCountNextMonthSince;
  const moved = from != null && since !== undefined && from >= since;
  const start = moved ? startOfNextMonth(from) : from;
  if (start != null && on < start) {
    const text = `“${nameOf(code)}”从${inChinese(start)}起才算`;
    return { category: code, reason: "not-yet", text, ...(moved && { cite: dates?.cite }) };
  }
  const until = dates?.removedEndWithMonthSince;
  const ends = to != null && until !== undefined && to >= until;
  const end = ends ? endOfMonth(to) : to;
  if (end != null && on > end) {
    const text = `“${nameOf(code)}”到${inChinese(end)}为止，已经过期`;
    return { category: code, reason: "expired", text, ...(ends && { cite: dates?.cite }) };
  }
  return undefined;
}

/**
 * Sorts the classes of a person into those that count on the day and those that do not. A class counts when
 * `from` ≤ day ≤ `to`, unless the plan moves an addition or a removal to the next month.
 */
export function holdingOn(
  facts: Facts,
  on: PlainDate,
  dates: ClassDates,
  nameOf: (code: CategoryCode) => string,
): Holding {
  const held = new Set<CategoryCode>();
  const out: Unused[] = [];
  for (const entry of facts.categories ?? []) {
    const reason = whyOut(entry, on, dates, nameOf);
    if (reason) out.push(reason);
    else held.add(entry.code);
  }
  // Who holds a class for a second time is not told that the first has ended.
  return { held: [...held], out: out.filter(({ category }) => !held.has(category)) };
}
