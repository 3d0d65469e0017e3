import type { Errand, RequestDetails, RequestEvent } from "../../core/contracts";

/** What a form can be told to ask (`Errand.asks`); each is a part of the request's details, or its event's day. */
export const ASKS = [
  "person",
  "sex",
  "birthDate",
  "parentMemberId",
  "relationToHead",
  "event",
  "changes",
  "stopReason",
  "refundReason",
  "permit",
  "student",
  "hukou",
  "hukouKind",
  "employeeInsurance",
  "parentInsuredHere",
  "phone",
  "address",
] as const;
export type Ask = (typeof ASKS)[number];

/** The parts of a form, one after another: who it is about, what it is about, papers. */
export type Part = "who" | "what";

const PARTS: Record<Ask, Part> = {
  person: "who",
  sex: "who",
  birthDate: "who",
  parentMemberId: "who",
  relationToHead: "who",
  event: "what",
  changes: "what",
  stopReason: "what",
  refundReason: "what",
  permit: "what",
  student: "what",
  hukou: "what",
  hukouKind: "what",
  employeeInsurance: "what",
  parentInsuredHere: "what",
  phone: "who",
  address: "who",
};

/** What an errand asks, in the order of the form. What a newer server asks and this form does not know is left out. */
export const asksOf = (errand: Pick<Errand, "asks">): Ask[] => {
  const wanted = new Set(errand.asks.map((ask) => ask.replace(/\.on$/, "")));
  return ASKS.filter((ask) => wanted.has(ask));
};

export const asksOfPart = (asks: readonly Ask[], part: Part): Ask[] =>
  asks.filter((ask) => PARTS[ask] === part);

export type EventKind = RequestEvent["kind"];
export type StopReason = NonNullable<RequestDetails["stopReason"]>;
export type RefundReason = NonNullable<RequestDetails["refundReason"]>;
export type Stage = NonNullable<RequestDetails["student"]>["stage"];
export type LeftOut = Exclude<StopReason, "moved-out" | "own-wish">;
