import type { Quote } from "./answer";
import type { Facts } from "./facts";

/** Raised with every change after which the same pack and facts may give another answer. */
export const ENGINE_VERSION = "2.0.0";

/** A pack that an answer was worked out from. */
export interface PackUsed {
  year: number;
  id: string;
  hash: string;
}

/** What was asked and answered, kept with every quote that led to an order. Replaying gives the same bytes. */
export interface Receipt {
  /** The pack of the year asked for. */
  packId: string;
  packHash: string;
  /**
   * Every pack that the answer was worked out from, by coverage year: somebody who owes two years is answered by two.
   * Receipts of before it was kept name the first alone.
   */
  packs?: PackUsed[];
  engineVersion: string;
  on: string;
  facts: Facts;
  answer: Quote;
}

/** Finds the pack of a place and year. */
interface Shelves {
  packRef(place: string, year: number): { id: string; hash: string } | undefined;
}

/** The receipt of a quote, with the packs of the `book` that gave it; undefined where no pack answered. */
export function receiptOf(facts: Facts, answer: Quote, book: Shelves): Receipt | undefined {
  if (!answer.pack) return undefined;
  const { lines, because } = answer;
  // A year whose price is only told, because another may be chosen, has a step and no line.
  const years = new Set([facts.year, ...[...lines, ...because].flatMap(({ year }) => year ?? [])]);
  const packs = [...years]
    .sort((one, other) => one - other)
    .flatMap((year) => {
      const ref = book.packRef(facts.place, year);
      return ref ? [{ year, ...ref }] : [];
    });
  return {
    packId: answer.pack.id,
    packHash: answer.pack.hash,
    packs,
    engineVersion: ENGINE_VERSION,
    on: facts.on,
    facts,
    answer,
  };
}

/** The packs that a receipt names, one at least. */
export const packsOf = ({ packs, packId: id, packHash: hash, facts }: Receipt): PackUsed[] =>
  packs ?? [{ year: facts.year, id, hash }];
