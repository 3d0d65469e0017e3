import type { RequestCard } from "../../../core/contracts";

export interface SortedRequests {
  /** Given back: the resident has to add something. */
  mine: RequestCard[];
  /** With an office. */
  underWay: RequestCard[];
  over: RequestCard[];
}

const newestFirst = (a: RequestCard, b: RequestCard): number => b.filedAt.localeCompare(a.filedAt);

/** What waits for the resident first, what runs out soonest above the rest; what is over last, newest first. */
export function sortRequests(requests: readonly RequestCard[]): SortedRequests {
  const mine = requests.filter(({ state }) => state === "returned");
  const underWay = requests.filter(({ state }) => state === "submitted" || state === "in-hand");
  const over = requests.filter((one) => !mine.includes(one) && !underWay.includes(one));
  return {
    mine: mine.sort((a, b) => (a.dueAt ?? "").localeCompare(b.dueAt ?? "")),
    underWay: underWay.sort(newestFirst),
    over: over.sort(newestFirst),
  };
}
