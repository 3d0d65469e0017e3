import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { voucher } from "./schema";

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

export async function vouchersOf(tx: Tx, personIds: readonly string[]): Promise<VoucherRow[]> {
  if (personIds.length === 0) return [];
  return tx
    .select()
    .from(voucher)
    .where(inArray(voucher.personId, [...personIds]))
    .orderBy(desc(voucher.paidAt), desc(voucher.id));
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
