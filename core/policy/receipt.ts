import type { Quote } from "./answer";
import type { Facts } from "./facts";

/** Raised with every change after which the same pack and facts may give another answer. */
export const ENGINE_VERSION = "2.0.0";

/** What was asked and answered, kept with every quote that led to an order. Replaying gives the same bytes. */
export interface Receipt {
  packId: string;
  packHash: string;
  engineVersion: string;
  on: string;
  facts: Facts;
  answer: Quote;
}

/** The receipt of a quote; undefined where no pack answered. */
export function receiptOf(facts: Facts, answer: Quote): Receipt | undefined {
  if (!answer.pack) return undefined;
  return {
    packId: answer.pack.id,
    packHash: answer.pack.hash,
    engineVersion: ENGINE_VERSION,
    on: facts.on,
    facts,
    answer,
  };
}
