/** Where the ways of a pack stand for one person on one day, and which of them answers. */
import type { Asking, Unstated } from "./asking";
import type { Question } from "./compile";
import type { Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import { lastDay, type CompiledWay, type ToldWindow } from "./ways";

/**
 * `disputed`: past the safe day, not past the later day that the plan also names. `unknown`: the plan does not state
 * when it opens.
 */
export type State = "upcoming" | "open" | "paused" | "disputed" | "over" | "unknown";

export interface Standing {
  way: CompiledWay;
  state: State;
  told: ToldWindow;
  /** With `unknown`: whom to ask. */
  unstated?: Unstated | undefined;
}

interface Ways {
  ways: readonly CompiledWay[];
  open: { ways: (asking: Asking) => readonly CompiledWay[] };
  pauses: Pauses | undefined;
  yearEnd: PlainDate;
}

function stateOf({ pauses, yearEnd }: Ways, way: CompiledWay, asking: Question): State {
  const { days } = way;
  if (days && !pauses) {
    const today = asking.payNumber;
    if (today < days.first) return "upcoming";
    if (today > days.last) return "over";
    return today > days.safe ? "disputed" : "open";
  }
  const on = asking.payday;
  const opens = way.opens(asking);
  if (opens === undefined) {
    const open = way.opens.unstated?.(asking) !== undefined;
    return !open ? "upcoming" : on > yearEnd ? "over" : "unknown";
  }
  if (on < opens) return "upcoming";
  const closes = way.closes(asking);
  const safe = closes ?? yearEnd;
  const last = lastDay(way.rule, closes, safe);
  if (on > last) return "over";
  const reopens = pauses?.reopens(on);
  if (reopens !== undefined && reopens > last) {
    // No day is left to pay on; who pays nothing is not held up by that.
    return owesNothing(way, asking) ? "open" : "over";
  }
  if (on > safe) return "disputed";
  return reopens === undefined ? "open" : "paused";
}

function owesNothing({ price, rule, extras }: CompiledWay, asking: Question): boolean {
  const { fen } = price(asking);
  if (fen === null || rule.aid === false || extras.length > 0) return false;
  return asking.aidAt(fen).total === fen;
}

function standing(way: CompiledWay, state: State, asking: Question): Standing {
  const told = way.told ?? way.tell(way.opens(asking), way.closes(asking), asking.payday);
  return state === "unknown"
    ? { way, state, told, unstated: way.opens.unstated?.(asking) }
    : { way, state, told };
}

const answersNow = (state: State): boolean => state !== "upcoming" && state !== "over";

/** The way that answers a person on a day: the first in order that is open. Undefined where none is. */
export function openWay(pack: Ways, asking: Question): Standing | undefined {
  for (const way of pack.open.ways(asking)) {
    if (!way.isForAll && !way.applies(asking)) continue;
    const state = stateOf(pack, way, asking);
    if (answersNow(state)) return standing(way, state, asking);
  }
  return undefined;
}

/** Every way that applies to a person, with where it stands on the day. */
export function waysFor(pack: Ways, asking: Question): Standing[] {
  return pack.ways
    .filter((way) => way.applies(asking))
    .map((way) => standing(way, stateOf(pack, way, asking), asking));
}
