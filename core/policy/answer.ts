import type { CategoryCode, MissingKey, Payer } from "./facts";
import type { PlainDate } from "./plain-date";

/** The outcome of a quote: the first that applies, in this order. */
export const OUTCOMES = [
  "no-plan",
  "not-eligible",
  "insured-already",
  "not-open",
  "closed",
  "ask",
  "register-first",
  "no-charge",
  "settlement-pause",
  "payable",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a step speaks of. A weakly bound viewer is not shown the steps about `aid` and `class`. */
export type Topic =
  | "plan"
  | "eligibility"
  | "window"
  | "price"
  | "class"
  | "aid"
  | "extra"
  | "fiscal"
  | "benefit"
  | "registration"
  | "open-point";

/** One step of the explanation. `fen` is what the step adds to the amount due; the steps' sum is `due`. */
export interface Step {
  text: string;
  cite: string;
  topic: Topic;
  year?: number;
  fen?: number;
}

export interface Advice {
  text: string;
  cite?: string;
}

export interface AidShare {
  category: CategoryCode;
  payer: Payer;
  /** The plan's own words for the payer, where it does not name one of ours. */
  payerLabel?: string;
  /** Integer fen. */
  amount: number;
  /** This payer settles with the fund later; the person notices nothing. */
  afterwards?: true;
}

/** A charge beside the price, on which no aid is given. */
export interface ExtraCharge {
  key: string;
  /** Integer fen. */
  amount: number;
}

/** What is owed for one coverage year, in integer fen; `null` where the plan does not give it. */
export interface Line {
  year: number;
  /** The price before aid, extras included. */
  standard: number | null;
  aid: AidShare[];
  due: number | null;
  extras?: ExtraCharge[];
  /** Paid by the person first and given back later: not taken off what is due. */
  afterwards?: AidShare[];
}

export type UnusedReason =
  | "outranked"
  | "not-local"
  | "not-in-plan"
  | "expired"
  | "not-yet"
  | "late"
  | "set-elsewhere"
  | "condition-not-met";

export interface Unused {
  category: CategoryCode;
  reason: UnusedReason;
  text: string;
  cite?: string;
}

export interface Window {
  opens: PlainDate;
  closes: PlainDate;
  /** The hour at which payment ends on `closes`, where the plan names one: `17:00` in Asia/Shanghai. */
  closesAt?: string;
  /** The day payments are taken again after a settlement pause. */
  reopens?: PlainDate;
  /** The last day before `closes` that takes payments, where `closes` itself is a settlement day. */
  lastPayingDay?: PlainDate;
  /** A later closing day that the plan also names; not to be relied on. */
  disputed?: PlainDate;
}

/** A question that would settle a missing fact, in words a resident can answer. */
export interface Question {
  fact: MissingKey;
  text: string;
}

export interface Quote {
  id?: string;
  outcome: Outcome;
  /** With `no-plan`. */
  reason?: "unknown-place" | "not-yet-published" | "ended" | "not-encoded";
  /** Integer fen for all lines together, or `null`. */
  due: number | null;
  estimate?: number;
  estimateSource?: string;
  lines: Line[];
  unused: Unused[];
  fiscal: number | null;
  fiscalAtLeast?: boolean;
  window: Window | null;
  /** The window told is that of ordinary residents: this person's own has no dates until staff open it. */
  ownWindowUnknown?: true;
  benefit: { from: PlainDate; to: PlainDate } | null;
  missing: MissingKey[];
  questions: Question[];
  because: Step[];
  next: Advice[];
  /** Which pack answered: its id and the hash of its content; absent with `no-plan`. */
  pack?: { id: string; hash: string };
}
