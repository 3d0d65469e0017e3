/** What a pack says of its document, of its coverage year, and of what it inherits. */
import { z } from "zod";
import { PlainDate } from "./plain-date";
import { Cite, Key, Says } from "./schema-rules";

const entry = { key: Key, says: Says, cite: Cite };

export const Document = z.strictObject({
  title: z.string().min(2),
  /** A short name, put before the clauses that a narrower pack inherits. */
  short: z.string().min(2).optional(),
  number: z.string().optional(),
  issuer: z.string().optional(),
  issuedOn: PlainDate.optional(),
  note: z.string().optional(),
});

/** From when to when the coverage year is, where it is not the calendar year. */
export const CoverageSpan = z.strictObject({
  from: PlainDate,
  to: PlainDate,
  says: Says,
  cite: Cite,
});

/** An inherited entry that does not hold here, with the clause that ends it. */
export const Removal = z.strictObject({ ...entry, section: Key });

/**
 * Fields of an inherited entry that are otherwise here; the rest of it stays. What has a clause of its own (`benefit`,
 * `owes` …) is changed field by field as well. The clause stands before that of what it changed.
 */
export const Override = z.strictObject({
  ...entry,
  section: Key,
  set: z.record(z.string(), z.unknown()),
});
export type Override = z.infer<typeof Override>;
