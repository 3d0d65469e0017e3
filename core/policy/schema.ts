/**
 * The form of a policy pack: what a person writes who reads plans, not code. Few notions that combine (see
 * `schema-rules.ts`), put to use in the sections below. Every entry carries the clause it comes from (`cite`) and
 * what it means in our own words (`says`). `policies/REFERENCE.md` explains each with an example.
 */
import { z } from "zod";
import {
  AmountRule,
  Ask,
  Cite,
  ClassCode,
  ClassCodes,
  Condition,
  CountRule,
  DateRule,
  Key,
  Says,
  Share,
} from "./schema-rules";
import { PlainDate } from "./plain-date";
import { CoverageSpan, Document, Override, Removal } from "./schema-itself";
import { ERRANDS, PAYERS, REFUND_REASONS, UNLISTED_CODES, WEEKDAYS } from "./vocabulary";

export { CoverageSpan, Document, Override, Removal };

/** What every entry of a section carries. */
const entry = { key: Key, says: Says, cite: Cite };

// —— Words of the pack's own ————————————————————————————————————————————————————————————————————————

/** A choice that the pack makes where sources differ; conditions name it, a narrower pack may choose otherwise. */
export const Setting = z.strictObject({
  ...entry,
  is: Key,
  choices: z.array(z.strictObject({ key: Key, says: Says })).min(2),
});

/** A fact that only this pack asks for. While it is unknown, `ordinary` is taken. */
export const OwnFact = z.strictObject({
  ...entry,
  /** The question put to a resident. */
  ask: Ask,
  kind: z.enum(["yes-no", "choice", "number", "date", "money"]),
  choices: z
    .array(z.strictObject({ key: Key, says: Says }))
    .min(2)
    .optional(),
  /** A yes or no, a choice, a number, or an amount in fen; a date has none. */
  ordinary: z.union([z.boolean(), Key, z.number().int().min(0)]).optional(),
  /** The largest number that makes sense. */
  atMost: z.number().int().min(1).optional(),
  /** Where no resident can say it: nobody is asked, and it is told that the office has to. */
  statedBy: z.literal("staff").optional(),
});

export const NamedCondition = z.strictObject({ ...entry, when: Condition });
export const NamedDate = z.strictObject({ ...entry, is: DateRule });
export const NamedCount = z.strictObject({ ...entry, is: CountRule });
export const NamedAmount = z.strictObject({
  ...entry,
  is: AmountRule,
  /** The plan gives a floor ("at least"). */
  atLeast: z.boolean().optional(),
});

/** A class of people that the fixed list of codes does not have. */
export const OwnClass = z.strictObject({
  ...entry,
  code: z.templateLiteral(["x-", z.string().regex(/^[a-z0-9-]+$/)]),
  name: Says,
});

// —— Who, and on what terms —————————————————————————————————————————————————————————————————————————

export const Group = z.strictObject({ ...entry, when: Condition });

export const Bar = z.strictObject({
  ...entry,
  when: Condition,
  outcome: z.enum(["insured-already", "not-eligible"]),
  todo: z.string().optional(),
});

export const PayerShare = z.strictObject({
  payer: z.enum(PAYERS),
  /** The plan's own words for who pays. */
  label: z.string().optional(),
  /** A part of the aid; the last payer takes what is left. */
  share: Share.optional(),
  /** A fixed part of the aid. */
  amount: AmountRule.optional(),
  /**
   * `with-bill` (if left out): taken off what the person pays. `to-person-afterwards`: the person pays it first and is
   * given it back. `to-fund-afterwards`: taken off, but this payer settles with the fund later.
   */
  paid: z.enum(["with-bill", "to-person-afterwards", "to-fund-afterwards"]).optional(),
});

export const AidClass = z.strictObject({
  ...entry,
  classes: z.array(z.union([ClassCode, z.enum(UNLISTED_CODES)])).min(1),
  /** A further condition; where it fails, `otherwise` says why the class gives nothing. */
  when: Condition.optional(),
  otherwise: z
    .strictObject({ reason: z.enum(["not-local", "condition-not-met"]), says: Says })
    .optional(),
  /** What is taken off; `all` is the whole price that applies. */
  gives: z.union([z.literal("all"), AmountRule]),
  payers: z.array(PayerShare).min(1),
  /** Aids of one pot compete; pots follow one another, each on what is left. Left out: the pot `main`. */
  pot: Key.optional(),
});

