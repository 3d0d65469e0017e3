import type { Quote } from "../../core/policy";
import { endOfDay } from "../../core/time";

/**
 * Until when an amount that was shown holds: to the end of a day, or to the hour at which a plan stops taking payment
 * (Q13 of the policy engine, which judges days only).
 */
export function lastInstant(day: string, quotes: readonly Pick<Quote, "window">[]): Date {
  const hours = quotes.flatMap(({ window }) =>
    window?.closesAt === undefined
      ? []
      : [new Date(`${window.closes}T${window.closesAt}:00+08:00`).getTime()],
  );
  return new Date(Math.min(endOfDay(day).getTime(), ...hours));
}
