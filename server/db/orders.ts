import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { assertMove, type OrderLife } from "../../core/ledger";
import type { Tx } from "./database";
import { orderItem, payOrder, requestKey } from "./schema";

export type OrderRow = typeof payOrder.$inferSelect;
export type OrderItemRow = typeof orderItem.$inferSelect;

export interface StoredOrder extends OrderRow {
  items: OrderItemRow[];
}

/** An order's key: the county first, as in every table that grows with people. */
export interface OrderKey {
  county: string;
  id: string;
}

const isOrder = ({ county, id }: OrderKey) => and(eq(payOrder.county, county), eq(payOrder.id, id));

/** The number sent to WeChat: county code and the order's ULID. */
export const numberOf = ({ county, id }: OrderKey): string => county + id;

/** Reads a number of ours back; `undefined` for any other text. */
export function keyOfNumber(outTradeNo: string): OrderKey | undefined {
  return /^\d{6}[0-9A-HJKMNP-TV-Z]{26}$/.test(outTradeNo)
    ? { county: outTradeNo.slice(0, 6), id: outTradeNo.slice(6) }
    : undefined;
}

export async function insertOrder(tx: Tx, order: typeof payOrder.$inferInsert): Promise<void> {
  await tx.insert(payOrder).values(order);
}

export async function insertItems(
  tx: Tx,
  items: readonly (typeof orderItem.$inferInsert)[],
): Promise<void> {
  await tx.insert(orderItem).values([...items]);
}

async function withItems(tx: Tx, orders: readonly OrderRow[]): Promise<StoredOrder[]> {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const items = await tx
    .select()
    .from(orderItem)
    .where(inArray(orderItem.orderId, ids))
    .orderBy(asc(orderItem.position));
  return orders.map((order) => ({
    ...order,
    items: items.filter(({ county, orderId }) => county === order.county && orderId === order.id),
  }));
}

/** An order by its own key alone, as the phone names it. */
export async function orderById(tx: Tx, id: string): Promise<StoredOrder | undefined> {
  const [order] = await withItems(tx, await tx.select().from(payOrder).where(eq(payOrder.id, id)));
  return order;
}

export async function orderByKey(tx: Tx, key: OrderKey): Promise<StoredOrder | undefined> {
  const [order] = await withItems(tx, await tx.select().from(payOrder).where(isOrder(key)));
  return order;
}

/** The order, locked until the transaction ends: whoever changes an order holds this lock first. */
export async function lockOrder(tx: Tx, key: OrderKey): Promise<StoredOrder | undefined> {
  const rows = await tx.select().from(payOrder).where(isOrder(key)).for("update");
  const [order] = await withItems(tx, rows);
  return order;
}

const HISTORY_MOST = 200;

export async function ordersOf(tx: Tx, accountId: string): Promise<StoredOrder[]> {
  const rows = await tx
    .select()
    .from(payOrder)
    .where(eq(payOrder.accountId, accountId))
    .orderBy(desc(payOrder.createdAt), desc(payOrder.id))
    .limit(HISTORY_MOST);
  return withItems(tx, rows);
}

/** Orders of an account that still concern somebody: not finished, or money that waits for a person. */
export async function unfinishedOrdersOf(tx: Tx, accountId: string): Promise<StoredOrder[]> {
  const states: OrderLife[] = ["created", "sending", "open", "closing", "held"];
  const rows = await tx
    .select()
    .from(payOrder)
    .where(and(eq(payOrder.accountId, accountId), inArray(payOrder.state, states)));
  return withItems(tx, rows);
}

type Changes = Partial<
  Pick<OrderRow, "paymentParams" | "closeAs" | "endedAt" | "paidAt" | "nextAskAt" | "asked">
>;

/** Moves a locked order along an edge of its graph, or writes down changes where it stays. */
export async function moveOrder(
  tx: Tx,
  order: Pick<OrderRow, "county" | "id" | "state">,
  to: OrderLife,
  changes: Changes = {},
): Promise<void> {
  if (order.state !== to) assertMove(order.state, to);
  await tx
    .update(payOrder)
    .set({ state: to, ...changes })
    .where(isOrder(order));
}

export async function setItem(
  tx: Tx,
  item: Pick<OrderItemRow, "county" | "orderId" | "position">,
  changes: { state: OrderItemRow["state"]; voucherId?: string },
): Promise<void> {
  await tx
    .update(orderItem)
    .set(changes)
    .where(
      and(
        eq(orderItem.county, item.county),
        eq(orderItem.orderId, item.orderId),
        eq(orderItem.position, item.position),
      ),
    );
}

/**
 * Orders that are due to be asked about, each taken by one run only: until `leaseUntil` no other run sees them, and a
 * run that breaks off leaves them to the next.
 */
export async function takeOrdersToAsk(
  tx: Tx,
  { now, leaseUntil, most }: { now: Date; leaseUntil: Date; most: number },
): Promise<OrderKey[]> {
  const due = await tx
    .select({ county: payOrder.county, id: payOrder.id })
    .from(payOrder)
    .where(and(isNotNull(payOrder.nextAskAt), lte(payOrder.nextAskAt, now)))
    .orderBy(asc(payOrder.nextAskAt))
    .limit(most)
    .for("update", { skipLocked: true });
  for (const key of due)
    await tx.update(payOrder).set({ nextAskAt: leaseUntil }).where(isOrder(key));
  return due;
}

export async function countOrdersToAsk(tx: Tx, now: Date): Promise<number> {
  return tx.$count(payOrder, and(isNotNull(payOrder.nextAskAt), lte(payOrder.nextAskAt, now)));
}

export interface KnownRequest {
  inputHash: string;
  county: string;
  orderId: string;
}

export async function knownRequest(
  tx: Tx,
  accountId: string,
  key: string,
): Promise<KnownRequest | undefined> {
  const [row] = await tx
    .select({
      inputHash: requestKey.inputHash,
      county: requestKey.county,
      orderId: requestKey.orderId,
    })
    .from(requestKey)
    .where(and(eq(requestKey.accountId, accountId), eq(requestKey.key, key)));
  return row;
}

/** Calls of one account with one request key take turns. */
export async function lockRequestKey(tx: Tx, accountId: string, key: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`request:${accountId}:${key}`}, 0))`,
  );
}

export async function insertRequestKey(tx: Tx, row: typeof requestKey.$inferInsert): Promise<void> {
  await tx.insert(requestKey).values(row);
}
