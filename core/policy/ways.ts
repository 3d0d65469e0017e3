/** The ways into a coverage year, compiled, and what is told of their dates, prices and benefits. */
import {
  always,
  isAlways,
  type AmountOf,
  type Asking,
  type DateOf,
  type Figure,
  type Test,
} from "./asking";
import type { Advice, ExtraCharge, Quote, Step, Window } from "./answer";
import { dateNumber, inChinese, yearOf } from "./calendar";
import { remembering } from "./memo";
import { yuan } from "./money";
import { PackError } from "./pack-error";
import type { Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { Way } from "./schema";

/** What is told of a way's dates. */
export interface ToldWindow {
  window: Window | null;
  steps: readonly Step[];
  /** The same, for a way that is over. */
  overSteps: readonly Step[];
  /** What to do while it is open. */
  advice: readonly Advice[];
}

export interface ToldBenefit {
  benefit: Quote["benefit"];
  steps: readonly Step[];
}

export interface CompiledExtra {
  key: ExtraCharge["key"];
  applies: Test;
  amount: AmountOf;
  says: string;
  cite: string;
}

export interface CompiledWay {
  rule: Way;
  applies: Test;
  /** It applies to everybody. */
  isForAll: boolean;
  opens: DateOf;
  /** Comes to undefined where the plan states no closing day. */
  closes: DateOf;
  /** The same as numbers, where they are the same for everybody: from the first day to the safe and the last one. */
  days: { first: number; safe: number; last: number } | undefined;
  price: AmountOf;
  priceStep: (figure: Figure) => Step;
  extras: readonly CompiledExtra[];
  benefitFrom: DateOf | undefined;
  benefitTo: DateOf | undefined;
  owes: { applies: Test; from: DateOf; to: DateOf } | undefined;
  tell: (opens: PlainDate | undefined, closes: PlainDate | undefined, on: PlainDate) => ToldWindow;
  /** What `tell` gives, where it is the same for everybody on every day. */
  told: ToldWindow | undefined;
  tellBenefit: (from: PlainDate | undefined, to: PlainDate) => ToldBenefit;
  /** What `tellBenefit` gives for the coverage year alone, where it is the same for everybody. */
  toldBenefit: ToldBenefit | undefined;
}

const windowText = (window: Window): string => {
  const span = `${inChinese(window.opens)}至${inChinese(window.closes)}（含当天）`;
  const paying = window.lastPayingDay
    ? `；其间结算日不收费，最后能缴费的一天是${inChinese(window.lastPayingDay)}`
    : "";
  const disputed = window.disputed ? `；方案另一处写到${inChinese(window.disputed)}` : "";
  return `${span}${paying}${disputed}`;
};

function stepsOf(rule: Way, window: Window | null): readonly Step[] {
  const { says, cite, disputed, decide } = rule;
  const text = window ? `${says}：${windowText(window)}` : says;
  const steps: Step[] = [{ text, cite, topic: "window" }];
  if (window?.disputed && disputed) {
    steps.push({ text: disputed.says, cite: disputed.cite, topic: "open-point" });
  }
  if (decide) {
    steps.push({ text: `${decide.says}，请问${decide.ask}`, cite, topic: "open-point" });
  }
  return steps.map((step) => Object.freeze(step));
}

/** Tells a price, worked out once for each figure. */
function priceTeller(rule: Way, price: AmountOf, rules: Rules): CompiledWay["priceStep"] {
  const { says = "", cite = "" } = rules.amountSays(rule.price) ?? {};
  const { year } = rules;
  const step = remembering(({ fen, formula, ask }: Figure): Step => {
    if (fen === null) {
      const text = `${says}。方案没有写明这个数额${ask === undefined ? "" : `，请问${ask}`}`;
      return Object.freeze({ text, cite, topic: "open-point", year });
    }
    const how = formula === undefined ? "" : `（${formula}）`;
    return Object.freeze({ text: `${says}：${yuan(fen)}${how}`, cite, topic: "price", year, fen });
  });
  if (!isAlways(price)) return step;
  const only = step(price.fixed);
  return () => only;
}

const SOON: readonly Advice[] = Object.freeze([
  { text: "现在还可以缴费，方案没有写到哪一天截止，请尽早缴" },
]);

function payBy({ closes, lastPayingDay, disputed }: Window): readonly Advice[] {
  const why = disputed === undefined ? "" : "（按更早的一天算，稳妥）";
  return Object.freeze([
    { text: `请在${inChinese(lastPayingDay ?? closes)}前（含当天）缴费${why}` },
  ]);
}

/** Tells a way's dates: worked out once for each pair of days, and again for days of a pause. */
function windowTeller(
  rule: Way,
  pauses: Pauses | undefined,
  mainWindow: () => Window | null,
): CompiledWay["tell"] {
  const told = (window: Window | null, advice: readonly Advice[]): ToldWindow => {
    const steps = stepsOf(rule, window);
    const overSteps = steps.map((step) =>
      Object.freeze({ ...step, text: `${step.text}，已经结束` }),
    );
    return Object.freeze({ window: window && Object.freeze(window), steps, overSteps, advice });
  };
  const dated = (opens: PlainDate, closes: PlainDate, reopens: PlainDate | undefined) => {
    const disputed = rule.disputed?.closes;
    const lastPayingDay = pauses?.lastOpen(closes);
    const window: Window = {
      opens,
      closes,
      ...(lastPayingDay !== undefined && { lastPayingDay }),
      // An extension that reaches further settles the doubt about the earlier day.
      ...(disputed !== undefined && disputed > closes && { disputed }),
      ...(reopens !== undefined && { reopens }),
    };
    return told(window, payBy(window));
  };
  const onPayingDay = remembering((opens: PlainDate) =>
    remembering((closes: PlainDate) => dated(opens, closes, undefined)),
  );
  const undated = told(null, SOON);
  const beforeMain = remembering((main: Window) => told(null, payBy(main)));
  return (opens, closes, on) => {
    if (opens !== undefined && closes !== undefined) {
      const reopens = on < opens || on > closes ? undefined : pauses?.reopens(on);
      return reopens === undefined ? onPayingDay(opens)(closes) : dated(opens, closes, reopens);
    }
    const main = mainWindow();
    return main && main.closes >= on ? beforeMain(main) : undated;
  };
}

const NO_BENEFIT: ToldBenefit = Object.freeze({ benefit: null, steps: Object.freeze([]) });

function benefitTeller({ benefit }: Way): CompiledWay["tellBenefit"] {
  if (!benefit) return () => NO_BENEFIT;
  const { says, cite, open } = benefit;
  const told = (text: string, span: Quote["benefit"]): ToldBenefit => {
    const steps: Step[] = [{ text, cite, topic: "benefit" }];
    if (open !== undefined) steps.push({ text: open, cite, topic: "open-point" });
    return Object.freeze({
      benefit: span && Object.freeze(span),
      steps: steps.map((step) => Object.freeze(step)),
    });
  };
  const never = Object.freeze({
    benefit: null,
    steps: [Object.freeze({ text: says, cite, topic: "benefit" as const })],
  });
  const until = remembering((to: PlainDate) =>
    remembering((from: PlainDate) =>
      from > to
        ? told(
            `${says}：要到${inChinese(from)}才开始，已过本年度，现在缴费在本年度内享受不到待遇`,
            null,
          )
        : told(`${says}：${inChinese(from)}至${inChinese(to)}`, { from, to }),
    ),
  );
  return (from, to) => (from === undefined ? never : until(to)(from));
}

/** Compiles one way of a pack. `mainWindow` is what is told where a way states no dates of its own. */
export function compileWay(
  rule: Way,
  rules: Rules,
  pauses: Pauses | undefined,
  mainWindow: () => Window | null,
): CompiledWay {
  const path = `ways.${rule.key}`;
  const condition = (when: Way["when"]): Test =>
    when === undefined ? always(true) : rules.condition(when, `${path}.when`);
  const { benefit, owes } = rule;
  if (owes && owes.choice !== "all") rules.reads.add("years");
  const applies = condition(rule.when);
  const opens = rules.date(rule.opens, `${path}.opens`);
  const closes =
    rule.closes === undefined ? always(undefined) : rules.date(rule.closes, `${path}.closes`);
  const price = rules.amount(rule.price, `${path}.price`);
  const from = benefit && rules.date(benefit.from, `${path}.benefit.from`);
  const to = benefit?.to === undefined ? undefined : rules.date(benefit.to, `${path}.benefit.to`);
  const tell = windowTeller(rule, pauses, mainWindow);
  const tellBenefit = benefitTeller(rule);
  return {
    rule,
    applies,
    isForAll: isAlways(applies) && applies.fixed,
    opens,
    closes,
    days: daysOf(rule, opens, closes, rules.yearEnd),
    price,
    priceStep: priceTeller(rule, price, rules),
    extras: (rule.extras ?? []).map(({ key, is, when, says, cite }) => ({
      key,
      applies: condition(when),
      amount: rules.amount(is, `${path}.extras.${key}`),
      says,
      cite,
    })),
    benefitFrom: from,
    benefitTo: to,
    owes: owes && {
      applies: condition(owes.when),
      from: rules.date(owes.from, `${path}.owes.from`),
      to: rules.date(owes.to, `${path}.owes.to`),
    },
    tell,
    told: pauses ? undefined : toldToAll(tell, opens, closes),
    tellBenefit,
    toldBenefit: benefitToAll(rule, rules, { from, to, tellBenefit }),
  };
}

function daysOf(rule: Way, opens: DateOf, closes: DateOf, yearEnd: PlainDate): CompiledWay["days"] {
  if (!isAlways(opens) || !isAlways(closes) || opens.fixed === undefined) return undefined;
  const safe = closes.fixed ?? yearEnd;
  const last = lastDay(rule, closes.fixed, safe);
  return { first: dateNumber(opens.fixed), safe: dateNumber(safe), last: dateNumber(last) };
}

/** The later of two closing days, where the plan names two. */
export function lastDay(
  { disputed }: Way,
  closes: PlainDate | undefined,
  safe: PlainDate,
): PlainDate {
  const later = disputed?.closes;
  return closes !== undefined && later !== undefined && later > closes ? later : safe;
}

function toldToAll(tell: CompiledWay["tell"], opens: DateOf, closes: DateOf) {
  if (!isAlways(opens) || !isAlways(closes)) return undefined;
  const [first, last] = [opens.fixed, closes.fixed];
  return first === undefined || last === undefined ? undefined : tell(first, last, first);
}

function benefitToAll(
  { benefit }: Way,
  { yearStart, yearEnd }: Rules,
  {
    from,
    to,
    tellBenefit,
  }: { from: DateOf | undefined; to: DateOf | undefined; tellBenefit: CompiledWay["tellBenefit"] },
): ToldBenefit | undefined {
  if (!benefit) return NO_BENEFIT;
  if (!from || !isAlways(from) || (to && !isAlways(to))) return undefined;
  const start = from.fixed;
  const early = start !== undefined && start < yearStart && !benefit.beforeYear;
  return tellBenefit(early ? yearStart : start, to?.fixed ?? yearEnd);
}

/** The ways in the order in which they are tried: as written, but whoever says `before` goes first. */
export function inOrder(pack: string, ways: readonly Way[]): Way[] {
  const ordered: Way[] = [];
  const place = (way: Way, below: readonly string[]): void => {
    if (below.includes(way.key)) {
      throw new PackError(
        pack,
        `ways.${way.key}.before`,
        `先后顺序绕成了一个圈：${[...below, way.key].join(" → ")}`,
        "去掉其中一处 before",
      );
    }
    if (ordered.includes(way)) return;
    for (const earlier of ways) {
      if (earlier.before?.includes(way.key)) place(earlier, [...below, way.key]);
    }
    ordered.push(way);
  };
  for (const way of ways) place(way, []);
  return ordered;
}

/** The coverage years a person owes by a way, oldest first; undefined where it is just the year asked for. */
export function yearsOwed(way: CompiledWay, asking: Asking): number[] | undefined {
  const { owes } = way;
  if (!owes?.applies(asking)) return undefined;
  const from = owes.from(asking);
  const to = owes.to(asking);
  if (from === undefined || to === undefined) return undefined;
  const span: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) span.push(year);
  if (way.rule.owes?.choice === "all") return span;
  const asked = asking.facts.years;
  if (!asked) return way.rule.owes?.choice === "either" ? undefined : span;
  const chosen = span.filter((year) => asked.includes(year));
  return chosen.length > 0 ? chosen : undefined;
}

/** The fixed days of a way, where it is the same for everybody. */
export const fixedDays = ({ opens, closes }: CompiledWay): Window | undefined =>
  isAlways(opens) && isAlways(closes) && opens.fixed !== undefined && closes.fixed !== undefined
    ? { opens: opens.fixed, closes: closes.fixed }
    : undefined;
