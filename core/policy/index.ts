/** The face of the policy engine. */
export { createPolicyBook, createSmallBook, type PolicyBook, type Season } from "./book";
export {
  barsOf,
  doorsOf,
  namedErrands,
  noteOf,
  ordinaryWindow,
  planErrands,
  refundRule,
  unstatedOf,
} from "./errands";
export type {
  Door,
  ErrandFor,
  PlanErrand,
  PlanNote,
  RefundReason,
  RefundRule,
  Said,
} from "./errands";
export { FactFields, Facts } from "./facts";
export { CATEGORY_CODES, EVENT_KINDS, PAYERS, REFUND_REASONS } from "./vocabulary";
export type { CategoryCode, EventKind, FactKey, MissingKey, Payer } from "./facts";
export { formOf, withAnswer } from "./answer-forms";
export type { AnswerForm, ChoiceDay, FormAnswer, FormChoice } from "./answer-forms";
export { planOf } from "./plan-view";
export { quoteInWords } from "./quote-view";
export { ASKABLE, questionFor, residentKnows } from "./questions";
export { OUTCOMES } from "./answer";
export type {
  Advice,
  AidShare,
  Line,
  Outcome,
  Question,
  Quote,
  Step,
  Topic,
  Unused,
  Window,
} from "./answer";
export { PackDocument } from "./schema";
export { PackError } from "./pack-error";
export type { PlaceNode } from "./places";
export { PlainDate, isPlainDate } from "./plain-date";
export {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  endOfMonth,
  inChinese,
  startOfNextMonth,
  yearOf,
} from "./calendar";
export { categoryName, kindsOf, payerName, widerClass } from "./categories";
export { yuan } from "./money";
export { canonicalJson, contentHash } from "./hash";
export { ENGINE_VERSION, packsOf, receiptOf, type PackUsed, type Receipt } from "./receipt";
