import type { ResidentReply, ResidentRequest, StatedPerson } from "../../core/contracts";
import { formOf, stateText } from "../../core/enrolment";
import { categoryName } from "../../core/policy";
import { dayOf, instantOf } from "../../core/time";
import { materialsOf, placeNames, type RequestRow, type Tx } from "../db";
import { policyBook } from "../policy";
import { sealContext, type Vault } from "../privacy";
import { eventOf, openBody, placesNamed } from "../requests";
import { isFull, loadFamily, type Member } from "./members";
import { factsAsked, knownFacts } from "./request-subject";
import { memberOf, ownRequest } from "./request-view";
import type { Session } from "./session";

/** The registration, change and stop form (annex 1) of an own request, filled in to be printed and signed. */
export function form(
  session: Session,
  { requestId }: ResidentRequest<"form">,
): Promise<ResidentReply<"form">> {
  return session.run(async (tx) => filledIn(session, tx, await ownRequest(tx, requestId)));
}

async function filledIn(session: Session, tx: Tx, row: RequestRow): Promise<ResidentReply<"form">> {
  const { services } = session;
  const body = openBody(services.vault, row);
  const { details } = body;
  const event = eventOf(row);
  const member = memberOf(await loadFamily(session, tx), row);
  const book = await policyBook(services.db, tx);
  const on = dayOf(row.filedAt);
  const known = await knownFacts(
    tx,
    { member, parent: undefined, place: row.place },
    { year: row.year, on },
  );
  const codes = [row.county, row.place.slice(0, 9), row.place];
  const names = await placeNames(tx, [...codes, ...placesNamed(details)]);
  const materials = await materialsOf(tx, [row]);
  const full = member && isFull(member) ? member : undefined;
  const year = member?.file.enrolments.find(
    (one) => one.county === row.county && one.year === row.year,
  );
  return formOf(book, {
    number: row.number,
    kind: row.kind,
    event,
    details,
    year: row.year,
    placeName: [...new Set(codes)].map((code) => names.get(code) ?? "").join(""),
    facts: factsAsked(known, row.kind, { event, details }),
    person: member ? personOf(services.vault, member) : (details.person ?? null),
    household: full
      ? { number: full.home.household, relationToHead: full.home.relationToHead }
      : null,
    classes: (known.categories ?? []).map(({ code }) => categoryName(code)),
    materials: body.wanted.map(({ name }) => ({
      name,
      seen: materials.some(({ material }) => material === name),
    })),
    state: year?.state ?? "unregistered",
    filedAt: instantOf(row.filedAt),
    decided: row.decidedAt && { at: instantOf(row.decidedAt), text: stateText(row.state) },
    // Who states a number, or is fully bound, signs the form with the whole of it.
    rows: {
      full: member === undefined || full !== undefined,
      placeName: (code) => names.get(code),
    },
  });
}

/** Whom it is about, as the register has them for who is fully bound; else as the caller typed them. */
function personOf(vault: Vault, { file: { person }, name, ...member }: Member): StatedPerson {
  const { id, documentType, numberSealed, birthDate, sex, phoneSealed } = person;
  const known = {
    name,
    documentType,
    documentNumber: vault.open(numberSealed, sealContext.number(id)),
  };
  if (member.binding.level !== "full") return known;
  const phone = phoneSealed && vault.open(phoneSealed, sealContext.phone(id));
  return { ...known, sex, birthDate, ...(phone && { phone }) };
}
