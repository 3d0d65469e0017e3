/** Facts that a pack declares for itself: reading them from a question, with what is taken while they are unknown. */
import type { Asking } from "./asking";
import { yuan } from "./money";
import type { OwnFact } from "./schema";
import { PackFault } from "./pack-error";
import { isPlainDate } from "./days";
import type { Rules } from "./rules";

export type OwnValue = boolean | string | number;

/** What an unknown fact of the pack counts as; undefined for a day. */
function ordinaryOf({ kind, ordinary, choices }: OwnFact): OwnValue | undefined {
  if (ordinary !== undefined) return ordinary;
  if (kind === "yes-no") return false;
  if (kind === "number" || kind === "money") return 0;
  return kind === "choice" ? choices?.[0]?.key : undefined;
}

/** What is wrong with a value for a fact of the pack, in plain words; undefined where nothing is. */
export function problemWith(
  { kind, choices, atMost }: OwnFact,
  value: unknown,
): string | undefined {
  if (kind === "yes-no") return typeof value === "boolean" ? undefined : "应为 true 或 false";
  if (kind === "choice") {
    const keys = (choices ?? []).map(({ key }) => key);
    return keys.includes(value as string) ? undefined : `只能是：${keys.join("、")}`;
  }
  if (kind === "date") {
    return typeof value === "string" && isPlainDate(value)
      ? undefined
      : "不是真实存在的日期，应写成 2026-01-31 这样";
  }
  if (!Number.isSafeInteger(value) || (value as number) < 0) return "应为不小于 0 的整数";
  if (atMost === undefined || (value as number) <= atMost) return undefined;
  return `不能超过 ${kind === "money" ? `${yuan(atMost)}（以分计，${atMost}）` : atMost}`;
}

/** Reads a fact of the pack; `known` leaves an unknown one unknown. Throws PackFault for a name or kind that is wrong. */
export function ownFactReader(
  key: string,
  kinds: readonly OwnFact["kind"][],
  rules: Rules,
  path: string,
  known = false,
): (asking: Asking) => OwnValue | undefined {
  const fact = rules.ownFact(key, path);
  if (!kinds.includes(fact.kind)) {
    throw new PackFault(rules.pack, path, "other-kind", key, fact.kind, kinds.join(" 或 "));
  }
  rules.reads.add(`more.${key}`);
  const ordinary = known ? undefined : ordinaryOf(fact);
  return ({ facts }) => {
    const value = facts.more?.[key];
    if (value === undefined) return ordinary;
    // What makes no sense is nothing known; whoever took it in has been told (see `problemIn` of the book).
    if (value === null) return undefined;
    return problemWith(fact, value) === undefined ? value : ordinary;
  };
}
