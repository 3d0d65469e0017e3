import type { QuoteView } from "../../core/contracts";
import { daysBetween, type Quote } from "../../core/policy";
import { adviceBesideContacts } from "./advice";
import { dateText, periodText } from "./dates";
import { moneyText } from "./money";
import { OUTCOME_WORDS, outcomeWords } from "./outcome-words";

/** One side of a comparison: what the plan there answers for the same person on the same day. */
export interface ComparedSide {
  name: string;
  quote: QuoteView;
  /** The same question on the day after the window, where it has an end. */
  late?: Quote | undefined;
  contacts: readonly { name: string; phone: string }[];
  /** What is still open: questions that nobody settled, and what the plan does not say. */
  open: readonly string[];
}

export interface ComparedRow {
  key: string;
  label: string;
  /** What holds in either place, line by line. */
  values: readonly [readonly string[], readonly string[]];
  /** The difference in words; never told by colour alone. */
  difference: string;
  same: boolean;
  /** One side says nothing of it, so that nobody can tell whether the two differ. */
  unknown: boolean;
}

const UNSAID = "文件没有写明";
const NONE = "—";
const ONLY_ESTIMATED = "没有写明，估计";

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

function standardOf({ lines }: QuoteView): number | null {
  const standards = lines.map(({ standard }) => standard);
  return standards.length === 0 || standards.includes(null)
    ? null
    : sum(standards.filter((one) => one !== null));
}

function dueText({ due, estimate, outcome }: QuoteView): string {
  if (due === 0) return "不用自己交钱";
  if (due !== null) return moneyText(due);
  if (estimate !== undefined) return `${ONLY_ESTIMATED} ${moneyText(estimate)}`;
  return outcome === "ask" ? UNSAID : NONE;
}

/** Of a year without a plan nothing is known, not even that there is no aid. */
const hasPlan = ({ outcome }: QuoteView): boolean => outcome !== "no-plan";

function aidText({ lines }: QuoteView): string {
  const parts = lines.flatMap(({ aid }) =>
    aid.map(({ label, payer, amount }) => `${label}，${payer}出 ${moneyText(amount)}`),
  );
  const later = lines.flatMap(({ afterwards = [] }) =>
    afterwards.map(
      ({ label, payer, amount }) => `${label}，先交后退 ${moneyText(amount)}（${payer}）`,
    ),
  );
  return [...parts, ...later].join("；") || "没有";
}

function fiscalText({ fiscal, fiscalAtLeast, lines }: QuoteView): string {
  if (lines.length === 0) return NONE;
  if (fiscal === null) return UNSAID;
  if (fiscal === 0) return "没有，全部自己交";
  return `${fiscalAtLeast ? "至少 " : ""}${moneyText(fiscal)}`;
}

const closesText = ({ window, outcome }: QuoteView): string => {
  if (!window) return outcome === "ask" ? UNSAID : NONE;
  const early = window.disputed ? "（文件另一处写得更晚，请按早的缴）" : "";
  return `${dateText(window.closes)}${window.closesAt ?? ""}${early}`;
};

const benefitText = ({ benefit }: QuoteView): string =>
  benefit ? periodText(benefit.from, benefit.to) : NONE;

function lateText(late: Quote | undefined): string {
  if (!late) return NONE;
  const { outcome, due, benefit } = late;
  const words = [OUTCOME_WORDS[outcome].short];
  if (due !== null) words.push(due === 0 ? "不用自己交钱" : `要交 ${moneyText(due)}`);
  if (benefit) words.push(`从${dateText(benefit.from)}起享受`);
  return words.join("，");
}

function whereLines({ quote, contacts }: ComparedSide): string[] {
  const calls = contacts.slice(0, 2).map(({ name, phone }) => `${name} ${phone}`);
  return [
    ...adviceBesideContacts(quote.next, contacts)
      .slice(0, 3)
      .map(({ text }) => text),
    ...calls,
  ];
}

type Difference = (one: ComparedSide, other: ComparedSide) => string | undefined;

