/**
 * A correction in mid-season against what was paid: what the new revision says to somebody who has paid under the old
 * one. Too much is proposed to be given back; everything else is for a person to decide, and nobody is ever charged
 * by it.
 */
import type { AidShare, Line, Outcome, Step } from "../answer";
import type { Answer } from "../evaluate";
import type { Payer } from "../facts";
import { canonicalJson } from "../hash";
import type { Receipt } from "../receipt";
import type { Answering } from "./roster";

/** What was paid for one coverage year of one person, in fen, with the receipt of the quote behind it. */
export interface Paid {
  year: number;
  paidFen: number;
  receipt: Receipt;
}

export type ImpactKind =
  /** Nothing that concerns this payment differs. */
  | "same"
  /** Paid more than the new revision asks: a refund is proposed. */
  | "overpaid"
  /** Paid less: a person decides; never collected by itself. */
  | "underpaid"
  /** The new revision cannot say the amount. */
  | "now-open"
  /** By the new revision this person could not have paid on that day. */
  | "now-refused"
  /** The amount is right; the days of benefits are others. */
  | "benefit-changed"
  /** The amount is right; who pays the rest is not. */
  | "funds-changed";

export interface BenefitSpan {
  from: string;
  to: string;
}

export interface Impact {
  kind: ImpactKind;
  year: number;
  paidFen: number;
  /** What the new revision asks for the year; null where it gives no amount. */
  shouldBeFen: number | null;
  /** Fen to give back: only with `overpaid`. */
  refundFen?: number;
  /** Fen too little: only with `underpaid`. */
  shortFen?: number;
  outcome: { before: Outcome; after: Outcome };
  benefit?: { before: BenefitSpan | null; after: BenefitSpan | null };
  /** What each payer gave and would give, where it differs; fen. */
  payers: { payer: Payer; beforeFen: number; afterFen: number }[];
  /** Steps of the explanation that only one of them has. */
  steps: { gone: Step[]; now: Step[] };
  /** Clauses of the steps that are new. */
  cites: string[];
  /** The payment is not what its own receipt asked for. */
  notAsReceipted?: true;
}

const REFUSING: readonly Outcome[] = [
  "no-plan",
  "not-eligible",
  "insured-already",
  "closed",
  "not-open",
];

const lineOf = (quote: Answer, year: number): Line | undefined =>
  quote.lines.find((line) => line.year === year);

/** Steps that concern the year, or every year. */
const stepsOf = (quote: Answer, year: number): Step[] =>
  quote.because.filter((step) => step.year === undefined || step.year === year);

/** What of `steps` the other list does not have, repeated ones counted. */
function without(steps: readonly Step[], others: readonly Step[]): Step[] {
  const left = others.map(canonicalJson);
  return steps.filter((step) => {
    const at = left.indexOf(canonicalJson(step));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function perPayer(line: Line | undefined): Map<Payer, number> {
  const sums = new Map<Payer, number>();
  const add = ({ payer, amount }: AidShare): void =>
    void sums.set(payer, (sums.get(payer) ?? 0) + amount);
  line?.aid.forEach(add);
  line?.afterwards?.forEach(add);
  return sums;
}

function payerChanges(before: Line | undefined, after: Line | undefined): Impact["payers"] {
  const [one, other] = [perPayer(before), perPayer(after)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((payer) => ({
      payer,
      beforeFen: one.get(payer) ?? 0,
      afterFen: other.get(payer) ?? 0,
    }))
    .filter(({ beforeFen, afterFen }) => beforeFen !== afterFen);
}

interface Judged {
  paidFen: number;
  shouldBeFen: number | null;
  after: Answer;
  benefitDiffers: boolean;
  payersDiffer: boolean;
}

function kindOf({ paidFen, shouldBeFen, after, benefitDiffers, payersDiffer }: Judged): ImpactKind {
  if (REFUSING.includes(after.outcome)) return "now-refused";
  if (after.outcome === "ask" || shouldBeFen === null) return "now-open";
  if (shouldBeFen < paidFen) return "overpaid";
  if (shouldBeFen > paidFen) return "underpaid";
  if (benefitDiffers) return "benefit-changed";
  return payersDiffer ? "funds-changed" : "same";
}

/**
 * What another revision says of a payment. `answer` is the new revision's; the facts are those of the day of paying,
 * as the receipt keeps them. `explain` is the old revision's, so that steps differ only where the revisions do, and not
 * where an engine of that time put it in other words; without it the receipt's own steps are held against the new ones.
 */
export function impactOf(
  { receipt, year, paidFen }: Paid,
  answer: Answering,
  explain?: Answering,
): Impact {
  const before = receipt.answer;
  const told = explain?.(receipt.facts) ?? before;
  const after = answer(receipt.facts);
  const line = lineOf(after, year);
  // A year that is not owed any more, while the others are: nothing is asked for it.
  const shouldBeFen = line ? line.due : after.due === null ? null : 0;
  const payers = payerChanges(lineOf(before, year), line);
  const benefitDiffers = canonicalJson(before.benefit) !== canonicalJson(after.benefit);
  const payersDiffer = payers.length > 0;
  const kind = kindOf({ paidFen, shouldBeFen, after, benefitDiffers, payersDiffer });
  const steps = {
    gone: without(stepsOf(told, year), stepsOf(after, year)),
    now: without(stepsOf(after, year), stepsOf(told, year)),
  };
  const owed = shouldBeFen ?? paidFen;
  return {
    kind,
    year,
    paidFen,
    shouldBeFen,
    ...(kind === "overpaid" && { refundFen: paidFen - owed }),
    ...(kind === "underpaid" && { shortFen: owed - paidFen }),
    outcome: { before: before.outcome, after: after.outcome },
    ...(benefitDiffers && { benefit: { before: before.benefit, after: after.benefit } }),
    payers,
    steps,
    cites: [...new Set(steps.now.map(({ cite }) => cite))],
    ...(lineOf(before, year)?.due !== paidFen && { notAsReceipted: true as const }),
  };
}

export interface ImpactTotals {
  paid: number;
  paidFen: number;
  kinds: Record<ImpactKind, { people: number; fen: number }>;
}

/** No payment yet. */
export function noImpact(): ImpactTotals {
  const none = () => ({ people: 0, fen: 0 });
  return {
    paid: 0,
    paidFen: 0,
    kinds: {
      same: none(),
      overpaid: none(),
      underpaid: none(),
      "now-open": none(),
      "now-refused": none(),
      "benefit-changed": none(),
      "funds-changed": none(),
    },
  };
}

/** Adds one payment; the sum of a kind is what is given back, what is short, or else what was paid. */
export function addImpact(totals: ImpactTotals, impact: Impact): void {
  totals.paid += 1;
  totals.paidFen += impact.paidFen;
  const kind = totals.kinds[impact.kind];
  kind.people += 1;
  kind.fen += impact.refundFen ?? impact.shortFen ?? impact.paidFen;
}
