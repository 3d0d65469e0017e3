import type { Quote } from "../../core/policy";
import { endOfDay } from "../../core/time";

/**
 * Until when amounts that are shown on a day hold: to the end of `lastDay`, or to the hour at which a plan stops taking
 * payment (Q13 of the policy engine, which judges days only). A way without a closing day is told with the ordinary
 * window, which may be over: its hour is past and says nothing.
 */
export function lastInstant(
  today: string,
  lastDay: string,
  quotes: readonly Pick<Quote, "window">[],
): Date {
  const hours = quotes.flatMap(({ window }) =>
    window?.closesAt === undefined || window.closes < today
      ? []
      : [new Date(`${window.closes}T${window.closesAt}:00+08:00`).getTime()],
  );
  return new Date(Math.min(endOfDay(lastDay).getTime(), ...hours));
}
