/** What is owed: one line a coverage year, each amount with its step. The steps sum to what is due. */
import type { ExtraCharge, Line, Step, Unused } from "./answer";
import type { Figure } from "./asking";
import { Question, type CompiledPack } from "./compile";
import { yuan } from "./money";
import { priceStep, yearsOwed, type CompiledWay } from "./ways";

/** The pack of another coverage year of the same place, where there is one. */
export type PackOfYear = (year: number) => CompiledPack | undefined;

export interface Charge {
  lines: readonly Line[];
  unused: readonly Unused[];
  /** Integer fen for all lines, or null where any line has no figure. */
  due: number | null;
  estimate?: number | undefined;
  estimateSource?: string | undefined;
}

/** Charges beside the price; null where one of them has no figure. The steps go to `because`. */
function extrasOf(
  { extras }: CompiledWay,
  asking: Question,
  year: number,
  because: Step[],
): { charges: ExtraCharge[]; total: number | null } {
  const charges: ExtraCharge[] = [];
  let total: number | null = 0;
  for (const { key, applies, amount, says, cite } of extras) {
    if (!applies(asking)) continue;
    const { fen, ask } = amount(asking);
    if (fen === 0) continue;
    if (fen === null) {
      const whom = ask === undefined ? "" : `，请问${ask}`;
      because.push({ text: `${says}：方案没有写明数额${whom}`, cite, topic: "open-point", year });
      total = null;
      continue;
    }
    if (total !== null) total += fen;
    charges.push({ key, amount: fen });
    because.push({ text: `${says}：${yuan(fen)}`, cite, topic: "extra", year, fen });
  }
  return { charges, total };
}

const NO_EXTRAS: { charges: ExtraCharge[]; total: number | null } = Object.freeze({
  charges: [],
  total: 0,
});

/** The line of one coverage year by one way of its pack. The steps go to `because`. */
function chargeYear(
  pack: CompiledPack,
  way: CompiledWay,
  asking: Question,
  because: Step[],
): Charge {
  const figure = way.price(asking);
  const { year } = pack;
  because.push(priceStep(way, year, figure));
  if (figure.fen === null) return unknownPrice(pack, way, asking, figure);
  const extras = way.extras.length === 0 ? NO_EXTRAS : extrasOf(way, asking, year, because);
  if (extras.total === null) return unknown(year, NOTHING, undefined, undefined);
  const standard = figure.fen + extras.total;
  if (way.rule.aid === false) {
    const line = withExtras({ year, standard, aid: [], due: standard }, extras.charges);
    return { lines: [line], unused: pack.classes.notTaken(asking, way.rule.cite), due: standard };
  }
  const aid = asking.aidAt(figure.fen);
  because.push(...aid.steps);
  if (aid.total === null) {
    const estimate = aid.estimate === undefined ? undefined : standard - aid.estimate;
    return unknown(year, aid.unused, estimate, aid.source, standard);
  }
  const due = standard - aid.total;
  const line = withExtras({ year, standard, aid: aid.shares as Line["aid"], due }, extras.charges);
  if (aid.afterwards.length > 0) line.afterwards = aid.afterwards as Line["aid"];
  return { lines: [line], unused: aid.unused, due };
}

/** Where another document gives a price, the person's own extras and aid are reckoned on it. */
function unknownPrice(
  pack: CompiledPack,
  way: CompiledWay,
  asking: Question,
  { estimate, source }: Figure,
): Charge {
  const { year } = pack;
  if (estimate === undefined) return unknown(year, NOTHING, undefined, undefined);
  const extras = way.extras.filter(({ applies }) => applies(asking));
  const beside = extras.reduce((sum, { amount }) => {
    const { fen, estimate: guessed } = amount(asking);
    return sum + (fen ?? guessed ?? 0);
  }, 0);
  const aid = way.rule.aid === false ? undefined : asking.aidAt(estimate);
  const off = aid ? (aid.total ?? aid.estimate ?? 0) : 0;
  return unknown(year, NOTHING, estimate + beside - off, source);
}

const NOTHING: readonly Unused[] = Object.freeze([]);

function withExtras(line: Line, charges: ExtraCharge[]): Line {
  if (charges.length > 0) line.extras = charges;
  return line;
}

function unknown(
  year: number,
  unused: readonly Unused[],
  estimate: number | undefined,
  estimateSource: string | undefined,
  standard: number | null = null,
): Charge {
  const line: Line = { year, standard, aid: [], due: null };
  return { lines: [line], unused, due: null, estimate, estimateSource };
}

function chargeOtherYear(
  { year, cite }: { year: number; cite: string },
  other: CompiledPack | undefined,
  way: CompiledWay,
  asking: Question,
  because: Step[],
): Charge {
  if (!other) {
    const text = `${year}年度的方案这里没有，不知道要缴多少，请问当地医保部门`;
    because.push({ text, cite, topic: "open-point", year });
    return unknown(year, NOTHING, undefined, undefined);
  }
  const its = other.ways.find(({ rule }) => rule.key === way.rule.key) ?? other.main;
  return chargeYear(other, its, new Question(other, asking.facts, asking.payday), because);
}

/** What a person owes by a way, all coverage years together. The steps go to `because`. */
export function charge(
  pack: CompiledPack,
  way: CompiledWay,
  asking: Question,
  packOfYear: PackOfYear,
  because: Step[],
): Charge {
  const { owes } = way;
  const years = owes && yearsOwed(pack.document, owes, asking);
  if (!years) return chargeYear(pack, way, asking, because);
  const parts = years.map((year) =>
    year === pack.year
      ? chargeYear(pack, way, asking, because)
      : chargeOtherYear({ year, cite: owes.rule.cite }, packOfYear(year), way, asking, because),
  );
  // Where either year may be chosen, a year that is not known here does not stop the one that is.
  const known = parts.filter(({ due }) => due !== null);
  const either = owes.rule.choice === "either" && known.length > 0;
  return together(either ? known : parts);
}

/** The same class may give nothing in each of the years; that is said once. */
function toldOnce(unused: readonly Unused[]): readonly Unused[] {
  const said = new Set<string>();
  return unused.filter(({ text }) => !said.has(text) && said.add(text));
}

function together(parts: readonly Charge[]): Charge {
  const sum = {
    lines: parts.flatMap(({ lines }) => lines),
    unused: toldOnce(parts.flatMap(({ unused }) => unused)),
  };
  if (parts.every(({ due }) => due !== null)) {
    return { ...sum, due: parts.reduce((total, { due }) => total + (due ?? 0), 0) };
  }
  const estimable = parts.every(({ due, estimate }) => due !== null || estimate !== undefined);
  if (!estimable) return { ...sum, due: null };
  return {
    ...sum,
    due: null,
    estimate: parts.reduce((total, { due, estimate }) => total + (due ?? estimate ?? 0), 0),
    estimateSource: parts.flatMap(({ estimateSource }) => estimateSource ?? []).join("；"),
  };
}
