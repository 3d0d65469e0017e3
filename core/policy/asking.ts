import { kindsOf, widerClass } from "./categories";
import type { CategoryCode, FactKey, Facts } from "./facts";
import type { PlainDate } from "./plain-date";

/** How far the class aid reaches at the ordinary price: conditions such as "fully subsidised" ask for it. */
export type AidLevel = "full" | "part" | "none";

/**
 * One question being answered: the facts, the day taken as the day of paying, and the coverage year. Classes
 * and aid are worked out only when a rule asks for them, so that the facts that were looked at are those that
 * mattered.
 */
export interface Asking {
  readonly facts: Facts;
  readonly payday: PlainDate;
  readonly yearStart: PlainDate;
  readonly yearEnd: PlainDate;
  /** Classes that count on the day. */
  readonly held: readonly CategoryCode[];
  readonly aid: AidLevel;
}

/** Whether a compiled condition holds for a question. */
export type Test = (asking: Asking) => boolean;

/** Which facts a compiled rule looks at; the questions still open are found among these only. */
export type Reads = Set<FactKey>;

/** Whether a class that is held answers to one of the codes: itself, its wider class, or all its kinds. */
export function answersTo(held: CategoryCode, codes: readonly CategoryCode[]): boolean {
  if (codes.includes(held)) return true;
  const wider = widerClass(held);
  if (wider !== undefined && codes.includes(wider)) return true;
  const kinds = kindsOf(held);
  return kinds.length > 0 && kinds.every((kind) => codes.includes(kind));
}
