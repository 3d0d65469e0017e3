/**
 * The rules of one pack while they are compiled: names are looked up here, and the four kinds of expression reach each
 * other through it.
 */
import type { AmountOf, CountOf, DateOf, Reads, Test } from "./asking";
import type { Births } from "./births";
import type { PlainDate } from "./plain-date";
import type { OwnFact } from "./schema";
import type { AmountRule, Condition, CountRule, DateRule } from "./schema-rules";

/** `path` says where in the pack the expression stands, for what is told when it is wrong. */
export interface Rules {
  readonly pack: string;
  readonly year: number;
  readonly yearStart: PlainDate;
  readonly yearEnd: PlainDate;
  /** A place and all above it, nearest first. */
  readonly upwards: (place: string) => readonly string[];
  /** Facts that any rule compiled so far looks at. */
  readonly reads: Reads;
  condition(rule: Condition, path: string): Test;
  date(rule: DateRule, path: string): DateOf;
  count(rule: CountRule, path: string): CountOf;
  amount(rule: AmountRule, path: string): AmountOf;
  /** What the rules compiled so far compare births with. */
  readonly births: Births;
  /** What the pack has chosen for a setting. */
  setting(key: string, path: string): string;
  /** A fact that the pack declares. */
  ownFact(key: string, path: string): OwnFact;
  /** The clause of a named date; nothing for a day that is not the pack's to name. */
  dateCite(key: string): string | undefined;
  /** What a named amount means in words. */
  amountSays(key: string): { says: string; cite: string } | undefined;
}
