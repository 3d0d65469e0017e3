/** What each class pays and who pays the rest, as bars split by payer. */
import { payerName } from "../categories";
import { RuleWords } from "../explain/rule-words";
import { className } from "../explain/facts-text";
import { parseFraction, shareOf, yuan } from "../money";
import type { AidClass, PackDocument, PayerShare } from "../schema";
import { fixedAmount, kindOfAmount } from "./fixed";
import {
  DRAW,
  heading,
  INK,
  label,
  paragraph,
  PAYER_COLOURS,
  PERSON,
  RIGHT,
  rowRule,
  SOFT,
  type Part,
} from "./look";
import { box, text, textWidth } from "./svg";

/** The longest bar, and where the words beside the bars begin. */
const LONGEST = 520;
const WORDS = DRAW + LONGEST + 20;
const BAR = 22;

interface Piece {
  name: string;
  fen: number;
  fill: string;
  /** Paid back to the person, or settled with the fund, later. */
  afterwards?: string;
}

const PAID: Record<NonNullable<PayerShare["paid"]>, string | undefined> = {
  "with-bill": undefined,
  "to-person-afterwards": "先缴后补",
  "to-fund-afterwards": "以后和基金结算",
};

/** Splits an aid in fen among its payers; the last takes what is left. */
function pieces(rule: AidClass, aid: number, pack: PackDocument): Piece[] {
  let left = aid;
  return rule.payers.map(({ payer, label: words, share, amount, paid }, index) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    const fixed = amount === undefined ? undefined : fixedAmount(amount, pack);
    const part = fraction ? shareOf(aid, fraction, "down-to-fen") : fixed;
    const last = index === rule.payers.length - 1;
    const fen = last ? left : Math.min(left, part ?? left);
    left -= fen;
    const afterwards = paid && PAID[paid];
    return {
      name: payerName(payer, words),
      fen,
      fill: PAYER_COLOURS[payer],
      ...(afterwards !== undefined && { afterwards }),
    };
  });
}

const lengthOf = (fen: number, longest: number): number =>
  longest === 0 ? 0 : Math.round((fen * LONGEST) / longest);

/** What a whole bar stands for, and how its parts are told: in yuan, or in percent where the price is not known. */
interface Scale {
  whole: number;
  told(part: number): string;
}

const inYuan = (whole: number): Scale => ({ whole, told: yuan });
const inPercent: Scale = {
  whole: 10_000,
  told: (part) => `${yuan(part).replace(/元$/, "")}%`,
};

/** A bar of pieces side by side, each with its amount where there is room. */
function stacked(y: number, all: readonly Piece[], { whole, told }: Scale): string {
  let fen = 0;
  const bars = all
    .filter((piece) => piece.fen > 0)
    .map(({ name, fill, afterwards, ...piece }) => {
      const x = DRAW + lengthOf(fen, whole);
      fen += piece.fen;
      const width = DRAW + lengthOf(fen, whole) - x;
      const words = told(piece.fen);
      const look = { fill, stroke: "#ffffff", "fill-opacity": afterwards ? "0.6" : undefined };
      const fits = textWidth(words, 12) + 6 <= width;
      const middle = x + Math.floor(width / 2);
      return (
        box({ x, y, width, height: BAR }, look, `${name} ${words}`) +
        (fits ? text(middle, y + 15, words, { size: 12, fill: "#ffffff", anchor: "middle" }) : "")
      );
    });
  return bars.length === 0
    ? text(DRAW + 2, y + 15, told(0), { size: 12, fill: INK })
    : bars.join("");
}

const UNKNOWN = "方案没有写数额，或因人而定";

/** A hatched bar for an amount that the plan does not give or that hangs on the person. */
const unknown = (y: number, words: string): string =>
  box(
    { x: DRAW, y, width: LONGEST, height: BAR },
    { fill: "url(#unstated)", stroke: SOFT, "stroke-dasharray": "5 4" },
    words,
  ) +
  box(
    { x: DRAW + 6, y: y + 3, width: textWidth(UNKNOWN, 12) + 10, height: BAR - 6 },
    { fill: "#ffffff", rx: 3 },
  ) +
  text(DRAW + 11, y + 15, UNKNOWN, { size: 12, fill: INK });

interface Bar {
  name: string;
  below: string;
  svg: (y: number) => string;
  words: string;
}

function row(y: number, { name, below, svg, words }: Bar): Part {
  const left = label(y + 8, name, below);
  const right = paragraph(WORDS, y + 8, words, RIGHT - WORDS, { size: 12, most: 7 });
  const bottom = Math.max(left.bottom, right.bottom, y + 36) + 8;
  return { svg: left.svg + svg(y + 8) + right.svg + rowRule(bottom), bottom };
}

/** The prices of the ways, before any aid, each once. */
function priceBars(pack: PackDocument, longest: number): Bar[] {
  const words = new RuleWords(pack);
  const all = pack.ways ?? [];
  const keys = [...new Set(all.map(({ price }) => price))];
  return keys.flatMap((key) => {
    const amount = pack.amounts?.find((named) => named.key === key);
    if (!amount) return [];
    const ways = all.filter(({ price }) => price === key).map(({ says }) => says);
    const use = ways.length === all.length ? "所有的办法都按这个价钱" : `用于：${ways.join("；")}`;
    const fen = fixedAmount(key, pack);
    const depends = kindOfAmount(key, pack) === "depends";
    const rule = words.amount(amount.is);
    const value =
      fen === undefined ? rule : depends ? `普通人${yuan(fen)}，因人而定：${rule}` : yuan(fen);
    const person: Piece[] = [{ name: "本人", fen: fen ?? 0, fill: PERSON }];
    return [
      {
        name: amount.says,
        below: `〔${amount.cite}〕`,
        svg: (y) => (fen === undefined ? unknown(y, value) : stacked(y, person, inYuan(longest))),
        words: `${value}。${use}`,
      },
    ];
  });
}

