import type { RequestDetails, StaffReply, StaffRequest, StatedPerson } from "../../core/contracts";
import { formOf, stateText } from "../../core/enrolment";
import { DOCUMENT_TYPES } from "../../core/people";
import { categoryName, type CategoryCode } from "../../core/policy";
import { instantOf } from "../../core/time";
import { classesOf, materialsOf, placeNames, type RequestRow, type Tx } from "../db";
import { factsFiled, gather, hereOf, readRequest, type Matter } from "../enrol";
import { policyBook } from "../policy";
import { sealContext } from "../privacy";
import { eventOf, placesNamed, type RequestBody } from "../requests";
import { readOne } from "./request-rights";
import type { WorkerSession } from "./session";

/** The registration, change and stop form (annex 1, KP-27), filled in to be printed and signed; printing it is on record. */
export async function form(
  session: WorkerSession,
  { requestId }: StaffRequest<"form">,
): Promise<StaffReply<"form">> {
  const { services } = session;
  const { row, body } = await readOne(session, requestId);
  const reading = await readRequest(services, row, body.details);
  return session.run(async (tx) => {
    const matter = await gather(services, tx, row, reading);
    await session.trace(tx, {
      action: "print-form",
      subject: row.id,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind },
    });
    return filledIn(session, tx, { row, body, matter });
  });
}

async function filledIn(
  { services }: WorkerSession,
  tx: Tx,
  { row, body, matter }: { row: RequestRow; body: RequestBody; matter: Matter },
): Promise<StaffReply<"form">> {
  const book = await policyBook(services.db, tx);
  const facts = await factsFiled(matter, tx);
  const { details } = body;
  const codes = [row.county, row.place.slice(0, 9), row.place, ...placesNamed(details)];
  const names = await placeNames(tx, codes);
  const home = hereOf(matter, matter.subject);
  const classes = matter.subject
    ? await classesOf(tx, { county: row.county, personId: matter.subject.person.id })
    : [];
  const materials = await materialsOf(tx, [row]);
  const year = matter.subject?.years.find(
    (one) => one.county === row.county && one.year === row.year,
  );
  return formOf(book, {
    number: row.number,
    kind: row.kind,
    event: eventOf(row),
    details,
    year: row.year,
    placeName: [...new Set(codes.slice(0, 3))].map((code) => names.get(code) ?? "").join(""),
    facts,
    person: personOf(matter, details),
    household: home ? { number: home.household, relationToHead: home.relationToHead } : null,
    classes: classes.map(({ category }) => categoryName(category as CategoryCode)),
    materials: body.wanted.map(({ name }) => ({
      name,
      seen: materials.some(({ material }) => material === name),
    })),
    state: year?.state ?? "unregistered",
    filedAt: instantOf(row.filedAt),
    decided: row.decidedAt && { at: instantOf(row.decidedAt), text: stateText(row.state) },
    rows: { full: true, placeName: (code) => names.get(code) },
  });
}

/** Whom it is about as the register has them; a newcomer as stated. */
function personOf(
  { subject, services: { vault } }: Matter,
  { person }: RequestDetails,
): StatedPerson | null {
  if (!subject || subject.person.erasedAt !== null) return person ?? null;
  const { id, nameSealed, numberSealed, phoneSealed, documentType, birthDate, sex } =
    subject.person;
  const type = DOCUMENT_TYPES.find((one) => one === documentType);
  if (!type) return person ?? null;
  return {
    name: vault.open(nameSealed, sealContext.name(id)),
    documentType: type,
    documentNumber: vault.open(numberSealed, sealContext.number(id)),
    sex: sex === "male" ? "male" : "female",
    birthDate,
    ...(phoneSealed !== null && { phone: vault.open(phoneSealed, sealContext.phone(id)) }),
  };
}
