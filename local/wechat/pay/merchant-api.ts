import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type * as z from "zod";
import { fourteenDigits, type VirtualClock } from "../../clock";
import type { Faults } from "../faults";
import { bill } from "./bill";
import type { Books, Trade } from "./books";
import { paymentParams } from "./cashier";
import * as forms from "./order-form";
import { startRefund, refundRow } from "./refunds";
import { done, malformed, refused, type Merchant, type PayReply } from "./replies";

export interface PayContext {
  books: Books;
  clock: VirtualClock;
  faults: Faults;
  merchant: Merchant;
  /** A refund is settled a while after it was taken. */
  settleRefund(outTradeNo: string, outRefundNo: string): void;
}

/** A request of a function; `openid` is the payer where a person called. */
export interface PayCall {
  api: string;
  data: unknown;
  openid: string | undefined;
}

/** JSON, or the text or gzip of a bill. */
export type PayAnswer = PayReply | Buffer;

/** The shortest that an order may be open. */
const SHORTEST_LIFE_MS = 60_000;

export function callPayApi(context: PayContext, call: PayCall): PayAnswer {
  if (context.faults.strikes("system-error", call.api)) {
    return refused(context.merchant, "SYSTEMERROR", "系统异常，请用相同参数重新调用");
  }
  switch (call.api) {
    case "unifiedOrder":
      return checked(context, forms.OrderForm, call.data, (form) =>
        unifiedOrder(context, form, call),
      );
    case "queryOrder":
      return checked(context, forms.QueryForm, call.data, (form) => queryOrder(context, form));
    case "closeOrder":
      return checked(context, forms.CloseForm, call.data, (form) => closeOrder(context, form));
    case "refund":
      return checked(context, forms.RefundForm, call.data, (form) =>
        withTrade(context, form, (trade) => startRefund(context, trade, form)),
      );
    case "queryRefund":
      return checked(context, forms.RefundQueryForm, call.data, (form) =>
        queryRefund(context, form),
      );
    case "downloadBill":
      return checked(context, forms.BillForm, call.data, (form) => downloadBill(context, form));
    default:
      return malformed(`接口不存在：${call.api}`);
  }
}

function checked<Form extends { sub_mch_id: string }>(
  { merchant }: PayContext,
  schema: z.ZodType<Form>,
  data: unknown,
  work: (form: Form) => PayAnswer,
): PayAnswer {
  const form = schema.safeParse(data);
  if (!form.success)
    return malformed(`参数格式有误：${form.error.issues[0]?.path.join(".") ?? ""}`);
  if (form.data.sub_mch_id !== merchant.subMchId) return malformed("sub_mch_id与sub_appid不匹配");
  return work(form.data);
}

function withTrade(
  { books, merchant }: PayContext,
  form: { out_trade_no?: string | undefined; transaction_id?: string | undefined },
  work: (trade: Trade) => PayReply,
): PayReply {
  const trade = form.transaction_id
    ? books.findByTransaction(form.transaction_id)
    : books.find(form.out_trade_no ?? "");
  return trade ? work(trade) : refused(merchant, "ORDERNOTEXIST", "order not exist");
}

function unifiedOrder(
  context: PayContext,
  form: z.output<typeof forms.OrderForm>,
  call: PayCall,
): PayReply {
  const { books, clock, merchant } = context;
  const now = clock.now();
  const openid = form.sub_openid ?? form.openid ?? call.openid;
  if (!openid) return malformed("缺少参数openid");
  if (form.time_expire !== undefined && form.time_expire < now + SHORTEST_LIFE_MS) {
    return malformed("time_expire时间过短");
  }
  const old = books.find(form.out_trade_no);
  const refusal = old && whyNotAgain(old, form, openid);
  if (refusal) return refused(merchant, refusal[0], refusal[1]);
  const prepayId = `wx${fourteenDigits(now)}${randomBytes(10).toString("hex")}`;
  if (old) {
    books.write({ kind: "prepaid", outTradeNo: old.outTradeNo, prepayId, at: now });
  } else {
    books.write({ kind: "ordered", trade: tradeOf(form, openid, prepayId, now) });
  }
  return done(merchant, {
    tradeType: "JSAPI",
    prepayId,
    payment: paymentParams(merchant.appid, prepayId, now),
  });
}

function tradeOf(
  form: z.output<typeof forms.OrderForm>,
  openid: string,
  prepayId: string,
  now: number,
) {
  return {
    outTradeNo: form.out_trade_no,
    subMchId: form.sub_mch_id,
    openid,
    body: form.body,
    ...(form.attach === undefined ? {} : { attach: form.attach }),
    totalFee: form.total_fee,
    orderedAt: now,
    ...(form.time_expire === undefined ? {} : { expiresAt: form.time_expire }),
    prepayId,
    prepaidAt: now,
    notify: { envId: form.env_id, functionName: form.function_name },
  };
}

