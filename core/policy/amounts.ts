/** Compiles amounts: integer fen, or honestly none where the plan does not give the figure. */
import type { Asking, Reads } from "./asking";
import { compileCondition } from "./conditions";
import { fenOfYuan, parseFraction, shareOf } from "./money";
import { PackError } from "./pack-error";
import type { NamedAmount } from "./schema";
import type { AmountRule } from "./schema-rules";

/** An amount in fen, or `fen: null` with whom to ask and, where known from elsewhere, an estimate. */
export interface Figure {
  fen: number | null;
  estimate?: number;
  source?: string;
  ask?: string;
}
export type AmountOf = (asking: Asking) => Figure;

/** Yuan in fen; the schema has refused everything that is not money. */
function fen(value: number | string): number {
  const amount = fenOfYuan(value);
  if (amount === undefined) throw new RangeError(`not an amount in yuan: ${value}`);
  return amount;
}

/** Adds figures; one that is not given makes the sum not given, and estimates go on through the sum. */
function add(figures: Figure[]): Figure {
  const known = figures.every((figure) => figure.fen !== null);
  const total = figures.reduce((sum, { fen, estimate }) => sum + (fen ?? estimate ?? 0), 0);
  if (known) return { fen: total };
  const open = figures.filter((figure) => figure.fen === null);
  const estimable = open.every((figure) => figure.estimate !== undefined);
  return {
    fen: null,
    ...(open[0]?.ask === undefined ? {} : { ask: open[0].ask }),
    ...(estimable
      ? { estimate: total, source: open.map((figure) => figure.source).join(";") }
      : {}),
  };
}

/** The amounts of one pack by name. Throws PackError for an unknown name or amounts that go in a circle. */
export class Amounts {
  private readonly compiled = new Map<string, AmountOf>();

  constructor(
    private readonly pack: string,
    private readonly named: ReadonlyMap<string, NamedAmount>,
    private readonly reads: Reads,
  ) {}

  /** The compiled amount of this name. */
  byName(key: string, path: string, below: readonly string[] = []): AmountOf {
    const ready = this.compiled.get(key);
    if (ready) return ready;
    const definition = this.named.get(key);
    if (!definition) {
      throw new PackError(
        this.pack,
        path,
        `没有名为“${key}”的金额`,
        "在 amounts 里写上它，或改正名称",
      );
    }
    if (below.includes(key)) {
      throw new PackError(this.pack, path, `金额“${key}”绕回了自己`, "去掉其中一处引用");
    }
    const amount = this.compile(definition.is, `amounts.${key}`, [...below, key]);
    this.compiled.set(key, amount);
    return amount;
  }

  /** Compiles an amount rule that stands at `path`. */
  compile(rule: AmountRule, path: string, below: readonly string[] = []): AmountOf {
    if (typeof rule === "string") return this.byName(rule, path, below);
    if ("yuan" in rule) {
      const figure: Figure = { fen: fen(rule.yuan) };
      return () => figure;
    }
    if ("unstated" in rule) {
      const figure: Figure = {
        fen: null,
        ask: rule.unstated,
        ...(rule.elsewhere && {
          estimate: fen(rule.elsewhere.yuan),
          source: rule.elsewhere.source,
        }),
      };
      return () => figure;
    }
    if ("sum" in rule) {
      const parts = rule.sum.map((part) => this.compile(part, path, below));
      return (asking) => add(parts.map((part) => part(asking)));
    }
    if ("share" in rule) return this.compileShare(rule, path, below);
    const cases = rule.cases.map(({ when, is }) => ({
      when: compileCondition(when, this.reads),
      is: this.compile(is, path, below),
    }));
    const otherwise = this.compile(rule.otherwise, path, below);
    return (asking) => (cases.find(({ when }) => when(asking))?.is ?? otherwise)(asking);
  }

  private compileShare(
    rule: Extract<AmountRule, { share: string }>,
    path: string,
    below: readonly string[],
  ): AmountOf {
    const whole = this.compile(rule.of, path, below);
    const fraction = parseFraction(rule.share);
    if (!fraction)
      throw new PackError(this.pack, path, `“${rule.share}”不是份额`, "写成 50% 或 1/2");
    const take = (amount: number): number => {
      try {
        return shareOf(amount, fraction, rule.rounding);
      } catch {
        throw new PackError(
          this.pack,
          path,
          `${rule.share} 除不尽到分`,
          "写明 rounding（怎样取整）和它的依据",
        );
      }
    };
    return (asking) => {
      const figure = whole(asking);
      if (figure.fen !== null) return { fen: take(figure.fen) };
      const { estimate } = figure;
      return estimate === undefined ? figure : { ...figure, estimate: take(estimate) };
    };
  }
}
