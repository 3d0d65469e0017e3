/**
 * The four kinds of expression that packs are made of: conditions over facts, dates, counts and amounts. They name
 * each other, so they stand in one file. Each is written as data; each combines with the others.
 */
import { z } from "zod";
import { fenOfYuan, parseFraction } from "./money";
import { PlainDate } from "./plain-date";
import {
  ANCHORS,
  CATEGORY_CODES,
  EVENT_KINDS,
  FOREIGNERS,
  NO_SUCH_DAY,
  ROUNDINGS,
  STUDENT_STAGES,
  WAYS_OF_PAYING,
} from "./vocabulary";

/** A name inside a pack. */
export const Key = z.string().regex(/^[a-z][a-z0-9-]*$/, "名称只用小写字母、数字和连字符");
/** The clause that something comes from; the document is the pack's own. */
export const Cite = z.string().min(1, "要写出处（条款号）");
/** What it means, in our own plain words: residents read it. */
export const Says = z.string().min(2, "要用自己的话写清楚");
/** Whom to ask where the plan leaves something open. */
export const Ask = z.string().min(2, "要写问谁");

/** One of the fixed codes, or one that the pack declares in `ownClasses`. */
export const ClassCode = z.union([
  z.enum(CATEGORY_CODES),
  z.templateLiteral(["x-", z.string().regex(/^[a-z0-9-]+$/)]),
]);
export type ClassCode = z.infer<typeof ClassCode>;
export const ClassCodes = z.array(ClassCode).min(1);

// —— Dates ——————————————————————————————————————————————————————————————————————————————————————————

export type Shift =
  | "month-start"
  | "month-end"
  | "next-month"
  | { days: CountRule }
  | { months: CountRule; ifNoSuchDay?: (typeof NO_SUCH_DAY)[number] | undefined }
  | { years: CountRule; ifNoSuchDay?: (typeof NO_SUCH_DAY)[number] | undefined };

/** A fixed day, an anchor (`payday`, `birth` …), the name of a date of the pack, or a rule. */
export type DateRule =
  | string
  | { from: DateRule; then: Shift[] }
  | { earliest: DateRule[] }
  | { latest: DateRule[] }
  | { fact: string }
  | { heldSince: ClassCode[] }
  | { heldUntil: ClassCode[] }
  | { unstated: string; elsewhere?: { day: PlainDate; source: string } | undefined }
  | { cases: { when: Condition; is: DateRule }[]; otherwise: DateRule };

export const Shift: z.ZodType<Shift> = z.lazy(() =>
  z.union([
    z.enum(["month-start", "month-end", "next-month"]),
    z.strictObject({ days: CountRule }),
    z.strictObject({ months: CountRule, ifNoSuchDay: z.enum(NO_SUCH_DAY).optional() }),
    z.strictObject({ years: CountRule, ifNoSuchDay: z.enum(NO_SUCH_DAY).optional() }),
  ]),
);

export const DateRule: z.ZodType<DateRule> = z.lazy(() =>
  z.union([
    z.enum(ANCHORS),
    PlainDate,
    Key, // the name of a date of the pack
    z.strictObject({ from: DateRule, then: z.array(Shift).min(1) }),
    z.strictObject({ earliest: z.array(DateRule).min(2) }),
    z.strictObject({ latest: z.array(DateRule).min(2) }),
    z.strictObject({ fact: Key }), // a fact of kind `date` that the pack declares
    // The day on which one of these classes was given, or taken away, as the list says.
    z.strictObject({ heldSince: ClassCodes }),
    z.strictObject({ heldUntil: ClassCodes }),
    z.strictObject({
      unstated: Ask,
      elsewhere: z.strictObject({ day: PlainDate, source: z.string().min(4) }).optional(),
    }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: Condition, is: DateRule })).min(1),
      otherwise: DateRule,
    }),
  ]),
);

/** Both ends belong to it; an end that is left out is open. */
const Between = z.strictObject({ from: DateRule.optional(), to: DateRule.optional() });
const InRange = z.strictObject({
  atLeast: z.number().int().optional(),
  under: z.number().int().optional(),
});

// —— Counts —————————————————————————————————————————————————————————————————————————————————————————

/** A whole number: of days, months, years or pieces. Never below zero. */
export type CountRule =
  | number
  | string
  | { fact: string }
  | { ageAt: DateRule }
  | { daysFrom: DateRule; to: DateRule }
  | { monthsFrom: DateRule; to: DateRule }
  | { sum: CountRule[] }
  | { minus: CountRule[] }
  | { times: CountRule[] }
  | { highest: CountRule[] }
  | { lowest: CountRule[] }
  | { cases: { when: Condition; is: CountRule }[]; otherwise: CountRule };

export const CountRule: z.ZodType<CountRule> = z.lazy(() =>
  z.union([
    z.number().int(),
    Key, // the name of a count of the pack
    z.strictObject({ fact: Key }), // `broken-years`, or a fact of kind `number` that the pack declares
    z.strictObject({ ageAt: DateRule }),
    z.strictObject({ daysFrom: DateRule, to: DateRule }),
    // Calendar months touched, both ends included: from 15 March to 31 December are ten.
    z.strictObject({ monthsFrom: DateRule, to: DateRule }),
    z.strictObject({ sum: z.array(CountRule).min(2) }),
    z.strictObject({ minus: z.array(CountRule).min(2) }),
    z.strictObject({ times: z.array(CountRule).min(2) }),
    z.strictObject({ highest: z.array(CountRule).min(2) }),
    z.strictObject({ lowest: z.array(CountRule).min(2) }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: Condition, is: CountRule })).min(1),
      otherwise: CountRule,
    }),
  ]),
);

