import { and, eq, inArray, sql } from "drizzle-orm";
import type { LeftOutReason } from "../../core/contracts";
import { asSystem } from "./as-system";
import type { Tx } from "./database";
import type { EnrolmentRow } from "./people";
import {
  bill,
  enrolment,
  finding,
  leftOut,
  person,
  personDocument,
  request,
  resident,
  schoolMember,
} from "./schema";
import type { YearKey } from "./years";

/** What the decision of a request writes. Where the desk's own rows would not show enough, a function says so and why. */

export type PersonRecord = typeof person.$inferSelect;
/** What the register says; the end of a permit is read from the facts by the database itself. */
export type ResidentRecord = Omit<typeof resident.$inferSelect, "permitUntil">;

/** Whoever works with a document waits here for others who work with the same one, until the transaction ends. */
export async function lockDocuments(tx: Tx, lookupHashes: readonly string[]): Promise<void> {
  for (const hash of [...new Set(lookupHashes)].sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`document:${hash}`}, 0))`);
}

/** Who holds a document: by the record of today, or by one that a number followed. */
export interface Holder {
  person: PersonRecord;
  /** The document is a former one of theirs, such as a birth certificate. */
  former: boolean;
}

/** As the system: a person is one in the whole country, wherever the desk that asks may look. */
export async function holderOf(tx: Tx, lookupHash: string): Promise<Holder | undefined> {
  return asSystem(tx, async () => {
    const [now] = await tx.select().from(person).where(eq(person.lookupHash, lookupHash));
    if (now) return { person: now, former: false };
    const [before] = await tx
      .select({ person })
      .from(personDocument)
      .innerJoin(person, eq(person.id, personDocument.personId))
      .where(eq(personDocument.lookupHash, lookupHash));
    return before && { person: before.person, former: true };
  });
}

/** A person by key; one that was merged leads to the record that stands for both. As the system, see `holderOf`. */
export async function personRecord(tx: Tx, id: string): Promise<PersonRecord | undefined> {
  return asSystem(tx, async () => {
    const [row] = await tx.select().from(person).where(eq(person.id, id));
    if (!row?.mergedInto) return row;
    const [other] = await tx.select().from(person).where(eq(person.id, row.mergedInto));
    return other;
  });
}

/** Locks people in the order that every transaction keeps. As the system: the other one of two may live elsewhere. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<PersonRecord[]> {
  return asSystem(tx, () =>
    tx
      .select()
      .from(person)
      .where(inArray(person.id, [...ids]))
      .orderBy(person.id)
      .for("update"),
  );
}

export async function insertPerson(tx: Tx, row: typeof person.$inferInsert): Promise<void> {
  await asSystem(tx, () => tx.insert(person).values(row));
}

type PersonChange = Partial<
  Pick<
    PersonRecord,
    | "lookupHash"
    | "documentType"
    | "numberSealed"
    | "nameSealed"
    | "nameHash"
    | "phoneSealed"
    | "birthDate"
    | "sex"
    | "mergedInto"
  >
>;

/** As the system: somebody who has moved is not in the desk's rows yet. Throws a unique violation of `person_lookup_hash_unique`. */
export async function changePerson(
  tx: Tx,
  id: string,
  change: PersonChange,
  at: Date,
): Promise<void> {
  await asSystem(tx, () =>
    tx
      .update(person)
      .set({ ...change, updatedAt: at })
      .where(eq(person.id, id)),
  );
}

/** Keeps a document by which the person was known before: it still finds them, and nobody else can use it. */
export async function keepDocument(tx: Tx, row: typeof personDocument.$inferInsert): Promise<void> {
  await asSystem(tx, () => tx.insert(personDocument).values(row));
}

/** Every register in which a person stands, of any county. */
export async function residentsOf(tx: Tx, personId: string): Promise<ResidentRecord[]> {
  return asSystem(tx, () =>
    tx.select().from(resident).where(eq(resident.personId, personId)).orderBy(resident.county),
  );
}

/** Writes where somebody lives and what the register says, once the right to it was checked by the request's own place. */
export async function putResident(tx: Tx, row: ResidentRecord): Promise<void> {
  const { county, personId, place, household, relationToHead, facts } = row;
  const { addressSealed, listedAt, leftOn, leftWhy } = row;
  const home = { place, household, relationToHead, facts };
  const said = { ...home, addressSealed, listedAt, leftOn, leftWhy };
  await asSystem(tx, () =>
    tx
      .insert(resident)
      .values({ county, personId, ...said })
      .onConflictDoUpdate({ target: [resident.county, resident.personId], set: said }),
  );
}

/** Everybody of a household book. */
export async function householdOf(
  tx: Tx,
  { county, household }: { county: string; household: string },
): Promise<string[]> {
  const rows = await asSystem(tx, () =>
    tx
      .select({ id: resident.personId })
      .from(resident)
      .where(and(eq(resident.county, county), eq(resident.household, household))),
  );
  return rows.map(({ id }) => id);
}

// —— Years ———————————————————————————————————————————————————————————————————————————————————————————

const isYear = ({ county, year, personId }: YearKey) =>
  and(eq(enrolment.county, county), eq(enrolment.year, year), eq(enrolment.personId, personId));

/** All years of a person in every county, locked: what is decided about one may hang on another (BG-10). */
export async function lockYearsOf(tx: Tx, personIds: readonly string[]): Promise<EnrolmentRow[]> {
  if (personIds.length === 0) return [];
  return asSystem(tx, () =>
    tx
      .select()
      .from(enrolment)
      .where(inArray(enrolment.personId, [...personIds]))
      .orderBy(enrolment.personId, enrolment.year, enrolment.county)
      .for("update"),
  );
}

/** The same without locking, for looking. */
export async function yearsOf(tx: Tx, personIds: readonly string[]): Promise<EnrolmentRow[]> {
  if (personIds.length === 0) return [];
  return asSystem(tx, () =>
    tx
      .select()
      .from(enrolment)
      .where(inArray(enrolment.personId, [...personIds])),
  );
}

/** Confirms a registration and lifts a stop; money and its states stay. Under the worker's own rows. */
export async function registerYear(tx: Tx, key: YearKey, at: Date): Promise<void> {
  const confirmed = { registered: true, registeredAt: at };
  const made = await tx
    .insert(enrolment)
    .values({ ...key, state: "registered", ...confirmed })
    .onConflictDoNothing()
    .returning({ year: enrolment.year });
  if (made.length > 0) return;
  await tx
    .update(enrolment)
    .set({
      registered: true,
      registeredAt: sql`coalesce(${enrolment.registeredAt}, ${at.toISOString()}::timestamptz)`,
      state: sql`case when ${enrolment.state} = 'unregistered' then 'registered' else ${enrolment.state} end`,
      stoppedOn: null,
      stopReason: null,
      stoppedAt: null,
    })
    .where(isYear(key));
}

/** Stops a year: nothing is renewed or billed any more from the day. What was paid stays. Under the worker's own rows. */
export async function stopYear(
  tx: Tx,
  key: YearKey,
  stop: { on: string; reason: string; at: Date },
): Promise<void> {
  const stopped = { stoppedOn: stop.on, stopReason: stop.reason, stoppedAt: stop.at };
  await tx
    .insert(enrolment)
    .values({ ...key, state: "unregistered", ...stopped })
    .onConflictDoUpdate({
      target: [enrolment.county, enrolment.year, enrolment.personId],
      set: stopped,
    });
}

/** The paid bill of a year, with what was asked and when the money came; absent where it was paid elsewhere. */
export async function paidBill(
  tx: Tx,
  { county, year, personId }: YearKey,
): Promise<{ dueFen: number; standardFen: number; receiptId: string } | undefined> {
  const [row] = await asSystem(tx, () =>
    tx
      .select({ dueFen: bill.dueFen, standardFen: bill.standardFen, receiptId: bill.receiptId })
      .from(bill)
      .where(
        and(
          eq(bill.county, county),
          eq(bill.year, year),
          eq(bill.personId, personId),
          eq(bill.state, "paid"),
        ),
      ),
  );
  return row;
}

// —— What stands beside a person ——————————————————————————————————————————————————————————————————————

/** Why somebody is not with the others of the household in a year (MC-03); what was said before stays. */
export async function sayWhyLeftOut(
  tx: Tx,
  row: YearKey & { reason: LeftOutReason; statedBy: string; statedAt: Date },
): Promise<void> {
  await asSystem(tx, () => tx.insert(leftOut).values(row).onConflictDoNothing());
}

/** Somebody who is registered is left out no longer. */
export async function forgetLeftOut(tx: Tx, { county, year, personId }: YearKey): Promise<void> {
  await asSystem(tx, () =>
    tx
      .delete(leftOut)
      .where(
        and(eq(leftOut.county, county), eq(leftOut.year, year), eq(leftOut.personId, personId)),
      ),
  );
}

export async function putIntoSchool(tx: Tx, row: typeof schoolMember.$inferInsert): Promise<void> {
  const { county, school, personId, ...said } = row;
  await asSystem(tx, () =>
    tx
      .insert(schoolMember)
      .values({ county, school, personId, ...said })
      .onConflictDoUpdate({
        target: [schoolMember.county, schoolMember.school, schoolMember.personId],
        set: said,
      }),
  );
}

/** Lists a finding once, however often it is found: also where the desk that found it does not settle findings. */
export async function listFinding(
  tx: Tx,
  row: Omit<typeof finding.$inferInsert, "state">,
): Promise<boolean> {
  const made = await asSystem(tx, () =>
    tx
      .insert(finding)
      .values({ ...row, state: "open" })
      .onConflictDoNothing({ target: [finding.county, finding.key] })
      .returning({ id: finding.id }),
  );
  return made.length > 0;
}

/** What was decided to be given back of a person's year before, in fen. As the system: also what another desk decided. */
export async function refundedFen(tx: Tx, { county, year, personId }: YearKey): Promise<number> {
  const rows = await asSystem(tx, () =>
    tx
      .select({ fen: request.refundFen })
      .from(request)
      .where(
        and(
          eq(request.county, county),
          eq(request.year, year),
          eq(request.personId, personId),
          eq(request.state, "completed"),
        ),
      ),
  );
  return rows.reduce((total, { fen }) => total + (fen ?? 0), 0);
}
