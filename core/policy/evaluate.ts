/**
 * The answer of one pack to one question. The explanation is the computation: the steps are collected while
 * the answer is made, and those with an amount sum to what is due.
 */
import type { Outcome, Quote, Step, Window } from "./answer";
import { adviceFor } from "./advice";
import type { Asking } from "./asking";
import { dateOf, inChinese } from "./calendar";
import { Question, type CompiledPack } from "./compile";
import type { Facts } from "./facts";
import { charge, type Charge, type PackOfYear } from "./lines";
import { yuan } from "./money";
import { chooseWay, type Standing } from "./ways";
import type { Registration } from "./schema";

/** A quote before the facts that are still missing have been looked for. */
export type Answer = Omit<Quote, "missing" | "questions">;

function eligibilitySteps(
  pack: CompiledPack,
  asking: Asking,
): { eligible: boolean; steps: Step[] } {
  const group = pack.eligible.find(({ test }) => test(asking));
  if (group) {
    const { says, cite } = group.rule;
    return { eligible: true, steps: [{ text: `可以参保：${says}`, cite, topic: "eligibility" }] };
  }
  const steps = pack.eligible.map(({ rule }): Step => ({
    text: `不属于：${rule.says}`,
    cite: rule.cite,
    topic: "eligibility",
  }));
  return { eligible: false, steps };
}

/** Every bar that holds, so that a person hears all reasons at once. */
function barSteps(pack: CompiledPack, asking: Asking): { outcome?: Outcome; steps: Step[] } {
  const holding = pack.barred.filter(({ test }) => test(asking));
  const steps = holding.map(({ rule }): Step => ({
    text: rule.says,
    cite: rule.cite,
    topic: "eligibility",
  }));
  const outcomes = holding.map(({ rule }) => rule.outcome);
  const outcome = outcomes.includes("not-eligible") ? "not-eligible" : outcomes[0];
  return { ...(outcome && { outcome }), steps };
}

function windowText(window: Window): string {
  const span = `${inChinese(window.opens)}至${inChinese(window.closes)}（含当天）`;
  const paying = window.lastPayingDay
    ? `；其间结算日不收费，最后能缴费的一天是${inChinese(window.lastPayingDay)}`
    : "";
  const disputed = window.disputed ? `；方案另一处写到${inChinese(window.disputed)}` : "";
  return `${span}${paying}${disputed}`;
}

function wayStep({ way, window }: Standing): Step[] {
  const { rule } = way;
  const steps: Step[] = [
    {
      text: window ? `${rule.says}：${windowText(window)}` : rule.says,
      cite: rule.cite,
      topic: "window",
    },
  ];
  if (window?.disputed && rule.disputed) {
    steps.push({ text: rule.disputed.says, cite: rule.disputed.cite, topic: "open-point" });
  }
  if (rule.decide) {
    const text = `${rule.decide.says}，请问${rule.decide.ask}`;
    steps.push({ text, cite: rule.cite, topic: "open-point" });
  }
  return steps;
}

function fiscalPart(
  pack: CompiledPack,
  asking: Asking,
  paidByPerson: boolean,
): { fiscal: number | null; fiscalAtLeast?: boolean; steps: Step[] } {
  const named = pack.document.amounts?.find(({ key }) => key === "fiscal");
  if (!pack.fiscal || !named) return { fiscal: null, steps: [] };
  const { cite } = named;
  if (paidByPerson) {
    const text = "政府补助的那一份也由本人缴";
    return { fiscal: 0, steps: [{ text, cite, topic: "fiscal" }] };
  }
  const { fen, ask } = pack.fiscal(asking);
  if (fen === null) {
    const text = `${named.says}${ask ? `，请问${ask}` : ""}`;
    return { fiscal: null, steps: [{ text, cite, topic: "fiscal" }] };
  }
  const atLeast = named.atLeast === true;
  const text = `${named.says}：每人${atLeast ? "至少" : ""}${yuan(fen)}`;
  return {
    fiscal: fen,
    ...(atLeast && { fiscalAtLeast: true }),
    steps: [{ text, cite, topic: "fiscal" }],
  };
}

/** From when and until when the person is covered, if paid on the day. */
function benefitPart(
  { way }: Standing,
  asking: Asking,
  lines: Charge["lines"],
): { benefit: Quote["benefit"]; steps: Step[] } {
  const { benefit } = way.rule;
  if (!benefit) return { benefit: null, steps: [] };
  const years = lines.map(({ year }) => year);
  const firstDay = dateOf(Math.min(...years), 1, 1);
  const from = way.benefitFrom?.(asking);
  const to = way.benefitTo?.(asking) ?? dateOf(Math.max(...years), 12, 31);
  const { says, cite } = benefit;
  if (from === undefined) return { benefit: null, steps: [{ text: says, cite, topic: "benefit" }] };
  const start = from < firstDay && !benefit.beforeYear ? firstDay : from;
  const open: Step[] = benefit.open ? [{ text: benefit.open, cite, topic: "open-point" }] : [];
  if (start > to) {
    const text = `${says}：要到${inChinese(start)}才开始，已过本年度，现在缴费在本年度内享受不到待遇`;
    return { benefit: null, steps: [{ text, cite, topic: "benefit" }, ...open] };
  }
  const text = `${says}：${inChinese(start)}至${inChinese(to)}`;
  return { benefit: { from: start, to }, steps: [{ text, cite, topic: "benefit" }, ...open] };
}

