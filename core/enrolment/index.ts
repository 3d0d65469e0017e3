/** The face of enrolment: the states of a person's year, and what people are told about them. Rules: SPEC.md. */
export * from "./card";
export * from "./carry-over";
export * from "./county-basis";
export * from "./errands";
export * from "./fact-rows";
export * from "./filing-clock";
export * from "./form";
export * from "./household";
export {
  judgeRequest,
  type Against,
  type Asked,
  type Judged,
  type RegisterStanding,
} from "./judge";
export { asksOf, isForMembers, type Ask } from "./needs";
export * from "./permit";
export * from "./problems";
export * from "./refund-amount";
export * from "./request-facts";
export * from "./request-words";
export * from "./rows";
export * from "./whole-request";
export * from "./words";
export * from "./progress";
export * from "./request-graph";
export * from "./year-graph";
export * from "./standing";
