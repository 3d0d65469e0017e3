/**
 * Which birth dates a pack can tell apart. Rules compare a birth with days that the pack names or with the age on the
 * day of paying; whoever is born between two such days is answered alike. All days are numbers such as 20260131.
 */
import { dateNumber } from "./calendar";
import type { PlainDate } from "./plain-date";

/** A birth date within these is in the band; both belong to it. */
export interface Band {
  first: number;
  last: number;
}

/** The birthday on which somebody reaches an age is so much before the day. */
const A_YEAR = 10_000;

/** Those who have reached `atLeast` and not yet `under` years on a day; 0, an unknown birth, is in no band. */
export const ageBand = (
  day: number,
  atLeast: number | undefined,
  under: number | undefined,
): Band => ({
  first: under === undefined ? 1 : day - under * A_YEAR + 1,
  last: atLeast === undefined ? Infinity : day - atLeast * A_YEAR,
});

/** What the rules of one pack compare births with; filled while the pack is compiled. */
export class Births {
  private readonly starts = new Set<number>();
  private readonly ages = new Set<number>();
  /** Days other than the day of asking that answers are given for: the opening days that are the same for everybody. */
  readonly paydays = new Set<PlainDate>();

  /** Notes a band that is the same for everybody. */
  band(band: Band): Band {
    this.starts.add(band.first);
    this.starts.add(band.last + 1);
    return band;
  }

  /** Notes ages that are asked for on the day of paying. */
  agesOnPayday(...ages: (number | undefined)[]): void {
    for (const age of ages) if (age !== undefined) this.ages.add(age);
  }

  /** The first day of each stretch of birth dates that are answered alike when asked on the day. */
  startsOn(on: PlainDate): Iterable<number> {
    const days = [on, ...this.paydays].map(dateNumber);
    const birthdays = [...this.ages].flatMap((age) => days.map((day) => day - age * A_YEAR + 1));
    return [...this.starts, ...birthdays];
  }
}

/** The stretch in which a birth lies: how many of the sorted starts are not after it. */
export function stretchOf(starts: readonly number[], birth: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= birth) low = middle + 1;
    else high = middle;
  }
  return low;
}
