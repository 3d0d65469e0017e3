import { z } from "zod";
import { PlainDate } from "./plain-date";

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

const nullable = <T extends z.ZodType>(schema: T) => z.optional(z.nullable(schema));

/**
 * What is known about one person when a quote is asked. Only `place`, `year` and `on` are required.
 * An absent fact is unknown; `null` (or `[]` for categories) means known to be none.
 * Dates are calendar dates in Asia/Shanghai.
 */
export const Facts = z.object({
  id: z.optional(z.string()),
  place: z.string().regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/),
  year: z.number().int().min(1990).max(2100),
  on: PlainDate,
  birthDate: nullable(PlainDate),
  sex: nullable(z.enum(["male", "female"])),
  hukou: nullable(z.enum(["local", "elsewhere"])),
  hukouKind: nullable(z.enum(["rural", "urban"])),
  residencePermit: nullable(z.object({ issuedOn: nullable(PlainDate), until: PlainDate })),
  foreigner: nullable(z.enum(["expert-family", "permit-unemployed"])),
  student: nullable(
    z.object({
      stage: z.enum(STUDENT_STAGES),
      enteredOn: nullable(PlainDate),
      graduatesOn: nullable(PlainDate),
    }),
  ),
  parentInsuredHere: nullable(z.boolean()),
  parentHoldsPermit: nullable(z.boolean()),
  categories: nullable(
    z.array(
      z.object({
        code: z.enum(CATEGORY_CODES),
        from: nullable(PlainDate),
        to: nullable(PlainDate),
      }),
    ),
  ),
  employeeInsurance: nullable(z.union([z.literal("active"), z.object({ endedOn: PlainDate })])),
  insuredElsewhere: nullable(z.boolean()),
  enrolledLastYear: nullable(z.boolean()),
  brokenYears: nullable(z.number().int().min(0).max(60)),
  registered: nullable(z.boolean()),
  returningMigrantWorker: nullable(z.boolean()),
  event: nullable(z.object({ kind: z.enum(EVENT_KINDS), on: PlainDate })),
  via: nullable(z.enum(WAYS_OF_PAYING)),
  years: nullable(z.array(z.number().int().min(1990).max(2100)).max(4)),
  openings: nullable(
    z.object({
      special: nullable(PlainDate),
      extension: nullable(z.object({ until: PlainDate })),
    }),
  ),
});

export type Facts = z.infer<typeof Facts>;
export type FactKey = Exclude<keyof Facts, "id" | "place" | "year" | "on">;
export type CategoryCode = (typeof CATEGORY_CODES)[number];
export type Payer = (typeof PAYERS)[number];
export type EventKind = (typeof EVENT_KINDS)[number];
