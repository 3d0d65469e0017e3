/**
 * The form of a policy pack: what a person writes who reads plans, not code. Few notions that combine:
 * conditions over facts, dates anchored to events, amounts, ways in (dated phases), classes with payers.
 * Every value carries the clause it comes from (`cite`) and what it means in our own words (`says`).
 */
import { z } from "zod";
import { CATEGORY_CODES, EVENT_KINDS, PAYERS, STUDENT_STAGES, WAYS_OF_PAYING } from "./facts";
import { fenOfYuan, parseFraction, ROUNDINGS } from "./money";
import { PlainDate } from "./plain-date";

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/, "名称只用小写字母、数字和连字符");
const Cite = z.string().min(1);
const Says = z.string().min(2);

// —— Dates ——————————————————————————————————————————————————————————————————————————————————————————

export const ANCHORS = [
  "payday", // the day of paying, which is the day of asking
  "birth", // the newborn's birth, or the person's
  "event", // the day of the event that lets a person in
  "year-start",
  "year-end",
  "employee-insurance-ended",
  "school-entry",
  "graduation",
  "permit-until",
  "opened-special", // the day staff opened the special window
  "extension-until", // the last day of an extension that staff switched on
] as const;

const NoSuchDay = z.enum(["end-of-month", "next-day"]);

export const Shift = z.union([
  z.enum(["month-start", "month-end", "next-month"]),
  z.strictObject({ days: z.number().int() }),
  z.strictObject({ months: z.number().int(), ifNoSuchDay: NoSuchDay.optional() }),
  z.strictObject({ years: z.number().int(), ifNoSuchDay: NoSuchDay.optional() }),
]);

export type DateRule =
  | string
  | { from: DateRule; then: z.infer<typeof Shift>[] }
  | { earliest: DateRule[] }
  | { latest: DateRule[] }
  | { cases: { when: Condition; is: DateRule }[]; otherwise: DateRule };

export const DateRule: z.ZodType<DateRule> = z.lazy(() =>
  z.union([
    z.enum(ANCHORS),
    PlainDate,
    z.strictObject({ from: DateRule, then: z.array(Shift).min(1) }),
    z.strictObject({ earliest: z.array(DateRule).min(2) }),
    z.strictObject({ latest: z.array(DateRule).min(2) }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: Condition, is: DateRule })).min(1),
      otherwise: DateRule,
    }),
  ]),
);

// —— Conditions —————————————————————————————————————————————————————————————————————————————————————

const Codes = z.array(z.enum(CATEGORY_CODES)).min(1);
const Between = z.strictObject({ from: DateRule.optional(), to: DateRule.optional() });

/** Every key that is given must hold. */
export const Leaf = z.strictObject({
  hukou: z.enum(["local", "elsewhere"]).optional(),
  hukouKind: z.enum(["rural", "urban"]).optional(),
  permit: z.enum(["valid", "none"]).optional(),
  foreigner: z
    .array(z.enum(["expert-family", "permit-unemployed"]))
    .min(1)
    .optional(),
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
  holds: Codes.optional(),
  aid: z.enum(["full", "part", "none"]).optional(),
  employeeInsurance: z.enum(["active", "ended", "none"]).optional(),
  insuredElsewhere: z.boolean().optional(),
  enrolledLastYear: z.boolean().optional(),
  registered: z.boolean().optional(),
  brokenYears: z
    .strictObject({ atLeast: z.number().int().optional(), under: z.number().int().optional() })
    .optional(),
  returningMigrantWorker: z.boolean().optional(),
  event: z.array(z.enum(EVENT_KINDS)).min(1).optional(),
  eventDay: Between.optional(),
  via: z.array(z.enum(WAYS_OF_PAYING)).min(1).optional(),
  opened: z.strictObject({ special: Between }).optional(),
});
export type Leaf = z.infer<typeof Leaf>;

export type Condition =
  Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition } | { known: Leaf };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    // Holds only where the facts themselves say so: what is unknown is not taken as for an ordinary resident.
    z.strictObject({ known: Leaf }),
    Leaf,
  ]),
);

