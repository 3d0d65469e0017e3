import { z } from "zod";
import { isPlainDate } from "./days";

export { daysInMonth, isPlainDate } from "./days";

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. Such strings compare in order of time. */
export const PlainDate = z
  .string()
  .refine(isPlainDate, { message: "不是真实存在的日期，应写成 2026-01-31 这样" });
export type PlainDate = string;
