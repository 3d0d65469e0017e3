/** How much each kind of finding weighs. */
import type { Code, Severity } from "./finding";

const WARNINGS: readonly Code[] = [
  "unused",
  "aid-over-price",
  "price-at-least",
  "odd-money",
  "says-differs",
  "id-differs",
  "unknown-place",
  "way-gap",
  "far-year",
  "fiscal-twice",
  "no-fiscal",
  "near-pot",
  "issued-later",
  "always-zero",
  "floor-over-ceiling",
  "aid-and-none",
  "refunds-differ",
  "no-benefit",
  "no-contacts",
  "odd-phone",
  "not-approved",
  "boundary-case",
];
const NOTES: readonly Code[] = ["unstated", "year-over"];

/** Everything is an error that is not named here. */
export function severityOf(code: Code): Severity {
  if (code === "disputed") return "disputed";
  if (WARNINGS.includes(code)) return "warning";
  return NOTES.includes(code) ? "note" : "error";
}
