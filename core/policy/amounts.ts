/** Compiles amounts: integer fen, or honestly none where the plan does not give the figure. */
import { always, figuresOf, isAlways, type AmountOf, type Asking, type Figure } from "./asking";
import { fenOfYuan, parseFraction, shareOf, sharesExactly, yuan, type Fraction } from "./money";
import { ownFactReader } from "./own-facts";
import { PackFault } from "./pack-error";
import type { Rules } from "./rules";
import type { AmountRule, ShareRule } from "./schema-rules";

/** Yuan in fen; the schema has refused everything that is not money. */
function fenOf(value: number | string): number {
  const amount = fenOfYuan(value);
  if (amount === undefined) throw new RangeError(`not an amount in yuan: ${value}`);
  return amount;
}

type Fold = (amounts: number[]) => number;

const FOLDS: Record<"sum" | "minus" | "highest" | "lowest", Fold> = {
  sum: (amounts) => amounts.reduce((a, b) => a + b),
  minus: (amounts) =>
    Math.max(
      0,
      amounts.reduce((a, b) => a - b),
    ),
  highest: (amounts) => Math.max(...amounts),
  lowest: (amounts) => Math.min(...amounts),
};

/** Folds figures; one that is not given makes the whole not given, and estimates go on through it. */
function foldFigures(figures: Figure[], fold: Fold): Figure {
  if (figures.every(({ fen }) => fen !== null)) {
    return { fen: fold(figures.map(({ fen }) => fen ?? 0)) };
  }
  const open = figures.filter(({ fen }) => fen === null);
  const estimable = open.every(({ estimate }) => estimate !== undefined);
  const ask = open.find((figure) => figure.ask !== undefined)?.ask;
  return {
    fen: null,
    ...(ask !== undefined && { ask }),
    ...(estimable && {
      estimate: fold(figures.map(({ fen, estimate }) => fen ?? estimate ?? 0)),
      source: [...new Set(open.map(({ source }) => source))].join("；"),
    }),
  };
}

function compileFold(
  parts: AmountRule[],
  fold: Fold,
  rules: Rules,
  at: { path: string; sign?: string },
): AmountOf {
  const compiled = parts.map((part) => rules.amount(part, at.path));
  const names = parts.map((part) =>
    typeof part === "string" ? rules.amountSays(part)?.says : undefined,
  );
  const whole: AmountOf = (asking) => {
    const figures = compiled.map((part) => part(asking));
    const figure = foldFigures(figures, fold);
    if (figure.fen === null || at.sign === undefined || names.includes(undefined)) return figure;
    const formula = figures.map(({ fen }, index) => `${names[index]}${yuan(fen ?? 0)}`);
    return { ...figure, formula: formula.join(at.sign) };
  };
  // No part looks at the question, so any question will do.
  return compiled.every((part) => isAlways(part)) ? always(whole(undefined as never)) : whole;
}

/** Changes what is known of a figure, be it given or an estimate. */
function changed(figure: Figure, change: (fen: number) => number): Figure {
  if (figure.fen !== null) return { fen: change(figure.fen) };
  const { estimate } = figure;
  return estimate === undefined ? figure : { ...figure, estimate: change(estimate) };
}

type FractionOf = (asking: Parameters<AmountOf>[0]) => Fraction | undefined;

function compileFraction(share: ShareRule, rules: Rules, path: string): FractionOf {
  if (typeof share !== "string") {
    const part = rules.count(share.count, path);
    const whole = rules.count(share.outOf, path);
    return (asking) => {
      const [numerator, denominator] = [part(asking), whole(asking)];
      if (numerator === undefined || !denominator) return undefined;
      return { numerator: Math.min(numerator, denominator), denominator };
    };
  }
  const fraction = parseFraction(share);
  if (!fraction) {
    throw new PackFault(rules.pack, path, "no-share", share);
  }
  return () => fraction;
}

type SharedAmount = Extract<AmountRule, { share: ShareRule }>;

/** A share without a rounding must come out in whole fen for everybody; this is found out before anybody asks. */
function demandExact(rule: SharedAmount, whole: AmountOf, pack: string, path: string): void {
  const figures = figuresOf(whole);
  const fraction = typeof rule.share === "string" ? parseFraction(rule.share) : undefined;
  if (!figures || !fraction) {
    throw new PackFault(pack, path, "share-by-person");
  }
  for (const { fen, estimate } of figures) {
    if (!sharesExactly(fen ?? estimate ?? 0, fraction)) {
      throw new PackFault(pack, path, "share-not-whole", rule.share as string);
    }
  }
}

