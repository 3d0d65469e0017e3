/**
 * One answer as text on a terminal: everything that the quote holds, nothing that it does not. The amount is shown as
 * it was made, step by step with a running sum that ends at what is due.
 */
import type { AidShare, Line, Quote, Step } from "../answer";
import { inChinese } from "../calendar";
import { payerName } from "../categories";
import type { Facts } from "../facts";
import { yuan } from "../money";
import type { PackDocument } from "../schema";
import { hintFor } from "./clerk";
import { hanging, padEnd, padStart, widthOf } from "./columns";
import { className, factRows } from "./facts-text";
import { NO_PLAN_WORDS, OUTCOME_WORDS, UNUSED_WORDS } from "./words";

export interface Explained {
  facts: Facts;
  quote: Quote;
  /** The pack that answered, with all that it inherits; undefined with `no-plan`. */
  pack: PackDocument | undefined;
  /** The name of the place asked for. */
  place: string;
}

const COLUMNS = 92;
const LABEL = 10;

const cited = (text: string, cite: string | undefined): string =>
  cite === undefined || cite === "—" ? text : `${text} 〔${cite}〕`;

const field = (label: string, text: string): string[] =>
  hanging(`  ${padEnd(label, LABEL)}`, text, COLUMNS);
const bullet = (text: string): string[] => hanging("  · ", text, COLUMNS);

/** A heading and its lines; nothing where there are none. */
const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

function dueText({ due, estimate, estimateSource, outcome }: Quote): string {
  if (due !== null) return due === 0 ? "本人不用缴（0元）" : `本人应缴 ${yuan(due)}`;
  if (estimate !== undefined) {
    return `方案没有写明；按别处的数字估计是 ${yuan(estimate)}，只供参考（${estimateSource ?? ""}）`;
  }
  return outcome === "ask" || outcome === "not-open" ? "方案没有写明" : "没有要缴的";
}

function windowText({ window, ownWindowUnknown, outcome }: Quote): string {
  if (!window) return outcome === "ask" || outcome === "not-open" ? "还不知道，要先问" : "没有";
  const { opens, closes, closesAt, reopens, lastPayingDay, disputed } = window;
  const parts = [
    `${ownWindowUnknown ? "本人的专门窗口还没有日期；普通居民是" : ""}${inChinese(opens)}至${inChinese(closes)}${closesAt ?? "（含当天）"}`,
    ...(lastPayingDay ? [`最后能缴费的一天是${inChinese(lastPayingDay)}`] : []),
    ...(reopens ? [`结算日以后，${inChinese(reopens)}起恢复缴费`] : []),
    ...(disputed ? [`方案另一处写到${inChinese(disputed)}，前后不一致`] : []),
  ];
  return parts.join("；");
}

function benefitText({ benefit, lines, outcome }: Quote): string {
  const waits = outcome === "not-open" || outcome === "settlement-pause";
  const paidOn = waits ? "按能缴费的第一天" : "按今天";
  if (benefit) return `${inChinese(benefit.from)}至${inChinese(benefit.to)}（${paidOn}缴费算）`;
  return lines.length === 0 ? "没有" : "方案没有写明，或本年度内享受不到（见下面的步骤）";
}

const shareText = (share: AidShare, forYear: string, pack: PackDocument | undefined): string => {
  const { category, payer, payerLabel, amount } = share;
  return `${payerName(payer, payerLabel)}出 ${yuan(amount)}（${forYear}${className(category, pack)}）`;
};

const extraName = (key: string, pack: PackDocument | undefined): string =>
  (pack?.ways ?? []).flatMap(({ extras = [] }) => extras).find((extra) => extra.key === key)
    ?.says ?? key;

/** Who pays what of one year: taken off now, given back later, and what the price holds beside the fee. */
function lineRows(line: Line, several: boolean, pack: PackDocument | undefined): string[] {
  const forYear = several ? `${line.year}年度，` : "";
  return [
    ...line.aid.map((share) => {
      const later = share.afterwards ? "，以后和基金结算" : "";
      return shareText(share, forYear, pack) + later;
    }),
    ...(line.afterwards ?? []).map(
      (share) => `${shareText(share, forYear, pack)}，本人先缴，以后补给本人`,
    ),
    ...(line.extras ?? []).map(
      ({ key, amount }) =>
        `本人缴的里面有 ${yuan(amount)}（${forYear}${extraName(key, pack)}），没有资助`,
    ),
  ];
}

/** Who pays what of the price: each payer of each year, and the government's share. */
function payerRows({ lines, fiscal, fiscalAtLeast }: Quote, pack?: PackDocument): string[] {
  const government =
    fiscal === null
      ? "财政补助：方案没有写数额"
      : fiscal === 0
        ? "财政补助的那一份也由本人缴"
        : `财政补助${fiscalAtLeast ? "至少" : ""} ${yuan(fiscal)}`;
  return [...lines.flatMap((line) => lineRows(line, lines.length > 1, pack)), government];
}

