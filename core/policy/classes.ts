/** Which classes count on a day, and the best aid among them. */
import { answersTo, type Asking, type Reads, type Test } from "./asking";
import type { Amounts, AmountOf } from "./amounts";
import { inChinese, endOfMonth, startOfNextMonth } from "./calendar";
import { categoryName, kindsOf, payerName } from "./categories";
import { compileCondition } from "./conditions";
import type { AidShare, Step, Unused } from "./answer";
import type { CategoryCode, Facts } from "./facts";
import { parseFraction, shareOf, yuan } from "./money";
import type { PlainDate } from "./plain-date";
import type { AidClass, NoAid, PackDocument } from "./schema";

export interface Holding {
  held: CategoryCode[];
  /** Held on paper, but not on this day. */
  out: Unused[];
}

/**
 * Sorts the classes of a person into those that count on the day and those that do not. A class counts when
 * `from` ≤ day ≤ `to`, unless the plan moves an addition or a removal to the next month.
 */
export function holdingOn(facts: Facts, on: PlainDate, dates: PackDocument["classDates"]): Holding {
  const held: CategoryCode[] = [];
  const out: Unused[] = [];
  for (const { code, from, to } of facts.categories ?? []) {
    const since = dates?.addedCountNextMonthSince;
    const start =
      from != null && since !== undefined && from >= since ? startOfNextMonth(from) : from;
    const until = dates?.removedEndWithMonthSince;
    const end = to != null && until !== undefined && to >= until ? endOfMonth(to) : to;
    const name = categoryName(code);
    if (start != null && on < start) {
      const text = `“${name}”从${inChinese(start)}起才算`;
      out.push({
        category: code,
        reason: "not-yet",
        text,
        ...(start !== from && { cite: dates?.cite }),
      });
    } else if (end != null && on > end) {
      const text = `“${name}”到${inChinese(end)}为止，已经过期`;
      out.push({
        category: code,
        reason: "expired",
        text,
        ...(end !== to && { cite: dates?.cite }),
      });
    } else if (!held.includes(code)) held.push(code);
  }
  return { held, out };
}

interface CompiledClass {
  rule: AidClass;
  byAge: boolean;
  test: Test | undefined;
  gives: AmountOf | undefined;
}

/** A class that would give something here. */
interface Candidate {
  category: CategoryCode;
  rule: AidClass;
  fen: number;
}

export interface Aid {
  /** Fen taken off; 0 for none. */
  total: number;
  shares: AidShare[];
  steps: Step[];
  unused: Unused[];
}

/** The classes of one pack. */
export class Classes {
  private readonly compiled: CompiledClass[];
  private readonly noAid: readonly NoAid[];

  constructor(pack: PackDocument, amounts: Amounts, reads: Reads) {
    this.noAid = pack.noAid ?? [];
    this.compiled = (pack.classes ?? []).map((rule) => ({
      rule,
      byAge: rule.classes.includes("age"),
      test: rule.when && compileCondition(rule.when, reads),
      gives: rule.gives === "all" ? undefined : amounts.compile(rule.gives, `classes.${rule.key}`),
    }));
    if (this.compiled.length > 0) reads.add("categories");
  }

  /** The best aid at a price in fen: the highest, on a tie the one that the plan names first. */
  best(asking: Asking, price: number, year: number): Aid {
    const unused: Unused[] = [];
    const candidates = this.candidates(asking, price, unused);
    const best = candidates.reduce<Candidate | undefined>(
      (top, next) => (top === undefined || next.fen > top.fen ? next : top),
      undefined,
    );
    for (const other of candidates) {
      if (other !== best) unused.push(outranked(other, best));
    }
    if (!best || best.fen === 0) return { total: 0, shares: [], steps: [], unused };
    const shares = split(best);
    return { total: best.fen, shares, steps: aidSteps(best, shares, year), unused };
  }

  /** Where a way takes no aid: every class that would have given something, as not used. */
  notTaken(asking: Asking, price: number, cite: string): Unused[] {
    const unused: Unused[] = [];
    for (const { category } of this.candidates(asking, price, unused)) {
      const text = `现在这种缴费办法不享受“${categoryName(category)}”的资助`;
      unused.push({ category, reason: "late", text, cite });
    }
    return unused;
  }

