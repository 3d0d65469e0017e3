/** The face of the client: typed calls of the resident's function. */
export { call } from "./call";
export { asCallError, CallError, type CallErrorKind } from "./errors";
export { payOrder, reportConsent } from "./pay-order";
export { useCall, useReturn, type Loaded } from "./use-call";
export { isPackOf, type PhoneBook, type PlaceChoice, type Places } from "./packs";
export { useBook, usePlaces } from "./use-loaded";
