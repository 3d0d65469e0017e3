/** The same-day clock in words. Instants as the contract writes them; what time it is, is an argument. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TimeLeft {
  text: string;
  /** `soon`: less than two hours. */
  tone: "calm" | "soon" | "over";
}

function spanText(milliseconds: number): string {
  if (milliseconds >= DAY) return `${String(Math.floor(milliseconds / DAY))} 天`;
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (hours === 0) return `${String(Math.max(1, minutes))} 分钟`;
  return minutes === 0 ? `${String(hours)} 小时` : `${String(hours)} 小时 ${String(minutes)} 分`;
}

/** How long an office has still, or is over its time. */
export function timeLeft(dueAt: string, now: number): TimeLeft {
  const left = Date.parse(dueAt) - now;
  if (left <= 0) return { text: `已超时 ${spanText(-left)}`, tone: "over" };
  return { text: `还剩 ${spanText(left)}`, tone: left < 2 * HOUR ? "soon" : "calm" };
}

/** Seconds until an instant, never below zero. */
export const secondsLeft = (until: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));

/** How much the server's time is ahead of this machine's clock, in milliseconds: that clock may be wrong. */
export const clockAhead = (serverNow: string, machineNow: number): number =>
  Date.parse(serverNow) - machineNow;
