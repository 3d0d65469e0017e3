/** The face of the contracts: requests and replies of every deployed function. */
export * from "./scalars";
export * from "./errors";
export * from "./call";
export * from "./check-digit";
export * from "./document-check";
export * from "./quote-view";
export * from "./requests";
export * from "./resident";
export * from "./staff-views";
export { staff } from "./staff";
export { desk } from "./desk";
export { paymentResult } from "./payment-result";
export { clock } from "./clock";

import type * as z from "zod/mini";
import type { resident } from "./resident";
import type { staff } from "./staff";

export type ResidentCall = keyof typeof resident.calls;
export type ResidentRequest<C extends ResidentCall> = z.infer<
  (typeof resident.calls)[C]["request"]
>;
export type ResidentReply<C extends ResidentCall> = z.infer<(typeof resident.calls)[C]["reply"]>;

export type StaffCall = keyof typeof staff.calls;
export type StaffRequest<C extends StaffCall> = z.infer<(typeof staff.calls)[C]["request"]>;
export type StaffReply<C extends StaffCall> = z.infer<(typeof staff.calls)[C]["reply"]>;
