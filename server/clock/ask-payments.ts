import { isLive } from "../../core/ledger";
import type { Services } from "../context";
import {
  countOrdersToAsk,
  orderByKey,
  numberOf,
  SYSTEM,
  takeOrdersToAsk,
  type OrderKey,
} from "../db";
import { askWeChat, closeOrder } from "../payment";
import type { Job } from "./job";

/** Orders of one run; what is left is taken by the next. */
const MOST = 40;
/** A run that breaks off leaves its orders to others after this long. */
const LEASE_MS = 60_000;

/** Asks WeChat about every payment that is not settled, and closes orders whose time is up. */
export const askPayments: Job = {
  name: "ask-payments",
  everyMs: 0,
  async run(services, hasTime) {
    const now = services.now();
    const due = await services.db.run(SYSTEM, (tx) =>
      takeOrdersToAsk(tx, { now, leaseUntil: new Date(now.getTime() + LEASE_MS), most: MOST }),
    );
    let done = 0;
    for (const key of due) {
      if (!hasTime()) break;
      await bringOn(services, key);
      done += 1;
    }
    const left = await services.db.run(SYSTEM, (tx) => countOrdersToAsk(tx, now));
    return { done, left: left + (due.length - done) };
  },
};

/** Brings one order a step further towards its end. */
async function bringOn(services: Services, key: OrderKey): Promise<void> {
  const order = await services.db.run(SYSTEM, (tx) => orderByKey(tx, key));
  if (!order || !isLive(order.state)) return;
  const isOver = services.now() > order.payBy;
  if (order.state === "closing") return closeOrder(services, key, order.closeAs ?? "expired");
  if (order.state === "created") {
    if (isOver) await closeOrder(services, key, "expired");
    return;
  }
  const result = await askWeChat(services, numberOf(key));
  if (result === "unchanged" && isOver) await closeOrder(services, key, "expired");
}
