import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { isSettled } from "../../core/enrolment";
import { asSystem } from "./as-system";
import type { Tx } from "./database";
import type { EnrolmentRow } from "./people";
import {
  bill,
  binding,
  classHolding,
  contactWay,
  declaration,
  enrolment,
  faceCode,
  finding,
  leftOut,
  person,
  personDocument,
  request,
  resident,
  schoolMember,
} from "./schema";

/**
 * Two records of one human being become one. Everything that is said of the person moves to the record that stays; what is never changed
 * (vouchers, the ledger, orders, receipts) keeps the key under which it was written, and is found through `merged_into`.
 */
export interface Merging {
  /** The record that is given up. */
  from: string;
  /** The record that stays. */
  into: string;
  at: Date;
  /** Seals a text again for where it belongs now; the contexts name the kind of text. */
  reseal: Reseal;
  /** A key for a new row. */
  newKey: () => string;
}

/** Where a sealed text of a person stands; texts open only where they belong. */
export type Belongs =
  | { of: "phone"; personId: string }
  | { of: "address"; county: string; personId: string }
  | { of: "contact"; county: string; personId: string; kind: string }
  | { of: "left-out"; county: string; year: number; personId: string }
  | { of: "typed-name"; bindingId: string };
export type Reseal = (sealed: string, from: Belongs, to: Belongs) => string;

/** Locks where two people live, so that nobody is billed or entered meanwhile. As the system: they may live anywhere. */
export async function lockResidents(tx: Tx, personIds: readonly string[]): Promise<void> {
  await asSystem(tx, () =>
    tx
      .select({ county: resident.county })
      .from(resident)
      .where(inArray(resident.personId, [...personIds]))
      .orderBy(resident.personId, resident.county)
      .for("update"),
  );
}

/**
 * Moves the rows. The caller has locked both people, where they live and their years, and has seen that no bill of either is open and
 * that no year was paid for both. As the system: the other record may live in any county.
 */
export async function mergePeople(tx: Tx, merging: Merging): Promise<void> {
  await asSystem(tx, async () => {
    await moveRegister(tx, merging);
    await moveClasses(tx, merging);
    await moveYears(tx, merging);
    await moveWords(tx, merging);
    await movePupil(tx, merging);
    await moveDesk(tx, merging);
    await moveBindings(tx, merging);
    await tx.delete(resident).where(eq(resident.personId, merging.from));
    await giveUpRecord(tx, merging);
  });
}

async function moveRegister(tx: Tx, { from, into, reseal }: Merging): Promise<void> {
  const rows = await tx.select().from(resident).where(eq(resident.personId, from));
  for (const row of rows) {
    const addressSealed =
      row.addressSealed &&
      reseal(
        row.addressSealed,
        { of: "address", county: row.county, personId: from },
        { of: "address", county: row.county, personId: into },
      );
    // What the register says of the record that stays goes before what it says of the other.
    await tx
      .insert(resident)
      .values({ ...row, personId: into, addressSealed })
      .onConflictDoNothing();
  }
}

async function moveClasses(tx: Tx, { from, into }: Merging): Promise<void> {
  for (const row of await tx.select().from(classHolding).where(eq(classHolding.personId, from)))
    await tx
      .insert(classHolding)
      .values({ ...row, personId: into })
      .onConflictDoNothing();
  await tx.delete(classHolding).where(eq(classHolding.personId, from));
  for (const row of await tx.select().from(declaration).where(eq(declaration.personId, from)))
    await tx
      .insert(declaration)
      .values({ ...row, personId: into })
      .onConflictDoNothing();
  await tx.delete(declaration).where(eq(declaration.personId, from));
}

async function moveYears(tx: Tx, { from, into }: Merging): Promise<void> {
  const rows = await tx.select().from(enrolment).where(eq(enrolment.personId, from));
  for (const row of rows) {
    const [kept] = await tx
      .insert(enrolment)
      .values({ ...row, personId: into })
      .onConflictDoNothing()
      .returning();
    if (!kept) await joinYear(tx, row, into);
  }
  await tx.update(bill).set({ personId: into }).where(eq(bill.personId, from));
  await tx.delete(enrolment).where(eq(enrolment.personId, from));
}

/** A year of both records: the one that was paid says how it stands. */
async function joinYear(tx: Tx, theirs: EnrolmentRow, into: string): Promise<void> {
  const mine = and(
    eq(enrolment.county, theirs.county),
    eq(enrolment.year, theirs.year),
    eq(enrolment.personId, into),
  );
  const [own] = await tx.select().from(enrolment).where(mine);
  if (!own) throw new Error("a year vanished while two records were joined");
  const registered = own.registered || theirs.registered;
  const registeredAt = own.registeredAt ?? theirs.registeredAt;
  if (!isSettled(theirs.state)) {
    const state = own.state === "unregistered" && registered ? "registered" : own.state;
    await tx.update(enrolment).set({ registered, registeredAt, state }).where(mine);
    return;
  }
  const { state, billedAt, paidAt, treasuryAt, confirmedAt, channel, orderId } = theirs;
  const { carried, stoppedOn, stopReason, stoppedAt } = theirs;
  const said = {
    billedAt,
    paidAt,
    treasuryAt,
    confirmedAt,
    channel,
    orderId,
    carried,
    stoppedOn,
    stopReason,
    stoppedAt,
  };
  // Along the declared graph: paid first, then as far as the files have brought it.
  await tx
    .update(enrolment)
    .set({ ...said, registered, registeredAt, state: "paid" })
    .where(mine);
  if (state !== "paid") await tx.update(enrolment).set({ state }).where(mine);
}

