import { LedgerError } from "./errors";

/** States of an order, rule O2. */
export const ORDER_STATES = [
  "created",
  "sending",
  "open",
  "closing",
  "paid",
  "held",
  "cancelled",
  "expired",
] as const;
export type OrderLife = (typeof ORDER_STATES)[number];

interface Edge {
  from: OrderLife;
  to: OrderLife;
  why: string;
}

const moneyArrived = (from: OrderLife, why: string): Edge[] => [
  { from, to: "paid", why },
  { from, to: "held", why: `${why}; it settles nothing: late, or paid already` },
];

/** Everything that can happen to an order (O1). A state that stays as it is needs no edge. */
export const ORDER_EDGES: readonly Edge[] = [
  { from: "created", to: "sending", why: "the payer asked to pay; written before WeChat is asked" },
  { from: "created", to: "cancelled", why: "given up before anything was sent" },
  { from: "created", to: "expired", why: "its time ran out before anything was sent" },
  { from: "created", to: "held", why: "WeChat has money for a number that we never sent (O7)" },
  { from: "sending", to: "open", why: "WeChat gave the payment's parameters" },
  { from: "sending", to: "created", why: "WeChat refused and holds no such order" },
  { from: "sending", to: "closing", why: "given up or out of time; WeChat is asked to close" },
  { from: "sending", to: "expired", why: "WeChat says that it closed the order" },
  ...moneyArrived("sending", "WeChat says paid, though its reply to us was lost"),
  { from: "open", to: "closing", why: "given up or out of time; WeChat is asked to close" },
  { from: "open", to: "expired", why: "WeChat says that it closed the order" },
  ...moneyArrived("open", "WeChat says paid"),
  { from: "closing", to: "cancelled", why: "WeChat closed it, as the payer or a new price asked" },
  { from: "closing", to: "expired", why: "WeChat closed it, its time had run out" },
  ...moneyArrived("closing", "the payment was faster than the closing"),
  ...moneyArrived("cancelled", "corrected: WeChat's books say paid"),
  ...moneyArrived("expired", "corrected: WeChat's books say paid"),
];

/** Orders that may still change without anybody's doing; something asks WeChat about them until they do not. */
export const LIVE_STATES = ["created", "sending", "open", "closing"] as const satisfies OrderLife[];
/** Orders of which WeChat may know. */
export const ASKED_STATES = ["sending", "open", "closing"] as const satisfies OrderLife[];

export const isLive = (state: OrderLife): boolean => LIVE_STATES.some((live) => live === state);
export const isAsked = (state: OrderLife): boolean => ASKED_STATES.some((asked) => asked === state);

export function mayMove(from: OrderLife, to: OrderLife): boolean {
  return ORDER_EDGES.some((edge) => edge.from === from && edge.to === to);
}

/** O1: refuses a move that is no edge. */
export function assertMove(from: OrderLife, to: OrderLife): void {
  if (!mayMove(from, to)) throw new LedgerError("O1", `an order cannot go from ${from} to ${to}`);
}

/** D1: whether a payment that succeeded at `at` was in time. */
export const inTime = (at: Date, until: Date): boolean => at.getTime() <= until.getTime();
