/** What one class gives one person at a price: the parts of its payers and the steps that tell them. */
import type { AmountOf, Asking, Test } from "./asking";
import type { AidShare, Step, Unused } from "./answer";
import type { CategoryCode } from "./facts";
import { payerName } from "./categories";
import { parseFraction, shareOf, yuan } from "./money";
import type { Rules } from "./rules";
import type { AidClass, PayerShare } from "./schema";

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

/** An aid while it is being put together. */
export interface Given extends Aid {
  total: number;
  shares: AidShare[];
  afterwards: AidShare[];
  steps: Step[];
  unused: Unused[];
}

/** How much aids together may give at most, with the clause that says so. */
export interface Limit {
  amount: AmountOf;
  says: string;
  cite: string;
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
  test: Test | undefined;
  /** Undefined: the whole price that applies. */
  gives: AmountOf | undefined;
  payers: CompiledPayer[];
}

/** A rule as it stands open to one who holds a class (or whom its condition names). */
export interface Offer extends CompiledClass {
  category: CategoryCode;
  name: string;
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
  };
}

/**
 * Puts what an offer gives among the parts of its payers, which sum exactly: the last payer takes what is left. `total` is
 * what is taken off what the person pays.
 */
export function give(offer: Offer, fen: number, asking: Asking, year: number, to: Given): void {
  const { rule, payers, category } = offer;
  const { says, cite } = rule;
  let left = fen;
  payers.forEach(({ rule: { payer, label, share, paid }, amount: fixed }, index) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    const wanted = fraction ? shareOf(fen, fraction, "down-to-fen") : fixed?.(asking).fen;
    const last = index === payers.length - 1;
    const amount = last || wanted == null ? left : Math.min(left, wanted);
    left -= amount;
    if (amount === 0) return;
    const settled = paid === "to-fund-afterwards";
    const part: AidShare = {
      category,
      payer,
      ...(label !== undefined && { payerLabel: label }),
      amount,
      ...(settled && { afterwards: true }),
    };
    const who = payerName(payer, label);
    if (paid === "to-person-afterwards") {
      to.afterwards.push(part);
      const text = `${says}：先由本人缴，以后由${who}补给本人${yuan(amount)}`;
      to.steps.push({ text, cite, topic: "aid", year });
      return;
    }
    to.shares.push(part);
    to.total += amount;
    const later = settled ? "（事后结算）" : "";
    const text = `${says}：“${offer.name}”资助${yuan(amount)}，由${who}出${later}`;
    to.steps.push({ text, cite, topic: "aid", year, fen: -amount });
  });
}
