/**
 * The face of people: identity documents, names, masks, ages and the rows of a register. All functions are pure; the
 * day is an argument. The check of document numbers itself lives in core/contracts, because the phone carries it too.
 */
export { checkDocument, tidyDocumentNumber, DOCUMENT_NAMES, DOCUMENT_TYPES } from "../contracts";
export type {
  DocumentCheck,
  DocumentFinding,
  DocumentReading,
  DocumentTypeCode,
} from "../contracts";
export * from "./names";
export * from "./masks";
export * from "./ages";
export * from "./person";
export * from "./register";
export * from "./facts-of-row";
export * from "./check-row";
export * from "./merge";
export * from "./correction";
