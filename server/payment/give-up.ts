import type { StoreServices } from "../context";
import { leaveTrace, moveOrder, setItem, withdrawBills, type StoredOrder, type Tx } from "../db";

/** Ends a locked order without money: its bills are withdrawn, and the years can be ordered again. */
export async function giveUp(
  { now }: Pick<StoreServices, "now">,
  tx: Tx,
  order: StoredOrder,
  as: "cancelled" | "expired",
): Promise<void> {
  const at = now();
  await withdrawBills(tx, order, at);
  for (const item of order.items) await setItem(tx, item, { state: "dropped" });
  await moveOrder(tx, order, as, { endedAt: at, nextAskAt: null });
  await leaveTrace(tx, {
    at,
    actor: "payment",
    action: `order-${as}`,
    subject: order.id,
    county: order.county,
    origin: "payment",
  });
}
