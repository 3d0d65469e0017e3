/** Days that take no payments: settlement days of every month, or a span of dates. */
import { addDays, dayOf, endOfMonth } from "./calendar";
import { always, type Asking } from "./asking";
import { remembering } from "./memo";
import { daysInMonth } from "./days";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { Pause } from "./schema";

export interface DaysOff {
  /** The next day that takes payments again; undefined where the day itself takes them. */
  reopens(day: PlainDate): PlainDate | undefined;
  /** The last day up to `day` that takes payments; undefined where the day itself takes them. */
  lastOpen(day: PlainDate): PlainDate | undefined;
  /** The pause that the day lies in. */
  pauseOn(day: PlainDate): Pause | undefined;
}

/** The days off of a person; undefined where there are none. */
export type Pauses = (asking: Asking) => DaysOff | undefined;

/** Pauses that follow one another for longer than this leave no day to pay: an error of the pack. */
const MOST_DAYS = 366;

/** The last day of a pause that a day lies in; undefined where it lies outside. */
function endOf(pause: Pause, day: PlainDate): PlainDate | undefined {
  if ("from" in pause) return day >= pause.from && day <= pause.to ? pause.to : undefined;
  const number = dayOf(day);
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  const to = Math.min(pause.toDay ?? last, last);
  if (number < pause.fromDay || number > to) return undefined;
  return to === last ? endOfMonth(day) : `${day.slice(0, 8)}${String(to).padStart(2, "0")}`;
}

/** Compiles the pauses of a pack; undefined where it has none. */
export function compilePauses(
  pauses: readonly Pause[] | undefined,
  rules: Rules,
): Pauses | undefined {
  if (!pauses || pauses.length === 0) return undefined;
  const tests = pauses.map(({ key, when }) =>
    when === undefined ? always(true) : rules.condition(when, `pauses.${key}.when`),
  );
  const daysOff = remembering((held: string) => ({
    them: daysOffOf(pauses.filter((_, index) => held[index] === "1")),
  }));
  return (asking) => daysOff(tests.map((test) => (test(asking) ? "1" : "0")).join("")).them;
}

function daysOffOf(pauses: readonly Pause[]): DaysOff | undefined {
  if (pauses.length === 0) return undefined;
  const pauseOn = (day: PlainDate): Pause | undefined =>
    pauses.find((pause) => endOf(pause, day) !== undefined);
  const until = remembering((day: PlainDate): { reopens: PlainDate | undefined } => {
    let next = day;
    for (let days = 0; days < MOST_DAYS; days += 1) {
      const pause = pauseOn(next);
      if (!pause) return { reopens: next === day ? undefined : next };
      next = addDays(endOf(pause, next) ?? next, 1);
    }
    return { reopens: next };
  });
  return {
    pauseOn,
    reopens: (day) => until(day).reopens,
    lastOpen(day) {
      let last = day;
      for (let days = 0; days < MOST_DAYS && pauseOn(last); days += 1) last = addDays(last, -1);
      return last === day ? undefined : last;
    },
  };
}