// —— Amounts ————————————————————————————————————————————————————————————————————————————————————————

const Yuan = z
  .union([z.number(), z.string()])
  .refine((value) => fenOfYuan(value) !== undefined, "金额应为元，最多两位小数");
const Share = z
  .string()
  .refine((value) => parseFraction(value) !== undefined, "份额应写成 50% 或 1/2，且不超过全部");

export type AmountRule =
  | string
  | { yuan: number | string }
  | { unstated: string; elsewhere?: { yuan: number | string; source: string } }
  | { sum: AmountRule[] }
  | { share: string; of: AmountRule; rounding?: (typeof ROUNDINGS)[number] }
  | { cases: { when: Condition; is: AmountRule }[]; otherwise: AmountRule };

export const AmountRule: z.ZodType<AmountRule> = z.lazy(() =>
  z.union([
    Key, // the name of an amount of the pack
    z.strictObject({ yuan: Yuan }),
    // The plan does not give it: whom to ask; where another document gives a figure, that with its source.
    z.strictObject({
      unstated: z.string().min(2),
      elsewhere: z.strictObject({ yuan: Yuan, source: z.string().min(4) }).optional(),
    }),
    z.strictObject({ sum: z.array(AmountRule).min(2) }),
    z.strictObject({ share: Share, of: AmountRule, rounding: z.enum(ROUNDINGS).optional() }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: Condition, is: AmountRule })).min(1),
      otherwise: AmountRule,
    }),
  ]),
);

export const NamedAmount = z.strictObject({
  key: Key,
  is: AmountRule,
  /** The plan gives a floor ("at least"). */
  atLeast: z.boolean().optional(),
  says: Says,
  cite: Cite,
});

// —— Who, and on what terms —————————————————————————————————————————————————————————————————————————

export const Group = z.strictObject({ key: Key, when: Condition, says: Says, cite: Cite });

export const Bar = z.strictObject({
  key: Key,
  when: Condition,
  outcome: z.enum(["insured-already", "not-eligible"]),
  says: Says,
  todo: z.string().optional(),
  cite: Cite,
});

export const AidClass = z.strictObject({
  key: Key,
  classes: Codes,
  /** A further condition; where it fails, `otherwise` says why the class gives nothing. */
  when: Condition.optional(),
  otherwise: z
    .strictObject({ reason: z.enum(["not-local", "condition-not-met"]), says: Says })
    .optional(),
  /** What is taken off; `all` is the whole price that applies. */
  gives: z.union([z.literal("all"), AmountRule]),
  payers: z
    .array(
      z.strictObject({
        payer: z.enum(PAYERS),
        label: z.string().optional(),
        share: Share.optional(),
      }),
    )
    .min(1),
  says: Says,
  cite: Cite,
});

/** Classes that a plan names without giving an aid of its own. */
export const NoAid = z.strictObject({
  key: Key,
  classes: Codes,
  reason: z.enum(["set-elsewhere", "not-in-plan"]),
  says: Says,
  cite: Cite,
});

export const ClassDates = z.strictObject({
  /** Additions on or after this day count from the next month. */
  addedCountNextMonthSince: PlainDate.optional(),
  /** Removals on or after this day end with the month. */
  removedEndWithMonthSince: PlainDate.optional(),
  says: Says,
  cite: Cite,
});

export const Benefit = z.strictObject({
  from: DateRule,
  to: DateRule.optional(),
  /** Days before the coverage year count as well. */
  beforeYear: z.boolean().optional(),
  says: Says,
  /** What the plan leaves open about it. */
  open: z.string().optional(),
  cite: Cite,
});

