import type { Agenda, VirtualClock } from "../../clock";
import type { Faults } from "../faults";
import type { Journal } from "../journal";
import { openBooks, type PayEntry, type Trade } from "./books";
import { checkSheet, takeMoney, type PaymentParams, type SheetCheck } from "./cashier";
import { callPayApi, type PayAnswer, type PayCall } from "./merchant-api";
import { createNotifications, type Deliver } from "./notifications";
import type { Merchant } from "./replies";

export type { Trade, Refund, PayEntry } from "./books";
export type { PaymentParams, SheetCheck } from "./cashier";
export type { PayAnswer, PayCall } from "./merchant-api";
export { MERCHANT_OF_THE_CLOUD, type Merchant } from "./replies";

/** How the next payment ends, chosen in the console; after it everything is ordinary again. */
export const NEXT_PAYMENT = [
  "succeed",
  "fail",
  "cancel",
  "notify-twice",
  "notify-late",
  "notify-never",
] as const;
export type NextPayment = (typeof NEXT_PAYMENT)[number];

/** What `wx.requestPayment` tells the mini-program. */
export interface PayResult {
  errMsg: string;
}

export interface Pay {
  /** What a function asks. */
  call(call: PayCall): PayAnswer;
  /** Opens the pay sheet on a phone. */
  sheet(params: PaymentParams, openid: string): SheetCheck;
  /** The person presses "pay". */
  confirm(params: PaymentParams, openid: string): PayResult;
  nextPayment: NextPayment;
  /** One notification at this moment; `undefined` where there is nothing to tell. */
  notifyNow(outTradeNo: string): Promise<boolean> | undefined;
  trades(): Trade[];
}

/** Long enough that the phone has asked by itself before the notification arrives. */
const LATE_MS = 20_000;
/** How long WeChat takes to pay a refund out. */
const REFUND_MS = 3_000;

export interface PayOptions {
  journal: Journal<PayEntry>;
  clock: VirtualClock;
  agenda: Agenda;
  faults: Faults;
  merchant: Merchant;
  deliver: Deliver;
}

export function createPay({ journal, clock, agenda, faults, merchant, deliver }: PayOptions): Pay {
  const books = openBooks(journal);
  const notifications = createNotifications(books, agenda, faults, merchant, deliver);
  let nextPayment: NextPayment = "succeed";

  function settleRefund(outTradeNo: string, outRefundNo: string): void {
    agenda.after(REFUND_MS, () => {
      books.write({
        kind: "refund-settled",
        outTradeNo,
        outRefundNo,
        status: "SUCCESS",
        at: clock.now(),
      });
      const trade = books.find(outTradeNo);
      const refund = trade?.refunds.find((candidate) => candidate.outRefundNo === outRefundNo);
      if (trade && refund) notifications.refundSettled(trade, refund);
    });
  }

  function succeed(trade: Trade, mode: NextPayment): void {
    takeMoney(books, clock, trade, mode === "notify-never");
    if (mode === "notify-never") return;
    notifications.start(trade, {
      times: mode === "notify-twice" ? 2 : 1,
      delayMs: mode === "notify-late" ? LATE_MS : 0,
    });
  }

  // What was under way when the machine was switched off goes on.
  for (const trade of books.all()) {
    if (trade.state === "SUCCESS" && !trade.acknowledged && !trade.silent)
      notifications.start(trade);
    for (const refund of trade.refunds) {
      if (refund.status === "PROCESSING") settleRefund(trade.outTradeNo, refund.outRefundNo);
    }
  }

  return {
    call: (call) => callPayApi({ books, clock, faults, merchant, settleRefund }, call),
    sheet: (params, openid) => checkSheet(books, clock, merchant.appid, params, openid),
    confirm(params, openid) {
      const check = checkSheet(books, clock, merchant.appid, params, openid);
      if (!check.ok) return { errMsg: check.errMsg };
      const mode = nextPayment;
      nextPayment = "succeed";
      if (mode === "cancel") return { errMsg: "requestPayment:fail cancel" };
      if (mode === "fail") return { errMsg: "requestPayment:fail 银行卡余额不足" };
      succeed(check.trade, mode);
      return { errMsg: "requestPayment:ok" };
    },
    get nextPayment() {
      return nextPayment;
    },
    set nextPayment(mode) {
      nextPayment = mode;
    },
    notifyNow(outTradeNo) {
      const trade = books.find(outTradeNo);
      return trade?.transactionId ? notifications.now(trade) : undefined;
    },
    trades: () => books.all(),
  };
}
