import * as z from "zod/mini";
import type { FunctionContract } from "./call";
import { Instant } from "./scalars";

/**
 * The browser desk: an HTTP function. It serves the screens and three ways of logging in and out; every call of `staff` goes
 * through it with a session in place of an OPENID. Nobody but the platform's HTTP gateway may call it.
 */
export const desk = {
  name: "desk",
  from: ["http"],
  calls: {
    /** A code to be scanned: single use, 90 seconds, tied to the browser that asked by a cookie. */
    begin: {
      request: z.object({}),
      reply: z.object({
        /** What the QR code says. */
        token: z.string(),
        /** Shown beside it and on the phone. */
        number: z.string(),
        expiresAt: Instant,
      }),
    },
    /** Asked until the phone has answered; on `in` the session cookie is set, and `csrf` goes with every further call. */
    poll: {
      request: z.object({}),
      reply: z.object({
        state: z.enum(["waiting", "seen", "in", "refused", "expired"]),
        csrf: z.optional(z.string()),
      }),
    },
    /** After a reload: the session's token against forged requests, anew. */
    resume: { request: z.object({}), reply: z.object({ csrf: z.nullable(z.string()) }) },
    leave: { request: z.object({}), reply: z.object({}) },
  },
} as const satisfies FunctionContract;
