import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "./database";
import type { EnrolmentRow } from "./people";
import { bill, enrolment } from "./schema";

/** A person's coverage year in a county. */
export interface YearKey {
  county: string;
  year: number;
  personId: string;
}

const isYear = ({ county, year, personId }: YearKey) =>
  and(eq(enrolment.county, county), eq(enrolment.year, year), eq(enrolment.personId, personId));

/**
 * Marks a year as billed; false where it cannot be (billed already, paid, or stopped meanwhile). Two calls at once wait for each other, and
 * only one of them bills.
 */
export async function billYear(tx: Tx, key: YearKey, at: Date): Promise<boolean> {
  const [before] = await tx
    .select({ state: enrolment.state, stoppedOn: enrolment.stoppedOn })
    .from(enrolment)
    .where(isYear(key));
  if (!before) {
    await tx.insert(enrolment).values({ ...key, state: "billed", billedAt: at });
    return true;
  }
  if (before.stoppedOn !== null) return false;
  if (before.state !== "unregistered" && before.state !== "registered") return false;
  const changed = await tx
    .update(enrolment)
    .set({ state: "billed", billedAt: at })
    .where(and(isYear(key), eq(enrolment.state, before.state), isNull(enrolment.stoppedOn)))
    .returning({ year: enrolment.year });
  return changed.length === 1;
}

export async function insertBill(tx: Tx, row: typeof bill.$inferInsert): Promise<void> {
  await tx.insert(bill).values(row);
}

/** Withdraws an order's bills that are still live and puts the years back where they were. */
export async function withdrawBills(
  tx: Tx,
  order: { county: string; id: string },
  at: Date,
): Promise<void> {
  const withdrawn = await tx
    .update(bill)
    .set({ state: "withdrawn", endedAt: at })
    .where(and(eq(bill.county, order.county), eq(bill.orderId, order.id), eq(bill.state, "live")))
    .returning({ year: bill.year, personId: bill.personId });
  for (const { year, personId } of withdrawn) {
    await tx
      .update(enrolment)
      .set({
        state: sql`case when ${enrolment.registered} then 'registered' else 'unregistered' end`,
        billedAt: null,
      })
      .where(and(isYear({ county: order.county, year, personId }), eq(enrolment.state, "billed")));
  }
}

/** Locks the years of an order in an order that every transaction keeps, so that two never wait for each other. */
export async function lockYears(
  tx: Tx,
  county: string,
  keys: readonly { year: number; personId: string }[],
): Promise<EnrolmentRow[]> {
  if (keys.length === 0) return [];
  const people = [...new Set(keys.map(({ personId }) => personId))];
  return tx
    .select()
    .from(enrolment)
    .where(and(eq(enrolment.county, county), inArray(enrolment.personId, people)))
    .orderBy(enrolment.personId, enrolment.year)
    .for("update");
}

/** Live bills of people, with the orders that they belong to. */
export async function liveBills(
  tx: Tx,
  personIds: readonly string[],
): Promise<(YearKey & { orderId: string })[]> {
  if (personIds.length === 0) return [];
  return tx
    .select({
      county: bill.county,
      year: bill.year,
      personId: bill.personId,
      orderId: bill.orderId,
    })
    .from(bill)
    .where(and(inArray(bill.personId, [...personIds]), eq(bill.state, "live")));
}

/**
 * Settles a locked year by an order's bill. A bill that was withdrawn comes back: money has arrived for it, and no other
 * bill of the year may then stay live. Tells the orders whose bills gave way.
 */
export async function settleYear(
  tx: Tx,
  key: YearKey,
  { billId, orderId, at }: { billId: string; orderId: string; at: Date },
): Promise<string[]> {
  const displaced = await tx
    .update(bill)
    .set({ state: "withdrawn", endedAt: at })
    .where(
      and(
        eq(bill.county, key.county),
        eq(bill.year, key.year),
        eq(bill.personId, key.personId),
        eq(bill.state, "live"),
        sql`${bill.id} <> ${billId}`,
      ),
    )
    .returning({ orderId: bill.orderId });
  await tx
    .update(bill)
    .set({ state: "paid", endedAt: at })
    .where(and(eq(bill.county, key.county), eq(bill.id, billId)));
  await tx
    .update(enrolment)
    .set({ state: "paid", paidAt: at, channel: "wechat", orderId })
    .where(isYear(key));
  return displaced.map((row) => row.orderId);
}

/** Moves a year on as a file says; the caller has locked it and looked at the graph. */
export async function advanceYear(
  tx: Tx,
  { county, year, personId }: YearKey,
  to: "in-treasury" | "treasury-after-confirmed" | "confirmed",
  at: Date,
): Promise<void> {
  const changes = {
    "in-treasury": { state: "in-treasury", treasuryAt: at },
    "treasury-after-confirmed": { treasuryAt: at },
    confirmed: { state: "confirmed", confirmedAt: at },
  } as const;
  await tx.update(enrolment).set(changes[to]).where(isYear({ county, year, personId }));
}
