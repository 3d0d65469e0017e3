import { isLive } from "../../core/ledger";
import type { Services } from "../context";
import { lockOrder, moveOrder, numberOf, SYSTEM, type OrderKey } from "../db";
import { LostReply } from "../wechat";
import { applyOutcome, type Applied } from "./apply-outcome";
import { giveUp } from "./give-up";
import { nextAsk } from "./schedule";

/**
 * Ends an order without money, if none came: what was never sent at once, everything else by asking WeChat to close it
 * first. Money that was faster wins. Until WeChat has said so, the order stays `closing`, and the clock goes on asking.
 */
export async function closeOrder(
  services: Services,
  key: OrderKey,
  as: "cancelled" | "expired",
): Promise<void> {
  if (!(await beginClosing(services, key, as))) return;
  const outTradeNo = numberOf(key);
  try {
    if ((await services.pay.close(outTradeNo)) === "closed") await finishClosing(services, key);
    else await applied(services, outTradeNo);
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
  }
}

/** Why WeChat would not close it, its books say: paid, closed before, unknown, or too young to be closed. */
function applied(services: Services, outTradeNo: string): Promise<Applied> {
  return services.pay.query(outTradeNo).then((reply) => applyOutcome(services, outTradeNo, reply));
}

/** True where WeChat has to be asked. */
function beginClosing(
  services: Services,
  key: OrderKey,
  as: "cancelled" | "expired",
): Promise<boolean> {
  return services.db.run(SYSTEM, async (tx) => {
    const order = await lockOrder(tx, key);
    if (!order || !isLive(order.state)) return false;
    if (order.state === "created") {
      await giveUp(services, tx, order, as);
      return false;
    }
    await moveOrder(tx, order, "closing", {
      closeAs: order.closeAs ?? as,
      nextAskAt: nextAsk(services.now(), order.asked),
      asked: order.asked + 1,
    });
    return true;
  });
}

async function finishClosing(services: Services, key: OrderKey): Promise<void> {
  await services.db.run(SYSTEM, async (tx) => {
    const order = await lockOrder(tx, key);
    if (order?.state === "closing") await giveUp(services, tx, order, order.closeAs ?? "expired");
  });
}
