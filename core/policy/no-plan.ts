/** Where no pack answers: a typed reason, never another year's figure. */
import type { Outcome, Quote } from "./answer";
import type { Facts } from "./facts";

export type NoPlanReason = NonNullable<Quote["reason"]>;

const NO_PLAN_TEXT: Record<NoPlanReason, string> = {
  "unknown-place": "这个地方还没有收录，不知道当地的方案，请问当地医保部门",
  "not-yet-published": "这个年度的方案这里还没有，公布并收录后才能回答，请以当地公布的为准",
  ended: "这个保障年度已经结束，不能再缴",
  "not-encoded": "这个年度的方案没有收录，请问当地医保部门",
};

/** The answer where no pack answers. */
export function noPlan(facts: Facts, reason: NoPlanReason): Quote {
  return {
    ...(facts.id !== undefined && { id: facts.id }),
    outcome: "no-plan",
    reason,
    due: null,
    lines: [],
    unused: [],
    fiscal: null,
    window: null,
    benefit: null,
    missing: [],
    questions: [],
    because: [{ text: NO_PLAN_TEXT[reason], cite: "—", topic: "plan" }],
    next: [{ text: "可以拨打 12393（医保服务热线）询问" }],
  };
}

const OPEN: readonly Outcome[] = [
  "ask",
  "register-first",
  "no-charge",
  "settlement-pause",
  "payable",
];

/** After the coverage year only those are answered who still have a way of their own, such as a late newborn. */
export const isEnded = (outcome: Outcome): boolean => !OPEN.includes(outcome);
