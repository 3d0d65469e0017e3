/** Facts that a pack declares for itself: reading them from a question, with what is taken while they are unknown. */
import type { Asking } from "./asking";
import type { OwnFact } from "./schema";
import { PackError } from "./pack-error";
import type { Rules } from "./rules";

export type OwnValue = boolean | string | number;

/** What an unknown fact of the pack counts as; undefined for a day. */
export function ordinaryOf({ kind, ordinary, choices }: OwnFact): OwnValue | undefined {
  if (ordinary !== undefined) return ordinary;
  if (kind === "yes-no") return false;
  if (kind === "number" || kind === "money") return 0;
  return kind === "choice" ? choices?.[0]?.key : undefined;
}

/** Reads a fact of the pack; `known` leaves an unknown one unknown. Throws PackError for a name or kind that is wrong. */
export function ownFactReader(
  key: string,
  kinds: readonly OwnFact["kind"][],
  rules: Rules,
  path: string,
  known = false,
): (asking: Asking) => OwnValue | undefined {
  const fact = rules.ownFact(key, path);
  if (!kinds.includes(fact.kind)) {
    throw new PackError(
      rules.pack,
      path,
      `情况“${key}”的类型是 ${fact.kind}，不能用在这里`,
      `这里要用 ${kinds.join(" 或 ")} 类型的情况`,
    );
  }
  rules.reads.add(`more.${key}`);
  const ordinary = known ? undefined : ordinaryOf(fact);
  return ({ facts }) => {
    const value = facts.more?.[key];
    return value === undefined ? ordinary : (value ?? undefined);
  };
}
