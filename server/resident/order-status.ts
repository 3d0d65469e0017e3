import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { isAsked } from "../../core/ledger";
import { askWeChat } from "../payment";
import { ownOrder, showOrder } from "./own-order";
import type { Session } from "./session";

/** Where an order stands. What the phone believes does not count: WeChat is asked where we do not know. */
export async function orderStatus(
  session: Session,
  { orderId }: ResidentRequest<"orderStatus">,
): Promise<ResidentReply<"orderStatus">> {
  const order = await session.run((tx) => ownOrder(tx, orderId));
  if (!isAsked(order.state)) return showOrder(session, orderId);
  const result = await askWeChat(session.services, order.outTradeNo);
  return showOrder(session, orderId, result === "unknown");
}
