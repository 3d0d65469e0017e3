import type { EnrolmentState, LeftOutReason } from "../contracts";
import { barsOf, planErrands, type Facts, type PolicyBook, type Said } from "../policy";
import { isSettled } from "./year-graph";

/** Why somebody of last year is not carried into the new one. */
export type NotCarried =
  | "no-basis" // the plan has nobody count as registered, or not this person: they apply anew
  | "not-enrolled" // not paid for last year
  | "stopped" // last year's enrolment, or this one, was stopped
  | "left" // dead, moved away
  | "left-out" // the household told a reason
  | "barred" // employee insurance, insured elsewhere, a permit that ran out
  | "there-already"; // registered, billed or paid for the new year

/**
 * C1: by what the plan counts last year's enrollees as registered: it asks newcomers to register and asks this person nothing.
 * `facts` are of the new year; whether they were enrolled last year is taken for granted. Null: they have to apply anew.
 */
export function carryOverBasis(book: PolicyBook, facts: Facts): Said | null {
  const enrolled: Facts = { ...facts, enrolledLastYear: true, registered: false };
  const own = planErrands(book, enrolled);
  if (own.some(({ first }) => first)) return null;
  const renews = own.find((errand) => errand.for === "renew");
  const newcomer: Facts = { ...facts, enrolledLastYear: false, registered: false };
  const entry = renews ?? planErrands(book, newcomer).find(({ first }) => first);
  return entry ? { text: entry.says, cite: entry.cite } : null;
}

export interface CarryMatter {
  /** Of the new year, on the day of carrying over. */
  facts: Facts;
  last: { state: EnrolmentState; stopped: boolean };
  /** The new year, where there is a row of it already. */
  next: { state: EnrolmentState; registered: boolean; stopped: boolean } | null;
  left: "death" | "moved-out" | null;
  leftOut: LeftOutReason | null;
}

/** C2: whether somebody of last year counts as registered in the new one (KP-10). */
export function carryOver(
  book: PolicyBook,
  { facts, last, next, left, leftOut }: CarryMatter,
): { carried: true; basis: Said } | { carried: false; why: NotCarried } {
  const no = (why: NotCarried) => ({ carried: false, why }) as const;
  if (!isSettled(last.state)) return no("not-enrolled");
  if (last.stopped || next?.stopped) return no("stopped");
  if (left) return no("left");
  if (leftOut) return no("left-out");
  if (next && (next.registered || next.state !== "unregistered")) return no("there-already");
  if (barsOf(book, facts).length > 0) return no("barred");
  const basis = carryOverBasis(book, facts);
  return basis ? { carried: true, basis } : no("no-basis");
}
