import { factsSaid } from "../../core/enrolment";
import { needsGuardian } from "../../core/people";
import type { RegisterFacts } from "../../core/people";
import { putResident, type PersonRecord, type ResidentRecord, type Tx } from "../db";
import { sealContext } from "../privacy";
import { hereOf, type Matter } from "./matter";
import { standsAgainst } from "./outcome";
import { reused } from "./people";

/**
 * Puts somebody into the register of the request's county, or adds to what it says of them. Who is known here keeps place and
 * household book, unless it is they that are to be changed.
 */
export async function settleIn(
  matter: Matter,
  tx: Tx,
  person: PersonRecord,
): Promise<ResidentRecord> {
  const { row, details, stated, at, subject } = matter;
  const known = hereOf(matter, subject?.person.id === person.id ? subject : undefined);
  const stays = known && known.leftOn === null && row.kind !== "moved-in" ? known : undefined;
  refuseSecondHousehold(matter, stays);
  const book = bookOf(matter, known);
  const address = stated?.address ?? details.changes?.address;
  const next: ResidentRecord = {
    county: row.county,
    personId: person.id,
    place: stays?.place ?? placeOf(matter),
    household: stays?.household ?? book.household,
    relationToHead: stays?.relationToHead ?? book.relationToHead,
    facts: factsNow(matter, known, person),
    addressSealed: address
      ? matter.services.vault.seal(address, sealContext.address(row.county, person.id))
      : (known?.addressSealed ?? null),
    listedAt: at,
    leftOn: null,
    leftWhy: null,
  };
  await putResident(tx, next);
  return next;
}

/** A newborn lives where the parent does, if that is at or under the place that was asked. */
function placeOf(matter: Matter): string {
  const { row } = matter;
  const parent = hereOf(matter, matter.parent);
  return parent && parent.place.startsWith(row.place) ? parent.place : row.place;
}

/** Into the parent's book; else the one that was named; else a new one, under the request's number. */
function bookOf(
  matter: Matter,
  known: ResidentRecord | undefined,
): { household: string; relationToHead: string } {
  const { row, details } = matter;
  const named = details.changes?.household;
  const relation = details.relationToHead ?? details.changes?.relationToHead;
  if (details.parentMemberId !== undefined) {
    const parent = hereOf(matter, matter.parent);
    if (!parent)
      throw standsAgainst(
        "填写的父亲、母亲或监护人不在本县的名册里",
        "",
        "请先给大人办参保登记；或“更正填写内容”，写明户口簿编号。",
      );
    return { household: parent.household, relationToHead: relation ?? "子女" };
  }
  if (named !== undefined) return { household: named, relationToHead: relation ?? "家庭成员" };
  // Who comes back to the county goes back into the book that they left.
  if (known)
    return { household: known.household, relationToHead: relation ?? known.relationToHead };
  return { household: row.number, relationToHead: relation ?? "户主" };
}

/** One certificate, one child: it cannot come into a second household. */
function refuseSecondHousehold(matter: Matter, known: ResidentRecord | undefined): void {
  const { holder, details, row, stated } = matter;
  if (!known || !holder || row.personId !== null) return;
  if (stated?.document.type !== "birth-certificate" || details.parentMemberId === undefined) return;
  const parent = hereOf(matter, matter.parent);
  if (!parent || parent.household === known.household) return;
  throw reused(matter, holder.person.id, row.place, false);
}

/** What the register says from now on: what was stated goes before what was known, and what the desk has looked up is known. */
function factsNow(
  { event, details, today }: Matter,
  known: ResidentRecord | undefined,
  person: PersonRecord,
): RegisterFacts {
  const said = factsSaid({ event, details });
  const child = needsGuardian(person.birthDate, today);
  const checked: RegisterFacts = known
    ? {}
    : {
        // The desk holds every newcomer against the whole register and asks for proof of other insurance.
        insuredElsewhere: false,
        employeeInsurance: null,
        event: null,
        brokenYears: 0,
        ...(child && { student: null, returningMigrantWorker: false }),
        ...(said.hukou === "local" && { residencePermit: null }),
        ...(person.documentType === "resident-id" && { foreigner: null }),
      };
  return { ...checked, ...known?.facts, ...said };
}
