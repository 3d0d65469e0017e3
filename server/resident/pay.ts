import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { isAsked } from "../../core/ledger";
import { dayOf } from "../../core/time";
import type { StoredOrder, Tx } from "../db";
import { AppError } from "../errors";
import { askWeChat, closeOrder, sendOrder } from "../payment";
import { LostReply } from "../wechat";
import { shownName } from "./assess";
import { loadFamily } from "./members";
import { refuseUnpayable } from "./order";
import { ownOrder, showOrder } from "./own-order";
import { assessItems } from "./quote";
import type { Session } from "./session";

type Reply = ResidentReply<"pay">;

/** WeChat takes no order that would live shorter. */
const WECHAT_SHORTEST_MS = 60_000;

/**
 * Gets from WeChat what the phone needs to pay an order. Before that the quote is made once more: what is charged is what
 * was shown, or nothing is.
 */
export async function pay(session: Session, { orderId }: ResidentRequest<"pay">): Promise<Reply> {
  const { services } = session;
  const order = await session.run((tx) => ownOrder(tx, orderId));
  // Pressed once before: perhaps the money has come, or a lost reply is known by now.
  if (isAsked(order.state)) await askWeChat(services, order.outTradeNo);
  const check = await session.run((tx) => lookAgain(session, tx, orderId));
  if (check === "over") return { order: await showOrder(session, orderId), payment: null };
  if (check === "changed" || check === "too-late") {
    await closeOrder(services, order, check === "changed" ? "cancelled" : "expired");
    const closed = await showOrder(session, orderId);
    // The money may have been faster than the closing; that it was not is said only when WeChat has said so.
    if (closed.state === "paid") return { order: closed, payment: null };
    if (closed.state === "checking") throw isUnknown();
    throw check === "changed" ? hasChanged() : isTooLate();
  }
  try {
    const sent = await sendOrder(services, order);
    if (sent.kind === "refused") throw isRefused();
    const payment = sent.kind === "ready" ? sent.params : null;
    return { order: await showOrder(session, orderId), payment };
  } catch (error) {
    if (error instanceof LostReply) throw isUnknown();
    throw error;
  }
}

async function lookAgain(
  session: Session,
  tx: Tx,
  orderId: string,
): Promise<"same" | "changed" | "too-late" | "over"> {
  const order = await ownOrder(tx, orderId);
  if (order.state === "closing") throw isUnknown();
  if (order.state !== "created" && order.state !== "sending" && order.state !== "open")
    return "over";
  const now = session.services.now();
  const assessed = await assessItems(
    session,
    tx,
    order.choices,
    dayOf(now),
    await withoutOwnBills(session, tx, order),
  );
  refuseUnpayable(assessed);
  if (shownName(assessed) !== order.shown) return "changed";
  const left = order.payBy.getTime() - now.getTime();
  // What WeChat holds already can be paid to the last second; a new request needs a minute.
  return left < (order.state === "open" ? 0 : WECHAT_SHORTEST_MS) ? "too-late" : "same";
}

/** The order's own bills are no reason against paying it. */
async function withoutOwnBills(session: Session, tx: Tx, order: StoredOrder) {
  const family = await loadFamily(session, tx);
  return { ...family, bills: family.bills.filter((bill) => bill.orderId !== order.id) };
}

const hasChanged = () =>
  new AppError(
    "price-changed",
    "下单以后，应缴的金额或日期有了变化，这笔订单已经取消，没有扣钱。",
    {
      todo: "请重新选择，看一下新的金额。",
    },
  );
const isTooLate = () =>
  new AppError("order-closed", "过了付款时间，这笔订单已经失效，没有扣钱。", {
    todo: "还在缴费期内的话，请重新下单。",
  });
const isRefused = () =>
  new AppError("pay-later", "微信支付现在不接受这笔付款，没有扣钱。", {
    todo: "请过几分钟再试，不用重新下单。",
  });
const isUnknown = () =>
  new AppError("payment-unknown", "微信支付还没有回话，这笔订单正在核对。", {
    todo: "请稍等再看结果，不要重新下单。",
  });
