import type { EnrolmentState } from "../contracts";

/** States of a person's year in the order in which they follow, rule Y1. */
export const YEAR_STATES = [
  "unregistered",
  "registered",
  "billed",
  "paid",
  "in-treasury",
  "confirmed",
] as const satisfies EnrolmentState[];

interface Edge {
  from: EnrolmentState;
  to: EnrolmentState;
  why: string;
}

/** Everything that can happen to a person's year (Y2). */
export const YEAR_EDGES: readonly Edge[] = [
  { from: "unregistered", to: "registered", why: "the registration was confirmed" },
  { from: "unregistered", to: "billed", why: "a renewal needs no registration of its own" },
  { from: "registered", to: "billed", why: "an order was made or an amount assessed" },
  { from: "billed", to: "registered", why: "the bill was withdrawn" },
  { from: "billed", to: "unregistered", why: "the bill of a renewal was withdrawn" },
  { from: "billed", to: "paid", why: "the bill was paid" },
  { from: "unregistered", to: "paid", why: "a register or a file says that it was paid elsewhere" },
  { from: "registered", to: "paid", why: "a register or a file says that it was paid elsewhere" },
  { from: "paid", to: "in-treasury", why: "the treasury's file lists the payment" },
  { from: "paid", to: "confirmed", why: "the insurance side's file came before the treasury's" },
  { from: "in-treasury", to: "confirmed", why: "the insurance side's file lists the person" },
];

export function mayBecome(from: EnrolmentState, to: EnrolmentState): boolean {
  return YEAR_EDGES.some((edge) => edge.from === from && edge.to === to);
}

const rank = (state: EnrolmentState): number => YEAR_STATES.indexOf(state);

/** Whether a year has come at least as far as a state. */
export const reached = (state: EnrolmentState, atLeast: EnrolmentState): boolean =>
  rank(state) >= rank(atLeast);

/** Whether nothing is owed any more, whoever paid. */
export const isSettled = (state: EnrolmentState): boolean => reached(state, "paid");
