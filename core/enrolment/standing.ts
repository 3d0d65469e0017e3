import type { EnrolmentState } from "../contracts";
import { isSettled } from "./year-graph";

/** Where a person's year stands in a register, for one line of a list. */
export interface YearStanding {
  state: EnrolmentState;
  registered: boolean;
  /** Counted as registered because they were enrolled the year before (KP-10). */
  carried: boolean;
  /** `YYYY-MM-DD`; null where it was not stopped. */
  stoppedOn: string | null;
  left: "death" | "moved-out" | null;
}

/** Whether somebody takes part in the year: registered or paid, and not stopped. */
export const takesPart = ({
  state,
  registered,
  stoppedOn,
}: Omit<YearStanding, "left" | "carried">) =>
  stoppedOn === null && (registered || isSettled(state));

const SETTLED: Partial<Record<EnrolmentState, string>> = {
  paid: "已缴费",
  "in-treasury": "已缴费，已入国库",
  confirmed: "已参保",
};

/** Y10: where the year stands, in a few words. Who has left or was stopped is told as that, whatever was paid. */
export function standingText(year: YearStanding | undefined): string {
  if (year?.left === "death") return "已去世";
  if (year?.left === "moved-out") return "已迁出";
  if (!year) return "没有登记";
  const settled = SETTLED[year.state];
  if (year.stoppedOn !== null) return settled ? `已停保（${settled}）` : "已停保";
  if (settled) return settled;
  if (year.state === "billed") return "正在缴费";
  if (!year.registered) return "没有登记";
  return year.carried ? "视为已登记，待缴费" : "已登记，待缴费";
}
