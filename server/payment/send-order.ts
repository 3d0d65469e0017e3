import type { PaymentParams } from "../../core/contracts";
import type { Services } from "../context";
import { lockOrder, moveOrder, numberOf, SYSTEM, type OrderKey, type StoredOrder } from "../db";
import { askWeChat } from "./ask-wechat";
import { IN_FLIGHT_MS } from "./schedule";

export type Sent =
  | { kind: "ready"; params: PaymentParams }
  /** WeChat said no, and holds no money. */
  | { kind: "refused" }
  /** Settled or given up meanwhile. */
  | { kind: "over" };

/**
 * Hands an order to WeChat and gets what the phone needs to pay. That it is being sent is written first; a lost reply
 * (`LostReply` is thrown) leaves it `sending`, and sending the same number again is the way on.
 */
export async function sendOrder(services: Services, key: OrderKey): Promise<Sent> {
  const order = await beginSending(services, key);
  if (!order) return { kind: "over" };
  if (order.state === "open" && order.paymentParams)
    return { kind: "ready", params: order.paymentParams };
  const reply = await services.pay.prepay({
    outTradeNo: numberOf(key),
    totalFen: order.totalFen,
    payer: order.payerOpenid,
    expiresAt: order.payBy,
  });
  if (reply.kind === "prepaid") return finishSending(services, key, reply.params);
  const result = await askWeChat(services, numberOf(key));
  return { kind: result === "unchanged" || result === "unknown" ? "refused" : "over" };
}

function beginSending(services: Services, key: OrderKey): Promise<StoredOrder | undefined> {
  return services.db.run(SYSTEM, async (tx) => {
    const order = await lockOrder(tx, key);
    if (order?.state === "open") return order;
    if (order?.state !== "created" && order?.state !== "sending") return undefined;
    await moveOrder(tx, order, "sending", {
      nextAskAt: new Date(services.now().getTime() + IN_FLIGHT_MS),
    });
    return order;
  });
}

function finishSending(services: Services, key: OrderKey, params: PaymentParams): Promise<Sent> {
  return services.db.run(SYSTEM, async (tx): Promise<Sent> => {
    const order = await lockOrder(tx, key);
    if (order?.state === "open" && order.paymentParams)
      return { kind: "ready", params: order.paymentParams };
    // A question asked while the request was on its way may have found nothing yet, and put the order back.
    if (order?.state === "created") {
      await moveOrder(tx, order, "sending");
      order.state = "sending";
    }
    if (order?.state !== "sending") return { kind: "over" };
    await moveOrder(tx, order, "open", {
      paymentParams: params,
      nextAskAt: new Date(services.now().getTime() + IN_FLIGHT_MS),
      asked: 0,
    });
    return { kind: "ready", params };
  });
}
