/** What is owed: one line a coverage year, each amount with its step. The steps sum to what is due. */
import type { ExtraCharge, Line, Step, Unused } from "./answer";
import { Question, type CompiledPack } from "./compile";
import { yuan } from "./money";
import { yearsOwed, type CompiledWay } from "./ways";

/** The pack of another coverage year of the same place, where there is one. */
export type PackOfYear = (year: number) => CompiledPack | undefined;

export interface Charge {
  lines: readonly Line[];
  steps: readonly Step[];
  unused: readonly Unused[];
  /** Integer fen for all lines, or null where any line has no figure. */
  due: number | null;
  estimate?: number | undefined;
  estimateSource?: string | undefined;
}

/** Charges beside the price; null where one of them has no figure. */
function extrasOf(
  { extras }: CompiledWay,
  asking: Question,
  year: number,
): { charges: ExtraCharge[]; steps: Step[]; total: number | null } {
  const charges: ExtraCharge[] = [];
  const steps: Step[] = [];
  let total: number | null = 0;
  for (const { key, applies, amount, says, cite } of extras) {
    if (!applies(asking)) continue;
    const { fen, ask } = amount(asking);
    if (fen === 0) continue;
    if (fen === null || total === null) {
      const text = `${says}：方案没有写明数额${ask ? `，请问${ask}` : ""}`;
      steps.push({ text, cite, topic: "open-point", year });
      total = null;
      continue;
    }
    total += fen;
    charges.push({ key, amount: fen });
    steps.push({ text: `${says}：${yuan(fen)}`, cite, topic: "extra", year, fen });
  }
  return { charges, steps, total };
}

const NO_EXTRAS = Object.freeze({ charges: [], steps: [], total: 0 });

/** The line of one coverage year by one way of its pack. */
function chargeYear(pack: CompiledPack, way: CompiledWay, asking: Question): Charge {
  const figure = way.price(asking);
  const { year } = pack;
  const price = way.priceStep(figure);
  if (figure.fen === null) {
    const { estimate, source } = figure;
    const line: Line = { year, standard: null, aid: [], due: null };
    return unknown(line, [price], [], estimate, source);
  }
  const extras = way.extras.length === 0 ? NO_EXTRAS : extrasOf(way, asking, year);
  if (extras.total === null) {
    const line: Line = { year, standard: null, aid: [], due: null };
    return unknown(line, [price, ...extras.steps], [], undefined, undefined);
  }
  const standard = figure.fen + extras.total;
  if (way.rule.aid === false) {
    const line = withExtras({ year, standard, aid: [], due: standard }, extras.charges);
    const unused = pack.classes.notTaken(asking, way.rule.cite);
    return { lines: [line], steps: [price, ...extras.steps], unused, due: standard };
  }
  const aid = asking.aidAt(figure.fen);
  if (aid.total === null) {
    const line: Line = { year, standard, aid: [], due: null };
    const steps = [price, ...extras.steps, ...aid.steps];
    const estimate = aid.estimate === undefined ? undefined : standard - aid.estimate;
    return unknown(line, steps, aid.unused, estimate, aid.source);
  }
  const due = standard - aid.total;
  const line = withExtras({ year, standard, aid: aid.shares as Line["aid"], due }, extras.charges);
  if (aid.afterwards.length > 0) line.afterwards = aid.afterwards as Line["aid"];
  return { lines: [line], steps: [price, ...extras.steps, ...aid.steps], unused: aid.unused, due };
}

function withExtras(line: Line, charges: ExtraCharge[]): Line {
  if (charges.length > 0) line.extras = charges;
  return line;
}

function unknown(
  line: Line,
  steps: readonly Step[],
  unused: readonly Unused[],
  estimate: number | undefined,
  estimateSource: string | undefined,
): Charge {
  return { lines: [line], steps, unused, due: null, estimate, estimateSource };
}

function chargeOtherYear(
  year: number,
  other: CompiledPack | undefined,
  way: CompiledWay,
  asking: Question,
): Charge {
  if (!other) {
    const text = `${year}年度的方案这里没有，不知道要缴多少，请问当地医保部门`;
    const cite = way.rule.owes?.cite ?? way.rule.cite;
    const line: Line = { year, standard: null, aid: [], due: null };
    return unknown(line, [{ text, cite, topic: "open-point", year }], [], undefined, undefined);
  }
  const its = other.ways.find(({ rule }) => rule.key === way.rule.key) ?? other.main;
  return chargeYear(other, its, new Question(other, asking.facts, asking.payday));
}

/** What a person owes by a way, all coverage years together. */
export function charge(
  pack: CompiledPack,
  way: CompiledWay,
  asking: Question,
  packOfYear: PackOfYear,
): Charge {
  const years = way.owes && yearsOwed(way, asking);
  if (!years) return chargeYear(pack, way, asking);
  const parts = years.map((year) =>
    year === pack.year
      ? chargeYear(pack, way, asking)
      : chargeOtherYear(year, packOfYear(year), way, asking),
  );
  // Where either year may be chosen, a year that is not known here does not stop the one that is.
  const known = parts.filter(({ due }) => due !== null);
  const either = way.rule.owes?.choice === "either" && known.length > 0;
  const counted = either ? known : parts;
  const steps = parts.flatMap((part) => part.steps);
  const complete = counted.every(({ due }) => due !== null);
  const sum = {
    lines: counted.flatMap(({ lines }) => lines),
    unused: counted.flatMap(({ unused }) => unused),
  };
  if (complete) {
    const due = counted.reduce((total, part) => total + (part.due ?? 0), 0);
    return { ...sum, steps, due };
  }
  const estimable = counted.every(({ due, estimate }) => due !== null || estimate !== undefined);
  return {
    ...sum,
    steps,
    due: null,
    ...(estimable && {
      estimate: counted.reduce((total, { due, estimate }) => total + (due ?? estimate ?? 0), 0),
      estimateSource: counted.flatMap(({ estimateSource }) => estimateSource ?? []).join("；"),
    }),
  };
}
