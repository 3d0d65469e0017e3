/**
 * The answer of one pack to one question. The explanation is the computation: the steps are collected while
 * the answer is made, and those with an amount sum to what is due.
 */
import { adviceFor } from "./advice";
import type { Outcome, Quote, Step, Unused } from "./answer";
import type { Unstated } from "./asking";
import { inChinese } from "./calendar";
import { Question, type CompiledPack } from "./compile";
import { spanOf } from "./coverage-span";
import type { Facts } from "./facts";
import { charge, type Charge, type PackOfYear } from "./lines";
import { isEnded, noPlan } from "./no-plan";
import type { Registration } from "./schema";
import { openWay, waysFor, type Standing } from "./standing";
import { tellBenefit, windowOf, windowSteps } from "./ways";

/** A quote before the facts that are still missing have been looked for: none are named yet. */
export type Answer = Quote;

const eligibility = (text: string, cite: string): Step => ({ text, cite, topic: "eligibility" });

/** Whether the person belongs to a group that may enrol; the steps go to `because`. */
function mayEnrol({ eligible }: CompiledPack, asking: Question, because: Step[]): boolean {
  const group = eligible.find(({ test }) => test(asking));
  const told = group
    ? [eligibility(`可以参保：${group.rule.says}`, group.rule.cite)]
    : eligible.map(({ rule }) => eligibility(`不属于：${rule.says}`, rule.cite));
  because.push(...told);
  return group !== undefined;
}

/** Every bar that holds, so that a person hears all reasons at once. */
function bars({ barred }: CompiledPack, asking: Question, because: Step[]): Outcome | undefined {
  let outcome: Outcome | undefined;
  for (const { test, rule } of barred) {
    if (!test(asking)) continue;
    because.push(eligibility(rule.says, rule.cite));
    if (outcome !== "not-eligible") outcome = rule.outcome;
  }
  return outcome;
}

/** From when and until when the person is covered, if paid on the day. */
function benefitOf(
  { document }: CompiledPack,
  { way }: Standing,
  asking: Question,
  lines: Charge["lines"],
) {
  const years = lines.map(({ year }) => year);
  const firstDay = spanOf(document, Math.min(...years)).from;
  const from = way.benefitFrom?.(asking);
  const to = way.benefitTo?.(asking) ?? spanOf(document, Math.max(...years)).to;
  const early = from !== undefined && from < firstDay && !way.rule.benefit?.beforeYear;
  return tellBenefit(way.rule, early ? firstDay : from, to);
}

function outcomeOf(
  { state, way }: Standing,
  due: number | null,
  registration: Registration | undefined,
): Outcome {
  if (state === "upcoming") return "not-open";
  if (way.rule.decide !== undefined || state === "disputed" || state === "unknown") return "ask";
  if (due === null) return "ask";
  if (registration) return "register-first";
  if (due === 0) return "no-charge";
  return state === "paused" ? "settlement-pause" : "payable";
}

/** Where nobody can pay: refused, or no way is open. The steps go to `because`. */
function noWay(
  pack: CompiledPack,
  asking: Question,
  outcome: Outcome,
  applying: readonly Standing[],
  because: Step[],
): Partial<Answer> {
  // Each of them is over: one that is to come, or is open, would have answered.
  for (const { way, window } of applying) {
    for (const step of windowSteps(way, window))
      because.push({ ...step, text: `${step.text}，已经结束` });
  }
  const { fiscal, atLeast } = pack.tellFiscal(asking, false);
  const dates = windowOf(pack.main, asking);
  return { outcome, fiscal, window: dates, ...(atLeast && { fiscalAtLeast: true }) };
}

/** Why classes that are held give nothing; where no amount is known, no class can be said to give nothing. */
const unusedOf = ({ lines, unused }: Charge, { holding: { out } }: Question): Unused[] =>
  lines.some(({ due }) => due !== null) ? [...unused, ...out] : [];

/** The answer by the way that is open, or that will open. The steps go to `because`. */
function throughWay(
  pack: CompiledPack,
  today: Question,
  chosen: Standing,
  packOfYear: PackOfYear,
  because: Step[],
): Partial<Answer> {
  const { way, state, window } = chosen;
  const { rule } = way;
  // Before a way opens, or takes payments again, amounts and benefits are told as for the first day of paying.
  const opensOn = state === "upcoming" ? way.opens(today) : undefined;
  const firstDay = state === "paused" ? chosen.reopens : opensOn;
  const asking = firstDay === undefined ? today : new Question(pack, today.facts, firstDay);
  because.push(...windowSteps(way, window));
  if (chosen.unstated) because.push(unstatedStep(chosen.unstated, rule.cite));
  const pause = state === "paused" && pack.pauses?.(today)?.pauseOn(today.payday);
  if (pause) because.push({ text: pause.says, cite: pause.cite, topic: "window" });
  const owed = charge(pack, way, asking, packOfYear, because);
  const registration = pack.registration.find(({ test }) => test(today))?.rule;
  const outcome = outcomeOf(chosen, owed.due, registration);
  const fiscal = pack.tellFiscal(asking, rule.fiscalPaidByPerson === true);
  const { benefit, steps } = benefitOf(pack, chosen, asking, owed.lines);
  because.push(...fiscal.steps);
  if (outcome === "register-first" && registration) {
    const { says, cite } = registration;
    because.push({ text: says, cite, topic: "registration" });
  }
  because.push(...steps);
  return {
    outcome,
    due: owed.due,
    lines: owed.lines as Answer["lines"],
    unused: unusedOf(owed, asking),
    fiscal: fiscal.fiscal,
    window: window ?? windowOf(pack.main, today),
    benefit,
    ...(fiscal.atLeast && { fiscalAtLeast: true }),
    ...(owed.estimate !== undefined && {
      estimate: owed.estimate,
      estimateSource: owed.estimateSource ?? "",
    }),
    ...(state === "upcoming" && opensOn === undefined && { ownWindowUnknown: true }),
  };
}

function unstatedStep({ ask, elsewhere }: Unstated, cite: string): Step {
  const known = elsewhere ? `；${elsewhere.source}：${inChinese(elsewhere.day)}` : "";
  const text = `从哪天开始缴费，方案没有写明，请问${ask}${known}`;
  return { text, cite, topic: "open-point" };
}

/** Answers one question by one pack. */
export function evaluate(pack: CompiledPack, facts: Facts, packOfYear: PackOfYear): Answer {
  const today = new Question(pack, facts, facts.on);
  const because: Step[] = [];
  const eligible = mayEnrol(pack, today, because);
  const barred = bars(pack, today, because);
  const refused = eligible ? barred : "not-eligible";
  let chosen = refused === undefined ? openWay(pack, today) : undefined;
  let applying: Standing[] = [];
  if (refused === undefined && !chosen) {
    applying = waysFor(pack, today);
    chosen = applying.find(({ state }) => state === "upcoming");
  }
  const { document, hash } = pack;
  // Every answer has its parts in this order, so that a receipt is replayed to the byte.
  const answer: Answer = {
    id: facts.id,
    outcome: "ask",
    due: null,
    lines: [],
    unused: [],
    fiscal: null,
    window: null,
    benefit: null,
    because,
    next: [],
    pack: { id: document.id, hash },
    missing: [],
    questions: [],
    ...(chosen
      ? throughWay(pack, today, chosen, packOfYear, because)
      : noWay(pack, today, refused ?? "closed", applying, because)),
  };
  if (facts.on > pack.yearEnd && isEnded(answer.outcome)) return noPlan(facts, "ended");
  answer.next = adviceFor({ pack, asking: today, answer, chosen, applying });
  return answer;
}
