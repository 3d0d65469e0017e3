import type { YearCard } from "../../core/contracts";
import { daysLeftText, shortDateText } from "./dates";

type Dated = Pick<YearCard, "closes" | "daysLeft">;

/**
 * Until when, in words; `undefined` where there is no closing day to speak of. After the window some plans still take
 * payment at another price: then the day is told as past, not as something to hurry for.
 */
export function deadlineText({ closes, daysLeft }: Dated, today: string): string | undefined {
  if (closes === null || daysLeft === null) return undefined;
  const day = shortDateText(closes, today);
  if (closes < today) return `集中缴费期已过（${day}），现在可以补缴`;
  return daysLeft === 0 ? `今天（${day}）截止` : `${day}截止，${daysLeftText(daysLeft)}`;
}
