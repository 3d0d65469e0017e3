/** The ways into a coverage year, compiled, and what is told of their dates, prices and benefits. */
import { always, type AmountOf, type Asking, type DateOf, type Figure, type Test } from "./asking";
import type { Advice, ExtraCharge, Quote, Step, Window } from "./answer";
import { inChinese } from "./calendar";
import { coverageYearOf } from "./coverage-span";
import { yuan } from "./money";
import { PackFault } from "./pack-error";
import type { Pauses } from "./pauses";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { PackDocument, Way } from "./schema";

export interface CompiledExtra {
  key: ExtraCharge["key"];
  applies: Test;
  amount: AmountOf;
  says: string;
  cite: string;
}

interface CompiledOwes {
  rule: NonNullable<Way["owes"]>;
  applies: Test;
  from: DateOf;
  to: DateOf;
}

export interface CompiledWay {
  rule: Way;
  /** Its clause, and those of the days that it takes from elsewhere in the pack: a county may give just these. */
  cite: string;
  applies: Test;
  opens: DateOf;
  /** Comes to undefined where the plan states no closing day. */
  closes: DateOf;
  price: AmountOf;
  /** What the price means in words. */
  priceSays: { says: string; cite: string } | undefined;
  extras: readonly CompiledExtra[];
  benefitFrom: DateOf | undefined;
  benefitTo: DateOf | undefined;
  owes: CompiledOwes | undefined;
}

/** The end of a closing day: the hour that the plan names, else the whole day belongs to it. */
const lastMoment = (closes: PlainDate, closesAt: string | undefined, before = ""): string =>
  `${inChinese(closes)}${closesAt === undefined ? `${before}（含当天）` : `${closesAt}${before}`}`;

const windowText = (window: Window): string => {
  const span = `${inChinese(window.opens)}至${lastMoment(window.closes, window.closesAt)}`;
  const paying = window.lastPayingDay
    ? `；其间结算日不收费，最后能缴费的一天是${inChinese(window.lastPayingDay)}`
    : "";
  const disputed = window.disputed ? `；方案另一处写到${inChinese(window.disputed)}` : "";
  return `${span}${paying}${disputed}`;
};

/** Tells a way and its dates. */
export function windowSteps({ rule, cite }: CompiledWay, window: Window | null): Step[] {
  const { says, disputed, decide } = rule;
  const text = window ? `${says}：${windowText(window)}` : says;
  const steps: Step[] = [{ text, cite, topic: "window" }];
  if (window?.disputed && disputed) {
    steps.push({ text: disputed.says, cite: disputed.cite, topic: "open-point" });
  }
  if (decide) {
    steps.push({ text: `${decide.says}，请问${decide.ask}`, cite, topic: "open-point" });
  }
  return steps;
}

/** Tells a price; a figure that the plan does not give with whom to ask. */
export function priceStep({ priceSays }: CompiledWay, year: number, figure: Figure): Step {
  const { says = "", cite = "" } = figure.told ?? priceSays ?? {};
  const { fen, formula, ask } = figure;
  if (fen === null) {
    const text = `${says}。方案没有写明这个数额${ask === undefined ? "" : `，请问${ask}`}`;
    return { text, cite, topic: "open-point", year };
  }
  const how = formula === undefined ? "" : `（${formula}）`;
  return { text: `${says}：${yuan(fen)}${how}`, cite, topic: "price", year, fen };
}

/** What to do while a way is open; null where no closing day is known. */
export function payBy(window: Window | null): Advice[] {
  if (!window) return [{ text: "现在还可以缴费，方案没有写到哪一天截止，请尽早缴" }];
  const { closes, closesAt, lastPayingDay, disputed } = window;
  const why = disputed === undefined ? "" : "（按更早的一天算，稳妥）";
  return [
    {
      text: `请在${lastMoment(lastPayingDay ?? closes, lastPayingDay ? undefined : closesAt, "前")}缴费${why}`,
    },
  ];
}

/** The dates of a way for a person; null where one of them is not known. */
export function windowOf(
  { rule, opens, closes }: CompiledWay,
  asking: Asking,
  pauses?: Pauses,
): Window | null {
  const [first, last] = [opens(asking), closes(asking)];
  if (first === undefined || last === undefined) return null;
  const on = asking.payday;
  const off = pauses?.(asking);
  const { closesAt } = rule;
  const disputed = rule.disputed?.closes;
  const lastPayingDay = off?.lastOpen(last);
  const reopens = on < first ? undefined : off?.reopens(on);
  return {
    opens: first,
    closes: last,
    ...(closesAt !== undefined && { closesAt }),
    ...(lastPayingDay !== undefined && { lastPayingDay }),
    // An extension that reaches further settles the doubt about the earlier day.
    ...(disputed !== undefined && disputed > last && { disputed }),
    ...(reopens !== undefined && reopens <= last && { reopens }),
  };
}