// —— Conditions —————————————————————————————————————————————————————————————————————————————————————

/** Every key that is given must hold. */
export const Leaf = z.strictObject({
  hukou: z.enum(["local", "elsewhere"]).optional(),
  hukouKind: z.enum(["rural", "urban"]).optional(),
  sex: z.enum(["male", "female"]).optional(),
  permit: z.enum(["valid", "none"]).optional(),
  foreigner: z.array(z.enum(FOREIGNERS)).min(1).optional(),
  student: z.array(z.enum(STUDENT_STAGES)).min(1).optional(),
  enteredSchool: Between.optional(),
  born: Between.optional(),
  age: z
    .strictObject({
      atLeast: z.number().int().optional(),
      under: z.number().int().optional(),
      at: DateRule,
    })
    .optional(),
  parentInsuredHere: z.boolean().optional(),
  parentHoldsPermit: z.boolean().optional(),
  holds: ClassCodes.optional(),
  aid: z.enum(["full", "part", "none"]).optional(),
  employeeInsurance: z.enum(["active", "ended", "none"]).optional(),
  insuredElsewhere: z.boolean().optional(),
  enrolledLastYear: z.boolean().optional(),
  registered: z.boolean().optional(),
  brokenYears: InRange.optional(),
  returningMigrantWorker: z.boolean().optional(),
  event: z.array(z.enum(EVENT_KINDS)).min(1).optional(),
  eventDay: Between.optional(),
  via: z.array(z.enum(WAYS_OF_PAYING)).min(1).optional(),
  opened: z.strictObject({ special: Between }).optional(),
  /** Any day in a range. */
  day: z
    .strictObject({ of: DateRule, from: DateRule.optional(), to: DateRule.optional() })
    .optional(),
  /** Any count in a range. */
  count: z
    .strictObject({
      of: CountRule,
      atLeast: z.number().int().optional(),
      under: z.number().int().optional(),
    })
    .optional(),
  /** Living in one of these places or below it (division codes). */
  place: z
    .array(z.string().regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/))
    .min(1)
    .optional(),
  /** A setting of the pack. */
  setting: z.record(Key, Key).optional(),
  /** Facts that the pack declares: a yes or no, one or several of the choices, a number or a day in a range. */
  more: z
    .record(Key, z.union([z.boolean(), Key, z.array(Key).min(1), InRange, Between]))
    .optional(),
});
export type Leaf = z.infer<typeof Leaf>;

export type Condition =
  | string
  | Leaf
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { known: Leaf };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Key, // the name of a condition of the pack
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    // Holds only where the facts themselves say so: what is unknown is not taken as for an ordinary resident.
    z.strictObject({ known: Leaf }),
    Leaf,
  ]),
);

// —— Amounts ————————————————————————————————————————————————————————————————————————————————————————

export const Yuan = z
  .union([z.number(), z.string()])
  .refine((value) => fenOfYuan(value) !== undefined, "金额应为元，最多两位小数");
export const Share = z
  .string()
  .refine((value) => parseFraction(value) !== undefined, "份额应写成 50% 或 1/2，且不超过全部");

export type ShareRule = string | { count: CountRule; outOf: CountRule };

export type AmountRule =
  | string
  | { yuan: number | string }
  | { unstated: string; elsewhere?: { yuan: number | string; source: string } | undefined }
  | { fact: string }
  | { leftOf: "price" }
  | { sum: AmountRule[] }
  | { minus: AmountRule[] }
  | { highest: AmountRule[] }
  | { lowest: AmountRule[] }
  | { times: CountRule; of: AmountRule }
  | { share: ShareRule; of: AmountRule; rounding?: (typeof ROUNDINGS)[number] | undefined }
  | { cases: { when: Condition; is: AmountRule }[]; otherwise: AmountRule };

export const AmountRule: z.ZodType<AmountRule> = z.lazy(() =>
  z.union([
    Key, // the name of an amount of the pack
    z.strictObject({ yuan: Yuan }),
    // The plan does not give it: whom to ask; where another document gives a figure, that with its source.
    z.strictObject({
      unstated: Ask,
      elsewhere: z.strictObject({ yuan: Yuan, source: z.string().min(4) }).optional(),
    }),
    z.strictObject({ fact: Key }), // a fact of kind `money` that the pack declares, in fen
    // Inside `gives` of a class: what those before it have left to pay.
    z.strictObject({ leftOf: z.literal("price") }),
    z.strictObject({ sum: z.array(AmountRule).min(2) }),
    z.strictObject({ minus: z.array(AmountRule).min(2) }), // never below zero
    z.strictObject({ highest: z.array(AmountRule).min(2) }),
    z.strictObject({ lowest: z.array(AmountRule).min(2) }),
    z.strictObject({ times: CountRule, of: AmountRule }),
    z.strictObject({
      // Written out, or so many of so many, as in three months of twelve.
      share: z.union([Share, z.strictObject({ count: CountRule, outOf: CountRule })]),
      of: AmountRule,
      rounding: z.enum(ROUNDINGS).optional(),
    }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: Condition, is: AmountRule })).min(1),
      otherwise: AmountRule,
    }),
  ]),
);
