/** Bands: rules that differ only by a range of one thing. Ranges of days and of numbers are both whole numbers here. */
import { addDays, daysBetween, inChinese } from "../calendar";
import { isPlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import type { Condition } from "../schema-rules";
import { isData } from "./whole";

/** Both ends belong to it. */
export interface Span {
  from: number;
  to: number;
}

export interface Band {
  /** What is measured, the same for bands that can be set side by side. */
  measure: string;
  /** What else the condition asks for. */
  rest: string;
  /** How a number of the span reads: a day, or a plain number. */
  days: boolean;
  /** What the numbers are of, in words. */
  word: string;
  span: Span;
}

const EPOCH = "1800-01-01";
const dayNumber = (day: string): number => daysBetween(EPOCH, day);

/** An end of a span in words. */
export const told = (days: boolean, value: number): string =>
  days ? inChinese(addDays(EPOCH, value)) : String(value);

/** The single demands of a condition, all of which must hold. */
function demands(condition: Condition, document: PackDocument, depth = 0): [string, unknown][] {
  if (depth > 20) return [["?", condition]];
  if (typeof condition === "string") {
    const named = document.conditions?.find(({ key }) => key === condition);
    return named ? demands(named.when, document, depth + 1) : [["name", condition]];
  }
  if ("all" in condition) return condition.all.flatMap((one) => demands(one, document, depth + 1));
  if ("any" in condition || "not" in condition || "known" in condition) return [["?", condition]];
  return Object.entries(condition).flatMap(([key, value]): [string, unknown][] =>
    key === "more" && isData(value)
      ? Object.entries(value).map(([name, wanted]) => [`more.${name}`, wanted])
      : [[key, value]],
  );
}

const WORDS: Readonly<Record<string, string>> = {
  born: "出生日期",
  enteredSchool: "入学日期",
  eventDay: "发生日期",
  day: "日期",
  age: "年龄",
  brokenYears: "断保年数",
  count: "数目",
};

function daySpan(range: Record<string, unknown>): Span | undefined {
  const { from, to } = range;
  const fixed = (end: unknown): boolean =>
    end === undefined || (typeof end === "string" && isPlainDate(end));
  if ((from === undefined && to === undefined) || !fixed(from) || !fixed(to)) return undefined;
  return {
    from: typeof from === "string" ? dayNumber(from) : -Infinity,
    to: typeof to === "string" ? dayNumber(to) : Infinity,
  };
}

function numberSpan({ atLeast, under }: Record<string, unknown>): Span | undefined {
  if (atLeast === undefined && under === undefined) return undefined;
  return {
    from: typeof atLeast === "number" ? Math.max(0, atLeast) : 0,
    to: typeof under === "number" ? under - 1 : Infinity,
  };
}

/** A demand as a range of something that is measured; undefined where it is none. */
function measured(key: string, value: unknown): Omit<Band, "rest"> | undefined {
  if (!isData(value)) return undefined;
  const word = WORDS[key] ?? key;
  const days = daySpan(value);
  if (days && ["born", "enteredSchool", "eventDay", "day"].includes(key)) {
    return { measure: JSON.stringify([key, value.of]), days: true, word, span: days };
  }
  const numbers = numberSpan(value);
  if (numbers && ["age", "brokenYears", "count"].includes(key)) {
    const measure = JSON.stringify([key, value.of, value.at]);
    return { measure, days: false, word, span: numbers };
  }
  if (!key.startsWith("more.")) return undefined;
  const own = days ? { days: true, span: days } : numbers && { days: false, span: numbers };
  return own && { measure: key, word: `“${key.slice(5)}”`, ...own };
}

/** Every way in which a condition can be read as a band: one demand measured, the others as they are. */
export function bandsOf(condition: Condition | undefined, document: PackDocument): Band[] {
  if (condition === undefined) return [];
  const all = demands(condition, document);
  return all.flatMap(([key, value], index) => {
    const band = measured(key, value);
    if (!band) return [];
    const others = all.filter((_, place) => place !== index).map((one) => JSON.stringify(one));
    return [{ ...band, rest: others.sort().join() }];
  });
}

export interface Sibling {
  /** Where it stands among its siblings. */
  index: number;
  band: Band;
}

/** Rules that measure the same thing and ask for the same otherwise, two or more of each kind. */
export function groupsOf(bands: readonly Sibling[]): Sibling[][] {
  const groups = new Map<string, Sibling[]>();
  for (const sibling of bands) {
    const key = `${sibling.band.measure} ${sibling.band.rest}`;
    groups.set(key, [...(groups.get(key) ?? []), sibling]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What two spans have in common. */
export function common(a: Span, b: Span): Span | undefined {
  const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return span.from <= span.to ? span : undefined;
}

export interface Gap extends Span {
  before: Sibling;
  after: Sibling;
}

/** Holes between bands; below the first and above the last is no hole. */
export function gapsOf(group: readonly Sibling[]): Gap[] {
  const sorted = [...group].sort((a, b) => a.band.span.from - b.band.span.from);
  const gaps: Gap[] = [];
  let [reached] = sorted;
  for (const next of sorted.slice(1)) {
    if (!reached) break;
    if (next.band.span.from > reached.band.span.to + 1) {
      const from = reached.band.span.to + 1;
      gaps.push({ from, to: next.band.span.from - 1, before: reached, after: next });
    }
    if (next.band.span.to > reached.band.span.to) reached = next;
  }
  return gaps;
}

/** Whether bands also leave out what lies below the first or above the last. */
export const leavesEnds = (group: readonly Sibling[]): boolean =>
  group.every(({ band }) => band.span.to !== Infinity) ||
  group.every(({ band }) => band.span.from !== (band.days ? -Infinity : 0));

/** A span in words: `18至59`, `1952年1月1日至1961年12月31日`. */
export function spanText({ days }: Band, { from, to }: Span): string {
  if (from === to) return told(days, from);
  if (to === Infinity) return `${told(days, from)}${days ? "以后" : "以上"}`;
  if (from === -Infinity) return `${told(days, to)}以前`;
  return `${told(days, from)}至${told(days, to)}`;
}
