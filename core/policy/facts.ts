import { z } from "zod";
import { PlainDate } from "./plain-date";
import {
  isCategoryCode,
  EVENT_KINDS,
  FOREIGNERS,
  STUDENT_STAGES,
  WAYS_OF_PAYING,
  type CategoryCode,
  type PAYERS,
} from "./vocabulary";

const nullable = <T extends z.ZodType>(schema: T) => z.optional(z.nullable(schema));

/** Whether the first day is not after the second, as far as both are known. */
const inOrder = (first: string | null | undefined, second: string | null | undefined): boolean =>
  first == null || second == null || first <= second;

/** The form of each fact by itself. */
export const FactFields = z.object({
  id: z.optional(z.string()),
  place: z.string().regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/),
  year: z.number().int().min(1990).max(2100),
  on: PlainDate,
  birthDate: nullable(PlainDate),
  sex: nullable(z.enum(["male", "female"])),
  hukou: nullable(z.enum(["local", "elsewhere"])),
  hukouKind: nullable(z.enum(["rural", "urban"])),
  residencePermit: nullable(
    z
      .object({ issuedOn: nullable(PlainDate), until: PlainDate })
      .refine(({ issuedOn, until }) => inOrder(issuedOn, until), {
        path: ["until"],
        message: "居住证的有效期不能在签发日以前，请核对两个日期",
      }),
  ),
  foreigner: nullable(z.enum(FOREIGNERS)),
  student: nullable(
    z
      .object({
        stage: z.enum(STUDENT_STAGES),
        enteredOn: nullable(PlainDate),
        graduatesOn: nullable(PlainDate),
      })
      .refine(({ enteredOn, graduatesOn }) => inOrder(enteredOn, graduatesOn), {
        path: ["graduatesOn"],
        message: "毕业不能在入学以前，请核对两个日期",
      }),
  ),
  parentInsuredHere: nullable(z.boolean()),
  parentHoldsPermit: nullable(z.boolean()),
  categories: nullable(
    z.array(
      z.object({
        code: z.custom<CategoryCode>(
          (code) => typeof code === "string" && isCategoryCode(code),
          "没有这种身份编码",
        ),
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
  /** Facts that the pack of the place declares for itself, by its own names. */
  more: nullable(
    z.record(z.string(), z.nullable(z.union([z.boolean(), z.string(), z.number().int()]))),
  ),
});

/**
 * What is known about one person when a quote is asked. Only `place`, `year` and `on` are required.
 * An absent fact is unknown; `null` (or `[]` for categories) means known to be none.
 * Dates are calendar dates in Asia/Shanghai. Days that contradict each other are refused, not reckoned with.
 */
export const Facts = FactFields.refine(
  ({ event, birthDate }) => event?.kind !== "newborn" || (birthDate ?? event.on) === event.on,
  {
    path: ["birthDate"],
    message: "新生儿的出生日期和 event 里写的不是同一天，请核对",
  },
);

export type Facts = z.infer<typeof Facts>;
export type FactKey = Exclude<keyof Facts, "id" | "place" | "year" | "on">;
/** What can be missing: a fact of everywhere, or one that the pack declares, as `more.tier`. */
export type MissingKey = Exclude<FactKey, "more"> | `more.${string}`;
export type { CategoryCode };
export type Payer = (typeof PAYERS)[number];
export type EventKind = (typeof EVENT_KINDS)[number];