/** A way in: a dated phase with its own price and start of benefits. Tried in the order written. */
export const Way = z.strictObject({
  key: Key,
  /** The way of ordinary residents: exactly one. */
  main: z.boolean().optional(),
  when: Condition.optional(),
  opens: DateRule,
  /** Absent: the plan states no closing day, so it ends with the coverage year. The day is inclusive. */
  closes: DateRule.optional(),
  /** A later closing day that the plan also names. Up to `closes` is safe; between the two nobody can say. */
  disputed: z.strictObject({ closes: PlainDate, says: Says, cite: Cite }).optional(),
  price: Key,
  /** False where the person pays without any class aid. */
  aid: z.boolean().optional(),
  /** True where the person pays the government's share too. */
  fiscalPaidByPerson: z.boolean().optional(),
  benefit: Benefit.optional(),
  /** Coverage years owed, where they are not just the year asked for. */
  owes: z
    .strictObject({
      when: Condition.optional(),
      from: DateRule,
      to: DateRule,
      /** `all`: every one. `together`: every one unless fewer are asked for. `either`: only those asked for. */
      choice: z.enum(["all", "together", "either"]),
      says: Says,
      cite: Cite,
    })
    .optional(),
  /** The plan leaves the decision to rules that it does not contain. */
  decide: z.strictObject({ ask: z.string().min(2), says: Says }).optional(),
  says: Says,
  cite: Cite,
});

export const Registration = z.strictObject({
  key: Key,
  when: Condition,
  where: z.string().min(2),
  bring: z.array(z.string()).optional(),
  says: Says,
  cite: Cite,
});

// —— The pack ———————————————————————————————————————————————————————————————————————————————————————

export const Document = z.strictObject({
  title: z.string().min(2),
  number: z.string().optional(),
  issuer: z.string().optional(),
  issuedOn: PlainDate.optional(),
  note: z.string().optional(),
});

const sections = {
  document: Document.optional(),
  /** Said first on the plan page, such as that a place is invented. */
  warning: z.string().optional(),
  /** Put behind the place's name, such as 演示. */
  badge: z.string().optional(),
  amounts: z.array(NamedAmount).optional(),
  eligible: z.array(Group).optional(),
  barred: z.array(Bar).optional(),
  classes: z.array(AidClass).optional(),
  noAid: z.array(NoAid).optional(),
  classDates: ClassDates.optional(),
  ways: z.array(Way).optional(),
  registration: z.array(Registration).optional(),
  /** From this day of every month to its end no payment is taken. */
  settlementPause: z
    .strictObject({ fromDay: z.number().int().min(2).max(28), says: Says, cite: Cite })
    .optional(),
  targets: z.array(z.strictObject({ key: Key, says: Says, cite: Cite })).optional(),
  channels: z.array(z.strictObject({ key: Key, says: Says, cite: Cite.optional() })).optional(),
  contacts: z
    .array(
      z.strictObject({ key: Key, name: Says, phone: z.string().min(3), cite: Cite.optional() }),
    )
    .optional(),
  /** What the plan leaves open, with whom to ask. */
  unstated: z
    .array(z.strictObject({ key: Key, says: Says, ask: z.string().min(2), cite: Cite }))
    .optional(),
  /** Clauses that this pack does not carry, and why. */
  notEncoded: z
    .array(z.strictObject({ key: Key, clause: z.string().min(1), why: z.string().min(4) }))
    .optional(),
};

export const PackDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+\/[a-z0-9-]+$/i),
  /** Division code that the pack answers for; `000000` for the nation. */
  place: z.string().regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/),
  /** Absent for a pack that others inherit from and that answers nobody itself. */
  coverageYear: z.number().int().min(1990).max(2100).optional(),
  /** The year in the plan's own title, and the year of the funding standard, where they differ. */
  planLabel: z.string().optional(),
  standardYear: z.number().int().optional(),
  extends: z.array(z.string()).optional(),
  revision: z.number().int().min(1),
  publishedAt: PlainDate,
  supersedes: z.string().optional(),
  reason: z.string().optional(),
  approvedBy: z.string().optional(),
  ...sections,
});
export type PackDocument = z.infer<typeof PackDocument>;

export type Group = z.infer<typeof Group>;
export type Bar = z.infer<typeof Bar>;
export type AidClass = z.infer<typeof AidClass>;
export type NoAid = z.infer<typeof NoAid>;
export type Way = z.infer<typeof Way>;
export type Registration = z.infer<typeof Registration>;
export type NamedAmount = z.infer<typeof NamedAmount>;
