import { instantOf, plainDate, wallClock, type WallClock } from "./beijing";

/** A timer's expression that the platform would refuse. */
export class CronError extends Error {
  override name = "CronError";
}

/**
 * The platform's seven fields: second minute hour day month weekday year, in Beijing time. Where day and weekday
 * are both given, either fires.
 */
export interface Cron {
  /** First instant after `after` that fires, or `undefined` within `horizonMs`. */
  next(after: number, horizonMs?: number): number | undefined;
}

interface Field {
  name: string;
  low: number;
  high: number;
  words?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const FIELDS: readonly Field[] = [
  { name: "second", low: 0, high: 59 },
  { name: "minute", low: 0, high: 59 },
  { name: "hour", low: 0, high: 23 },
  { name: "day", low: 1, high: 31 },
  { name: "month", low: 1, high: 12, words: MONTHS },
  { name: "weekday", low: 0, high: 6, words: WEEKDAYS },
  { name: "year", low: 1970, high: 2099 },
];

/** `undefined` stands for `*`: any value. */
type Values = Set<number> | undefined;

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_HORIZON_MS = 5 * 366 * DAY_MS;

export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    throw new CronError(`"${expression}" has ${parts.length} fields; the platform wants seven`);
  }
  const values = FIELDS.map((field, index) => parseField(parts[index] ?? "", field));
  const [seconds, minutes, hours, days, months, weekdays, years] = values;
  const dayFires = (at: WallClock): boolean => {
    if (years && !years.has(at.year)) return false;
    if (months && !months.has(at.month)) return false;
    if (days && weekdays) return days.has(at.day) || weekdays.has(at.weekday);
    if (days) return days.has(at.day);
    return !weekdays || weekdays.has(at.weekday);
  };
  return {
    next(after, horizonMs = DEFAULT_HORIZON_MS) {
      for (let day = startOfDay(after); day <= after + horizonMs; day += DAY_MS) {
        if (!dayFires(wallClock(day))) continue;
        const found = firstInDay(day, after, [hours, minutes, seconds]);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function startOfDay(instant: number): number {
  return instantOf(plainDate(instant), "00:00") ?? instant;
}

/** The first firing of a day that lies after `after`. */
function firstInDay(
  day: number,
  after: number,
  [hours, minutes, seconds]: Values[],
): number | undefined {
  for (const hour of listed(hours, 23)) {
    const hourStart = day + hour * 3_600_000;
    if (hourStart + 3_599_000 <= after) continue;
    for (const minute of listed(minutes, 59)) {
      const minuteStart = hourStart + minute * 60_000;
      if (minuteStart + 59_000 <= after) continue;
      const second = listed(seconds, 59).find((value) => minuteStart + value * 1000 > after);
      if (second !== undefined) return minuteStart + second * 1000;
    }
  }
  return undefined;
}

function listed(values: Values, high: number): number[] {
  if (!values) return Array.from({ length: high + 1 }, (_, value) => value);
  return [...values].sort((a, b) => a - b);
}

function parseField(text: string, field: Field): Values {
  if (text === "*" || text === "?") return undefined;
  const values = new Set<number>();
  for (const part of text.split(",")) addPart(values, part, field);
  return values;
}

/** One of `5`, `MON`, `1-5`, `3/15`, `1-30/2`, or a star with a step. */
function addPart(values: Set<number>, part: string, field: Field): void {
  const [range = "", stepText] = part.split("/");
  const step = stepText === undefined ? 1 : Number(stepText);
  if (!Number.isInteger(step) || step < 1) throw refused(part, field);
  const [from, to] = bounds(range, stepText !== undefined, field);
  if (from > to) throw refused(part, field);
  for (let value = from; value <= to; value += step) values.add(value);
}

function bounds(range: string, stepped: boolean, field: Field): [number, number] {
  if (range === "*") return [field.low, field.high];
  const [first = "", last] = range.split("-");
  const from = number(first, field);
  if (last !== undefined) return [from, number(last, field)];
  return [from, stepped ? field.high : from];
}

function number(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1;
  const value = word >= 0 ? word + field.low : /^\d+$/.test(text) ? Number(text) : NaN;
  // 7 is Sunday too, as everywhere in cron.
  const folded = field.name === "weekday" && value === 7 ? 0 : value;
  if (!(folded >= field.low && folded <= field.high)) throw refused(text, field);
  return folded;
}

function refused(text: string, field: Field): CronError {
  return new CronError(`"${text}" is no ${field.name} (${field.low}–${field.high})`);
}