const byMoney =
  (amount: (quote: QuoteView) => number | null, less: string): Difference =>
  (one, other) => {
    const [a, b] = [amount(one.quote), amount(other.quote)];
    if (a === null || b === null || a === b) return undefined;
    const [lower, gap] = a < b ? [one, b - a] : [other, a - b];
    return `${lower.name}${less} ${moneyText(gap)}`;
  };

const byDay =
  (day: (quote: QuoteView) => string | undefined, earlier: string): Difference =>
  (one, other) => {
    const [a, b] = [day(one.quote), day(other.quote)];
    if (!a || !b || a === b) return undefined;
    const [first, gap] = a < b ? [one, daysBetween(a, b)] : [other, daysBetween(b, a)];
    return `${first.name}早 ${gap} 天${earlier}`;
  };

type Lines = string | readonly string[];
const ROWS: [key: string, label: string, lines: (side: ComparedSide) => Lines, how?: Difference][] =
  [
    ["may", "能不能参保", ({ quote }) => outcomeWords(quote).long],
    [
      "standard",
      "个人缴费标准",
      ({ quote }) => {
        const standard = standardOf(quote);
        if (standard !== null) return moneyText(standard);
        return quote.lines.length > 0 ? UNSAID : NONE;
      },
      byMoney(standardOf, "低"),
    ],
    ["aid", "有没有资助", ({ quote }) => (hasPlan(quote) ? aidText(quote) : NONE)],
    ["due", "自己交", ({ quote }) => dueText(quote), byMoney(({ due }) => due, "少交")],
    [
      "fiscal",
      "政府另外补",
      ({ quote }) => fiscalText(quote),
      byMoney(({ fiscal }) => fiscal, "少补"),
    ],
    [
      "closes",
      "什么时候截止",
      ({ quote }) => closesText(quote),
      byDay(({ window }) => window?.closes, "截止"),
    ],
    [
      "benefit",
      "现在缴，什么时候能报销",
      ({ quote }) => benefitText(quote),
      byDay(({ benefit }) => benefit?.from, "开始"),
    ],
    ["late", "过了截止日", ({ late }) => lateText(late)],
    ["where", "去哪里办、找谁问", whereLines],
    [
      "open",
      "还没有定的",
      ({ open, quote }) => {
        if (open.length > 0) return open;
        return hasPlan(quote) ? "没有" : NONE;
      },
    ],
  ];

const listOf = (lines: Lines): readonly string[] =>
  typeof lines === "string" ? [lines] : lines.length > 0 ? lines : [NONE];

/** Whether nothing is said, or only an estimate is given for what is not said. */
const saysNothing = ([first = NONE]: readonly string[]): boolean =>
  [NONE, UNSAID].includes(first) || first.startsWith(ONLY_ESTIMATED);

/** Who says nothing, and why: the plan leaves it open, or there is none that answers for the year. */
function unsaidBy(sides: readonly ComparedSide[]): string {
  const named = (which: (side: ComparedSide) => boolean): string =>
    sides
      .filter(which)
      .map(({ name }) => name)
      .join("和");
  const planless = named(({ quote }) => !hasPlan(quote));
  const silent = named(({ quote }) => hasPlan(quote));
  const parts = [planless && `${planless}这一年没有方案可算`, silent && `${silent}没有写明`];
  return `${parts.filter(Boolean).join("，")}，没法比`;
}

/** The rows of a comparison, each with its difference in words. */
export function compareRows(one: ComparedSide, other: ComparedSide): ComparedRow[] {
  return ROWS.map(([key, label, lines, how]) => {
    const values = [listOf(lines(one)), listOf(lines(other))] as const;
    const alike = values[0].join("\n") === values[1].join("\n");
    // Where there is no plan nothing is known of the place but whom to call.
    const planless = (side: ComparedSide) => key !== "where" && !hasPlan(side.quote);
    const silent = [one, other].filter(
      (side, index) => planless(side) || (!alike && saysNothing(values[index === 0 ? 0 : 1])),
    );
    if (silent.length > 0)
      return { key, label, values, difference: unsaidBy(silent), same: false, unknown: true };
    const difference = alike ? "两地一样" : (how?.(one, other) ?? "两地不一样");
    return { key, label, values, difference, same: alike, unknown: false };
  });
}
