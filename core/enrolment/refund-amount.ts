import type { Facts, PolicyBook, RefundRule } from "../policy";

/**
 * R9: what somebody would have owed on the day of paying, had the classes they hold now been known: their lists' dates do not
 * count (MC-08). In fen; null where the plan does not give it. `facts` are those of the day of paying.
 */
export function dueAsRecognised(book: PolicyBook, facts: Facts): number | null {
  const { on } = facts;
  // A class that was over before the payment was no class of this year's.
  const held = (facts.categories ?? []).filter(({ to }) => to == null || to >= on);
  const categories = held.map(({ code }) => ({ code }));
  return book.answer({ ...facts, categories }).due;
}

/** R9: what is given back of what was paid, in fen: never more than that. Null where nobody can say. */
export function refundFenOf(
  { gives }: RefundRule,
  paidFen: number,
  dueRecognised: number | null,
): number | null {
  if (gives === "all") return paidFen;
  if (gives === "nothing") return 0;
  if (gives === "unstated") return null;
  if (gives === "difference")
    return dueRecognised === null ? null : Math.max(0, paidFen - dueRecognised);
  return Math.min(gives.fen, paidFen);
}
