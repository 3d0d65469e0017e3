import * as z from "zod/mini";

/** Every way a call can fail. The words for people are in `message`; `code` is for programs. */
export const ERROR_CODES = [
  "bad-request", // the request does not have the form of the contract
  "not-allowed", // this caller may not call this function
  "bad-document", // an identity number that cannot exist
  "no-match", // name and number do not lead to one person; which part was wrong is not said
  "too-many-tries", // of binding, by this phone or for this person
  "already-bound",
  "not-bound", // the caller is not bound to this person
  "not-found",
  "needs-confirmation", // only for a full binding
  "nothing-to-pay",
  "not-payable", // the plan takes no payment for this person now; `quote` outcome in details
  "price-changed", // what was shown is no longer what is owed
  "order-live", // another order for the same person and year is still open
  "already-paid",
  "order-closed",
  "payment-unknown", // WeChat has not said; nothing may be repeated or closed yet
  "pay-later", // WeChat refused for now
  "unavailable", // a part behind us does not answer; nothing was written
] as const;

export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** A failure as the phone receives it: what is wrong, where, and what to do, in plain Chinese. */
export const Failure = z.object({
  code: ErrorCode,
  message: z.string(),
  /** Where in the request, as `items.0.year`. */
  path: z.optional(z.string()),
  /** What the person can do now. */
  todo: z.optional(z.string()),
  /** Number to tell the help desk; finds the log entry, tells nothing by itself. */
  trace: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;
