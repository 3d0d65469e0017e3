/** Where the ways of a pack stand for one person on one day, and which of them answers. */
import type { Window } from "./answer";
import type { Unstated } from "./asking";
import type { Question } from "./compile";
import type { Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import { lastDay, windowOf, type CompiledWay } from "./ways";

/**
 * `disputed`: past the safe day, not past the later day that the plan also names. `unknown`: the plan does not state
 * when it opens.
 */
export type State = "upcoming" | "open" | "paused" | "disputed" | "over" | "unknown";

export interface Standing {
  way: CompiledWay;
  state: State;
  window: Window | null;
  /** With `unknown`: whom to ask. */
  unstated?: Unstated | undefined;
  /** Where the day takes no payments: the one on which paying goes on. */
  reopens?: PlainDate | undefined;
}

interface Ways {
  ways: readonly CompiledWay[];
  pauses: Pauses | undefined;
  yearEnd: PlainDate;
}

function stateOf({ pauses, yearEnd }: Ways, way: CompiledWay, asking: Question): State {
  const on = asking.payday;
  const opens = way.opens(asking);
  if (opens === undefined) {
    const open = way.opens.unstated?.(asking) !== undefined;
    return !open ? "upcoming" : on > yearEnd ? "over" : "unknown";
  }
  if (on < opens) return "upcoming";
  const closes = way.closes(asking);
  const safe = closes ?? yearEnd;
  const last = lastDay(way.rule, closes, yearEnd);
  if (on > last) return "over";
  const reopens = pauses?.(asking)?.reopens(on);
  // Who pays nothing is not held up by days that take no payments.
  const waits = reopens !== undefined && !owesNothing(way, asking);
  if (waits && reopens > last) return "over"; // no day is left to pay on
  if (on > safe) return "disputed";
  return waits ? "paused" : "open";
}

function owesNothing({ price, rule, extras }: CompiledWay, asking: Question): boolean {
  const { fen } = price(asking);
  if (fen === null) return false;
  if (extras.some(({ applies, amount }) => applies(asking) && amount(asking).fen !== 0))
    return false;
  return fen === (rule.aid === false ? 0 : asking.aidAt(fen).total);
}

function standing(pack: Ways, way: CompiledWay, state: State, asking: Question): Standing {
  const unstated = state === "unknown" ? way.opens.unstated?.(asking) : undefined;
  const reopens = pack.pauses?.(asking)?.reopens(asking.payday);
  return { way, state, window: windowOf(way, asking, pack.pauses), unstated, reopens };
}

const answersNow = (state: State): boolean => state !== "upcoming" && state !== "over";

/** The way that answers a person on a day: the first in order that is open. Undefined where none is. */
export function openWay(pack: Ways, asking: Question): Standing | undefined {
  for (const way of pack.ways) {
    if (!way.applies(asking)) continue;
    const state = stateOf(pack, way, asking);
    if (answersNow(state)) return standing(pack, way, state, asking);
  }
  return undefined;
}

/** Every way that applies to a person, with where it stands on the day. */
export function waysFor(pack: Ways, asking: Question): Standing[] {
  return pack.ways
    .filter((way) => way.applies(asking))
    .map((way) => standing(pack, way, stateOf(pack, way, asking), asking));
}
