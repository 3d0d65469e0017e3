import { checkDocument } from "../contracts";
import type { RequestDetails, RequestEvent, RequestKind } from "../contracts";

/** What a request states: the event and everything else. */
export interface Body {
  event?: RequestEvent | null | undefined;
  details: RequestDetails;
}

/** The birth date that the person as stated tells: by the number, else as written beside it. */
export function birthStated({ person }: RequestDetails): string | undefined {
  if (!person) return undefined;
  const check = checkDocument(person.documentType, person.documentNumber);
  return (check.ok ? check.document.birthDate : undefined) ?? person.birthDate;
}

/** The event that a kind of request is about, where what is stated tells its day. */
function eventOf(kind: RequestKind, year: number, details: RequestDetails): RequestEvent | null {
  // A permit or a school of former years is no event of this one.
  const within = (day: string | undefined) => day?.startsWith(`${year}-`) === true;
  const { permit, student } = details;
  const born = birthStated(details);
  if (kind === "newborn" && born) return { kind: "newborn", on: born };
  if (kind === "permit" && permit && within(permit.issuedOn))
    return { kind: "permit-issued", on: permit.issuedOn };
  if (kind === "student" && student?.enteredOn && within(student.enteredOn))
    return { kind: "school-entry", on: student.enteredOn };
  return null;
}

/** A birth date of a newborn that is told once, by the event. */
function withBirth(details: RequestDetails, event: RequestEvent | null): RequestDetails {
  const { person } = details;
  if (event?.kind !== "newborn" || !person || birthStated(details) !== undefined) return details;
  return { ...details, person: { ...person, birthDate: event.on } };
}

/**
 * R7: a request with what follows from what it states: the same day is never asked twice. A newborn's event is its birth; a permit of
 * this year is an event, and so is a school entered in it.
 */
export function wholeRequest(
  kind: RequestKind,
  year: number,
  { event, details }: Body,
): { event: RequestEvent | null; details: RequestDetails } {
  const known = event ?? eventOf(kind, year, details);
  return { event: known, details: withBirth(details, known) };
}
