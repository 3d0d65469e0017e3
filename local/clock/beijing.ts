/** Beijing has kept UTC+8 without summer time since 1991; every date a person sets or reads here is Beijing's. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The wall clock in Beijing at an instant. `weekday`: 0 is Sunday. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

export function wallClock(instant: number): WallClock {
  const shifted = new Date(instant + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  };
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `YYYY-MM-DD` in Beijing. */
export function plainDate(instant: number): string {
  const at = wallClock(instant);
  return `${at.year}-${two(at.month)}-${two(at.day)}`;
}

/** `YYYY-MM-DDTHH:mm:ss+08:00`, the form of every instant that leaves this house. */
export function isoBeijing(instant: number): string {
  const at = wallClock(instant);
  return `${plainDate(instant)}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}+08:00`;
}

/** WeChat Pay's 14 digits, `yyyyMMddHHmmss` in Beijing. */
export function fourteenDigits(instant: number): string {
  return isoBeijing(instant).slice(0, 19).replace(/\D/g, "");
}

/** The instant of WeChat Pay's 14 digits; `undefined` where they are no time. */
export function parseFourteenDigits(text: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(instant) || fourteenDigits(instant) !== text ? undefined : instant;
}

/** The instant of a date and a time of day (`HH:mm` or `HH:mm:ss`) in Beijing; `undefined` where there is none. */
export function instantOf(date: string, time: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return undefined;
  const instant = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
  return Number.isNaN(instant) || plainDate(instant) !== date ? undefined : instant;
}
