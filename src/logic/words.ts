import type { EnrolmentState, Relation, YearCard } from "../../core/contracts";

/** Words of the product that several pages use. */

export const RELATIONS: Record<Relation, string> = {
  self: "本人",
  spouse: "配偶",
  child: "子女",
  parent: "父母",
  other: "其他家人",
};

/** A short sign beside the words of a state, so that it is never told by colour alone. */
export const TONE_SIGNS: Record<Tone, string> = {
  due: "¥",
  todo: "!",
  done: "✓",
  wait: "…",
  stop: "–",
};

/** How something stands; `todo`: the reader has to do something that is not paying. */
export type Tone = YearCard["tone"] | "todo";

/** What the tone of a state of enrolment is. */
export const isSettled = (state: EnrolmentState): boolean =>
  state === "paid" || state === "in-treasury" || state === "confirmed";

/** One character that stands for a person: the last of a Chinese name, as families call each other. */
export function nameSign(name: string): string {
  const letters = Array.from(name.replace(/[*＊\s]/g, ""));
  const several = /[·•.]/.test(name) || /^[A-Za-z]/.test(name);
  return (several ? letters[0] : letters[letters.length - 1]) ?? "人";
}
