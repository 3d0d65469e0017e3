/** The ways into a coverage year: which one is open to a person on a day. */
import type { Amounts, AmountOf } from "./amounts";
import type { Asking, Reads, Test } from "./asking";
import type { Window } from "./answer";
import { dateOf, dayOf, monthOf, startOfNextMonth, yearOf } from "./calendar";
import { compileCondition, compileDate } from "./conditions";
import type { DateOf } from "./date-rules";
import type { PlainDate } from "./plain-date";
import type { PackDocument, Way } from "./schema";

export interface CompiledWay {
  rule: Way;
  applies: Test;
  opens: DateOf;
  /** The stated last day; undefined where the plan states none. */
  closes: DateOf | undefined;
  price: AmountOf;
  benefitFrom: DateOf | undefined;
  benefitTo: DateOf | undefined;
  owes: { applies: Test; from: DateOf; to: DateOf } | undefined;
}

/** Compiles one way of a pack. */
export function compileWay(rule: Way, amounts: Amounts, reads: Reads): CompiledWay {
  const always: Test = () => true;
  const condition = (when: Way["when"]): Test => (when ? compileCondition(when, reads) : always);
  if (rule.owes && rule.owes.choice !== "all") reads.add("years");
  return {
    rule,
    applies: condition(rule.when),
    opens: compileDate(rule.opens, reads),
    closes: rule.closes === undefined ? undefined : compileDate(rule.closes, reads),
    price: amounts.byName(rule.price, `ways.${rule.key}.price`),
    benefitFrom: rule.benefit && compileDate(rule.benefit.from, reads),
    benefitTo: rule.benefit?.to === undefined ? undefined : compileDate(rule.benefit.to, reads),
    owes: rule.owes && {
      applies: condition(rule.owes.when),
      from: compileDate(rule.owes.from, reads),
      to: compileDate(rule.owes.to, reads),
    },
  };
}

/** Where a way stands for one person on one day. */
export interface Standing {
  way: CompiledWay;
  /** `disputed`: past the safe day, not past the later day that the plan also names. */
  state: "upcoming" | "open" | "paused" | "disputed" | "over";
  window: Window | null;
}

type Pause = PackDocument["settlementPause"];

/** The dates that the plan states for this person; null where the way depends on staff who have not opened it. */
function windowOf(way: CompiledWay, asking: Asking, pause: Pause): Window | null {
  const opens = way.opens(asking);
  const closes = way.closes?.(asking);
  if (opens === undefined || closes === undefined) return null;
  const disputed = way.rule.disputed?.closes;
  // An extension that reaches further settles the doubt about the earlier day.
  return {
    opens,
    closes,
    ...(pause && dayOf(closes) >= pause.fromDay && { lastPayingDay: dayBefore(pause, closes) }),
    ...(disputed !== undefined && disputed > closes && { disputed }),
  };
}

/** The day before the settlement days of the month of `date`. */
const dayBefore = ({ fromDay }: NonNullable<Pause>, date: PlainDate): PlainDate =>
  dateOf(yearOf(date), monthOf(date), fromDay - 1);

function standingOf(way: CompiledWay, asking: Asking, pause: Pause): Standing {
  const on = asking.payday;
  const opens = way.opens(asking);
  const window = windowOf(way, asking, pause);
  if (opens === undefined || on < opens) return { way, state: "upcoming", window };
  const safe = way.closes ? (way.closes(asking) ?? asking.yearEnd) : asking.yearEnd;
  const last = window?.disputed ?? safe;
  if (on > last) return { way, state: "over", window };
  const state = on > safe ? "disputed" : "open";
  if (!pause || dayOf(on) < pause.fromDay) return { way, state, window };
  const reopens = startOfNextMonth(on);
  if (reopens > last) return { way, state: "over", window };
  return {
    way,
    state: state === "open" ? "paused" : state,
    window: window && { ...window, reopens },
  };
}

/**
 * The way that answers a person on a day: the first in the pack's order that is open, else the first that
 * will open, else none. `applying` are the ways that apply to the person, complete only where none is open.
 */
export function chooseWay(
  ways: readonly CompiledWay[],
  asking: Asking,
  pause: Pause,
): { chosen: Standing | undefined; applying: Standing[] } {
  const applying: Standing[] = [];
  for (const way of ways) {
    if (!way.applies(asking)) continue;
    const standing = standingOf(way, asking, pause);
    if (standing.state !== "upcoming" && standing.state !== "over") {
      return { chosen: standing, applying };
    }
    applying.push(standing);
  }
  return { chosen: applying.find(({ state }) => state === "upcoming"), applying };
}

/** The coverage years a person owes by a way, oldest first. */
export function yearsOwed(way: CompiledWay, asking: Asking, coverageYear: number): number[] {
  const { owes } = way;
  if (!owes?.applies(asking)) return [coverageYear];
  const from = owes.from(asking);
  const to = owes.to(asking);
  if (from === undefined || to === undefined) return [coverageYear];
  const span: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) span.push(year);
  if (way.rule.owes?.choice === "all") return span;
  const asked = asking.facts.years;
  if (!asked) return way.rule.owes?.choice === "either" ? [coverageYear] : span;
  const chosen = span.filter((year) => asked.includes(year));
  return chosen.length > 0 ? chosen : [coverageYear];
}
