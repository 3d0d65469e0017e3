import type { Outcome } from "../../core/policy";
import type { Tone } from "./words";

interface OutcomeWords {
  short: string;
  long: string;
  tone: Tone;
  /** Stands before an amount. */
  beforeAmount: string;
}

/** What an answer of the engine comes to, for somebody who only wants to know. */
export const OUTCOME_WORDS: Record<Outcome, OutcomeWords> = {
  "no-plan": {
    short: "算不出来",
    long: "这一年没有方案可算",
    tone: "wait",
    beforeAmount: "",
  },
  "not-eligible": {
    short: "不能参保",
    long: "按这些情况，不在这里的参保范围",
    tone: "stop",
    beforeAmount: "",
  },
  "insured-already": {
    short: "已有医保",
    long: "已经有别的医保，不能再参加",
    tone: "stop",
    beforeAmount: "",
  },
  "not-open": {
    short: "还没有开始缴",
    long: "能参保，还没有到缴费的时候",
    tone: "wait",
    beforeAmount: "开始收缴后要交",
  },
  closed: { short: "不能再缴", long: "缴费期已过，现在不能缴", tone: "stop", beforeAmount: "" },
  ask: {
    short: "要问当地",
    long: "文件没有写清，要先问当地",
    tone: "wait",
    beforeAmount: "文件里的金额（问清楚以后再缴）",
  },
  "register-first": {
    short: "先登记再缴",
    long: "能参保，要先办参保登记",
    tone: "wait",
    beforeAmount: "登记以后要交",
  },
  "no-charge": {
    short: "不用自己交钱",
    long: "能参保，不用自己交钱",
    tone: "done",
    beforeAmount: "",
  },
  "settlement-pause": {
    short: "今天结算不收",
    long: "能参保，今天结算不收款",
    tone: "wait",
    beforeAmount: "恢复缴费后要交",
  },
  payable: { short: "可以缴", long: "能参保，现在可以缴", tone: "due", beforeAmount: "要交" },
};

/** The words for an answer; why there is no plan (the year is over, or not published yet) the engine itself says. */
export function outcomeWords({
  outcome,
  because,
}: {
  outcome: Outcome;
  because: readonly { text: string }[];
}): OutcomeWords {
  const words = OUTCOME_WORDS[outcome];
  const why = outcome === "no-plan" ? because[0]?.text : undefined;
  return why === undefined ? words : { ...words, long: why };
}
