/** What was paid and what was asked at the time, for corrections of packs and for replays; read in pages. */
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { PackDocument } from "../../core/policy";
import type { Tx } from "./database";
import { bill, policyPack, policyWhole, quoteReceipt } from "./schema";

export interface KeptReceipt {
  county: string;
  receiptId: string;
  year: number;
  /** As it was stored: replaying it gives these bytes. */
  body: string;
}

export interface PaidReceipt extends KeptReceipt {
  orderId: string;
  /** Fen that were paid for the year. */
  paidFen: number;
}

/** The last receipt of the page before; the next page begins after it. */
export type ReceiptMark = Pick<KeptReceipt, "county" | "receiptId">;

const KEPT = {
  county: quoteReceipt.county,
  receiptId: quoteReceipt.id,
  year: quoteReceipt.year,
  body: quoteReceipt.body,
};

const after = (mark: ReceiptMark | undefined) =>
  mark && sql`(${quoteReceipt.county}, ${quoteReceipt.id}) > (${mark.county}, ${mark.receiptId})`;

/** Receipts of every quote that led to an order, paid or not. */
export async function receiptsPage(
  tx: Tx,
  mark: ReceiptMark | undefined,
  most: number,
): Promise<KeptReceipt[]> {
  return tx
    .select(KEPT)
    .from(quoteReceipt)
    .where(after(mark))
    .orderBy(asc(quoteReceipt.county), asc(quoteReceipt.id))
    .limit(most);
}

/** Receipts of bills that were paid, each with what was paid. */
export async function paidReceiptsPage(
  tx: Tx,
  mark: ReceiptMark | undefined,
  most: number,
): Promise<PaidReceipt[]> {
  return tx
    .select({ ...KEPT, orderId: bill.orderId, paidFen: bill.dueFen })
    .from(quoteReceipt)
    .innerJoin(bill, and(eq(bill.county, quoteReceipt.county), eq(bill.receiptId, quoteReceipt.id)))
    .where(and(eq(bill.state, "paid"), after(mark)))
    .orderBy(asc(quoteReceipt.county), asc(quoteReceipt.id))
    .limit(most);
}

/** Every revision that was ever published, newest first: whole packs, then the documents that they were made of. */
export async function publishedDocuments(tx: Tx): Promise<PackDocument[]> {
  const wholes = await tx
    .select({ body: policyWhole.body })
    .from(policyWhole)
    .orderBy(desc(policyWhole.publishedAt), policyWhole.hash);
  const packs = await tx
    .select({ body: policyPack.body })
    .from(policyPack)
    .orderBy(desc(policyPack.publishedAt), policyPack.packId, desc(policyPack.revision));
  return [...wholes, ...packs].map(({ body }) => body);
}
