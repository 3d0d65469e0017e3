import { randomBytes } from "node:crypto";
import cloud from "wx-server-sdk";
import { z } from "zod";
import { compactOf, readCompact } from "../../core/time";
import { answered, LostReply } from "./lost-reply";
import type { PayPort, PrepayReply, TradeReply } from "./ports";

/** How cloudPay is asked; what it answers is read by the schemas below and nowhere else. */
interface CloudPay {
  unifiedOrder(data: object): Promise<unknown>;
  queryOrder(data: object): Promise<unknown>;
  closeOrder(data: object): Promise<unknown>;
}

export interface CloudPaySettings {
  appid: string;
  /** 子商户号. */
  subMchId: string;
  /** Cloud environment, and the function in it that hears of success. */
  envId: string;
  functionName: string;
}

/**
 * `resultCode` is the answer's own; what went wrong stands in `errCodeDes` only, because the SDK writes its own
 * `errCode` over WeChat's.
 */
const Answer = z.union([
  z.object({
    returnCode: z.literal("SUCCESS"),
    resultCode: z.enum(["SUCCESS", "FAIL"]),
    errCodeDes: z.optional(z.string()),
  }),
  // The request was not even looked at.
  z.object({ returnCode: z.literal("FAIL") }),
]);

function worked(answer: unknown): boolean {
  const outer = read(Answer, answer);
  return outer.returnCode === "SUCCESS" && outer.resultCode === "SUCCESS";
}

const Prepaid = z.object({
  payment: z.object({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.string(),
    paySign: z.string(),
  }),
});

const Whose = z.object({
  outTradeNo: z.string(),
  subAppid: z.string(),
  subMchId: z.string(),
});
const Unpaid = Whose.extend({
  tradeState: z.enum(["NOTPAY", "CLOSED", "REVOKED", "USERPAYING", "PAYERROR"]),
});
/** WeChat writes numbers as text here and there. */
const Fen = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);
const Paid = Whose.extend({
  tradeState: z.enum(["SUCCESS", "REFUND"]),
  subOpenid: z.string(),
  totalFee: Fen,
  feeType: z.string().default("CNY"),
  transactionId: z.string().min(1),
  timeEnd: z.string(),
});

/** Reads an answer, or counts it as lost. */
function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new LostReply("an answer that cannot be understood");
  return parsed.data;
}

/** What an order is called on the payer's bill. */
const BODY = "城乡居民医保个人缴费";

/** WeChat Pay through the cloud environment's own channel. */
export function cloudPayPort(settings: CloudPaySettings): PayPort {
  const { subMchId } = settings;
  // The SDK's own types leave cloudPay out.
  const api = () => (cloud as unknown as { cloudPay: CloudPay }).cloudPay;
  const nonceStr = () => randomBytes(16).toString("hex");
  return {
    identity: { appid: settings.appid, merchant: subMchId },
    async prepay(request): Promise<PrepayReply> {
      const answer = await answered(
        api().unifiedOrder({
          body: BODY,
          outTradeNo: request.outTradeNo,
          totalFee: request.totalFen,
          subOpenid: request.payer,
          timeExpire: compactOf(request.expiresAt),
          spbillCreateIp: "127.0.0.1",
          tradeType: "JSAPI",
          envId: settings.envId,
          functionName: settings.functionName,
          subMchId,
          nonceStr: nonceStr(),
        }),
      );
      if (!worked(answer)) return { kind: "refused" };
      return { kind: "prepaid", params: read(Prepaid, answer).payment };
    },
    async query(outTradeNo): Promise<TradeReply> {
      const answer = await answered(
        api().queryOrder({ outTradeNo, subMchId, nonceStr: nonceStr() }),
      );
      return readTrade(answer);
    },
    async close(outTradeNo) {
      const answer = await answered(
        api().closeOrder({ outTradeNo, subMchId, nonceStr: nonceStr() }),
      );
      return worked(answer) ? "closed" : "refused";
    },
  };
}

/** ORDERNOTEXIST in WeChat's words. */
const NO_SUCH_ORDER = /not exist|不存在/i;

export function readTrade(answer: unknown): TradeReply {
  const outer = read(Answer, answer);
  if (outer.returnCode === "FAIL") throw new LostReply("the query was not looked at");
  if (outer.resultCode === "FAIL") {
    if (NO_SUCH_ORDER.test(outer.errCodeDes ?? "")) return { kind: "no-such-order" };
    throw new LostReply("the query itself failed");
  }
  const trade = read(z.union([Unpaid, Paid]), answer);
  const whose = {
    outTradeNo: trade.outTradeNo,
    appid: trade.subAppid,
    merchant: trade.subMchId,
    state: trade.tradeState,
  };
  if (!("transactionId" in trade)) return { kind: "trade", trade: whose };
  const succeededAt = readCompact(trade.timeEnd);
  if (!succeededAt) throw new LostReply("an answer with no instant of success");
  const paid = {
    transactionId: trade.transactionId,
    totalFen: trade.totalFee,
    currency: trade.feeType,
    payer: trade.subOpenid,
    succeededAt,
  };
  return { kind: "trade", trade: { ...whose, paid } };
}
