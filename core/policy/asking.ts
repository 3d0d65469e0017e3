/** One question being answered, and what compiled rules look like. */
import type { Band } from "./births";
import { kindsOf, widerClass } from "./categories";
import type { CategoryCode, FactKey, Facts, MissingKey } from "./facts";
import type { PlainDate } from "./plain-date";

/** How far the class aid reaches at the ordinary price: conditions such as "fully subsidised" ask for it. */
export type AidLevel = "full" | "part" | "none";

/**
 * One question being answered: the facts, and the day taken as the day of paying. Classes and aid are worked out
 * only when a rule asks for them, so that the facts that were looked at are those that mattered.
 */
export interface Asking {
  readonly facts: Facts;
  readonly payday: PlainDate;
  /** The same as numbers that compare in order of time; 0 for a birth date that is not known. */
  readonly payNumber: number;
  readonly birthNumber: number;
  /** Classes that count on the day. */
  readonly held: readonly CategoryCode[];
  readonly aid: AidLevel;
  /** What is left of the price while a class is asked what it gives, in fen; at any other time nobody can say. */
  left: number | null;
}

/**
 * A compiled rule: what it comes to for a question. `fixed` is there where it comes to the same for everybody, so that
 * what follows from it can be worked out once.
 */
export interface Compiled<T> {
  (asking: Asking): T;
  readonly fixed?: T;
}

/** A rule that comes to the same for everybody. */
export const always = <T>(value: T): Compiled<T> => Object.assign(() => value, { fixed: value });

/** Whether a rule comes to the same for everybody. */
export const isAlways = <T>(rule: Compiled<T>): rule is Compiled<T> & { fixed: T } =>
  "fixed" in rule;

/** Whether a condition holds. */
export type Test = Compiled<boolean> & {
  /** Where it asks for nothing but a birth date between two days: these as numbers. */
  readonly band?: Band;
};
/** The day that a date rule comes to, or undefined where what it hangs on has not happened or is not known. */
export type DateOf = Compiled<PlainDate | undefined> & {
  /** Why it comes to no day, where the plan leaves it open. */
  readonly unstated?: (asking: Asking) => Unstated | undefined;
};

/** A day that the plan does not state: whom to ask, and what another document says. */
export interface Unstated {
  ask: string;
  elsewhere?: { day: PlainDate; source: string } | undefined;
}
/** A whole number, or undefined where what it is counted from is not known. */
export type CountOf = Compiled<number | undefined>;

/** An amount in fen, or `fen: null` with whom to ask and, where known from elsewhere, an estimate. */
export interface Figure {
  fen: number | null;
  estimate?: number;
  source?: string;
  ask?: string;
  /** How a sum came about, in words: 个人缴费标准320元＋财政补助580元. */
  formula?: string;
  /** What the amount means and its clause, where it was chosen by name out of several. */
  told?: { says: string; cite: string };
}
/** `possible`: where it differs from person to person but is one of a few figures, these. */
export type AmountOf = Compiled<Figure> & { readonly possible?: readonly Figure[] };

/** Every figure that an amount can come to, where they can be listed. */
export const figuresOf = (amount: AmountOf): readonly Figure[] | undefined =>
  isAlways(amount) ? [amount.fixed] : amount.possible;

/** Under this name facts that are being watched give the birth date for a comparison with days that the pack names. */
export const BIRTH_IN_BANDS = "birthDate in bands";

/** A birth date that nobody has given is the day that a newborn's event tells. */
function born(birthDate: Facts["birthDate"], { event }: Facts): PlainDate | undefined {
  if (birthDate !== undefined) return birthDate ?? undefined;
  return event?.kind === "newborn" ? event.on : undefined;
}

/** The birth date where days are counted from it, not only compared. */
export const birthItself = (facts: Facts): PlainDate | undefined => born(facts.birthDate, facts);

/** The birth date for a comparison that `Births` knows of, so that those born between two of its days are alike. */
export function birthInBands(facts: Facts): PlainDate | undefined {
  const { [BIRTH_IN_BANDS]: watched = facts.birthDate } = facts as Record<string, unknown> & Facts;
  return born(watched as Facts["birthDate"], facts);
}

/** Which facts a compiled rule looks at; the questions still open are found among these only. */
export type Reads = Set<Exclude<FactKey, "more"> | MissingKey>;

/** Whether a class that is held answers to one of the codes: itself, its wider class, or all its kinds. */
export function answersTo(held: CategoryCode, codes: readonly CategoryCode[]): boolean {
  if (codes.includes(held)) return true;
  const wider = widerClass(held);
  if (wider !== undefined && codes.includes(wider)) return true;
  const kinds = kindsOf(held);
  return kinds.length > 0 && kinds.every((kind) => codes.includes(kind));
}
