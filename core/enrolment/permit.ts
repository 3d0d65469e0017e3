import type { EnrolmentState } from "../contracts";
import { addDays, barsOf, noteOf, type Facts, type PolicyBook, type Said } from "../policy";
import { isSettled } from "./year-graph";

export interface PermitEnd extends Said {
  /** The enrolment of the year stops by itself; false: the year was paid and is honoured whole. */
  stops: boolean;
}

const SAYS = "居住证到期，凭它办的参保不再有效；要继续参保，请凭新的居住证重新申请";

/**
 * P1–P3 (KP-15): what the end of a permit does to a year, on the day of the facts. Null where the permit is not over, or the
 * person may enrol without it, such as a student.
 */
export function permitEnd(
  book: PolicyBook,
  facts: Facts,
  year: { state: EnrolmentState; registered: boolean; stopped: boolean },
): PermitEnd | null {
  const { residencePermit: permit, on, place } = facts;
  if (!permit || permit.until >= on || year.stopped) return null;
  const takesPart = year.registered || year.state !== "unregistered";
  if (!takesPart || !dependsOnPermit(book, facts)) return null;
  const bar = barsOf(book, facts)[0];
  const said = noteOf(book, place, facts.year, "permit-expiry") ?? {
    text: SAYS,
    cite: bar?.cite ?? "",
  };
  return { ...said, stops: !isSettled(year.state) };
}

/** P2: whether somebody may enrol with a valid permit and not without one. */
export function dependsOnPermit(book: PolicyBook, facts: Facts): boolean {
  const { on } = facts;
  const without = barsOf(book, { ...facts, residencePermit: null });
  const valid = { ...facts, residencePermit: { ...facts.residencePermit, until: addDays(on, 1) } };
  return without.length > 0 && barsOf(book, valid).length === 0;
}
