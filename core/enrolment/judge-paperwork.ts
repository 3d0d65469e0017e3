import {
  inChinese,
  namedErrands,
  planErrands,
  refundRule,
  unstatedOf,
  type ErrandFor,
  type PlanErrand,
} from "../policy";
import { isSettled } from "./year-graph";
import type { Against, Finding, Matter } from "./judge";
import { KIND_TITLES } from "./words";

/** Changes, stops and corrections: the plan's errand of that kind, in time. */

const ERRANDS: Record<"change" | "stop" | "correction" | "number", ErrandFor> = {
  change: "change",
  stop: "stop",
  correction: "correct",
  number: "correct",
};

type PaperKind = keyof typeof ERRANDS;

/** Keys under which packs say that they leave these errands open. */
const OPEN_POINTS = ["change-stop", "change", "stop"];

function errandsOf({ book, facts }: Matter, kind: PaperKind): readonly PlanErrand[] {
  const wanted = ERRANDS[kind];
  const own = planErrands(book, facts).filter((errand) => errand.for === wanted);
  if (own.length > 0) return own;
  // The plan's words are about somebody else, such as those enrolled last year; the day and the counter are the same.
  const named = namedErrands(book, facts, wanted);
  if (named.length > 0 || kind !== "stop") return named;
  // A plan that says nothing about stopping has it done with the other changes.
  return namedErrands(book, facts, "change");
}

function inRegister({ standing, facts, asked }: Matter): Against | null {
  if (!standing) return null;
  const no = (text: string): Against => ({ code: "stands-against", text, cite: "", day: null });
  if (asked.kind === "stop") {
    if (standing.stopped) return no(`${facts.year}年已经停保了`);
    const carried = facts.enrolledLastYear === true;
    if (standing.state === "unregistered" && !carried)
      return no(`${facts.year}年没有登记参保，不用停保`);
  }
  if (asked.kind === "number" && standing.documentType !== "birth-certificate")
    return no("名册里登记的就是证件号码，写错了的请办更正");
  return null;
}

/** All of them are over: the latest day is the one that counts. */
function late(errands: readonly PlanErrand[], kind: PaperKind): Against | null {
  if (errands.length === 0 || !errands.every(({ over }) => over)) return null;
  const last = [...errands].sort((a, b) => (b.by ?? "").localeCompare(a.by ?? ""))[0];
  if (last?.by === undefined) return null;
  return {
    code: "too-late",
    text: `${KIND_TITLES[kind]}到${inChinese(last.by)}为止，已经过了；方案写的是：${last.says}`,
    cite: last.cite,
    day: last.by,
  };
}

/** HR-11: who is enrolled twice, or just wants out, stays once the plan gives nothing back any more. */
function noExit({ book, facts, standing, asked }: Matter): Against | null {
  const { kind, stopReason } = asked;
  if (kind !== "stop" || !standing || !isSettled(standing.state)) return null;
  if (stopReason !== "elsewhere" && stopReason !== "own-wish") return null;
  const rule = refundRule(book, facts, "double-insured");
  if (rule?.gives !== "nothing" || rule.about !== "all" || rule.from === undefined) return null;
  return { code: "too-late", text: rule.says, cite: rule.cite, day: rule.from };
}

/** R8: whether a change, a stop or a correction is taken on the day. */
export function paperwork(matter: Matter): Finding {
  const { book, facts } = matter;
  const kind = matter.asked.kind as PaperKind;
  const errands = errandsOf(matter, kind);
  const live = errands.filter(({ over }) => !over);
  const told = live.length > 0 ? live : errands;
  const open = unstatedOf(book, facts.place, facts.year, OPEN_POINTS);
  const silent = open && kind !== "correction" && kind !== "number" ? open : undefined;
  const days = told.flatMap(({ by }) => by ?? []).sort();
  return {
    says:
      told
        .map(({ says, where }) => (where && told.length > 1 ? `${says}：${where}` : says))
        .join("；") ||
      (silent
        ? `方案没有写：${silent.text}，请问${silent.ask}`
        : `方案没有写${KIND_TITLES[kind]}怎么办，随时可以提出`),
    cite: [...new Set(told.map(({ cite }) => cite))].join("、") || (silent?.cite ?? "方案未写"),
    where: told.find(({ where }) => where !== undefined)?.where,
    by: live.length > 0 ? (days.at(-1) ?? null) : null,
    against: inRegister(matter) ?? late(errands, kind) ?? noExit(matter),
    papers: told,
    proof: false,
  };
}
