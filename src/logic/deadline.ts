import type { YearCard } from "../../core/contracts";
import { daysBetween } from "../../core/policy";
import { dateText, daysLeftText, shortDateText } from "./dates";

type Dated = Pick<YearCard, "closes" | "closesAt" | "daysLeft">;

/**
 * Until when, in words; `undefined` where there is no closing day to speak of. After the window some plans still take
 * payment at another price: then the day is told as past, not as something to hurry for.
 */
export function deadlineText(
  { closes, closesAt, daysLeft }: Dated,
  today: string,
): string | undefined {
  if (closes === null || daysLeft === null) return undefined;
  const day = shortDateText(closes, today);
  if (closes < today) return `集中缴费期已过（${day}），现在可以补缴`;
  return untilText(day, closesAt, daysLeft);
}

/** 12月31日截止，还剩 22 天 · 今天（12月31日）17:00截止. */
const untilText = (day: string, hour = "", daysLeft: number): string =>
  daysLeft === 0 ? `今天（${day}）${hour}截止` : `${day}${hour}截止，${daysLeftText(daysLeft)}`;

interface Windowed {
  outcome: string;
  window: {
    opens: string;
    closes: string;
    closesAt?: string | undefined;
    reopens?: string | undefined;
    lastPayingDay?: string | undefined;
  } | null;
  ownWindowUnknown?: true | undefined;
}

/** When payment is taken, as far as it concerns somebody on the day; undefined where there is no day to tell. */
export function windowText(
  { outcome, window, ownWindowUnknown }: Windowed,
  today: string,
): string | undefined {
  if (!window || ownWindowUnknown) return undefined;
  if (outcome === "not-eligible" || outcome === "insured-already") return undefined;
  if (window.opens > today) return `${dateText(window.opens)}开始收缴`;
  if (window.closes < today) return `集中缴费期到${shortDateText(window.closes, today)}已经过了`;
  if (outcome === "settlement-pause" && window.reopens)
    return `${shortDateText(window.reopens, today)}恢复缴费`;
  const last = window.lastPayingDay ?? window.closes;
  const left = daysBetween(today, last);
  const day = shortDateText(last, today);
  return untilText(day, window.lastPayingDay ? "" : window.closesAt, left);
}
