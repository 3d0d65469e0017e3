import { and, eq } from "drizzle-orm";
import type { Tx } from "./database";
import { payment, paymentException } from "./schema";

export type PaymentRow = typeof payment.$inferSelect;

export async function insertPayment(tx: Tx, row: PaymentRow): Promise<void> {
  await tx.insert(payment).values(row);
}

export async function paymentOf(
  tx: Tx,
  order: { county: string; id: string },
): Promise<PaymentRow | undefined> {
  const [row] = await tx
    .select()
    .from(payment)
    .where(and(eq(payment.county, order.county), eq(payment.orderId, order.id)));
  return row;
}

/** Kinds of what does not fit; each waits for a person. */
export type ExceptionKind =
  | "evidence-mismatch" // WeChat's record names another app, merchant, amount, currency or payer
  | "unknown-order" // WeChat holds money under a number that we never stored
  | "paid-late" // succeeded after the last instant at which the price was right
  | "paid-twice" // the year was settled before
  | "paid-unsent" // money for an order that was never sent
  | "refunded-elsewhere" // WeChat says refunded, and we did not ask for it
  | "second-transaction"; // another transaction for an order that is paid

export interface PaymentFinding {
  county: string;
  /** Same finding, same key. */
  key: string;
  kind: ExceptionKind;
  outTradeNo: string;
  detail: Record<string, string | number | null>;
  at: Date;
}

/** Lists a finding once, however often it is found. */
export async function listException(tx: Tx, finding: PaymentFinding): Promise<void> {
  await tx.insert(paymentException).values(finding).onConflictDoNothing();
}