/**
 * How the aids of one pot go together, with the clause that says so. What says no `take` is about no pot: `atMost` then
 * holds for all pots together.
 */
export const Combination = z.strictObject({
  ...entry,
  take: z.enum(["best", "first", "all"]).optional(),
  /** Together they give at most so much. */
  atMost: AmountRule.optional(),
});

/** Classes that a plan names without giving an aid of its own. */
export const NoAid = z.strictObject({
  ...entry,
  classes: ClassCodes,
  reason: z.enum(["set-elsewhere", "not-in-plan"]),
});

export const ClassDates = z.strictObject({
  /** Additions on or after this day count from the next month. */
  addedCountNextMonthSince: PlainDate.optional(),
  /** Removals on or after this day end with the month. */
  removedEndWithMonthSince: PlainDate.optional(),
  says: Says,
  cite: Cite,
});

// —— When, at what price, from when covered —————————————————————————————————————————————————————————

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

/** A charge beside the price, on which no aid is given, such as months of waiting bought back. */
export const Extra = z.strictObject({ ...entry, is: AmountRule, when: Condition.optional() });

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "时刻写成 17:00 这样");

/** A way in: a dated phase with its own price and start of benefits. */
export const Way = z.strictObject({
  ...entry,
  /** The way of ordinary residents: exactly one. */
  main: z.boolean().optional(),
  when: Condition.optional(),
  /** Where two ways are open at once on different terms, the one that says `before` goes first. */
  before: z.array(Key).min(1).optional(),
  opens: DateRule,
  /** The day is inclusive. Where the plan names none, `{ unstated: whom to ask }`: then it ends with the coverage year. */
  closes: DateRule.optional(),
  /** The hour of the closing day at which payment ends. The engine judges days; who takes the payment judges the hour. */
  closesAt: Hour.optional(),
  /** A later closing day that the plan also names. Up to `closes` is safe; between the two nobody can say. */
  disputed: z.strictObject({ closes: PlainDate, says: Says, cite: Cite }).optional(),
  price: Key,
  extras: z.array(Extra).min(1).optional(),
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
  decide: z.strictObject({ ask: Ask, says: Says }).optional(),
});

export const Registration = z.strictObject({
  ...entry,
  when: Condition,
  where: Says,
  bring: z.array(z.string()).optional(),
});

/** Whom a pause holds for, where not for everybody: those of a condition, or those who pay in some way. */
const pause = { ...entry, when: Condition.optional() };

/** Days that take no payments: every month from a day to a day (or its end), or a span of dates. */
export const Pause = z.union([
  z.strictObject({
    ...pause,
    fromDay: z.number().int().min(1).max(31),
    toDay: z.number().int().min(1).max(31).optional(),
  }),
  z.strictObject({ ...pause, from: PlainDate, to: PlainDate }),
]);

// —— Where to go, whom to call, what staff owe each other ———————————————————————————————————————————

/** An errand: where to go and what to bring. Where `when` is given, it is told to those whom it concerns. */
export const Procedure = z.strictObject({
  ...entry,
  for: z.enum(ERRANDS),
  when: Condition.optional(),
  where: Says.optional(),
  bring: z.array(z.string()).optional(),
  /** The last day for it. */
  by: DateRule.optional(),
});

/**
 * When somebody who has paid gets money back: for which reasons, from when to when, how much. An amount may say the part
 * for the months that are left; where the plan does not say, `{ unstated: whom to ask }`.
 */
export const Refund = z.strictObject({
  ...entry,
  from: DateRule.optional(),
  to: DateRule.optional(),
  /** Empty: for no reason. */
  reasons: z.array(z.enum(REFUND_REASONS)),
  gives: z.union([z.enum(["all", "difference", "nothing"]), AmountRule]),
});

/** Days that come again: weekly, monthly, one fixed day, or as the plan has it; within a span where it has one. */
export const Calendar = z.strictObject({
  /** Where no day can be written out, such as the tenth working day after the month: when it is, in words. */
  says: Says.optional(),
  weekly: z.enum(WEEKDAYS).optional(),
  monthly: z.array(z.number().int().min(1).max(31)).min(1).optional(),
  on: z.array(PlainDate).min(1).optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
});

/** A list that one office owes another. */
export const Roster = z.strictObject({
  ...entry,
  classes: ClassCodes.optional(),
  provider: Says,
  due: z.array(Calendar).min(1).optional(),
});

