/** The ways of a pack, sorted into those with days of the calendar and those that hang on an event. */
import { inChinese } from "../calendar";
import { RuleWords } from "../explain/rule-words";
import { yuan } from "../money";
import type { PlainDate } from "../plain-date";
import type { PackDocument, Way } from "../schema";
import { fixedAmount, fixedDay, kindOfAmount, type FixedDay } from "./fixed";

/** A way with days of the calendar. */
export interface DatedWay {
  way: Way;
  opens: PlainDate;
  /** Undefined where the plan names no last day. */
  closes: PlainDate | undefined;
  /** A later last day for some people. */
  later: PlainDate | undefined;
  disputed: PlainDate | undefined;
  /** The first day of benefits, where it is one day of the calendar. */
  covered: PlainDate | undefined;
  words: string;
}

export interface SortedWays {
  dated: DatedWay[];
  /** Ways whose days hang on the person or on staff, or are not in the plan. */
  others: Way[];
}

const DEPENDS = { fixed: "", depends: "（普通人；因人而定）", unstated: "" };

/** The price of a way and where it stands: 缴320元，不享受资助〔三〕. */
export function priceWords(way: Way, pack: PackDocument): string {
  const fen = fixedAmount(way.price, pack);
  const kind = kindOfAmount(way.price, pack);
  const price =
    fen === undefined
      ? kind === "unstated"
        ? "缴多少：方案没有写"
        : "缴多少：因人而定"
      : `缴${yuan(fen)}${DEPENDS[kind]}`;
  const aid = way.aid === false ? "，不享受资助" : "";
  const fiscal = way.fiscalPaidByPerson ? "，含财政补助的那份" : "";
  return `${price}${aid}${fiscal} 〔${way.cite}〕`;
}

/** What happens about benefits, and what the plan leaves open. */
export function benefitWords(way: Way): string {
  const open = way.benefit?.open === undefined ? "" : `（没写清：${way.benefit.open}）`;
  const benefit = way.benefit ? `享受：${way.benefit.says}${open}` : "";
  const extras = (way.extras ?? []).map(({ says, cite }) => `${says} 〔${cite}〕`).join("、");
  const beside = extras === "" ? "" : `可能另缴：${extras}`;
  const decide = way.decide ? `要先问：${way.decide.says}，请问${way.decide.ask}` : "";
  return [benefit, beside, decide].filter((part) => part !== "").join("。");
}

function untilWords(way: Way, closes: FixedDay | undefined, words: RuleWords): string {
  if (way.closes === undefined) return "起，方案没有写截止日";
  if (!closes || !("day" in closes)) return `起，截止日：${words.day(way.closes)}`;
  const staff = closes.byStaff ? "；工作人员可以宣布延长" : "";
  const later =
    closes.later === undefined
      ? ""
      : `；有的人到${inChinese(closes.later)}（${words.exceptions(way.closes)}）`;
  return `至${inChinese(closes.day)}（含当天）${later}${staff}`;
}

function datedWords(way: Way, pack: PackDocument, opens: PlainDate): string {
  const words = new RuleWords(pack);
  const closes = way.closes === undefined ? undefined : fixedDay(way.closes, pack);
  const until = untilWords(way, closes, words);
  const disputed = way.disputed
    ? `；前后不一致：${way.disputed.says} 〔${way.disputed.cite}〕`
    : "";
  return [`${inChinese(opens)}${until}${disputed}`, benefitWords(way)]
    .filter((part) => part !== "")
    .join("。");
}

/** Sorts the ways of a pack, each kind in the pack's order. */
export function sortWays(pack: PackDocument): SortedWays {
  const dated: DatedWay[] = [];
  const others: Way[] = [];
  for (const way of pack.ways ?? []) {
    const opens = fixedDay(way.opens, pack);
    const closes = way.closes === undefined ? undefined : fixedDay(way.closes, pack);
    const hangs = closes && "none" in closes && closes.none !== "unstated";
    if (!("day" in opens) || hangs) {
      others.push(way);
      continue;
    }
    const until = closes && "day" in closes ? closes : undefined;
    const covered = way.benefit && fixedDay(way.benefit.from, pack);
    dated.push({
      way,
      opens: opens.day,
      closes: until?.day,
      later: until?.later,
      disputed: way.disputed?.closes,
      covered: covered && "day" in covered ? covered.day : undefined,
      words: datedWords(way, pack, opens.day),
    });
  }
  return { dated, others };
}
