/**
 * Arithmetic on calendar dates (`YYYY-MM-DD`, Asia/Shanghai). No instant and no time zone is involved, so
 * the machine's own zone cannot change an answer.
 */
import { daysInMonth } from "./days";
import type { PlainDate } from "./plain-date";

const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));
export const monthOf = (date: PlainDate): number => Number(date.slice(5, 7));
export const dayOf = (date: PlainDate): number => Number(date.slice(8, 10));

/** The date of a year, month (from 1) and day; the three must name a day that exists. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  return `${year}-${pad(month)}-${pad(day)}`;
}

const ZERO = 48;

/** A date as the number 20260131: such numbers compare in order of time, and faster than texts. */
export const dateNumber = (date: PlainDate): number =>
  (date.charCodeAt(0) - ZERO) * 10_000_000 +
  (date.charCodeAt(1) - ZERO) * 1_000_000 +
  (date.charCodeAt(2) - ZERO) * 100_000 +
  (date.charCodeAt(3) - ZERO) * 10_000 +
  (date.charCodeAt(5) - ZERO) * 1000 +
  (date.charCodeAt(6) - ZERO) * 100 +
  (date.charCodeAt(8) - ZERO) * 10 +
  (date.charCodeAt(9) - ZERO);

/** Days since 1970-01-01, by the civil calendar. */
function toDayNumber(date: PlainDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(dayNumber: number): PlainDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The date `days` later (or earlier, when negative). The day itself is not counted. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return days === 0 ? date : fromDayNumber(toDayNumber(date) + days);
}

/** Whole days from `from` to `to`; 0 on the same day. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** What to do where the month reached has no such day (31 January + 1 month, a birthday on 29 February). */
export type NoSuchDay = "end-of-month" | "next-day";

/** The same day of the month, `months` later. */
export function addMonths(date: PlainDate, months: number, noSuchDay: NoSuchDay): PlainDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const last = daysInMonth(year, month);
  if (dayOf(date) <= last) return dateOf(year, month, dayOf(date));
  const end = dateOf(year, month, last);
  return noSuchDay === "end-of-month" ? end : addDays(end, 1);
}

export const startOfMonth = (date: PlainDate): PlainDate => `${date.slice(0, 8)}01`;

export function endOfMonth(date: PlainDate): PlainDate {
  return dateOf(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}

export function startOfNextMonth(date: PlainDate): PlainDate {
  const month = monthOf(date);
  return month === 12 ? dateOf(yearOf(date) + 1, 1, 1) : dateOf(yearOf(date), month + 1, 1);
}

/**
 * Completed years of age on a day. A person born on 29 February completes a year on 1 March in common
 * years: the day after the last day of the year of life, as the Civil Code counts periods.
 */
export function ageOn(birthDate: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(birthDate);
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** A date as people read it: 2022年1月31日. */
export function inChinese(date: PlainDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}
