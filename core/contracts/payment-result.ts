import * as z from "zod/mini";
import type { FunctionContract } from "./call";

/**
 * WeChat's word that a payment succeeded. It carries no signature that we could check, so it is a hint:
 * only `outTradeNo` is used, and the truth is asked from WeChat by our own query.
 */
export const paymentResult = {
  name: "payment-result",
  from: ["payment"],
  calls: {
    notify: {
      request: z.object({ outTradeNo: z.string().check(z.minLength(1), z.maxLength(32)) }),
      reply: z.object({ errcode: z.int(), errmsg: z.optional(z.string()) }),
    },
  },
} as const satisfies FunctionContract;
