import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { person, voucher } from "./schema";

export type VoucherRow = typeof voucher.$inferSelect;

const SERIAL_DIGITS = 9;

/** The next voucher number: county, year, serial. Serials have gaps, so that payments need not wait for each other. */
export async function nextVoucherNumber(tx: Tx, county: string, year: number): Promise<string> {
  const { rows } = await tx.execute<{ serial: string }>(
    sql`select nextval('voucher_serial')::text as serial`,
  );
  return `${county}-${year}-${(rows[0]?.serial ?? "").padStart(SERIAL_DIGITS, "0")}`;
}

export async function insertVoucher(tx: Tx, row: VoucherRow): Promise<void> {
  await tx.insert(voucher).values(row);
}

/** Row security shows vouchers to who paid and to who is fully bound. */
export async function voucherById(tx: Tx, id: string): Promise<VoucherRow | undefined> {
  const [row] = await tx.select().from(voucher).where(eq(voucher.id, id));
  return row;
}

/** Vouchers of people, each under the record that stands for its holder today: what is on paper keeps the key of the one before. */
export async function vouchersOf(tx: Tx, personIds: readonly string[]): Promise<VoucherRow[]> {
  if (personIds.length === 0) return [];
  const wanted = [...personIds];
  const before = await tx
    .select({ id: person.id, into: person.mergedInto })
    .from(person)
    .where(inArray(person.mergedInto, wanted));
  const into = new Map(before.map((one) => [one.id, one.into]));
  const rows = await tx
    .select()
    .from(voucher)
    .where(inArray(voucher.personId, [...wanted, ...into.keys()]))
    .orderBy(desc(voucher.paidAt), desc(voucher.id));
  return rows.map((row) => ({ ...row, personId: into.get(row.personId) ?? row.personId }));
}

export async function voucherByNumber(
  tx: Tx,
  county: string,
  number: string,
): Promise<VoucherRow | undefined> {
  const [row] = await tx
    .select()
    .from(voucher)
    .where(and(eq(voucher.county, county), eq(voucher.number, number)));
  return row;
}
