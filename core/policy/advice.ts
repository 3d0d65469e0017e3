/** What to do next, in words a resident can act on. */
import type { Advice, Outcome } from "./answer";
import { inChinese } from "./calendar";
import type { CompiledPack, Question } from "./compile";
import type { Answer } from "./evaluate";
import type { Standing } from "./standing";
import { payBy } from "./ways";

interface Case {
  pack: CompiledPack;
  asking: Question;
  answer: Answer;
  chosen: Standing | undefined;
  applying: readonly Standing[];
}

/** Which papers to bring, where any are named. */
export const papers = (bring: readonly string[] | undefined, cite: string): Advice[] =>
  bring?.length ? [{ text: `请带：${bring.join("、")}`, cite }] : [];

/** Where what is paid now buys no day of this year. */
function tooLate({ chosen, answer, asking }: Case): Advice[] {
  const begins = answer.benefit === null && chosen?.way.benefitFrom?.(asking);
  if (!begins || !chosen) return [];
  const text = `现在缴费要到${inChinese(begins)}才开始享受，已过本年度；要不要缴，请先问清当地医保部门，或等下一年度的集中缴费期`;
  return [{ text, cite: chosen.way.rule.benefit?.cite ?? chosen.way.rule.cite }];
}

function payable(given: Case): Advice[] {
  const { chosen, pack, asking } = given;
  const { mainWindow } = pack;
  // A way without a closing day of its own is told with the ordinary one, while that is to come.
  const ordinary = mainWindow && mainWindow.closes >= asking.payday ? mainWindow : null;
  return [...tooLate(given), ...payBy(chosen?.window ?? ordinary)];
}

function registerFirst({ pack, asking }: Case): Advice[] {
  const rule = pack.registration.find(({ test }) => test(asking))?.rule;
  if (!rule) return [];
  const { where, bring, cite } = rule;
  return [{ text: `先到${where}办理参保登记，登记好了再缴费`, cite }, ...papers(bring, cite)];
}

function notOpen({ chosen }: Case): Advice[] {
  const opens = chosen?.window?.opens;
  return [
    {
      text:
        opens === undefined
          ? "专门的缴费窗口还没有开放，过几天再来看；也可以问村（社区）或医保部门"
          : `${inChinese(opens)}起开始缴费，到时再来`,
    },
  ];
}

/** The ways that let people in by another door, so that nobody is sent away without hearing of them; and whom to call. */
function closed({ pack, applying }: Case): Advice[] {
  const doors = pack.ways.filter(
    (way) => way !== pack.main && !applying.some((tried) => tried.way === way),
  );
  return [
    ...doors.map(({ rule }) => ({ text: `如果您符合：${rule.says}`, cite: rule.cite })),
    ...pack.phones,
  ];
}

function ask({ chosen, pack }: Case): Advice[] {
  const whom = chosen?.way.rule.decide?.ask ?? chosen?.unstated?.ask;
  const text =
    chosen?.state === "disputed"
      ? `方案前后写的截止日不同，今天是否还能缴，请先问清再去缴`
      : `方案没有写明，请问${whom ?? "当地医保部门"}`;
  return [{ text }, ...pack.phones];
}

const RULES: Record<Outcome, (given: Case) => Advice[]> = {
  payable,
  "register-first": registerFirst,
  "not-open": notOpen,
  closed,
  ask,
  "insured-already": ({ pack, asking }) =>
    pack.barred.flatMap(({ rule: { todo, cite }, test }) =>
      todo !== undefined && test(asking) ? [{ text: todo, cite }] : [],
    ),
  "no-charge": ({ pack, answer }) => {
    const paid = answer.lines.some(({ aid }) => aid.length > 0);
    const text = paid ? "个人部分由政府出，本人不用缴费" : "本人不用缴费";
    return [{ text }, ...pack.phones.slice(0, 1)];
  },
  "settlement-pause": ({ chosen }) => [{ text: `${inChinese(chosen?.reopens ?? "")}起恢复缴费` }],
  "not-eligible": ({ pack }) => [
    { text: "如果情况有变（如迁入户口、办了居住证、入学），请再查一次" },
    ...pack.phones,
  ],
  "no-plan": () => [],
};

/** Outcomes after which nobody goes anywhere with papers. */
const WITHOUT_ERRANDS: readonly Outcome[] = ["no-plan", "closed", "not-eligible"];

/** What to do next for an answer: the outcome's own advice, then the errands and notes that concern the person. */
export function adviceFor(given: Case): Advice[] {
  const { pack, asking, answer } = given;
  const { outcome } = answer;
  const first = RULES[outcome](given);
  if (WITHOUT_ERRANDS.includes(outcome)) return first;
  const said = new Set(first.map(({ text }) => text));
  const mine = pack.errands.filter(
    // Who must register first has just been told where and with what.
    ({ registers, test }) => !(registers && outcome === "register-first") && test(asking),
  );
  const further = mine.flatMap(({ advice }) => advice(asking));
  return [...first, ...further.filter(({ text }) => !said.has(text) && said.add(text))];
}