function summary({ quote, pack }: Explained): string[] {
  const reason = quote.reason ? `（${NO_PLAN_WORDS[quote.reason]}）` : "";
  const head = field("结论", `${OUTCOME_WORDS[quote.outcome]}${reason}`);
  if (quote.outcome === "no-plan") return head;
  // Who may not join pays in no window and has no share paid.
  if (quote.outcome === "not-eligible" || quote.outcome === "insured-already") return head;
  const [first = "", ...others] = payerRows(quote, pack);
  return [
    ...head,
    ...field("金额", dueText(quote)),
    ...field("其余谁出", first),
    ...others.flatMap((text) => field("", text)),
    ...field("缴费期", windowText(quote)),
    ...field("享受待遇", benefitText(quote)),
  ];
}

const MONEY = 18;

/** The change that a step makes and the sum so far, at the right edge. */
const changeLine = (fen: number, total: number): string => {
  const change = `${fen < 0 ? "－" : "＋"}${yuan(Math.abs(fen))}`;
  return padStart(change + padStart(`合计 ${yuan(total)}`, MONEY), COLUMNS);
};

function dueLine(due: number): string {
  const label = "     本人应缴";
  return label + padStart(`＝ ${yuan(due)}`, COLUMNS - widthOf(label));
}

/** Every step in order. The running sum of those with an amount ends at what is due. */
function steps(because: readonly Step[], due: number | null, severalYears: boolean): string[] {
  let total = 0;
  const width = String(because.length).length;
  const lines = because.flatMap(({ text, cite, fen, year }, index) => {
    const mark = `  ${padStart(String(index + 1), width)}. `;
    const forYear = severalYears && year !== undefined ? `【${year}年度】` : "";
    const words = hanging(mark, cited(forYear + text, cite), COLUMNS);
    if (fen === undefined) return words;
    total += fen;
    return [...words, changeLine(fen, total)];
  });
  return due === null ? lines : [...lines, dueLine(due)];
}

/** Every reason that stands against it, where the person was refused. */
function refusals({ outcome, because }: Quote): string[] {
  if (outcome !== "not-eligible" && outcome !== "insured-already") return [];
  return because
    .filter(({ topic, text }) => topic === "eligibility" && !text.startsWith("可以参保"))
    .flatMap(({ text, cite }) => bullet(cited(text, cite)));
}

function unused({ unused: classes }: Quote, pack?: PackDocument): string[] {
  return classes.flatMap(({ category, reason, text, cite }) =>
    bullet(cited(`${className(category, pack)}（${UNUSED_WORDS[reason]}）：${text}`, cite)),
  );
}

function missing({ questions }: Quote, pack?: PackDocument): string[] {
  return questions.flatMap(({ fact, text }, index) => {
    const hint = hintFor(fact, pack);
    const lines = hanging(`  ${index + 1}. `, text, COLUMNS);
    return hint === undefined ? lines : [...lines, ...hanging("     写法：", hint, COLUMNS)];
  });
}

function source({ quote, pack }: Explained): string[] {
  if (!pack || !quote.pack) return [];
  const { document, revision, publishedAt, supersedes, reason } = pack;
  const title = [document?.title, document?.number, document?.issuer]
    .filter((part) => part !== undefined)
    .join("；");
  const corrects = supersedes === undefined ? "" : `，更正第${supersedes}版`;
  return [
    ...(title === "" ? [] : field("文件", title)),
    ...field(
      "编号",
      `${quote.pack.id}，第${revision}版（${inChinese(publishedAt)}公布${corrects}）`,
    ),
    ...(reason === undefined ? [] : field("更正原因", reason)),
    ...field("校验值", quote.pack.hash),
  ];
}

/** The answer in lines of text, at most 92 columns wide. */
export function explainQuote(given: Explained): string[] {
  const { facts, quote, pack, place } = given;
  const known = factRows(facts, pack).map(([label, text]) => `${label}：${text}`);
  const badge = pack?.badge === undefined ? "" : `（${pack.badge}）`;
  return [
    `${place}${badge} ${facts.year}年度城乡居民医保`,
    ...field("哪一天问", `${inChinese(facts.on)}（当作缴费的那一天）`),
    ...field("已知情况", known.length === 0 ? "没有说，按普通本地居民回答" : known.join("；")),
    ...(pack?.warning === undefined ? [] : field("注意", pack.warning)),
    "",
    ...summary(given),
    ...section("不能参保的原因（全部）", refusals(quote)),
    ...section(
      "一步一步怎么来的（〔〕里是条款）",
      steps(quote.because, quote.due, quote.lines.length > 1),
    ),
    ...section("有身份但没有用上的（全部）", unused(quote, pack)),
    ...section("还不知道、会改变答案的，接着问", missing(quote, pack)),
    ...section(
      "接下来怎么办",
      quote.next.flatMap(({ text, cite }) => bullet(cited(text, cite))),
    ),
    ...section("根据", source(given)),
  ];
}
