import type { Services } from "../context";
import {
  keyOfNumber,
  listException,
  lockOrder,
  moveOrder,
  numberOf,
  SYSTEM,
  type OrderKey,
  type StoredOrder,
  type Tx,
} from "../db";
import type { Trade, TradeReply } from "../wechat";
import { giveUp } from "./give-up";
import { mismatches } from "./evidence";
import { nextAsk } from "./schedule";
import { settle } from "./settle";

/** What came of an outcome. */
export interface Applied {
  result:
    | "settled" // money arrived and settles what was ordered
    | "held" // money arrived and waits for a person
    | "already" // known before
    | "ended" // no money, and none can come any more
    | "unchanged" // not settled yet
    | "refused" // the evidence does not fit the order
    | "unknown-order";
  /** Orders whose bills gave way to this payment and that should be closed. */
  displaced: OrderKey[];
}

const only = (result: Applied["result"]): Applied => ({ result, displaced: [] });

/**
 * The one function that applies what became of an order, whoever brings it. `reply` is what our own query returned;
 * nothing else is evidence. Everything happens in one transaction under the order's lock, so that repeated, late and
 * simultaneous outcomes come to the same end.
 */
export function applyOutcome(
  services: Services,
  outTradeNo: string,
  reply: TradeReply,
): Promise<Applied> {
  return services.db.run(SYSTEM, async (tx) => {
    const key = keyOfNumber(outTradeNo);
    const order = key && (await lockOrder(tx, key));
    if (!order) return reportUnknown(services, tx, outTradeNo, reply);
    if (reply.kind === "no-such-order") return applyAbsence(services, tx, order);
    const wrong = mismatches(order, reply.trade, services.pay.identity);
    if (wrong.length > 0) {
      await reportMismatch(services, tx, order, reply.trade, wrong);
      return only("refused");
    }
    return applyTrade(services, tx, order, reply.trade);
  });
}

async function applyTrade(
  services: Services,
  tx: Tx,
  order: StoredOrder,
  trade: Trade,
): Promise<Applied> {
  switch (trade.state) {
    case "SUCCESS":
    case "REFUND":
      if (!trade.paid) return only("unchanged");
      return settle(services, tx, order, { ...trade.paid, wasRefunded: trade.state === "REFUND" });
    case "CLOSED":
    case "REVOKED":
      return applyClosed(services, tx, order);
    case "NOTPAY":
    case "USERPAYING":
    case "PAYERROR":
      await askLater(services, tx, order);
      return only("unchanged");
  }
}

/** WeChat has closed the order: no money can come any more. */
async function applyClosed(services: Services, tx: Tx, order: StoredOrder): Promise<Applied> {
  if (order.state === "closing") await giveUp(services, tx, order, order.closeAs ?? "expired");
  else if (order.state === "open" || order.state === "sending")
    await giveUp(services, tx, order, "expired");
  else return only(order.state === "created" ? "unchanged" : "already");
  return only("ended");
}

/** WeChat has no such order: nothing was taken, and only what we send can change that. */
async function applyAbsence(services: Services, tx: Tx, order: StoredOrder): Promise<Applied> {
  if (order.state === "closing") {
    await giveUp(services, tx, order, order.closeAs ?? "expired");
    return only("ended");
  }
  if (order.state === "sending") {
    await moveOrder(tx, order, "created", { nextAskAt: after(order.payBy) });
    return only("unchanged");
  }
  await askLater(services, tx, order);
  return only("unchanged");
}

/** The instant at which an order that nobody touches again is put away. */
export const after = (payBy: Date): Date => new Date(payBy.getTime() + 1_000);

async function askLater({ now }: Services, tx: Tx, order: StoredOrder): Promise<void> {
  if (order.nextAskAt === null) return;
  const next = nextAsk(now(), order.asked);
  // An order is looked at when its time is up, however seldom it is asked about by then.
  const due = order.payBy > now() && next > after(order.payBy) ? after(order.payBy) : next;
  await moveOrder(tx, order, order.state, { nextAskAt: due, asked: order.asked + 1 });
}

/** County of what belongs to no county of ours. */
const NOWHERE = "000000";

async function reportUnknown(
  { now }: Services,
  tx: Tx,
  outTradeNo: string,
  reply: TradeReply,
): Promise<Applied> {
  const paid = reply.kind === "trade" ? reply.trade.paid : undefined;
  if (paid)
    await listException(tx, {
      county: keyOfNumber(outTradeNo)?.county ?? NOWHERE,
      key: `unknown-order:${outTradeNo}`,
      kind: "unknown-order",
      outTradeNo,
      detail: { transactionId: paid.transactionId, totalFen: paid.totalFen },
      at: now(),
    });
  return only("unknown-order");
}

async function reportMismatch(
  { now }: Services,
  tx: Tx,
  order: StoredOrder,
  trade: Trade,
  wrong: readonly string[],
): Promise<void> {
  await listException(tx, {
    county: order.county,
    key: `evidence:${order.id}:${[...wrong].sort().join("+")}`,
    kind: "evidence-mismatch",
    outTradeNo: numberOf(order),
    detail: {
      fields: wrong.join(","),
      state: trade.state,
      transactionId: trade.paid?.transactionId ?? null,
    },
    at: now(),
  });
}
