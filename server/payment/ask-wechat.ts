import type { Services } from "../context";
import { keyOfNumber, lockOrder, moveOrder, SYSTEM } from "../db";
import { LostReply } from "../wechat";
import { applyOutcome, type Applied } from "./apply-outcome";
import { closeOrder } from "./close-order";
import { nextAsk } from "./schedule";

/** Asks WeChat what became of a number, and applies the answer. `unknown` where WeChat did not say. */
export async function askWeChat(
  services: Services,
  outTradeNo: string,
): Promise<Applied["result"] | "unknown"> {
  let applied: Applied;
  try {
    applied = await applyOutcome(services, outTradeNo, await services.pay.query(outTradeNo));
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    await keepAsking(services, outTradeNo);
    return "unknown";
  }
  // Orders that lost their bills must not take money as well; if this breaks off, their own time closes them.
  for (const key of applied.displaced) await closeOrder(services, key, "cancelled");
  return applied.result;
}

/** Nothing is known; the clock asks again, each time a little later. */
async function keepAsking({ db, now }: Services, outTradeNo: string): Promise<void> {
  const key = keyOfNumber(outTradeNo);
  if (!key) return;
  await db.run(SYSTEM, async (tx) => {
    const order = await lockOrder(tx, key);
    if (!order || order.nextAskAt === null) return;
    await moveOrder(tx, order, order.state, {
      nextAskAt: nextAsk(now(), order.asked),
      asked: order.asked + 1,
    });
  });
}
