import type { StoredOrder } from "../db";
import type { PayPort, Trade } from "../wechat";

type Paid = NonNullable<Trade["paid"]>;

/** Fields in which WeChat's record and ours must agree before anything of it is believed (P2). */
export type EvidenceField = "number" | "appid" | "merchant" | "amount" | "currency" | "payer";

/** Where WeChat's record of a trade is about another order than ours; empty where it fits. */
export function mismatches(
  order: Pick<StoredOrder, "outTradeNo" | "totalFen" | "payerOpenid">,
  trade: Trade,
  identity: PayPort["identity"],
): EvidenceField[] {
  const wrong: EvidenceField[] = [];
  if (trade.outTradeNo !== order.outTradeNo) wrong.push("number");
  if (trade.appid !== identity.appid) wrong.push("appid");
  if (trade.merchant !== identity.merchant) wrong.push("merchant");
  if (trade.paid) wrong.push(...paidMismatches(order, trade.paid));
  return wrong;
}

function paidMismatches(
  order: Pick<StoredOrder, "totalFen" | "payerOpenid">,
  paid: Paid,
): EvidenceField[] {
  const wrong: EvidenceField[] = [];
  if (paid.totalFen !== order.totalFen) wrong.push("amount");
  if (paid.currency !== "CNY") wrong.push("currency");
  if (paid.payer !== order.payerOpenid) wrong.push("payer");
  return wrong;
}
