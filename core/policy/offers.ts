/** What one class gives one person at a price: the parts of its payers and the steps that tell them. */
import { isAlways, type AmountOf, type Asking } from "./asking";
import type { AidShare, Step, Unused } from "./answer";
import type { CategoryCode } from "./facts";
import { payerName } from "./categories";
import { remembering } from "./memo";
import { parseFraction, shareOf, yuan } from "./money";
import type { Rules } from "./rules";
import type { AidClass, PayerShare } from "./schema";
import { UNLISTED_CODES } from "./vocabulary";

/** What all classes of a person together come to. */
export interface Aid {
  /** Fen taken off what the person pays; null where the plan does not give the figure. */
  total: number | null;
  shares: readonly AidShare[];
  /** Given back to the person later. */
  afterwards: readonly AidShare[];
  steps: readonly Step[];
  unused: readonly Unused[];
  /** With `total: null`: whom to ask, and a figure from elsewhere. */
  ask?: string | undefined;
  estimate?: number | undefined;
  source?: string | undefined;
}

/** How much aids together may give at most, with the clause that says so. */
export interface Limit {
  amount: AmountOf;
  says: string;
  cite: string;
}

/** What a class comes to when it is taken. */
export interface Terms {
  /** Fen taken off what the person pays. */
  total: number;
  shares: readonly AidShare[];
  /** Given back to the person later. */
  afterwards: readonly AidShare[];
  steps: readonly Step[];
}

interface CompiledPayer {
  rule: PayerShare;
  amount: AmountOf | undefined;
}

/** One rule of the pack about classes, compiled. */
export interface CompiledClass {
  rule: AidClass;
  /** Its place in the plan: on a tie the earlier one counts. */
  order: number;
  pot: string;
  test: ReturnType<Rules["condition"]> | undefined;
  /** Undefined: the whole price that applies. */
  gives: AmountOf | undefined;
  payers: CompiledPayer[];
  /** What is told where `test` fails; undefined where nothing is. */
  refusal: { reason: Unused["reason"]; says: string } | undefined;
}

/** Compiles a rule about classes. */
export function compileClass(rule: AidClass, order: number, rules: Rules): CompiledClass {
  const path = `classes.${rule.key}`;
  return {
    rule,
    order,
    pot: rule.pot ?? "main",
    test: rule.when === undefined ? undefined : rules.condition(rule.when, `${path}.when`),
    gives: rule.gives === "all" ? undefined : rules.amount(rule.gives, `${path}.gives`),
    payers: rule.payers.map((payer, index) => ({
      rule: payer,
      amount:
        payer.amount === undefined
          ? undefined
          : rules.amount(payer.amount, `${path}.payers.${index}.amount`),
    })),
    refusal: rule.otherwise,
  };
}

/** Splits the aid among its payers so that the parts sum exactly: the last payer takes what is left. */
function split(category: CategoryCode, fen: number, payers: CompiledPayer[], asking: Asking) {
  let left = fen;
  return payers.map(({ rule: { payer, label, share, paid }, amount: fixed }, index) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    const wanted = fraction ? shareOf(fen, fraction, "down-to-fen") : fixed?.(asking).fen;
    const last = index === payers.length - 1;
    const amount = last || wanted == null ? left : Math.min(left, wanted);
    left -= amount;
    const part: AidShare = {
      category,
      payer,
      ...(label !== undefined && { payerLabel: label }),
      amount,
      ...(paid === "to-fund-afterwards" && { afterwards: true }),
    };
    return { part, back: paid === "to-person-afterwards" };
  });
}

/** A class as it stands open to one who holds it (or whom its condition names). */
export class Offer {
  readonly test: CompiledClass["test"];
  readonly order: number;
  readonly pot: string;
  readonly gives: AmountOf | undefined;
  /** Birth dates that it is for, where nothing else is asked and nobody else is told of it; else none at all. */
  readonly first: number;
  readonly last: number;
  readonly isBand: boolean;
  /** What is told where the condition of the class fails. */
  readonly refused: Unused | undefined;
  /** Held by name, so that giving nothing is worth telling. */
  readonly isListed: boolean;
  /** What is told where the condition fails and the plan has no words for it. */
  readonly notMet: Unused;
  /** What is told where it gives nothing of itself. */
  readonly givesNothing: Unused;
  /** What it gives depends on the price alone. */
  private readonly isSettled: boolean;
  private aloneAt = -1;
  private aloneAid: Aid | undefined = undefined;
  /** What the class comes to when it gives `fen`. */
  readonly terms: (fen: number, asking: Asking) => Terms;
  readonly outrankedBy: (best: Offer) => Unused;