  private candidates(asking: Asking, price: number, unused: Unused[]): Candidate[] {
    const candidates: Candidate[] = [];
    const consider = (entry: CompiledClass, category: CategoryCode): void => {
      if (entry.test && !entry.test(asking)) {
        if (!entry.rule.otherwise) return;
        const { reason, says } = entry.rule.otherwise;
        unused.push({ category, reason, text: says, cite: entry.rule.cite });
        return;
      }
      const fen = Math.min(price, entry.gives?.(asking).fen ?? price);
      candidates.push({ category, rule: entry.rule, fen });
    };
    for (const entry of this.compiled) {
      if (entry.byAge) consider(entry, "age");
    }
    for (const category of asking.held) {
      const entries = this.entriesFor(category);
      if (entries.length === 0) unused.push(this.withoutAid(category));
      else for (const entry of entries) consider(entry, category);
    }
    // A tie goes to the class that the plan names first, whatever the order in the roster.
    return candidates.sort((a, b) => this.order(a.rule) - this.order(b.rule));
  }

  private order(rule: AidClass): number {
    return this.compiled.findIndex((entry) => entry.rule === rule);
  }

  /** The rules for a class: those that name it, else its wider class, else all its kinds alike. */
  private entriesFor(category: CategoryCode): CompiledClass[] {
    const exact = this.compiled.filter(({ rule }) => rule.classes.includes(category));
    if (exact.length > 0) return exact;
    if (this.noAid.some(({ classes }) => classes.includes(category))) return [];
    const kinds = kindsOf(category);
    if (kinds.length === 0) {
      return this.compiled.filter(({ rule }) => answersTo(category, rule.classes));
    }
    const perKind = kinds.map((kind) =>
      this.compiled.find(({ rule }) => rule.classes.includes(kind)),
    );
    const [first] = perKind;
    const alike = perKind.every(
      (entry) => entry !== undefined && first !== undefined && sameTerms(entry.rule, first.rule),
    );
    return alike && first ? [first] : [];
  }

  private withoutAid(category: CategoryCode): Unused {
    const named = this.noAid.find(({ classes }) => answersTo(category, classes));
    if (named) return { category, reason: named.reason, text: named.says, cite: named.cite };
    const name = categoryName(category);
    const kinds = kindsOf(category).filter((kind) =>
      this.compiled.some(({ rule }) => rule.classes.includes(kind)),
    );
    if (kinds.length > 0) {
      const text = `“${name}”还要分清是哪一种（${kinds.map(categoryName).join("、")}），各种资助不同，请问清再缴`;
      return { category, reason: "condition-not-met", text };
    }
    return { category, reason: "not-in-plan", text: `本地方案没有为“${name}”列出资助` };
  }
}

const sameTerms = (a: AidClass, b: AidClass): boolean =>
  JSON.stringify([a.gives, a.payers, a.when]) === JSON.stringify([b.gives, b.payers, b.when]);

function outranked({ category, rule }: Candidate, best: Candidate | undefined): Unused {
  const name = categoryName(category);
  const text = best
    ? `“${name}”的资助不高于“${categoryName(best.category)}”，只取最高的一项，不叠加`
    : `“${name}”没有可用的资助`;
  return { category, reason: "outranked", text, cite: rule.cite };
}

/** Splits the aid among its payers so that the parts sum exactly: the last payer takes what is left. */
function split({ category, rule, fen }: Candidate): AidShare[] {
  let left = fen;
  return rule.payers.map(({ payer, label, share }, index) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    const last = index === rule.payers.length - 1;
    const amount = last || !fraction ? left : shareOf(fen, fraction, "down-to-fen");
    left -= amount;
    return { category, payer, ...(label !== undefined && { payerLabel: label }), amount };
  });
}

function aidSteps({ rule }: Candidate, shares: AidShare[], year: number): Step[] {
  return shares.map(({ category, payer, payerLabel, amount }) => ({
    text: `${rule.says}：“${categoryName(category)}”资助${yuan(amount)}，由${payerName(payer, payerLabel)}出`,
    cite: rule.cite,
    topic: "aid",
    year,
    fen: -amount,
  }));
}
