/** The fixed words of the pack language and of the facts. No code: the phone carries them without the checks. */

/** The codes of subsidised classes; the same in every pack. Kinds of a wider class are listed in `categories.ts`. */
export const CATEGORY_CODES = [
  "tekun",
  "orphan",
  "unsupported-child",
  "child-in-difficulty",
  "dibao",
  "dibao-rural",
  "dibao-urban",
  "dibao-margin",
  "dibao-margin-elder",
  "low-income-family",
  "returned-poverty",
  "unstable-out-of-poverty",
  "margin-poverty",
  "sudden-hardship",
  "out-of-poverty-sudden",
  "out-of-poverty-dibao",
  "out-of-poverty-policy",
  "out-of-poverty-other",
  "out-of-poverty-stable",
  "monitored",
  "disabled-1-2",
  "disabled-3-4",
  "disabled-mental",
  "veteran-pensioned",
  "veteran-hardship",
  "family-planning-special",
  "family-planning-daughters",
  "family-planning-favoured",
  "age",
] as const;

/** Aids that no list names: given by a condition alone, or by whoever pays. */
export const UNLISTED_CODES = ["age", "resident", "collective"] as const;

/** A class that a pack declares for itself, such as `x-brave`. */
const OWN_CODE = /^x-[a-z0-9]+(-[a-z0-9]+)*$/;

export type KnownCode = (typeof CATEGORY_CODES)[number];
export type CategoryCode = KnownCode | (typeof UNLISTED_CODES)[number] | `x-${string}`;

/** Whether a text is a code of a class: one of the fixed ones, or one that a pack declares. */
export const isCategoryCode = (text: string): text is CategoryCode =>
  (CATEGORY_CODES as readonly string[]).includes(text) || OWN_CODE.test(text);

export const PAYERS = [
  "province",
  "city",
  "county",
  "town",
  "village",
  "medical-assistance",
  "disability-fund",
  "veterans-fund",
  "family-planning",
  "government",
] as const;

export const EVENT_KINDS = [
  "newborn",
  "moved-in",
  "discharged-soldier",
  "released",
  "unemployed",
  "retired-short",
  "permit-issued",
  "school-entry",
  "school-transfer",
  "graduated-jobless",
  "welfare-home",
  "found-unenrolled",
] as const;

export const STUDENT_STAGES = ["nursery", "school", "vocational", "university"] as const;
export const WAYS_OF_PAYING = ["self", "agent", "school", "debit", "collective"] as const;
export const FOREIGNERS = ["expert-family", "permit-unemployed"] as const;

/** Days that a question brings with it; a date rule starts from one of them or from a fixed day. */
export const ANCHORS = [
  "payday", // the day of paying, which is the day of asking
  "birth", // the newborn's birth, or the person's
  "event", // the day of the event that lets a person in
  "year-start",
  "year-end",
  "employee-insurance-ended",
  "school-entry",
  "graduation",
  "permit-issued",
  "permit-until",
  "opened-special", // the day staff opened the special window
  "extension-until", // the last day of an extension that staff switched on
] as const;

/** How a share that is no whole number of fen is rounded; each use stands under a clause that says so. */
export const ROUNDINGS = [
  "down-to-fen",
  "up-to-fen",
  "half-up-to-fen",
  "half-up-to-yuan",
  "down-to-yuan",
  "up-to-yuan",
] as const;

/** What to do where the month reached has no such day (31 January + 1 month, a birthday on 29 February). */
export const NO_SUCH_DAY = ["end-of-month", "next-day"] as const;

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** Why somebody who has paid may have the money back. */
export const REFUND_REASONS = [
  "death",
  "moved-out",
  "employee-insured",
  "insured-for-life",
  "double-insured",
  "paid-twice",
  "recognised-later",
  "overpaid",
] as const;

/** What a resident goes somewhere for. */
export const ERRANDS = [
  "register",
  "enrol",
  "renew",
  "change",
  "stop",
  "refund",
  "correct",
  "certificate",
] as const;
