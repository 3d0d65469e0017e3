import { z } from "zod";

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Whether the text is a calendar date that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1800 && day >= 1 && day <= daysInMonth(year, month);
}

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. Such strings compare in order of time. */
export const PlainDate = z
  .string()
  .refine(isPlainDate, { message: "不是真实存在的日期，应写成 2026-01-31 这样" });
export type PlainDate = string;
