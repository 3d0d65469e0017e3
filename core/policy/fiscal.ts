/** The government's share a head, as it is told: under the name `fiscal` among the amounts of a pack. */
import type { Asking } from "./asking";
import type { Step } from "./answer";
import { yuan } from "./money";
import type { Rules } from "./rules";
import type { PackDocument } from "./schema";

export interface ToldFiscal {
  /** Fen; 0 where the person pays it; null where the plan does not give it. */
  fiscal: number | null;
  atLeast: boolean;
  steps: readonly Step[];
}

const told = (fiscal: number | null, atLeast: boolean, text: string, cite: string): ToldFiscal => ({
  fiscal,
  atLeast,
  steps: [{ text, cite, topic: "fiscal" }],
});

/** Tells the government's share of a pack. */
export function fiscalTeller(
  { amounts }: PackDocument,
  rules: Rules,
): (asking: Asking, paidByPerson: boolean) => ToldFiscal {
  const named = amounts?.find(({ key }) => key === "fiscal");
  if (!named) return () => ({ fiscal: null, atLeast: false, steps: [] });
  const { says, cite, atLeast = false } = named;
  const amount = rules.amount("fiscal", "amounts.fiscal");
  return (asking, paidByPerson) => {
    if (paidByPerson) return told(0, false, "政府补助的那一份也由本人缴", cite);
    const { fen, ask, estimate, source } = amount(asking);
    if (fen !== null) {
      return told(fen, atLeast, `${says}：每人${atLeast ? "至少" : ""}${yuan(fen)}`, cite);
    }
    const whom = ask === undefined ? "" : `，请问${ask}`;
    const known =
      estimate === undefined ? "" : `；别处的数是${yuan(estimate)}，只供参考（${source ?? ""}）`;
    return told(null, false, `${says}${whom}${known}`, cite);
  };
}
