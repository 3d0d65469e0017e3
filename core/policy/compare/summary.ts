/** What a comparison over a roster says, as rows that a terminal and a page both show. Money in fen. */
import type { Outcome } from "../answer";
import { grouped, signedYuan, yuanFigure } from "./figures";
import { LABELS, payerLabel, PAYER_ORDER } from "./labels";
import type { PayerTotal, RosterComparison, SideTotals } from "./roster";

/** One bearer of the cost, before and after. */
export interface CostRow {
  key: string;
  name: string;
  aFen: number;
  bFen: number;
  /** People to whom it gives, or who pay. */
  aPeople: number;
  bPeople: number;
  /** Known for nobody: there is no sum, not even zero. */
  aUnknown?: true;
  bUnknown?: true;
}

/** The three figures of a row in yuan as they are shown: A, B, and the difference where both are known. */
export function figuresOf({ aFen, bFen, aUnknown, bUnknown }: CostRow): [string, string, string] {
  const difference = bFen - aFen;
  return [
    aUnknown ? "说不准" : yuanFigure(aFen),
    bUnknown ? "说不准" : yuanFigure(bFen),
    aUnknown || bUnknown ? "—" : difference === 0 ? "0.00" : signedYuan(difference),
  ];
}

export interface CountRow {
  name: string;
  a: number;
  b: number;
}

export interface RosterSummary {
  /** Persons first, then every payer that gives something in either. */
  costs: CostRow[];
  /** Persons and payers together: the sum of the prices. */
  total: CostRow;
  /** Given back to persons later; not taken off what they pay at first. */
  afterwards: CostRow[];
  fiscal: CostRow;
  outcomes: CountRow[];
  /** Sentences about what the sums leave out. */
  left: string[];
}

const payerOf = (side: SideTotals, payer: string): PayerTotal | undefined =>
  side.payers.find((total) => total.payer === payer);

function payerRows(
  { a, b }: RosterComparison,
  fenOf: (total: PayerTotal | undefined) => number,
): CostRow[] {
  return PAYER_ORDER.map((payer): CostRow => {
    const [one, other] = [payerOf(a, payer), payerOf(b, payer)];
    return {
      key: payer,
      name: payerLabel(payer),
      aFen: fenOf(one),
      bFen: fenOf(other),
      aPeople: one?.people ?? 0,
      bPeople: other?.people ?? 0,
    };
  }).filter(({ aFen, bFen }) => aFen !== 0 || bFen !== 0);
}

/** Sentences that say whom the sums leave out; empty where they leave out nobody. */
function leftOut({ a, b }: RosterComparison): string[] {
  const said: string[] = [];
  const both = (what: string, before: number, after: number, why: string): void => {
    if (before > 0 || after > 0)
      said.push(`${what}：A ${grouped(before)} 人，B ${grouped(after)} 人。${why}`);
  };
  both("数额说不准的人", a.open, b.open, "方案没有写明或要问清，没有算进任何合计，也不是按0算。");
  both(
    "不能缴费的人",
    a.refused,
    b.refused,
    "不符合条件、已在别处参保或不在时间内，没有算进合计。",
  );
  both(
    "财政补助没有写明的人",
    a.fiscalUnknown,
    b.fiscalUnknown,
    "财政补助一行里没有他们，也不是按0算。",
  );
  if (a.owed !== b.owed)
    said.push(
      `算进合计的人：A ${grouped(a.owed)} 人，B ${grouped(b.owed)} 人。人数不同，所以合计的差额里有一部分是因为人不同。`,
    );
  return said;
}

interface Marks {
  aUnknown?: true;
  bUnknown?: true;
}

/** A side in which everybody who could owe something is open has no sums at all, not sums of zero. */
const unknownSides = ({ a, b }: RosterComparison): Marks => ({
  ...(a.owed === 0 && a.open > 0 && { aUnknown: true as const }),
  ...(b.owed === 0 && b.open > 0 && { bUnknown: true as const }),
});

/** The rows of a comparison over a roster. */
export function summaryOf(comparison: RosterComparison): RosterSummary {
  const { a, b } = comparison;
  const marks = unknownSides(comparison);
  const persons: CostRow = {
    ...marks,
    key: "persons",
    name: "个人缴费",
    aFen: a.dueFen,
    bFen: b.dueFen,
    aPeople: a.paying,
    bPeople: b.paying,
  };
  const named = Object.entries(LABELS.outcome) as [Outcome, string][];
  return {
    costs: [
      persons,
      ...payerRows(comparison, (total) => total?.fen ?? 0).map((row) => ({ ...row, ...marks })),
    ],
    total: {
      ...marks,
      key: "total",
      name: "合计（资助前的缴费标准）",
      aFen: a.standardFen,
      bFen: b.standardFen,
      aPeople: a.owed,
      bPeople: b.owed,
    },
    afterwards: payerRows(comparison, (total) => total?.afterwardsFen ?? 0),
    fiscal: {
      ...marks,
      key: "fiscal",
      name: "财政补助（按人头，另计）",
      aFen: a.fiscalFen,
      bFen: b.fiscalFen,
      aPeople: a.owed - a.fiscalUnknown,
      bPeople: b.owed - b.fiscalUnknown,
      ...(a.fiscalUnknown > 0 && a.fiscalUnknown === a.owed && { aUnknown: true as const }),
      ...(b.fiscalUnknown > 0 && b.fiscalUnknown === b.owed && { bUnknown: true as const }),
    },
    outcomes: named
      .map(([outcome, name]) => ({ name, a: a.outcomes[outcome], b: b.outcomes[outcome] }))
      .filter((row) => row.a > 0 || row.b > 0),
    left: leftOut(comparison),
  };
}

/** How the persons fare, as rows: name and number of people. */
export function peopleRows(comparison: RosterComparison): { name: string; people: number }[] {
  const rows: [string, number][] = [
    ["多缴的", comparison.more],
    ["少缴的", comparison.less],
    ["不变的", comparison.same],
    ["A 不能缴、B 能缴的", comparison.newlyOwed],
    ["A 能缴、B 不能缴的", comparison.newlyRefused],
    ["A 说得准、B 要问清的", comparison.newlyOpen],
    ["A 要问清、B 说得准的", comparison.newlySettled],
    ["两边都要问清的", comparison.openInBoth],
    ["两边都不能缴的", comparison.refusedInBoth],
  ];
  return rows.map(([name, people]) => ({ name, people }));
}
