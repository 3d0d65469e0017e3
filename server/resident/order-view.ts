import type { OrderState, ResidentReply } from "../../core/contracts";
import type { OrderLife } from "../../core/ledger";
import { instantInWords, instantOf } from "../../core/time";
import { bindingsOf, placeNames, type BindingRow, type StoredOrder, type Tx } from "../db";
import { sealContext } from "../privacy";
import type { Session } from "./session";

type OrderView = ResidentReply<"order">;

const SHOWN: Record<OrderLife, OrderState> = {
  created: "open",
  open: "open",
  sending: "checking",
  closing: "checking",
  held: "checking",
  paid: "paid",
  cancelled: "cancelled",
  expired: "expired",
};

function messageOf(order: StoredOrder, state: OrderState): string {
  if (order.state === "held") return heldMessage(order);
  switch (state) {
    case "open":
      return `请在${instantInWords(order.payBy)}以前付款，过时订单会自动取消，不会扣钱。`;
    case "checking":
      return order.state === "closing"
        ? "正在取消，等微信确认。如果钱已经付出去，会按付款成功处理。"
        : "正在向微信核对，请稍等。没有出结果以前请不要重复付款。";
    case "paid":
      return "付款成功，每个人都有一张电子缴费凭证。";
    case "cancelled":
      return "订单已取消，没有扣钱。";
    case "expired":
      return "过了付款时间，订单已失效，没有扣钱。";
  }
}

function heldMessage(order: StoredOrder): string {
  const paid = order.items.filter(({ state }) => state === "paid").length;
  const waits = "微信已经收了钱，但来晚了或者重复了，工作人员会核对后退回或补办。请不要再付。";
  return paid > 0 ? `其中${paid}人次已缴费成功，有凭证；其余的，${waits}` : waits;
}

/** What residents see of orders. `unsure`: WeChat was asked just now and did not say. */
export async function orderViews(
  { services: { vault }, accountId }: Session,
  tx: Tx,
  orders: readonly StoredOrder[],
  unsure = false,
): Promise<OrderView[]> {
  const bindings = await bindingsOf(tx, accountId);
  const places = await placeNames(tx, [...new Set(orders.map(({ county }) => county))]);
  return orders.map((order) => {
    const state = unsure && order.state === "open" ? "checking" : SHOWN[order.state];
    return {
      orderId: order.id,
      outTradeNo: order.outTradeNo,
      state,
      message: messageOf(order, state),
      total: order.totalFen,
      place: { code: order.county, name: places.get(order.county) ?? order.county },
      items: order.items.map((item) => ({
        memberId: memberKey(bindings, item.personId),
        name: vault.open(item.nameSealed, sealContext.itemName(order.id, item.personId)),
        year: item.year,
        amount: item.dueFen,
        voucherId: item.voucherId,
      })),
      createdAt: instantOf(order.createdAt),
      payBy: instantOf(order.payBy),
      paidAt: order.paidAt ? instantOf(order.paidAt) : null,
    };
  });
}

/** The member's key today; `null` where the binding has ended since. */
const memberKey = (bindings: readonly BindingRow[], personId: string): string | null =>
  bindings.find((binding) => binding.personId === personId)?.id ?? null;

export async function orderView(
  session: Session,
  tx: Tx,
  order: StoredOrder,
  unsure = false,
): Promise<OrderView> {
  const [view] = await orderViews(session, tx, [order], unsure);
  if (!view) throw new Error("one order gives one view");
  return view;
}
