import * as z from "zod";
import { parseFourteenDigits } from "../../clock";

/** 商户订单号 as WeChat Pay takes it. */
export const OutTradeNo = z.string().regex(/^[0-9A-Za-z_\-|*]{1,32}$/);

const Digits = z.string().transform((text, context) => {
  const instant = parseFourteenDigits(text);
  if (instant === undefined) context.addIssue({ code: "custom", message: "时间格式有误" });
  return instant ?? 0;
});

/** What `unifiedOrder` is sent, in snake case; other keys are passed over as WeChat does. */
export const OrderForm = z.object({
  function_name: z.string().min(1).max(64),
  env_id: z.string().min(1).max(64),
  sub_mch_id: z.string().min(1).max(32),
  out_trade_no: OutTradeNo,
  body: z.string().min(1).max(127),
  attach: z.string().max(127).optional(),
  total_fee: z.int().min(1).max(100_000_000_00),
  spbill_create_ip: z.string().min(1).max(64),
  time_start: Digits.optional(),
  time_expire: Digits.optional(),
  openid: z.string().optional(),
  sub_openid: z.string().optional(),
});

export const QueryForm = z.object({
  sub_mch_id: z.string().min(1),
  out_trade_no: OutTradeNo.optional(),
  transaction_id: z.string().optional(),
});

export const CloseForm = z.object({ sub_mch_id: z.string().min(1), out_trade_no: OutTradeNo });

export const RefundForm = QueryForm.extend({
  out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  total_fee: z.int().min(1),
  refund_fee: z.int().min(1),
  refund_desc: z.string().max(80).optional(),
  function_name: z.string().optional(),
  env_id: z.string().optional(),
});

export const RefundQueryForm = QueryForm.extend({
  out_refund_no: z.string().optional(),
  refund_id: z.string().optional(),
});

export const BillForm = z.object({
  sub_mch_id: z.string().min(1),
  bill_date: z.string().regex(/^\d{8}$/),
  bill_type: z.enum(["ALL", "SUCCESS", "REFUND"]).default("ALL"),
  tar_type: z.enum(["GZIP"]).optional(),
});
