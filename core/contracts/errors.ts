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
  "too-late", // the plan's day for it is over; the clause is in the message
  "not-open-yet", // the plan's day for it has not come
  "request-live", // a request of this kind for this person is under way already
  "request-over", // the request is decided, withdrawn or lapsed: nothing more can happen to it
  "changed-meanwhile", // somebody else was faster; look again
  "bad-material", // a picture that is missing, too large or no picture
  "materials-missing", // what the plan asks for was neither put up nor seen
  "number-taken", // a document number or birth certificate that belongs to another record
  "stands-against", // something stands against it, such as an insurance elsewhere
  "own-family", // a worker does not decide for the own family
  "logged-out", // the desk's session is over
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
