/** What to do next, in words a resident can act on. */
import type { Advice, Outcome } from "./answer";
import type { Answer } from "./evaluate";
import type { Asking } from "./asking";
import { inChinese } from "./calendar";
import { contactsOf, type CompiledPack } from "./compile";
import type { Standing } from "./ways";

interface Case {
  pack: CompiledPack;
  asking: Asking;
  answer: Answer;
  chosen: Standing | undefined;
  applying: Standing[];
}

function phones(pack: CompiledPack): Advice[] {
  return contactsOf(pack.document).map(({ name, phone, cite }) => ({
    text: `${name}：${phone}`,
    ...(cite !== undefined && { cite }),
  }));
}

function payable({ answer, asking }: Case): Advice[] {
  const closes = answer.window?.lastPayingDay ?? answer.window?.closes;
  const disputed = answer.window?.disputed !== undefined;
  if (closes === undefined || closes < asking.payday) {
    return [{ text: "现在还可以缴费，方案没有写到哪一天截止，请尽早缴" }];
  }
  const why = disputed ? "（按更早的一天算，稳妥）" : "";
  return [{ text: `请在${inChinese(closes)}前（含当天）缴费${why}` }];
}

function registerFirst({ pack, asking }: Case): Advice[] {
  const rule = pack.registration.find(({ test }) => test(asking))?.rule;
  if (!rule) return [];
  const { where, bring, cite } = rule;
  return [
    { text: `先到${where}办理参保登记，登记好了再缴费`, cite },
    ...(bring?.length ? [{ text: `请带：${bring.join("、")}`, cite }] : []),
  ];
}

function notOpen({ answer, chosen }: Case): Advice[] {
  const opens = answer.window?.opens;
  if (chosen && opens !== undefined && chosen.window) {
    return [{ text: `${inChinese(opens)}起开始缴费，到时再来` }];
  }
  return [{ text: "专门的缴费窗口还没有开放，过几天再来看；也可以问村（社区）或医保部门" }];
}

/** The ways that let people in by another door, so that nobody is sent away without hearing of them. */
function exceptions({ pack, applying }: Case): Advice[] {
  return pack.ways
    .filter((way) => way !== pack.main && !applying.some((standing) => standing.way === way))
    .map(({ rule }) => ({ text: `如果您符合：${rule.says}`, cite: rule.cite }));
}

function ask(given: Case): Advice[] {
  const { chosen, answer, pack } = given;
  const whom = chosen?.way.rule.decide?.ask;
  const closes = answer.window?.disputed;
  const first =
    chosen?.state === "disputed" && closes !== undefined
      ? `方案前后写的截止日不同，今天是否还能缴，请先问清再去缴`
      : `方案没有写明，请问${whom ?? "当地医保部门"}`;
  return [{ text: first }, ...phones(pack)];
}

function insuredAlready({ pack, asking }: Case): Advice[] {
  return pack.barred
    .filter(({ rule, test }) => rule.todo !== undefined && test(asking))
    .map(({ rule }) => ({ text: rule.todo ?? "", cite: rule.cite }));
}

function noCharge({ pack, answer }: Case): Advice[] {
  const payer = answer.lines.some(({ aid }) => aid.length > 0) ? "个人部分由政府出，" : "";
  return [{ text: `${payer}本人不用缴费` }, ...phones(pack).slice(0, 1)];
}

const RULES: Record<Outcome, (given: Case) => Advice[]> = {
  payable,
  "register-first": registerFirst,
  "not-open": notOpen,
  closed: (given) => [...exceptions(given), ...phones(given.pack)],
  ask,
  "insured-already": insuredAlready,
  "no-charge": noCharge,
  "settlement-pause": ({ answer }) => [
    { text: `${inChinese(answer.window?.reopens ?? "")}起恢复缴费` },
  ],
  "not-eligible": ({ pack }) => [
    { text: "如果情况有变（如迁入户口、办了居住证、入学），请再查一次" },
    ...phones(pack),
  ],
  "no-plan": () => [],
};

/** What to do next for an answer. */
export const adviceFor = (given: Case): Advice[] => RULES[given.answer.outcome](given);