/** Tells from when and until when a person is covered. */
export function tellBenefit(
  { benefit }: Way,
  from: PlainDate | undefined,
  to: PlainDate,
): { benefit: Quote["benefit"]; steps: Step[] } {
  if (!benefit) return { benefit: null, steps: [] };
  const { says, cite, open } = benefit;
  const steps: Step[] = [{ text: says, cite, topic: "benefit" }];
  if (from === undefined) return { benefit: null, steps };
  const late = from > to;
  const text = late
    ? `${says}：要到${inChinese(from)}才开始，已过本年度，现在缴费在本年度内享受不到待遇`
    : `${says}：${inChinese(from)}至${inChinese(to)}`;
  steps[0] = { text, cite, topic: "benefit" };
  if (open !== undefined) steps.push({ text: open, cite, topic: "open-point" });
  return { benefit: late ? null : { from, to }, steps };
}

/** The clauses of the named days in a date rule. */
function clausesIn(rule: unknown, rules: Rules): string[] {
  if (typeof rule === "string") return [rules.dateCite(rule) ?? []].flat();
  if (typeof rule !== "object" || rule === null) return [];
  return Object.values(rule).flatMap((part) => clausesIn(part, rules));
}

/** Compiles one way of a pack. */
export function compileWay(rule: Way, rules: Rules): CompiledWay {
  const path = `ways.${rule.key}`;
  const condition = (when: Way["when"]): Test =>
    when === undefined ? always(true) : rules.condition(when, `${path}.when`);
  const { benefit, owes } = rule;
  if (owes && owes.choice !== "all") rules.reads.add("years");
  return {
    rule,
    cite: [
      ...new Set([rule.cite, ...clausesIn(rule.opens, rules), ...clausesIn(rule.closes, rules)]),
    ].join("；"),
    applies: condition(rule.when),
    opens: rules.date(rule.opens, `${path}.opens`),
    closes:
      rule.closes === undefined ? always(undefined) : rules.date(rule.closes, `${path}.closes`),
    price: rules.amount(rule.price, `${path}.price`),
    priceSays: rules.amountSays(rule.price),
    extras: (rule.extras ?? []).map(({ key, is, when, says, cite }) => ({
      key,
      applies: condition(when),
      amount: rules.amount(is, `${path}.extras.${key}`),
      says,
      cite,
    })),
    benefitFrom: benefit && rules.date(benefit.from, `${path}.benefit.from`),
    benefitTo: benefit?.to === undefined ? undefined : rules.date(benefit.to, `${path}.benefit.to`),
    owes: owes && {
      rule: owes,
      applies: condition(owes.when),
      from: rules.date(owes.from, `${path}.owes.from`),
      to: rules.date(owes.to, `${path}.owes.to`),
    },
  };
}

/** The last day of a way: the later of two closing days, where the plan names two; the year's last where it names none. */
export function lastDay(
  { disputed }: Way,
  closes: PlainDate | undefined,
  yearEnd: PlainDate,
): PlainDate {
  if (closes === undefined) return yearEnd;
  const later = disputed?.closes ?? closes;
  return later > closes ? later : closes;
}

/** The ways in the order in which they are tried: as written, but whoever says `before` goes first. */
export function inOrder(pack: string, ways: readonly Way[]): Way[] {
  const ordered: Way[] = [];
  const place = (way: Way, below: readonly string[]): void => {
    if (below.includes(way.key)) {
      const circle = [...below, way.key].join(" → ");
      throw new PackFault(pack, `ways.${way.key}.before`, "before-itself", circle);
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
export function yearsOwed(
  pack: PackDocument,
  { rule: { choice }, ...owes }: CompiledOwes,
  asking: Asking,
): number[] | undefined {
  if (!owes.applies(asking)) return undefined;
  const from = owes.from(asking);
  const to = owes.to(asking);
  if (from === undefined || to === undefined) return undefined;
  const span: number[] = [];
  const last = coverageYearOf(pack, to);
  for (let year = coverageYearOf(pack, from); year <= last; year += 1) span.push(year);
  // Who asks for a year that is still to come owes it too, or nothing would be paid for what is promised in it.
  const { coverageYear: asked = last } = pack;
  if (!span.includes(asked)) span.push(asked);
  if (choice === "all") return span;
  const { years } = asking.facts;
  if (!years) return choice === "either" ? undefined : span;
  const chosen = span.filter((year) => years.includes(year));
  return chosen.length > 0 ? chosen : undefined;
}