function compileShare(rule: SharedAmount, rules: Rules, path: string): AmountOf {
  const whole = rules.amount(rule.of, path);
  const fractionOf = compileFraction(rule.share, rules, path);
  if (rule.rounding === undefined) demandExact(rule, whole, rules.pack, path);
  const part: AmountOf = (asking) => {
    const fraction = fractionOf(asking);
    if (!fraction) return { fen: null };
    return changed(whole(asking), (fen) => shareOf(fen, fraction, rule.rounding));
  };
  const settled = isAlways(whole) && typeof rule.share === "string";
  // Neither looks at the question, so any question will do.
  return settled ? always(part(undefined as never)) : part;
}

function compileTimes(
  rule: Extract<AmountRule, { times: unknown }>,
  rules: Rules,
  path: string,
): AmountOf {
  const count = rules.count(rule.times, path);
  const each = rules.amount(rule.of, path);
  return (asking) => {
    const number = count(asking);
    return number === undefined ? { fen: null } : changed(each(asking), (fen) => fen * number);
  };
}

/** One of several amounts: where it is chosen by name, it is told by its own words and clause. */
function compileChosen(rule: AmountRule, rules: Rules, path: string): AmountOf {
  const amount = rules.amount(rule, path);
  const told = typeof rule === "string" ? rules.amountSays(rule) : undefined;
  if (!told) return amount;
  const { says, cite } = told;
  const named = (figure: Figure): Figure => ({ told: { says, cite }, ...figure });
  if (isAlways(amount)) return always(named(amount.fixed));
  return Object.assign((asking: Asking) => named(amount(asking)), {
    ...(amount.possible && { possible: amount.possible }),
  });
}

function compileCases(
  rule: Extract<AmountRule, { cases: unknown }>,
  rules: Rules,
  path: string,
): AmountOf {
  const cases = rule.cases.map(({ when, is }) => ({
    when: rules.condition(when, path),
    is: compileChosen(is, rules, path),
  }));
  const otherwise = compileChosen(rule.otherwise, rules, path);
  const lists = [...cases.map(({ is }) => is), otherwise].map(figuresOf);
  const chosen: AmountOf = (asking) => {
    for (const { when, is } of cases) if (when(asking)) return is(asking);
    return otherwise(asking);
  };
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length ? Object.assign(chosen, { possible: known.flat() }) : chosen;
}

/** Asks what a class gives when so much of the price is left. */
export function givesWhileLeft(gives: AmountOf, asking: Asking, left: number): Figure {
  const before = asking.left;
  asking.left = left;
  // Asking for one aid may lead to asking for another, so what was left before is put back.
  const figure = gives(asking);
  asking.left = before;
  return figure;
}

/** Where an amount stands that may ask for what is left: in what a class gives, or under a name. */
const MAY_ASK_LEFT = /^(classes\.[^.]*\.gives|amounts\.)/;

function compileLeft(rules: Rules, path: string): AmountOf {
  if (!MAY_ASK_LEFT.test(path)) {
    throw new PackFault(rules.pack, path, "nothing-left-here");
  }
  return ({ left }) => ({ fen: left });
}

/** Compiles an amount rule; names of amounts are looked up by the caller. */
export function compileAmount(rule: AmountRule, rules: Rules, path: string): AmountOf {
  if (typeof rule === "string") return rules.amount(rule, path);
  if ("yuan" in rule) return always({ fen: fenOf(rule.yuan) });
  if ("unstated" in rule) {
    const { unstated: ask, elsewhere } = rule;
    return always({
      fen: null,
      ask,
      ...(elsewhere && { estimate: fenOf(elsewhere.yuan), source: elsewhere.source }),
    });
  }
  if ("fact" in rule) {
    const read = ownFactReader(rule.fact, ["money"], rules, path);
    return (asking) => ({ fen: read(asking) as number });
  }
  if ("leftOf" in rule) return compileLeft(rules, path);
  if ("sum" in rule) return compileFold(rule.sum, FOLDS.sum, rules, { path, sign: "＋" });
  if ("minus" in rule) return compileFold(rule.minus, FOLDS.minus, rules, { path, sign: "－" });
  if ("highest" in rule) return compileFold(rule.highest, FOLDS.highest, rules, { path });
  if ("lowest" in rule) return compileFold(rule.lowest, FOLDS.lowest, rules, { path });
  if ("times" in rule) return compileTimes(rule, rules, path);
  if ("share" in rule) return compileShare(rule, rules, path);
  return compileCases(rule, rules, path);
}