/** The same number may be sent again only for the very same order, and only while it is open. */
function whyNotAgain(
  old: Trade,
  form: z.output<typeof forms.OrderForm>,
  openid: string,
): [string, string] | undefined {
  if (old.state === "SUCCESS" || old.state === "REFUND") return ["ORDERPAID", "该订单已支付"];
  if (old.state === "CLOSED") return ["ORDERCLOSED", "该订单已关闭，请重新下单"];
  const same = old.totalFee === form.total_fee && old.body === form.body && old.openid === openid;
  return same ? undefined : ["OUT_TRADE_NO_USED", "商户订单号重复"];
}

function queryOrder(context: PayContext, form: z.output<typeof forms.QueryForm>): PayReply {
  const { faults, merchant } = context;
  return withTrade(context, form, (trade) => {
    const paid = trade.state === "SUCCESS" || trade.state === "REFUND";
    if (!paid || faults.strikes("stale-query", "queryOrder")) {
      const tradeState = paid ? "NOTPAY" : trade.state;
      return done(merchant, {
        outTradeNo: trade.outTradeNo,
        ...attachOf(trade),
        tradeState,
        tradeStateDesc: tradeState === "CLOSED" ? "订单已关闭" : "订单未支付",
      });
    }
    return done(merchant, {
      ...paidFields(trade),
      tradeState: trade.state,
      tradeStateDesc: trade.state === "REFUND" ? "订单发生过退款" : "支付成功",
    });
  });
}

/** What is said of a paid order, in queries and in notifications alike. */
export function paidFields(trade: Trade): PayReply {
  return {
    openid: `p${trade.openid}`,
    isSubscribe: "N",
    subOpenid: trade.openid,
    subIsSubscribe: "N",
    tradeType: "JSAPI",
    bankType: "OTHERS",
    totalFee: trade.totalFee,
    feeType: "CNY",
    cashFee: trade.totalFee,
    cashFeeType: "CNY",
    transactionId: trade.transactionId,
    outTradeNo: trade.outTradeNo,
    ...attachOf(trade),
    timeEnd: fourteenDigits(trade.paidAt ?? 0),
  };
}

function attachOf(trade: Trade): PayReply {
  return trade.attach === undefined ? {} : { attach: trade.attach };
}

function closeOrder(context: PayContext, form: z.output<typeof forms.CloseForm>): PayReply {
  const { books, merchant } = context;
  return withTrade(context, form, (trade) => {
    if (trade.state === "CLOSED") return refused(merchant, "ORDERCLOSED", "订单已关闭");
    if (trade.state !== "NOTPAY") return refused(merchant, "ORDERPAID", "该订单已支付");
    books.write({ kind: "closed", outTradeNo: trade.outTradeNo });
    return done(merchant);
  });
}

function queryRefund(context: PayContext, form: z.output<typeof forms.RefundQueryForm>): PayReply {
  const { books, merchant } = context;
  const trade = books
    .all()
    .find(
      (candidate) =>
        candidate.outTradeNo === form.out_trade_no ||
        (form.transaction_id !== undefined && candidate.transactionId === form.transaction_id) ||
        candidate.refunds.some((refund) => refund.outRefundNo === form.out_refund_no) ||
        candidate.refunds.some((refund) => refund.refundId === form.refund_id),
    );
  const asked = (trade?.refunds ?? []).filter(
    (refund) =>
      (form.out_refund_no === undefined || refund.outRefundNo === form.out_refund_no) &&
      (form.refund_id === undefined || refund.refundId === form.refund_id),
  );
  if (!trade || asked.length === 0) return refused(merchant, "REFUNDNOTEXIST", "not exist");
  return done(merchant, {
    transactionId: trade.transactionId,
    outTradeNo: trade.outTradeNo,
    totalFee: trade.totalFee,
    feeType: "CNY",
    cashFee: trade.totalFee,
    refundCount: asked.length,
    ...Object.fromEntries(asked.flatMap(refundRow)),
  });
}

function downloadBill(context: PayContext, form: z.output<typeof forms.BillForm>): PayAnswer {
  const text = bill(context.books.all(), context.merchant, form, context.clock.now());
  if (text === undefined)
    return { returnCode: "FAIL", returnMsg: "No Bill Exist", errorCode: "20002" };
  return form.tar_type === "GZIP" ? gzipSync(text) : Buffer.from(text);
}
