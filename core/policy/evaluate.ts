/**
 * The answer of one pack to one question. The explanation is the computation: the steps are collected while
 * the answer is made, and those with an amount sum to what is due.
 */
import { adviceFor } from "./advice";
import type { Outcome, Quote, Step, Unused, Window } from "./answer";
import type { Unstated } from "./asking";
import { dateOf, inChinese } from "./calendar";
import { Question, type CompiledPack } from "./compile";
import type { Facts } from "./facts";
import { charge, pushAll, type Charge, type PackOfYear } from "./lines";
import { isEnded, noPlan } from "./no-plan";
import type { Registration } from "./schema";
import { openWay, waysFor, type Standing } from "./standing";
import type { ToldBenefit } from "./ways";

/** A quote before the facts that are still missing have been looked for: none are named yet. */
export type Answer = Quote;

/** Whether the person belongs to a group that may enrol; the steps go to `because`. */
function mayEnrol({ eligible, open }: CompiledPack, asking: Question, because: Step[]): boolean {
  for (const { test, step } of open.eligible(asking)) {
    if (test(asking)) {
      because.push(step);
      return true;
    }
  }
  for (const { not } of eligible) because.push(not);
  return false;
}

/** Every bar that holds, so that a person hears all reasons at once. */
function bars({ barred }: CompiledPack, asking: Question, because: Step[]): Outcome | undefined {
  let outcome: Outcome | undefined;
  for (const { test, step, rule } of barred) {
    if (!test(asking)) continue;
    because.push(step);
    if (outcome !== "not-eligible") outcome = rule.outcome;
  }
  return outcome;
}

