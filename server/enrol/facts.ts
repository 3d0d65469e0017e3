import {
  factsOfRequest,
  isSettled,
  judgeRequest,
  type Judged,
  type RegisterStanding,
} from "../../core/enrolment";
import type { DocumentTypeCode } from "../../core/people";
import type { Facts, PolicyBook } from "../../core/policy";
import { dayOf } from "../../core/time";
import { asSystem, openingsOf, personFiles, type Tx } from "../db";
import { factsAbout, openingsAt } from "../resident";
import { hereOf, type Matter } from "./matter";

/** The question to the plan about a request, as it was on the day of filing: what was filed in time stays in time. */
export async function factsFiled(matter: Matter, tx: Tx): Promise<Facts> {
  const { row, details, event } = matter;
  const known = await knownOn(matter, tx, dayOf(row.filedAt));
  return factsOfRequest(known, row.kind, { details, event });
}

/** What the registers of all counties know of whom it is about. As the system: an enrolment elsewhere stands against one here. */
async function knownOn(matter: Matter, tx: Tx, on: string): Promise<Facts> {
  const { subject, row } = matter;
  const asked = { place: row.place, year: row.year, on };
  const home = hereOf(matter, subject);
  const openings = await openingsOf(tx, [row.county]);
  const opened = { openings: openingsAt(row.place, { year: row.year, on, openings }) };
  if (!subject) return { ...asked, ...opened };
  const [file] = await asSystem(tx, () => personFiles(tx, [subject.person.id]));
  const listed = file?.residents.find(({ county }) => county === row.county);
  const elsewhere = subject.years.some(
    (one) =>
      one.county !== row.county &&
      one.year === row.year &&
      one.stoppedOn === null &&
      isSettled(one.state),
  );
  if (file && home && listed && home.leftOn === null)
    return factsAbout(file, listed, { year: row.year, on, openings });
  const { birthDate } = subject.person;
  const sex = subject.person.sex === "male" ? "male" : "female";
  return { ...asked, birthDate, sex, insuredElsewhere: elsewhere, ...opened };
}

/** Where the year stands in the request's county; null for who is in no register of it. */
export function standingHere(matter: Matter): RegisterStanding | null {
  const { subject, row } = matter;
  const home = hereOf(matter, subject);
  if (!subject || !home || home.leftOn !== null || row.kind === "newborn") return null;
  const year = subject.years.find((one) => one.county === row.county && one.year === row.year);
  return {
    state: year?.state ?? "unregistered",
    stopped: year !== undefined && year.stoppedOn !== null,
    documentType: subject.person.documentType as DocumentTypeCode,
  };
}

/** The plan's word on a request, with what the registers know today. */
export function judgedAnew(matter: Matter, book: PolicyBook, facts: Facts): Judged {
  const { row, details, event } = matter;
  return judgeRequest(book, facts, standingHere(matter), {
    kind: row.kind,
    event,
    refundReason: details.refundReason,
    stopReason: details.stopReason,
  });
}
