/**
 * Evaluators of earlier engine versions, kept so that their receipts still give the same bytes. Each is one file that
 * is loaded only when a receipt asks for it, and that never changes.
 */
import type { ReleasedEngine } from "./engine";

export type { ReleasedBook, ReleasedEngine } from "./engine";

const KEPT: Readonly<Record<string, () => Promise<ReleasedEngine>>> = {
  "1.0.0": () => import("./1.0.0.cjs"),
};

/** Engine versions that are kept beside the running one. */
export const KEPT_VERSIONS: readonly string[] = Object.keys(KEPT);

/** The evaluator of a version, or undefined where it is not kept. */
export async function releasedEngine(version: string): Promise<ReleasedEngine | undefined> {
  return Object.hasOwn(KEPT, version) ? KEPT[version]?.() : undefined;
}