/** The aid on a scale: in fen of the price, or in parts of it where the price is not known. */
function aidOf(
  { gives }: AidClass,
  pack: PackDocument,
  price: number | undefined,
): number | undefined {
  const scale = price ?? inPercent.whole;
  if (gives === "all") return scale;
  if (price !== undefined) {
    const given = fixedAmount(gives, pack);
    return given === undefined ? undefined : Math.min(price, given);
  }
  const main = pack.ways?.find((way) => way.main)?.price;
  if (typeof gives !== "object" || !("share" in gives) || gives.of !== main) return undefined;
  const share = typeof gives.share === "string" ? parseFraction(gives.share) : undefined;
  return share && shareOf(scale, share, "down-to-fen");
}

/** Who pays how much of an aid, and what is left to the person now and in the end. */
function splitWords(parts: readonly Piece[], { whole, told }: Scale): string {
  const sum = (pieces: readonly Piece[]): number =>
    pieces.reduce((total, { fen }) => total + fen, 0);
  const back = parts.filter(({ afterwards }) => afterwards === PAID["to-person-afterwards"]);
  const left = whole - sum(parts);
  const person =
    back.length === 0
      ? `本人${told(left)}`
      : `本人先缴${told(left + sum(back))}，补回以后实际${told(left)}`;
  const others = parts.map(
    ({ name, fen, afterwards }) => `${name}${told(fen)}${afterwards ? `（${afterwards}）` : ""}`,
  );
  return `${person}；${others.join("，")}`;
}

function classBar(rule: AidClass, pack: PackDocument, price: number | undefined): Bar {
  const scale = price === undefined ? inPercent : inYuan(price);
  const aid = aidOf(rule, pack, price);
  const words = new RuleWords(pack);
  const condition = rule.when === undefined ? "" : `条件：${words.condition(rule.when)} `;
  const names = {
    name: rule.classes.map((code) => className(code, pack)).join("、"),
    below: `${condition}〔${rule.cite}〕`,
  };
  if (aid === undefined) {
    const gives = rule.gives === "all" ? "全部" : words.amount(rule.gives);
    const payers = rule.payers.map(({ payer, label: own }) => payerName(payer, own)).join("、");
    return { ...names, svg: (y) => unknown(y, gives), words: `资助多少：${gives}；由${payers}出` };
  }
  const parts = pieces(rule, aid, pack);
  const left = scale.whole - parts.reduce((sum, { fen }) => sum + fen, 0);
  const bar = [{ name: "本人", fen: left, fill: PERSON }, ...parts];
  return { ...names, svg: (y) => stacked(y, bar, scale), words: splitWords(parts, scale) };
}

function noAidWords(pack: PackDocument): string[] {
  return (pack.noAid ?? []).map(({ classes, says, cite }) => {
    const names = classes.map((code) => className(code, pack)).join("、");
    return `没有资助：${names}——${says} 〔${cite}〕`;
  });
}

function fiscalWords(pack: PackDocument): string {
  const fiscal = pack.amounts?.find(({ key }) => key === "fiscal");
  if (!fiscal) return "财政补助：方案没有写。";
  const fen = fixedAmount("fiscal", pack);
  const value =
    fen === undefined
      ? new RuleWords(pack).amount(fiscal.is)
      : `每人${fiscal.atLeast ? "至少" : ""}${yuan(fen)}`;
  return `另外由财政补助：${value} 〔${fiscal.cite}〕，不在下面的图里。`;
}

const combineWords = (pack: PackDocument): string[] =>
  (pack.combine ?? []).map(({ says, cite }) => `${says} 〔${cite}〕`);

function list(y: number, bars: readonly Bar[]): Part {
  let bottom = y;
  const rows = bars.map((bar) => {
    const part = row(bottom, bar);
    bottom = part.bottom;
    return part.svg;
  });
  return { svg: rows.join(""), bottom };
}

function notes(y: number, lines: readonly string[]): Part {
  let bottom = y;
  const svg = lines.map((line) => {
    const part = paragraph(32, bottom, line, RIGHT - 32, { size: 12, fill: SOFT });
    bottom = part.bottom + 2;
    return part.svg;
  });
  return { svg: svg.join(""), bottom: bottom + 6 };
}

/** The prices and what each class pays of the ordinary one. */
export function amounts(y: number, pack: PackDocument): Part {
  const main = pack.ways?.find((way) => way.main);
  const price = main && fixedAmount(main.price, pack);
  const all = (pack.ways ?? []).map((way) => fixedAmount(way.price, pack) ?? 0);
  const prices = heading(y, "各种办法缴多少（没有资助的人）");
  const fiscal = notes(prices.bottom, [fiscalWords(pack)]);
  const bars = list(fiscal.bottom, priceBars(pack, Math.max(0, ...all)));
  const title = `谁有资助（按${price === undefined ? "普通价钱的几成" : `普通价钱${yuan(price)}`}算）`;
  const aid = heading(bars.bottom + 20, title);
  const how = notes(aid.bottom, combineWords(pack));
  const order = new Set((pack.classes ?? []).map(({ pot }) => pot ?? "main"));
  const sorted = [...order].flatMap((pot) =>
    (pack.classes ?? []).filter((rule) => (rule.pot ?? "main") === pot),
  );
  const classes = list(
    how.bottom,
    sorted.map((rule) => classBar(rule, pack, price)),
  );
  const none = notes(classes.bottom + 6, noAidWords(pack));
  const svg = [prices, fiscal, bars, aid, how, classes, none].map((part) => part.svg).join("");
  return { svg, bottom: none.bottom + 14 };
}