async function moveWords(tx: Tx, { from, into, reseal }: Merging): Promise<void> {
  for (const row of await tx.select().from(leftOut).where(eq(leftOut.personId, from))) {
    const { county, year } = row;
    const where = { of: "left-out", county, year } as const;
    const detailSealed =
      row.detailSealed &&
      reseal(row.detailSealed, { ...where, personId: from }, { ...where, personId: into });
    await tx
      .insert(leftOut)
      .values({ ...row, personId: into, detailSealed })
      .onConflictDoNothing();
  }
  await tx.delete(leftOut).where(eq(leftOut.personId, from));
  for (const row of await tx.select().from(contactWay).where(eq(contactWay.personId, from))) {
    const where = { of: "contact", county: row.county, kind: row.kind } as const;
    const valueSealed = reseal(
      row.valueSealed,
      { ...where, personId: from },
      { ...where, personId: into },
    );
    await tx
      .insert(contactWay)
      .values({ ...row, personId: into, valueSealed })
      .onConflictDoNothing();
  }
  await tx.delete(contactWay).where(eq(contactWay.personId, from));
}

async function movePupil(tx: Tx, { from, into }: Merging): Promise<void> {
  for (const row of await tx.select().from(schoolMember).where(eq(schoolMember.personId, from)))
    await tx
      .insert(schoolMember)
      .values({ ...row, personId: into })
      .onConflictDoNothing();
  await tx.delete(schoolMember).where(eq(schoolMember.personId, from));
}

async function moveDesk(tx: Tx, { from, into }: Merging): Promise<void> {
  await tx.update(request).set({ personId: into }).where(eq(request.personId, from));
  await tx.update(finding).set({ personId: into }).where(eq(finding.personId, from));
  await tx.update(personDocument).set({ personId: into }).where(eq(personDocument.personId, from));
  await tx.delete(faceCode).where(eq(faceCode.personId, from));
}

/** To whom a binding goes never changes: the old one ends, and a new one of the same account begins. */
async function moveBindings(tx: Tx, { from, into, at, reseal, newKey }: Merging): Promise<void> {
  const theirs = await tx
    .select()
    .from(binding)
    .where(and(eq(binding.personId, from), isNull(binding.endedAt)));
  await tx
    .update(binding)
    .set({ endedAt: at })
    .where(and(eq(binding.personId, from), isNull(binding.endedAt)));
  for (const row of theirs) {
    const own = and(
      eq(binding.accountId, row.accountId),
      eq(binding.personId, into),
      isNull(binding.endedAt),
    );
    const [before] = await tx.select().from(binding).where(own);
    if (before) {
      if (before.level === "weak" && row.level === "full")
        await tx
          .update(binding)
          .set({ level: "full", method: row.method, confirmedAt: row.confirmedAt })
          .where(own);
      continue;
    }
    const id = newKey();
    const typedNameSealed = reseal(
      row.typedNameSealed,
      { of: "typed-name", bindingId: row.id },
      { of: "typed-name", bindingId: id },
    );
    await tx.insert(binding).values({ ...row, id, personId: into, typedNameSealed });
  }
}

/** The record that is given up finds nobody any more, and says which one stands for it. */
async function giveUpRecord(tx: Tx, { from, into, at, reseal }: Merging): Promise<void> {
  const [row] = await tx.select().from(person).where(eq(person.id, from));
  if (row?.phoneSealed) {
    const phoneSealed = reseal(
      row.phoneSealed,
      { of: "phone", personId: from },
      { of: "phone", personId: into },
    );
    await tx
      .update(person)
      .set({ phoneSealed })
      .where(and(eq(person.id, into), isNull(person.phoneSealed)));
  }
  // Records that were merged into this one before follow it.
  await tx.update(person).set({ mergedInto: into }).where(eq(person.mergedInto, from));
  await tx
    .update(person)
    .set({ mergedInto: into, lookupHash: `merged:${from}`, nameHash: null, updatedAt: at })
    .where(eq(person.id, from));
}

/**
 * Which record stands for each person today: themselves, or the one that they were merged into. Money can still arrive for an order that was
 * made before.
 */
export async function standsFor(
  tx: Tx,
  personIds: readonly string[],
): Promise<(personId: string) => string> {
  const wanted = [...new Set(personIds)];
  const rows =
    wanted.length === 0
      ? []
      : await tx
          .select({ id: person.id, into: person.mergedInto })
          .from(person)
          .where(and(inArray(person.id, wanted), isNotNull(person.mergedInto)));
  const moved = new Map(rows.map(({ id, into }) => [id, into ?? id]));
  return (personId) => moved.get(personId) ?? personId;
}
