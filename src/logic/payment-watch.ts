import type { OrderView } from "../../core/contracts";

/**
 * Waiting for the truth about a payment. The phone's own word (`ok`, `cancel`, `fail`) decides only what is worth
 * waiting for; whether money moved is what our server says, and it asks WeChat.
 */
export type PaySheetWord = "ok" | "cancel" | "fail" | "none";

export type WatchPhase =
  | "asking" // nothing known yet
  | "waiting" // money may have moved; asking again
  | "paid"
  | "unpaid" // the order is open and no money moved
  | "closed" // cancelled or expired
  | "tired"; // a minute without an answer: look in the records later, do not pay again

export interface Watch {
  phase: WatchPhase;
  said: PaySheetWord;
  /** Questions asked since the page was shown. */
  asked: number;
  order: OrderView | undefined;
}

/** Milliseconds between questions, and how many make up a minute. */
export const ASK_EVERY = 2_000;
export const ASK_AT_MOST = 30;

export type WatchEvent =
  | { type: "shown" }
  | { type: "answered"; order: OrderView }
  /** The question did not get through. */
  | { type: "missed" };

export const startWatch = (said: PaySheetWord): Watch => ({
  phase: "asking",
  said,
  asked: 0,
  order: undefined,
});

const tiredOr = (asked: number, phase: WatchPhase): WatchPhase =>
  asked >= ASK_AT_MOST ? "tired" : phase;

function phaseOf(order: OrderView, said: PaySheetWord, asked: number): WatchPhase {
  if (order.state === "paid") return "paid";
  if (order.state === "cancelled" || order.state === "expired") return "closed";
  if (order.state === "checking") return tiredOr(asked, "waiting");
  // Still open. If the sheet said `ok` the money is on its way; after `cancel` or `fail`, WeChat has not taken any.
  return said === "ok" ? tiredOr(asked, "waiting") : "unpaid";
}

export function watch(before: Watch, event: WatchEvent): Watch {
  switch (event.type) {
    case "shown":
      // Coming back to the page is a reason to look again, unless everything is already known.
      return isSettled(before.phase) ? before : { ...before, phase: "asking", asked: 0 };
    case "missed": {
      const asked = before.asked + 1;
      return { ...before, asked, phase: tiredOr(asked, "waiting") };
    }
    case "answered": {
      const asked = before.asked + 1;
      return {
        ...before,
        asked,
        order: event.order,
        phase: phaseOf(event.order, before.said, asked),
      };
    }
  }
}

const isSettled = (phase: WatchPhase): boolean => phase === "paid" || phase === "closed";

/** Milliseconds until the next question, or `null` when there is none to ask. */
export function nextAsk(state: Watch): number | null {
  if (state.phase === "asking") return 0;
  return state.phase === "waiting" ? ASK_EVERY : null;
}
