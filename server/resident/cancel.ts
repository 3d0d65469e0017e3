import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { isLive } from "../../core/ledger";
import { closeOrder } from "../payment";
import { ownOrder, showOrder } from "./own-order";
import type { Session } from "./session";

/** Gives an order up. WeChat has the last word: money that was faster is taken as paid. */
export async function cancel(
  session: Session,
  { orderId }: ResidentRequest<"cancel">,
): Promise<ResidentReply<"cancel">> {
  const order = await session.run((tx) => ownOrder(tx, orderId));
  if (isLive(order.state)) await closeOrder(session.services, order, "cancelled");
  return showOrder(session, orderId);
}
