import { fourteenDigits } from "../../clock";
import type { Refund, Trade } from "./books";
import type { PayContext } from "./merchant-api";
import { serialNumber } from "./numbers";
import { done, refused, type Merchant, type PayReply } from "./replies";

interface RefundForm {
  out_refund_no: string;
  total_fee: number;
  refund_fee: number;
  function_name?: string | undefined;
  env_id?: string | undefined;
}

const YEAR_MS = 365 * 24 * 3_600_000;
const MOST_PARTS = 50;

/** Takes a refund on: the answer means accepted, not paid. The same number refunds once. */
export function startRefund(context: PayContext, trade: Trade, form: RefundForm): PayReply {
  const { books, clock, merchant } = context;
  const before = trade.refunds.find((refund) => refund.outRefundNo === form.out_refund_no);
  if (before) {
    return before.refundFee === form.refund_fee && trade.totalFee === form.total_fee
      ? accepted(merchant, trade, before)
      : refused(
          merchant,
          "REFUND_FEE_MISMATCH",
          "订单金额或退款金额与之前请求不一致，请核实后再试",
        );
  }
  const refusal = whyNot(trade, form, clock.now());
  if (refusal) return refused(merchant, refusal[0], refusal[1]);
  const refund: Refund = {
    outRefundNo: form.out_refund_no,
    refundId: serialNumber("5030", clock.now()),
    refundFee: form.refund_fee,
    at: clock.now(),
    status: "PROCESSING",
    ...(form.function_name && form.env_id
      ? { notify: { functionName: form.function_name, envId: form.env_id } }
      : {}),
  };
  books.write({ kind: "refunding", outTradeNo: trade.outTradeNo, refund });
  context.settleRefund(trade.outTradeNo, refund.outRefundNo);
  return accepted(merchant, trade, refund);
}

function whyNot(trade: Trade, form: RefundForm, now: number): [string, string] | undefined {
  if (trade.paidAt === undefined) return ["TRADE_STATE_ERROR", "订单状态错误"];
  if (trade.totalFee !== form.total_fee) return ["INVALID_REQUEST", "订单金额不一致"];
  if (now - trade.paidAt > YEAR_MS) return ["TRADE_OVERDUE", "订单已经超过退款期限"];
  if (trade.refunds.length >= MOST_PARTS) return ["INVALID_REQUEST", "退款次数超过限制"];
  const refunded = trade.refunds.reduce((sum, refund) => sum + refund.refundFee, 0);
  if (refunded + form.refund_fee > trade.totalFee)
    return ["INVALID_REQUEST", "申请退款金额超过可退金额"];
  return undefined;
}

function accepted(merchant: Merchant, trade: Trade, refund: Refund): PayReply {
  return done(merchant, {
    transactionId: trade.transactionId,
    outTradeNo: trade.outTradeNo,
    outRefundNo: refund.outRefundNo,
    refundId: refund.refundId,
    refundFee: refund.refundFee,
    totalFee: trade.totalFee,
    cashFee: trade.totalFee,
  });
}

/** One refund in the numbered fields of `queryRefund`. */
export function refundRow(refund: Refund, index: number): [string, unknown][] {
  const fields = {
    outRefundNo: refund.outRefundNo,
    refundId: refund.refundId,
    refundChannel: "ORIGINAL",
    refundFee: refund.refundFee,
    refundStatus: refund.status,
    refundRecvAccout: "支付用户零钱",
    refundSuccessTime:
      refund.settledAt === undefined ? undefined : fourteenDigits(refund.settledAt),
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`${name}_${index}`, value]);
}
