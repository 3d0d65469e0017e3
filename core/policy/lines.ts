/** What is owed: one line a coverage year, each amount with its step. The steps sum to what is due. */
import type { Figure } from "./amounts";
import type { Asking } from "./asking";
import type { Line, Step, Unused } from "./answer";
import { Question, type CompiledPack } from "./compile";
import { yuan } from "./money";
import { yearsOwed, type CompiledWay } from "./ways";

/** The pack of another coverage year of the same place, where there is one. */
export type PackOfYear = (year: number) => CompiledPack | undefined;

export interface Charge {
  lines: Line[];
  steps: Step[];
  unused: Unused[];
  /** Integer fen for all lines, or null where any line has no figure. */
  due: number | null;
  estimate?: number;
  estimateSource?: string;
}

interface LineCharge {
  line: Line;
  steps: Step[];
  unused: Unused[];
  figure: Figure;
}

const priceSays = (pack: CompiledPack, key: string): { says: string; cite: string } => {
  const amount = pack.document.amounts?.find((named) => named.key === key);
  return { says: amount?.says ?? "", cite: amount?.cite ?? "" };
};

function unknownPrice(year: number, figure: Figure, says: string, cite: string): Step[] {
  const ask = figure.ask ? `，请问${figure.ask}` : "";
  return [{ text: `${says}。方案没有写明这个数额${ask}`, cite, topic: "open-point", year }];
}

/** The line of one coverage year by one way of its pack. */
function chargeYear(pack: CompiledPack, way: CompiledWay, asking: Asking): LineCharge {
  const figure = way.price(asking);
  const { says, cite } = priceSays(pack, way.rule.price);
  const { year } = pack;
  if (figure.fen === null) {
    const line: Line = { year, standard: null, aid: [], due: null };
    return { line, steps: unknownPrice(year, figure, says, cite), unused: [], figure };
  }
  const standard = figure.fen;
  const price: Step = {
    text: `${says}：${yuan(standard)}`,
    cite,
    topic: "price",
    year,
    fen: standard,
  };
  if (way.rule.aid === false) {
    const line: Line = { year, standard, aid: [], due: standard };
    const unused = pack.classes.notTaken(asking, standard, way.rule.cite);
    return { line, steps: [price], unused, figure };
  }
  const aid = pack.classes.best(asking, standard, year);
  const line: Line = { year, standard, aid: aid.shares, due: standard - aid.total };
  return { line, steps: [price, ...aid.steps], unused: aid.unused, figure };
}

function chargeOtherYear(
  year: number,
  other: CompiledPack | undefined,
  way: CompiledWay,
  asking: Asking,
): LineCharge {
  if (!other) {
    const text = `${year}年度的方案这里没有，不知道要缴多少，请问当地医保部门`;
    const cite = way.rule.owes?.cite ?? way.rule.cite;
    return {
      line: { year, standard: null, aid: [], due: null },
      steps: [{ text, cite, topic: "open-point", year }],
      unused: [],
      figure: { fen: null },
    };
  }
  const its = other.ways.find(({ rule }) => rule.key === way.rule.key) ?? other.main;
  return chargeYear(other, its, new Question(other, asking.facts, asking.payday));
}

/** What a person owes by a way, all coverage years together. */
export function charge(
  pack: CompiledPack,
  way: CompiledWay,
  asking: Asking,
  packOfYear: PackOfYear,
): Charge {
  const years = yearsOwed(way, asking, pack.year);
  const parts = years.map((year) =>
    year === pack.year
      ? chargeYear(pack, way, asking)
      : chargeOtherYear(year, packOfYear(year), way, asking),
  );
  // Where either year may be chosen, a year that is not known here does not stop the one that is.
  const known = parts.filter(({ line }) => line.due !== null);
  const either = way.rule.owes?.choice === "either" && known.length > 0;
  const counted = either ? known : parts;
  const complete = counted.every(({ line }) => line.due !== null);
  const estimable =
    !complete &&
    counted.every(({ line, figure }) => line.due !== null || figure.estimate !== undefined);
  return {
    lines: counted.map(({ line }) => line),
    steps: parts.flatMap(({ steps }) => steps),
    unused: counted.flatMap(({ unused }) => unused),
    due: complete ? counted.reduce((sum, { line }) => sum + (line.due ?? 0), 0) : null,
    ...(estimable && {
      estimate: counted.reduce(
        (sum, { line, figure }) => sum + (line.due ?? figure.estimate ?? 0),
        0,
      ),
      estimateSource: counted.flatMap(({ figure }) => figure.source ?? []).join(";"),
    }),
  };
}
