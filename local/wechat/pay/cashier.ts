import { createHash, randomBytes } from "node:crypto";
import type { VirtualClock } from "../../clock";
import type { Books, Trade } from "./books";
import { serialNumber } from "./numbers";

/** What `wx.requestPayment` is given. */
export interface PaymentParams {
  appId?: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

/** A prepaid order is good for two hours. */
const PREPAY_LIFE_MS = 2 * 3_600_000;

/** Stands for the merchant's key: the phone's parameters cannot be made up or changed on the way. */
const SIGNING_KEY = "local-stand-in";

export function paymentParams(appId: string, prepayId: string, now: number): PaymentParams {
  const unsigned = {
    appId,
    timeStamp: String(Math.floor(now / 1000)),
    nonceStr: randomBytes(8).toString("hex"),
    package: `prepay_id=${prepayId}`,
    signType: "MD5",
  };
  return { ...unsigned, paySign: sign(unsigned) };
}

function sign(params: Required<Omit<PaymentParams, "paySign">>): string {
  const text = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  return createHash("md5").update(`${text}&key=${SIGNING_KEY}`).digest("hex").toUpperCase();
}

export type SheetCheck = { ok: true; trade: Trade } | { ok: false; errMsg: string };

/** Whether WeChat would open the pay sheet for these parameters on this person's phone. */
export function checkSheet(
  books: Books,
  clock: VirtualClock,
  appId: string,
  params: PaymentParams,
  openid: string,
): SheetCheck {
  const fail = (why: string): SheetCheck => ({ ok: false, errMsg: `requestPayment:fail ${why}` });
  const { timeStamp, nonceStr, signType } = params;
  if (params.paySign !== sign({ appId, timeStamp, nonceStr, package: params.package, signType })) {
    return fail("签名验证失败");
  }
  const trade = books.findByPrepay(params.package.replace(/^prepay_id=/, ""));
  if (!trade) return fail("prepay_id 无效");
  if (trade.openid !== openid) return fail("支付者与下单者不一致");
  if (trade.state === "CLOSED") return fail("订单已关闭");
  if (trade.state !== "NOTPAY") return fail("该订单已支付");
  const now = clock.now();
  const open = now - trade.prepaidAt <= PREPAY_LIFE_MS && now >= trade.prepaidAt;
  if (!open || now > (trade.expiresAt ?? Infinity)) return fail("订单已过期");
  return { ok: true, trade };
}

/** The money moves. `silent`: success will not be told by itself. */
export function takeMoney(books: Books, clock: VirtualClock, trade: Trade, silent: boolean): void {
  books.write({
    kind: "paid",
    outTradeNo: trade.outTradeNo,
    transactionId: serialNumber("4200", clock.now()),
    at: clock.now(),
    silent,
  });
}
