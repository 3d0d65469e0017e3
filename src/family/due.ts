import type { RequestCard } from "../../core/contracts";
import { dateText, instantText } from "../logic";

const MIDNIGHT = "00:00";

/** The day before a day. */
function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

/** `11月8日 24:00` reads as the day that ends, not as the first minute of the next one. */
export function untilText(instant: string): string {
  if (instant.slice(11, 16) !== MIDNIGHT) return instantText(instant);
  return `${dateText(dayBefore(instant.slice(0, 10)))}（当天算在内）`;
}

/** By when who owes the next step; undefined where it is over. */
export function deadlineOf({
  state,
  dueAt,
  overdue,
}: Pick<RequestCard, "state" | "dueAt" | "overdue">): string | undefined {
  if (dueAt === null) return undefined;
  if (state === "returned") return `请补到${untilText(dueAt)}`;
  if (overdue) return "已经超过答应的时间，可以打电话催";
  return `工作人员最晚办到${untilText(dueAt)}`;
}
