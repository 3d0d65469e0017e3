/**
 * Many people under two packs: person by person and in total. Memory does not grow with the number of people: what is
 * kept are counters. All money is integer fen. Who cannot be told an amount is counted apart, never as zero.
 */
import { OUTCOMES, type AidShare, type Outcome } from "../answer";
import type { Answer } from "../evaluate";
import type { Facts, Payer } from "../facts";
import { PAYERS } from "../vocabulary";

export type Answering = (facts: Facts) => Answer;

/** `owed`: the amount is known (no charge included). `open`: nobody can say. `refused`: nothing can be owed. */
export type Standing = "owed" | "open" | "refused";

const STANDING: Readonly<Record<Outcome, Standing>> = {
  "no-plan": "refused",
  "not-eligible": "refused",
  "insured-already": "refused",
  "not-open": "owed", // the amount once the way is free
  closed: "refused",
  ask: "open",
  "register-first": "owed",
  "no-charge": "owed",
  "settlement-pause": "owed",
  payable: "owed",
};

/** Whether a quote has an amount that counts, leaves it open, or lets nobody pay. */
export function standingOf({ outcome, due }: Answer): Standing {
  const standing = STANDING[outcome];
  return standing === "owed" && due === null ? "open" : standing;
}

export interface PayerTotal {
  payer: Payer;
  /** Fen taken off what people pay. */
  fen: number;
  /** Fen that people pay first and are given back. */
  afterwardsFen: number;
  /** People to whom this payer gives something. */
  people: number;
}

/** One pack over the whole roster. Sums are over the people in `owed`. */
export interface SideTotals {
  outcomes: Record<Outcome, number>;
  owed: number;
  /** People of whom nobody can say what they owe: in no sum. */
  open: number;
  refused: number;
  /** People in `owed` who pay something themselves. */
  paying: number;
  /** Sum of the prices before aid, and the charges beside them. */
  standardFen: number;
  /** What persons pay. */
  dueFen: number;
  payers: PayerTotal[];
  fiscalFen: number;
  /** People in `owed` whose government share the plan does not give: in no sum. */
  fiscalUnknown: number;
}

export interface DifferenceCount {
  /** B − A in fen. */
  fen: number;
  people: number;
}

export interface RosterComparison {
  people: number;
  a: SideTotals;
  b: SideTotals;
  /** Among people whose amount is known in both. */
  more: number;
  less: number;
  same: number;
  /** Sum of what those pay more, and of what those pay less. */
  moreFen: number;
  lessFen: number;
  /** Refused by A, with an amount in B; and the other way round. */
  newlyOwed: number;
  newlyRefused: number;
  /** An amount or a refusal in A, open in B; and the other way round. */
  newlyOpen: number;
  newlySettled: number;
  openInBoth: number;
  refusedInBoth: number;
  /** How many people pay how much more or less, by the difference; the whole of it unless there are too many kinds. */
  distribution: DifferenceCount[];
  /** People whose difference is none of those in the distribution. */
  otherDifferences: number;
}

/** One person under both packs. */
export interface PersonComparison {
  id?: string;
  a: PersonSide;
  b: PersonSide;
  /** B − A in fen; null where either is not known. */
  differenceFen: number | null;
}

export interface PersonSide {
  outcome: Outcome;
  dueFen: number | null;
  aid: { payer: Payer; fen: number }[];
  fiscalFen: number | null;
}

const PAYER_INDEX = Object.fromEntries(PAYERS.map((payer, index) => [payer, index])) as Record<
  Payer,
  number
>;
const OUTCOME_INDEX = Object.fromEntries(
  OUTCOMES.map((outcome, index) => [outcome, index]),
) as Record<Outcome, number>;
/** More kinds of differences than this, and the rest are only counted. */
const MOST_DIFFERENCES = 4_096;

/** The counters of one pack; the hot part of a comparison. */
class Side {
  private readonly outcomes = new Float64Array(OUTCOMES.length);
  private readonly fen = new Float64Array(PAYERS.length);
  private readonly afterwards = new Float64Array(PAYERS.length);
  private readonly heads = new Float64Array(PAYERS.length);
  private readonly lastSeen = new Float64Array(PAYERS.length);
  private readonly standings = { owed: 0, open: 0, refused: 0 };
  private person = 0;
  private paying = 0;
  private standardFen = 0;
  private dueFen = 0;
  private fiscalFen = 0;
  private fiscalUnknown = 0;

  /** Counts one person. */
  add(quote: Answer): Standing {
    this.person += 1;
    const index = OUTCOME_INDEX[quote.outcome];
    this.outcomes[index] = (this.outcomes[index] ?? 0) + 1;
    const standing = standingOf(quote);
    this.standings[standing] += 1;
    if (standing === "owed") this.addOwed(quote);
    return standing;
  }

