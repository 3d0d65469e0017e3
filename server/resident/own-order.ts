import { orderById, type StoredOrder, type Tx } from "../db";
import { AppError } from "../errors";
import { orderView } from "./order-view";
import type { Session } from "./session";
import type { ResidentReply } from "../../core/contracts";

/** An order of the caller's; one of somebody else's is as unknown as one that does not exist. */
export async function ownOrder(tx: Tx, orderId: string): Promise<StoredOrder> {
  const order = await orderById(tx, orderId);
  if (!order) throw new AppError("not-found", "没有找到这笔订单。", { todo: "请回首页再看。" });
  return order;
}

/** Reads the caller's order anew and shows it. */
export function showOrder(
  session: Session,
  orderId: string,
  unsure = false,
): Promise<ResidentReply<"orderStatus">> {
  return session.run(async (tx) => orderView(session, tx, await ownOrder(tx, orderId), unsure));
}
