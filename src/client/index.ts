/** The face of the client: typed calls of the deployed functions. */
export { call, callerOf, type Transport } from "./call";
export type { Caller, CallsOf, ReplyOf, RequestOf } from "./caller-types";
export { asCallError, CallError, type CallErrorKind } from "./errors";
export { payOrder, reportConsent } from "./pay-order";
export { useCall, callHookOf, useReturn, type Loaded } from "./use-call";
export { isPackOf, type PhoneBook, type PlaceChoice, type Places } from "./packs";
export { useBook, usePlaces } from "./use-loaded";
