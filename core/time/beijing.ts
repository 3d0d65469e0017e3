import { inChinese } from "../policy";

/**
 * Beijing time: UTC+8 all year. (Mainland China had summer time from 1986 to 1991; nothing here is that old.)
 * A day is a calendar date there, `YYYY-MM-DD`; an instant is a `Date`.
 */

const OFFSET_MS = 8 * 3_600_000;

const shifted = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString();

/** The calendar date in Beijing at an instant. */
export function dayOf(at: Date): string {
  return shifted(at).slice(0, 10);
}

/** ISO 8601 in Beijing time to the second, as the contracts write instants: `2021-10-26T09:00:00+08:00`. */
export function instantOf(at: Date): string {
  return `${shifted(at).slice(0, 19)}+08:00`;
}

/** Reads what `instantOf` writes; `undefined` for anything else. */
export function readInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?\+08:00$/.test(text)) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || instantOf(at).slice(0, 19) !== text.slice(0, 19)
    ? undefined
    : at;
}

/** 14 digits in Beijing time, as WeChat writes `timeEnd` and wants `timeExpire`. */
export function compactOf(at: Date): string {
  return shifted(at).slice(0, 19).replace(/\D/g, "");
}

/** Reads 14 digits in Beijing time; `undefined` where they are no instant. */
export function readCompact(digits: string): Date | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return readInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}

/** The last second of a day; money that WeChat took in it still counts for the day. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59+08:00`);
}

/** Where a day begins in Beijing. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** `2021年10月26日 09:05`, for people. */
export function instantInWords(at: Date): string {
  return `${inChinese(dayOf(at))} ${shifted(at).slice(11, 16)}`;
}
