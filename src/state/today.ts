import { create } from "zustand";

/**
 * The day as the server last told it, `YYYY-MM-DD`. The phone's own clock may be wrong, and on one machine the whole
 * product lives on a chosen day.
 */
export const useToday = create<{ today: string | undefined }>(() => ({ today: undefined }));

/** Keeps the day that a reply carries, if it carries one. */
export function noteToday(reply: unknown): void {
  const today = (reply as { today?: unknown } | null)?.today;
  if (typeof today === "string") useToday.setState({ today });
}
