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

const NOTHING: Holding = Object.freeze({ held: Object.freeze([]), out: Object.freeze([]) });

/** So many classes are sooner looked through than put into a set. */
const FEW = 8;

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
  const { categories } = facts;
  if (categories == null || categories.length === 0) return NOTHING;
  const held: CategoryCode[] = [];
  let out: Unused[] | undefined;
  for (const entry of categories) {
    const bounded = entry.from != null || entry.to != null;
    const reason = bounded ? whyOut(entry, on, dates, nameOf) : undefined;
    if (reason) (out ??= []).push(reason);
    else if (held.length > FEW || !held.includes(entry.code)) held.push(entry.code);
  }
  return { held: held.length > FEW ? [...new Set(held)] : held, out: out ?? NOTHING.out };
}