  constructor(
    readonly entry: CompiledClass,
    readonly category: CategoryCode,
    readonly name: string,
    private readonly year: number,
  ) {
    const { rule, refusal, payers } = entry;
    this.test = entry.test;
    this.order = entry.order;
    this.pot = entry.pot;
    this.gives = entry.gives;
    this.isBand = entry.test?.band !== undefined && refusal === undefined;
    this.first = entry.test?.band?.first ?? Infinity;
    this.last = entry.test?.band?.last ?? 0;
    this.isListed = !(UNLISTED_CODES as readonly string[]).includes(category);
    this.notMet = Object.freeze({
      category,
      reason: "condition-not-met",
      text: `“${name}”要符合条件才有资助：${rule.says}`,
      cite: rule.cite,
    });
    this.givesNothing = Object.freeze({
      category,
      reason: "condition-not-met",
      text: `这种情况下“${name}”的资助是0元：${rule.says}`,
      cite: rule.cite,
    });
    if (refusal) {
      const { reason, says } = refusal;
      this.refused = Object.freeze({ category, reason, text: says, cite: rule.cite });
    }
    const splitsAlike = payers.every(({ amount }) => amount === undefined || isAlways(amount));
    this.isSettled = splitsAlike && (entry.gives === undefined || isAlways(entry.gives));
    this.terms = splitsAlike
      ? // No part depends on the person, so any question will do.
        remembering((fen: number) => this.makeTerms(fen, undefined as never))
      : (fen, asking) => this.makeTerms(fen, asking);
    this.outrankedBy = remembering((best: Offer) =>
      Object.freeze({
        category,
        reason: "outranked" as const,
        text: `“${name}”的资助不高于“${best.name}”，只取最高的一项，不叠加`,
        cite: rule.cite,
      }),
    );
  }

  /** What is told where nothing is left to take off, or the aids together may give no more (`cap`). */
  nothingLeft(cap: Limit | undefined): Unused {
    const { category, name } = this;
    const why = cap ? `${cap.says}，已经给满` : "没有剩下要缴的部分";
    const { cite } = cap ?? this.entry.rule;
    return { category, reason: "outranked", text: `${why}，“${name}”的资助用不上`, cite };
  }

  /** The aid at a price where this offer is the only one: kept as long as the price is the same for everybody. */
  alone(price: number, fill: () => Aid): Aid {
    if (!this.isSettled) return fill();
    if (this.aloneAt !== price || !this.aloneAid) {
      this.aloneAt = price;
      this.aloneAid = Object.freeze(fill());
    }
    return this.aloneAid;
  }

  private makeTerms(fen: number, asking: Asking): Terms {
    const parts = split(this.category, fen, this.entry.payers, asking);
    const shares = parts.filter(({ back }) => !back).map(({ part }) => part);
    const afterwards = parts.filter(({ back }) => back).map(({ part }) => part);
    const total = shares.reduce((sum, { amount }) => sum + amount, 0);
    const steps = parts.map(({ part, back }) => this.stepOf(part, back));
    return Object.freeze({ total, shares, afterwards, steps });
  }

  private stepOf({ payer, payerLabel, amount, afterwards }: AidShare, back: boolean): Step {
    const { says, cite } = this.entry.rule;
    const who = payerName(payer, payerLabel);
    const { year } = this;
    if (back) {
      const text = `${says}：先由本人缴，以后由${who}补给本人${yuan(amount)}`;
      return Object.freeze({ text, cite, topic: "aid" as const, year });
    }
    const later = afterwards ? "（事后结算）" : "";
    const text = `${says}：“${this.name}”资助${yuan(amount)}，由${who}出${later}`;
    return Object.freeze({ text, cite, topic: "aid" as const, year, fen: -amount });
  }
}
