import { addDays } from "../policy";

/** The hour up to which what is filed is owed on the same day (HR-10), in Beijing time. */
const COUNTER_CLOSES = "17:00:00";

/** Days to supplement a request that was given back, where the plan's last day is past or there is none. */
const DAYS_TO_SUPPLEMENT = 10;

const midnightAfter = (day: string): string => `${addDays(day, 1)}T00:00:00+08:00`;

/**
 * R10: by when an office owes its step, for what was filed at an instant `YYYY-MM-DDThh:mm:ss+08:00`: 24:00 of the day, or of the
 * next one where it was filed after 17:00. 24:00 is written as 0:00 of the following day.
 */
export function dueAfter(filedAt: string): string {
  const [day = "", time = ""] = filedAt.split("T");
  return midnightAfter(time.slice(0, 8) > COUNTER_CLOSES ? addDays(day, 1) : day);
}

/** R11: the last day on which a request that is given back today can be supplemented. */
export function supplementUntil(today: string, lastDay: string | null): string {
  return lastDay !== null && lastDay >= today ? lastDay : addDays(today, DAYS_TO_SUPPLEMENT);
}

/** R11: the same as an instant: 24:00 of that day. */
export const dueOfReturned = (today: string, lastDay: string | null): string =>
  midnightAfter(supplementUntil(today, lastDay));

/** R10: whether what is due at an instant is overdue at another; both ISO 8601 in Beijing time. */
export const isOverdue = (dueAt: string | null, now: string): boolean =>
  dueAt !== null && now >= dueAt;
