/** What to do next, in words a resident can act on. */
import type { Advice, Outcome } from "./answer";
import { inChinese } from "./calendar";
import type { CompiledPack, Question } from "./compile";
import type { Answer } from "./evaluate";
import { remembering } from "./memo";
import type { Standing } from "./standing";

interface Case {
  pack: CompiledPack;
  asking: Question;
  answer: Answer;
  chosen: Standing | undefined;
  applying: readonly Standing[];
}

type Rule = (given: Case) => readonly Advice[];

function registerFirst({ pack, asking }: Case): Advice[] {
  const rule = pack.open.registration(asking).find(({ test }) => test(asking))?.rule;
  if (!rule) return [];
  const { where, bring, cite } = rule;
  return [
    { text: `先到${where}办理参保登记，登记好了再缴费`, cite },
    ...(bring?.length ? [{ text: `请带：${bring.join("、")}`, cite }] : []),
  ];
}

const WINDOW_NOT_KNOWN: readonly Advice[] = Object.freeze([
  { text: "专门的缴费窗口还没有开放，过几天再来看；也可以问村（社区）或医保部门" },
]);

function notOpen({ chosen }: Case): readonly Advice[] {
  const opens = chosen?.told.window?.opens;
  if (opens === undefined) return WINDOW_NOT_KNOWN;
  return [{ text: `${inChinese(opens)}起开始缴费，到时再来` }];
}

/**
 * The ways that let people in by another door, so that nobody is sent away without hearing of them; and whom to call.
 * Worked out once for each set of ways that have been tried.
 */
const otherDoors = remembering((pack: CompiledPack) =>
  remembering((tried: string): readonly Advice[] => {
    const keys = tried.split(" ");
    const doors = pack.ways.filter((way) => way !== pack.main && !keys.includes(way.rule.key));
    return Object.freeze([
      ...doors.map(({ rule }) => ({ text: `如果您符合：${rule.says}`, cite: rule.cite })),
      ...pack.phones,
    ]);
  }),
);

function closed({ pack, applying }: Case): readonly Advice[] {
  let tried = "";
  for (const { way } of applying) tried += ` ${way.rule.key}`;
  return otherDoors(pack)(tried);
}

const asked = remembering((pack: CompiledPack) =>
  remembering((text: string) => Object.freeze([{ text }, ...pack.phones])),
);

function ask({ chosen, answer, pack }: Case): readonly Advice[] {
  const whom = chosen?.way.rule.decide?.ask ?? chosen?.unstated?.ask;
  const closes = answer.window?.disputed;
  const first =
    chosen?.state === "disputed" && closes !== undefined
      ? `方案前后写的截止日不同，今天是否还能缴，请先问清再去缴`
      : `方案没有写明，请问${whom ?? "当地医保部门"}`;
  return asked(pack)(first);
}

function insuredAlready({ pack, asking }: Case): readonly Advice[] {
  const todos = pack.barred.filter(({ todo, test }) => todo.length > 0 && test(asking));
  const [only] = todos;
  return only && todos.length === 1 ? only.todo : todos.flatMap(({ todo }) => todo);
}

const freeOf = remembering((pack: CompiledPack) => ({
  paid: Object.freeze([{ text: "个人部分由政府出，本人不用缴费" }, ...pack.phones.slice(0, 1)]),
  free: Object.freeze([{ text: "本人不用缴费" }, ...pack.phones.slice(0, 1)]),
}));

const NOTHING: readonly Advice[] = Object.freeze([]);

const RULES: Record<Outcome, Rule> = {
  payable: ({ chosen }) => chosen?.told.advice ?? NOTHING,
  "register-first": registerFirst,
  "not-open": notOpen,
  closed,
  ask,
  "insured-already": insuredAlready,
  "no-charge": ({ pack, answer }) => {
    const { paid, free } = freeOf(pack);
    return answer.lines.some(({ aid }) => aid.length > 0) ? paid : free;
  },
  "settlement-pause": ({ answer }) => [
    { text: `${inChinese(answer.window?.reopens ?? "")}起恢复缴费` },
  ],
  "not-eligible": ({ pack }) => [
    { text: "如果情况有变（如迁入户口、办了居住证、入学），请再查一次" },
    ...pack.phones,
  ],
  "no-plan": () => NOTHING,
};

/** Outcomes after which nobody goes anywhere with papers. */
const WITHOUT_ERRANDS: readonly Outcome[] = ["no-plan", "closed", "not-eligible"];

/** What to do next for an answer: the outcome's own advice, then the errands and notes that concern the person. */
export function adviceFor(
  pack: CompiledPack,
  asking: Question,
  answer: Answer,
  chosen: Standing | undefined,
  applying: readonly Standing[],
): Advice[] {
  const first = RULES[answer.outcome]({ pack, asking, answer, chosen, applying }) as Advice[];
  if (pack.errands.length === 0 && pack.notes.length === 0) return first;
  if (WITHOUT_ERRANDS.includes(answer.outcome)) return first;
  const mask = concerning(pack, asking, answer.outcome);
  if (mask === 0) return first;
  // The same few sets of errands come again and again; only a day that hangs on the person makes them anew.
  const own = pack.ownDays.some((bit) => has(mask, bit));
  return own || !Object.isFrozen(first)
    ? [...first, ...added(pack, asking, first, mask)]
    : (together(pack, asking, first, mask) as Advice[]);
}

/** The errands and notes that concern the person, as the digits of a number; there are fewer than it can hold. */
function concerning(pack: CompiledPack, asking: Question, outcome: Outcome): number {
  let mask = 0;
  for (const { rule, test, bit } of pack.open.errands(asking)) {
    // Who must register first has just been told where and with what.
    if (rule.for === "register" && outcome === "register-first") continue;
    if (test(asking)) mask += bit;
  }
  for (const { test, bit } of pack.notes) if (test(asking)) mask += bit;
  return mask;
}

const has = (mask: number, bit: number): boolean => Math.floor(mask / bit) % 2 === 1;

/** What the errands and notes of a mask add to what has been said. */
function added(
  { errands, notes }: CompiledPack,
  asking: Question,
  first: readonly Advice[],
  mask: number,
): Advice[] {
  const said = new Set(first.map(({ text }) => text));
  const mine = [
    ...errands.filter(({ bit }) => has(mask, bit)).flatMap(({ advice }) => advice(asking)),
    ...notes.filter(({ bit }) => has(mask, bit)).flatMap(({ advice }) => advice),
  ];
  return mine.filter(({ text }) => !said.has(text) && said.add(text));
}

/** All of it, worked out once for each beginning and each set of errands of a pack. */
function together(
  pack: CompiledPack,
  asking: Question,
  first: readonly Advice[],
  mask: number,
): readonly Advice[] {
  const known = pack.toldTogether(first);
  const before = known.get(mask);
  if (before) return before;
  const all = Object.freeze([...first, ...added(pack, asking, first, mask)]);
  known.set(mask, all);
  return all;
}