/** A report that is due again and again. */
export const Report = z.strictObject({ ...entry, to: Says, due: z.array(Calendar).min(1) });

export const Channel = z.strictObject({
  key: Key,
  says: Says,
  cite: Cite.optional(),
  /** What is known of it from elsewhere, and from where. */
  source: z.string().min(4).optional(),
  /** The kind of receipt that it gives. */
  receipt: z.string().min(2).optional(),
});

export const Contact = z.strictObject({
  key: Key,
  name: Says,
  phone: z.string().min(3),
  cite: Cite.optional(),
});

/** Something worth knowing that changes no answer. Where `when` is given, it is told to those whom it concerns. */
export const Note = z.strictObject({ ...entry, when: Condition.optional() });

/** Two clauses that contradict each other, and how this pack reads them until somebody decides. */
export const Dispute = z.strictObject({
  ...entry,
  /** The other clause. */
  against: Cite,
  reading: Says,
  ask: Ask,
});

export const Unstated = z.strictObject({ ...entry, ask: Ask });

export const NotEncoded = z.strictObject({
  key: Key,
  clause: z.string().min(1),
  why: z.string().min(4, "要写明为什么不收录"),
  /** The person who looked at it and accepted the gap. Without one the pack is not published. */
  acceptedBy: z.string().min(2).optional(),
});

// —— The pack ———————————————————————————————————————————————————————————————————————————————————————

const list = <T extends z.ZodType>(schema: T) => z.array(schema).optional();

const sections = {
  document: Document.optional(),
  coverageSpan: CoverageSpan.optional(),
  /** Said first on the plan page, such as that a place is invented. */
  warning: z.string().optional(),
  /** Put behind the place's name, such as 演示. */
  badge: z.string().optional(),
  settings: list(Setting),
  facts: list(OwnFact),
  conditions: list(NamedCondition),
  dates: list(NamedDate),
  counts: list(NamedCount),
  amounts: list(NamedAmount),
  eligible: list(Group),
  barred: list(Bar),
  ownClasses: list(OwnClass),
  classes: list(AidClass),
  combine: list(Combination),
  noAid: list(NoAid),
  classDates: ClassDates.optional(),
  ways: list(Way),
  registration: list(Registration),
  pauses: list(Pause),
  procedures: list(Procedure),
  refunds: list(Refund),
  rosters: list(Roster),
  reports: list(Report),
  targets: list(z.strictObject(entry)),
  channels: list(Channel),
  contacts: list(Contact),
  notes: list(Note),
  disputes: list(Dispute),
  unstated: list(Unstated),
  notEncoded: list(NotEncoded),
  without: list(Removal),
  override: list(Override),
};

export const PackDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+\/[a-z0-9-]+$/i, "编号写成 440783/2027 这样"),
  /** Division code that the pack answers for; `000000` for the nation. */
  place: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/, "地区编码应为 6、9 或 12 位数字，写在引号里"),
  /** Absent for a pack that others inherit from and that answers nobody itself. */
  coverageYear: z.number().int().min(1990).max(2100).optional(),
  /** The year in the plan's own title, and the year of the funding standard, where they differ. */
  planLabel: z.string().optional(),
  standardYear: z.number().int().optional(),
  extends: z.array(z.string()).optional(),
  revision: z.number().int().min(1),
  publishedAt: PlainDate,
  /** The revision that this one corrects, and why. */
  supersedes: z.number().int().min(1).optional(),
  reason: z.string().optional(),
  approvedBy: z.string().min(2).optional(),
  ...sections,
});
export type PackDocument = z.infer<typeof PackDocument>;

export type OwnFact = z.infer<typeof OwnFact>;
export type Group = z.infer<typeof Group>;
export type Bar = z.infer<typeof Bar>;
export type AidClass = z.infer<typeof AidClass>;
export type PayerShare = z.infer<typeof PayerShare>;
export type Combination = z.infer<typeof Combination>;
export type NoAid = z.infer<typeof NoAid>;
export type Benefit = z.infer<typeof Benefit>;
export type Extra = z.infer<typeof Extra>;
export type Way = z.infer<typeof Way>;
export type Registration = z.infer<typeof Registration>;
export type Pause = z.infer<typeof Pause>;
export type Procedure = z.infer<typeof Procedure>;
export type Refund = z.infer<typeof Refund>;
export type Calendar = z.infer<typeof Calendar>;
export type NamedAmount = z.infer<typeof NamedAmount>;
