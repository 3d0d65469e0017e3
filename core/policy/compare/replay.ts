/** Asks a stored receipt's question again: the answer must be the same, byte for byte. */
import { canonicalJson } from "../hash";
import type { Receipt } from "../receipt";

export interface Replay {
  same: boolean;
  /** The first place where the answers differ, as `lines.0.due`, and what stands there. */
  differs?: { path: string; stored: string; now: string };
}

/** An evaluator of any version: what it says is compared, not understood. */
export interface Replaying {
  quote(facts: never): unknown;
}

function firstDifference(stored: unknown, now: unknown, path: string): Replay["differs"] {
  if (canonicalText(stored) === canonicalText(now)) return undefined;
  if (isTree(stored) && isTree(now) && Array.isArray(stored) === Array.isArray(now)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(now)])].sort();
    for (const key of keys) {
      const found = firstDifference(stored[key], now[key], path === "" ? key : `${path}.${key}`);
      if (found) return found;
    }
  }
  return { path, stored: canonicalText(stored), now: canonicalText(now) };
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const canonicalText = (value: unknown): string =>
  value === undefined ? "（没有）" : canonicalJson(value);

/** Replays one receipt by an evaluator that holds the packs of its time. */
export function replayReceipt(receipt: Receipt, evaluator: Replaying): Replay {
  const now = evaluator.quote(receipt.facts as never);
  const differs = firstDifference(receipt.answer, now, "");
  return differs ? { same: false, differs } : { same: true };
}