/** From when and until when the person is covered, if paid on the day. */
function benefitOf(
  { way }: Standing,
  asking: Question,
  lines: Charge["lines"],
  pack: CompiledPack,
): ToldBenefit {
  let firstDay = pack.yearStart;
  let lastDay = pack.yearEnd;
  const [line] = lines;
  if (lines.length === 1 && line?.year === pack.year) {
    if (way.toldBenefit) return way.toldBenefit;
  } else {
    const years = lines.map(({ year }) => year);
    firstDay = dateOf(Math.min(...years), 1, 1);
    lastDay = dateOf(Math.max(...years), 12, 31);
  }
  const from = way.benefitFrom?.(asking);
  const to = way.benefitTo?.(asking) ?? lastDay;
  const early = from !== undefined && from < firstDay && !way.rule.benefit?.beforeYear;
  return way.tellBenefit(early ? firstDay : from, to);
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

/** What is found last, when the rest of the answer is there. */
const NOTHING: readonly never[] = Object.freeze([]);

/** Where nobody can pay: refused, or no way is open. The steps go to `because`. */
function noWay(
  pack: CompiledPack,
  asking: Question,
  outcome: Outcome,
  over: readonly Standing[],
  because: Step[],
): Answer {
  for (const { state, told } of over) if (state === "over") pushAll(because, told.overSteps);
  const { fiscal, atLeast } = pack.tellFiscal(asking, false);
  const answer = {
    id: asking.facts.id,
    outcome,
    due: null,
    lines: [],
    unused: [],
    fiscal,
    window: mainDates(pack, asking),
    benefit: null,
    because,
    next: NOTHING,
    pack: pack.ref,
    missing: NOTHING,
    questions: NOTHING,
  } as unknown as Answer;
  if (atLeast) answer.fiscalAtLeast = true;
  return answer;
}

/** Why classes that are held give nothing; where no amount is known, no class can be said to give nothing. */
function unusedOf({ lines, unused }: Charge, { holding: { out } }: Question): readonly Unused[] {
  const known = lines[0]?.due !== null || lines.some(({ due }) => due !== null);
  if (!known) return [];
  return out.length === 0 ? unused : [...unused, ...out];
}

/** The answer by the way that is open, or that will open. The steps go to `because`. */
function throughWay(
  pack: CompiledPack,
  today: Question,
  chosen: Standing,
  packOfYear: PackOfYear,
  because: Step[],
): Answer {
  const { way, state, told } = chosen;
  // Before a way opens, amounts and benefits are told as for its first day.
  const opensOn = state === "upcoming" ? way.opens(today) : undefined;
  const asking = opensOn === undefined ? today : new Question(pack, today.facts, opensOn);
  pushAll(because, told.steps);
  if (chosen.unstated) because.push(unstatedStep(chosen.unstated, way.rule.cite));
  if (state === "paused") pushAll(because, pauseStep(pack, today));
  const owed = charge(pack, way, asking, packOfYear, because);
  const registration = registrationFor(pack, today);
  const outcome = outcomeOf(chosen, owed.due, registration);
  const fiscal = pack.tellFiscal(asking, way.rule.fiscalPaidByPerson === true);
  const { benefit, steps } = benefitOf(chosen, asking, owed.lines, pack);
  pushAll(because, fiscal.steps);
  if (outcome === "register-first" && registration) {
    const { says, cite } = registration;
    because.push({ text: says, cite, topic: "registration" });
  }
  pushAll(because, steps);
  const answer = {
    id: today.facts.id,
    outcome,
    due: owed.due,
    lines: owed.lines,
    unused: unusedOf(owed, asking),
    fiscal: fiscal.fiscal,
    window: told.window ?? mainDates(pack, today),
    benefit,
    because,
    next: NOTHING,
    pack: pack.ref,
    missing: NOTHING,
    questions: NOTHING,
  } as unknown as Answer;
  if (fiscal.atLeast) answer.fiscalAtLeast = true;
  if (owed.estimate !== undefined) {
    answer.estimate = owed.estimate;
    answer.estimateSource = owed.estimateSource ?? "";
  }
  if (state === "upcoming" && opensOn === undefined) answer.ownWindowUnknown = true;
  return answer;
}

function unstatedStep({ ask, elsewhere }: Unstated, cite: string): Step {
  const known = elsewhere ? `；${elsewhere.source}：${inChinese(elsewhere.day)}` : "";
  const text = `从哪天开始缴费，方案没有写明，请问${ask}${known}`;
  return { text, cite, topic: "open-point" };
}

function registrationFor(pack: CompiledPack, asking: Question): Registration | undefined {
  for (const { rule, test } of pack.open.registration(asking)) if (test(asking)) return rule;
  return undefined;
}

function mainDates({ main }: CompiledPack, asking: Question): Window | null {
  const opens = main.opens(asking);
  const closes = main.closes(asking);
  if (opens === undefined || closes === undefined) return null;
  const disputed = main.rule.disputed?.closes;
  return { opens, closes, ...(disputed !== undefined && disputed > closes && { disputed }) };
}

function pauseStep({ pauses }: CompiledPack, { payday }: Question): Step[] {
  const pause = pauses?.pauseOn(payday);
  return pause ? [{ text: pause.says, cite: pause.cite, topic: "window" }] : [];
}

/** Answers one question by one pack. */
export function evaluate(pack: CompiledPack, facts: Facts, packOfYear: PackOfYear): Answer {
  const today = new Question(pack, facts, facts.on);
  const because: Step[] = [];
  const eligible = mayEnrol(pack, today, because);
  const barred = bars(pack, today, because);
  const refused = eligible ? barred : "not-eligible";
  let chosen = refused === undefined ? openWay(pack, today) : undefined;
  let applying: readonly Standing[] = NOTHING;
  if (refused === undefined && !chosen) {
    applying = waysFor(pack, today);
    chosen = applying.find(({ state }) => state === "upcoming");
  }
  const answer = chosen
    ? throughWay(pack, today, chosen, packOfYear, because)
    : noWay(pack, today, refused ?? "closed", applying, because);
  if (today.payNumber > pack.lastDay && isEnded(answer.outcome)) return noPlan(facts, "ended");
  answer.next = adviceFor(pack, today, answer, chosen, applying);
  return answer;
}