  private addOwed({ due, lines, fiscal }: Answer): void {
    if (due !== null && due > 0) {
      this.dueFen += due;
      this.paying += 1;
    }
    for (const line of lines) {
      this.standardFen += line.standard ?? 0;
      for (const share of line.aid) this.give(this.fen, share);
      if (!line.afterwards) continue;
      for (const share of line.afterwards) this.give(this.afterwards, share);
    }
    if (fiscal === null) this.fiscalUnknown += 1;
    else this.fiscalFen += fiscal;
  }

  private give(sums: Float64Array, { payer, amount }: AidShare): void {
    const index = PAYER_INDEX[payer];
    sums[index] = (sums[index] ?? 0) + amount;
    if (amount === 0 || this.lastSeen[index] === this.person) return;
    this.lastSeen[index] = this.person;
    this.heads[index] = (this.heads[index] ?? 0) + 1;
  }

  totals(): SideTotals {
    const { standings, paying, standardFen, dueFen, fiscalFen, fiscalUnknown } = this;
    return {
      outcomes: Object.fromEntries(
        OUTCOMES.map((outcome, index) => [outcome, this.outcomes[index] ?? 0]),
      ) as Record<Outcome, number>,
      ...standings,
      paying,
      standardFen,
      dueFen,
      payers: PAYERS.map((payer, index) => ({
        payer,
        fen: this.fen[index] ?? 0,
        afterwardsFen: this.afterwards[index] ?? 0,
        people: this.heads[index] ?? 0,
      })).filter(({ people }) => people > 0),
      fiscalFen,
      fiscalUnknown,
    };
  }
}

/** Adds people one at a time, for rosters that come as a stream. */
export class RosterTally {
  private readonly a = new Side();
  private readonly b = new Side();
  private readonly differences = new Map<number, number>();
  private readonly counts = {
    people: 0,
    more: 0,
    less: 0,
    same: 0,
    moreFen: 0,
    lessFen: 0,
    newlyOwed: 0,
    newlyRefused: 0,
    newlyOpen: 0,
    newlySettled: 0,
    openInBoth: 0,
    refusedInBoth: 0,
    otherDifferences: 0,
  };

  /** Counts one person by the answers of both packs. */
  add(a: Answer, b: Answer): void {
    const { counts } = this;
    counts.people += 1;
    const before = this.a.add(a);
    const after = this.b.add(b);
    if (before === "owed" && after === "owed") this.addDifference((b.due ?? 0) - (a.due ?? 0));
    else if (before === after) counts[before === "open" ? "openInBoth" : "refusedInBoth"] += 1;
    else if (after === "open") counts.newlyOpen += 1;
    else if (before === "open") counts.newlySettled += 1;
    else if (after === "owed") counts.newlyOwed += 1;
    else counts.newlyRefused += 1;
  }

  private addDifference(fen: number): void {
    const { counts, differences } = this;
    if (fen === 0) {
      counts.same += 1;
      return;
    }
    if (fen > 0) {
      counts.more += 1;
      counts.moreFen += fen;
    } else {
      counts.less += 1;
      counts.lessFen -= fen;
    }
    const known = differences.get(fen);
    if (known !== undefined || differences.size < MOST_DIFFERENCES)
      differences.set(fen, (known ?? 0) + 1);
    else counts.otherDifferences += 1;
  }

  result(): RosterComparison {
    const distribution = [...this.differences]
      .map(([fen, people]) => ({ fen, people }))
      .sort((one, other) => one.fen - other.fen);
    return { ...this.counts, a: this.a.totals(), b: this.b.totals(), distribution };
  }
}

const sideOf = ({ outcome, due, lines, fiscal }: Answer): PersonSide => ({
  outcome,
  dueFen: due,
  aid: lines.flatMap(({ aid }) => aid.map(({ payer, amount }) => ({ payer, fen: amount }))),
  fiscalFen: fiscal,
});

/** One person under both packs, as it is written out. */
export function personComparison(id: string | undefined, a: Answer, b: Answer): PersonComparison {
  const known = standingOf(a) === "owed" && standingOf(b) === "owed";
  return {
    ...(id !== undefined && { id }),
    a: sideOf(a),
    b: sideOf(b),
    differenceFen: known ? (b.due ?? 0) - (a.due ?? 0) : null,
  };
}

/**
 * Compares two packs over people. Each pack answers by its own function, so that two places or two years can be held
 * against each other as well as two revisions. `onPerson` is told of everybody where it is given.
 */
export function compareRoster(
  answerA: Answering,
  answerB: Answering,
  people: Iterable<Facts>,
  onPerson?: (person: PersonComparison) => void,
): RosterComparison {
  const tally = new RosterTally();
  for (const facts of people) {
    const a = answerA(facts);
    const b = answerB(facts);
    tally.add(a, b);
    if (onPerson) onPerson(personComparison(facts.id, a, b));
  }
  return tally.result();
}