function outcomeOf(
  { state, way }: Standing,
  owed: Charge,
  registration: Registration | undefined,
): Outcome {
  if (state === "upcoming") return "not-open";
  if (way.rule.decide !== undefined || state === "disputed" || owed.due === null) return "ask";
  if (registration) return "register-first";
  if (owed.due === 0) return "no-charge";
  return state === "paused" ? "settlement-pause" : "payable";
}

/** The ways that applied to the person and are over. */
function closedSteps(all: Standing[]): Step[] {
  return all
    .filter(({ state }) => state === "over")
    .flatMap((standing) =>
      wayStep(standing).map((step): Step => ({ ...step, text: `${step.text}，已经结束` })),
    );
}

/** Answers one question by one pack. */
export function evaluate(pack: CompiledPack, facts: Facts, packOfYear: PackOfYear): Answer {
  const today = new Question(pack, facts, facts.on);
  const { eligible, steps: who } = eligibilitySteps(pack, today);
  const bars = barSteps(pack, today);
  const barred = eligible ? bars.outcome : "not-eligible";
  const way = barred
    ? { chosen: undefined, applying: [] }
    : chooseWay(pack.ways, today, pack.document.settlementPause);
  const because = [...who, ...bars.steps];
  const verdict = way.chosen
    ? throughWay(pack, today, way.chosen, packOfYear, because)
    : noWay(pack, today, barred, way.applying, because);
  const answer: Answer = {
    ...(facts.id !== undefined && { id: facts.id }),
    ...verdict,
    because,
    next: [],
    pack: { id: pack.document.id, hash: pack.hash },
  };
  answer.next = adviceFor({ pack, asking: today, answer, ...way });
  return answer;
}

type Verdict = Omit<Answer, "id" | "because" | "next" | "pack">;

/** Where nobody can pay: refused, or no way is open. The steps go to `because`. */
function noWay(
  pack: CompiledPack,
  asking: Asking,
  barred: Outcome | undefined,
  applying: Standing[],
  because: Step[],
): Verdict {
  if (!barred) because.push(...closedSteps(applying));
  const { fiscal, fiscalAtLeast } = fiscalPart(pack, asking, false);
  return {
    outcome: barred ?? "closed",
    due: null,
    lines: [],
    unused: [],
    fiscal,
    ...(fiscalAtLeast && { fiscalAtLeast }),
    window: mainDates(pack, asking),
    benefit: null,
  };
}

/** The answer by the way that is open, or that will open. The steps go to `because`. */
function throughWay(
  pack: CompiledPack,
  today: Question,
  chosen: Standing,
  packOfYear: PackOfYear,
  because: Step[],
): Verdict {
  // Before a way opens, amounts and benefits are told as for its first day.
  const opensOn = chosen.state === "upcoming" ? chosen.way.opens(today) : undefined;
  const asking = opensOn === undefined ? today : new Question(pack, today.facts, opensOn);
  const owed = charge(pack, chosen.way, asking, packOfYear);
  const rule = pack.registration.find(({ test }) => test(today))?.rule;
  const outcome = outcomeOf(chosen, owed, rule);
  const fiscal = fiscalPart(pack, asking, chosen.way.rule.fiscalPaidByPerson === true);
  const benefit = benefitPart(chosen, asking, owed.lines);
  because.push(...wayStep(chosen), ...pauseStep(pack, chosen), ...owed.steps, ...fiscal.steps);
  if (outcome === "register-first" && rule) {
    because.push({ text: rule.says, cite: rule.cite, topic: "registration" });
  }
  because.push(...benefit.steps);
  return {
    outcome,
    due: owed.due,
    ...(owed.estimate !== undefined && {
      estimate: owed.estimate,
      estimateSource: owed.estimateSource ?? "",
    }),
    lines: owed.lines,
    // Where no amount is known, no class can be said to give something or nothing.
    unused: owed.lines.some(({ due }) => due !== null)
      ? [...owed.unused, ...asking.holding.out]
      : [],
    fiscal: fiscal.fiscal,
    ...(fiscal.fiscalAtLeast && { fiscalAtLeast: true }),
    window: chosen.window ?? mainDates(pack, today),
    ...(chosen.state === "upcoming" &&
      opensOn === undefined && { ownWindowUnknown: true as const }),
    benefit: benefit.benefit,
  };
}

function mainDates(pack: CompiledPack, asking: Asking): Window | null {
  const opens = pack.main.opens(asking);
  const closes = pack.main.closes?.(asking);
  if (opens === undefined || closes === undefined) return null;
  const disputed = pack.main.rule.disputed?.closes;
  return { opens, closes, ...(disputed !== undefined && disputed > closes && { disputed }) };
}

function pauseStep(pack: CompiledPack, chosen: Standing): Step[] {
  const pause = pack.document.settlementPause;
  if (!pause || chosen.state !== "paused") return [];
  return [{ text: pause.says, cite: pause.cite, topic: "window" }];
}
