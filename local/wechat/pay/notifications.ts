import { fourteenDigits, type Agenda } from "../../clock";
import type { Faults } from "../faults";
import type { Books, Callback, Refund, Trade } from "./books";
import { paidFields } from "./merchant-api";
import { done, type Merchant, type PayReply } from "./replies";

/** Seconds until the next try, as WeChat Pay publishes them: a little over a day in all. */
export const RETRY_SECONDS = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
] as const;

/** How long a notification that is overtaken waits at most. */
const SHUFFLE_MS = 30_000;

/** Calls a function and tells what it answered. */
export type Deliver = (callback: Callback, event: PayReply) => Promise<unknown>;

export interface Notifications {
  /** Tells success, and repeats until the function answers {errcode: 0}. */
  start(trade: Trade, options?: { times?: number; delayMs?: number }): void;
  /** One try at this moment, whatever was planned; true where the function was content. */
  now(trade: Trade): Promise<boolean>;
  refundSettled(trade: Trade, refund: Refund): void;
}

export function createNotifications(
  books: Books,
  agenda: Agenda,
  faults: Faults,
  merchant: Merchant,
  deliver: Deliver,
): Notifications {
  async function tryOnce(callback: Callback, event: PayReply): Promise<boolean> {
    const answer = await deliver(callback, event);
    return (
      typeof answer === "object" && answer !== null && "errcode" in answer && answer.errcode === 0
    );
  }

  function plan(callback: Callback, event: PayReply, settled: () => void, attempt: number): void {
    const wait = faults.strikes("shuffle-notification", "notify")
      ? faults.random() * SHUFFLE_MS
      : 0;
    agenda.after(wait, () => {
      void tryOnce(callback, event).then((content) => {
        if (content) {
          settled();
          return;
        }
        const seconds = RETRY_SECONDS[attempt];
        // After the last try WeChat gives up; from then on only a query tells.
        if (seconds === undefined) return;
        agenda.after(seconds * 1000, () => plan(callback, event, settled, attempt + 1));
      });
    });
  }

  return {
    start(trade, { times = 1, delayMs = 0 } = {}) {
      if (faults.strikes("lose-notification", "notify")) return;
      const copies = faults.strikes("repeat-notification", "notify") ? times + 1 : times;
      const event = successEvent(merchant, trade, faults.strikes("forge-notification", "notify"));
      const settled = () => acknowledge(books, trade);
      agenda.after(delayMs, () => {
        for (let copy = 0; copy < copies; copy += 1) plan(trade.notify, event, settled, 0);
      });
    },
    async now(trade) {
      const content = await tryOnce(trade.notify, successEvent(merchant, trade, false));
      if (content) acknowledge(books, trade);
      return content;
    },
    refundSettled(trade, refund) {
      if (!refund.notify) return;
      plan(refund.notify, refundEvent(merchant, trade, refund), () => undefined, 0);
    },
  };
}

function acknowledge(books: Books, trade: Trade): void {
  if (!trade.acknowledged) books.write({ kind: "acknowledged", outTradeNo: trade.outTradeNo });
}

function successEvent(merchant: Merchant, trade: Trade, forged: boolean): PayReply {
  const event = done(merchant, paidFields(trade));
  // The function gets no signature: there is nothing in the event that it could trust.
  delete event["sign"];
  return forged ? { ...event, totalFee: trade.totalFee + 1, cashFee: 1 } : event;
}

function refundEvent(merchant: Merchant, trade: Trade, refund: Refund): PayReply {
  return {
    returnCode: "SUCCESS",
    appid: merchant.appid,
    mchId: merchant.mchId,
    subAppid: merchant.appid,
    subMchId: merchant.subMchId,
    transactionId: trade.transactionId,
    outTradeNo: trade.outTradeNo,
    refundId: refund.refundId,
    outRefundNo: refund.outRefundNo,
    totalFee: trade.totalFee,
    refundFee: refund.refundFee,
    settlementRefundFee: refund.refundFee,
    refundStatus: refund.status === "SUCCESS" ? "SUCCESS" : "CHANGE",
    successTime: fourteenDigits(refund.settledAt ?? refund.at),
    refundRecvAccout: "支付用户零钱",
    refundAccount: "REFUND_SOURCE_RECHARGE_FUNDS",
    refundRequestSource: "API",
  };
}
