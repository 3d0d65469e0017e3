/** The face of the contracts: requests and replies of every deployed function. */
export * from "./scalars";
export * from "./errors";
export * from "./call";
export * from "./check-digit";
export * from "./document-check";
export * from "./quote-view";
export * from "./resident";
export { paymentResult } from "./payment-result";
export { clock } from "./clock";

import type * as z from "zod/mini";
import type { resident } from "./resident";

export type ResidentCall = keyof typeof resident.calls;
export type ResidentRequest<C extends ResidentCall> = z.infer<
  (typeof resident.calls)[C]["request"]
>;
export type ResidentReply<C extends ResidentCall> = z.infer<(typeof resident.calls)[C]["reply"]>;
