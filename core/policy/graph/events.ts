/** Ways whose days hang on an event, on staff, or are not in the plan: the rule in words beside a small sketch. */
import { RuleWords } from "../explain/rule-words";
import type { PackDocument, Way } from "../schema";
import type { DateRule, Shift } from "../schema-rules";
import { fixedDay, unnamed } from "./fixed";
import {
  DRAW,
  heading,
  INK,
  label,
  OPEN,
  paragraph,
  RIGHT,
  rowRule,
  SOFT,
  type Part,
} from "./look";
import { box, element, line, text, textWidth } from "./svg";
import { benefitWords, priceWords } from "./ways";

const SKETCH = 190;
const TEXT = DRAW + SKETCH + 30;

/** The length that the last day is reckoned by, as 90天 or 6个月. */
function lengthOf(given: DateRule, pack: PackDocument): string | undefined {
  const rule = unnamed(given, pack);
  const words = new RuleWords(pack);
  if (typeof rule !== "object") return undefined;
  if ("latest" in rule || "earliest" in rule) {
    const parts = "latest" in rule ? rule.latest : rule.earliest;
    return parts.map((part) => lengthOf(part, pack)).find((part) => part !== undefined);
  }
  if (!("from" in rule)) return undefined;
  const lengths = rule.then.flatMap((shift: Shift) => {
    if (typeof shift === "string") return [];
    if ("months" in shift) return [`${words.count(shift.months)}个月`];
    if ("years" in shift) return [`${words.count(shift.years)}年`];
    const backwards = typeof shift.days === "number" && shift.days < 0;
    return backwards ? [] : [`${words.count(shift.days)}天`];
  });
  return lengths[0];
}

const isUnstated = (rule: DateRule, pack: PackDocument): boolean => {
  const day = fixedDay(rule, pack);
  return "none" in day && day.none === "unstated";
};

/** Whether the plan names no last day. */
const isEndless = ({ closes }: Way, pack: PackDocument): boolean =>
  closes === undefined || isUnstated(closes, pack);

/** A dot, a bar of the length that counts, and an end or none. */
function sketch(y: number, way: Way, pack: PackDocument): string {
  const endless = isEndless(way, pack);
  const unknown = isUnstated(way.opens, pack) || way.decide !== undefined;
  const length = way.closes === undefined ? undefined : lengthOf(way.closes, pack);
  const words = isUnstated(way.opens, pack)
    ? "没有写哪天开始"
    : (length ?? (endless ? "没有写截止日" : ""));
  const look = unknown
    ? { fill: "url(#unstated)", stroke: SOFT }
    : endless
      ? { fill: "#cfe0f2", stroke: OPEN, "stroke-dasharray": "5 4" }
      : { fill: OPEN };
  const dot = element("circle", { cx: DRAW + 8, cy: y + 9, r: 6, fill: INK });
  const bar = box({ x: DRAW + 14, y, width: SKETCH - 14, height: 18 }, { ...look, rx: 2 });
  const end = endless
    ? ""
    : line([DRAW + SKETCH, y - 3], [DRAW + SKETCH, y + 21], { stroke: INK, "stroke-width": 2 });
  const middle = DRAW + 14 + Math.floor((SKETCH - 14) / 2);
  const width = textWidth(words, 12) + 10;
  const paper =
    unknown && words !== ""
      ? box(
          { x: middle - Math.floor(width / 2), y: y + 2, width, height: 14 },
          { fill: "#ffffff", rx: 3 },
        )
      : "";
  const fill = endless || unknown ? INK : "#ffffff";
  return (
    bar + dot + end + paper + text(middle, y + 13, words, { size: 12, fill, anchor: "middle" })
  );
}

/** From which day to which, in words. */
function span(way: Way, pack: PackDocument): string {
  const words = new RuleWords(pack);
  const from = `从${words.day(way.opens)}起`;
  if (way.closes === undefined) return `${from}，方案没有写截止日`;
  const until = words.day(way.closes);
  if (isEndless(way, pack)) return `${from}；截止日：${until}`;
  return `${from}，到${until}${/当天(不)?算/.test(until) ? "" : "（含当天）"}`;
}

function row(y: number, way: Way, pack: PackDocument): Part {
  const name = label(y + 8, way.says, priceWords(way, pack));
  const lines = [
    span(way, pack),
    ...(way.when === undefined ? [] : [`谁：${new RuleWords(pack).condition(way.when)}`]),
    benefitWords(way),
  ];
  let bottom = y + 8;
  const told = lines.map((text) => {
    const part = paragraph(TEXT, bottom, text, RIGHT - TEXT, { size: 12, most: 5 });
    bottom = part.bottom;
    return part.svg;
  });
  const end = Math.max(name.bottom, bottom, y + 36) + 10;
  return { svg: name.svg + sketch(y + 12, way, pack) + told.join("") + rowRule(end), bottom: end };
}

const isStaffs = (way: Way, pack: PackDocument): boolean => {
  const opens = fixedDay(way.opens, pack);
  return "none" in opens && opens.none !== "person";
};

/** The ways without days of the calendar; nothing where there are none. */
export function events(y: number, ways: readonly Way[], pack: PackDocument): Part {
  const bands: [title: string, ways: Way[]][] = [
    ["按事件计算（每个人的日子不同）", ways.filter((way) => !isStaffs(way, pack))],
    ["还没有日子（等工作人员开放，或方案没有写）", ways.filter((way) => isStaffs(way, pack))],
  ];
  let bottom = y;
  const parts = bands
    .filter(([, list]) => list.length > 0)
    .map(([title, list]) => {
      const head = heading(bottom, title);
      bottom = head.bottom;
      const rows = list.map((way) => {
        const part = row(bottom, way, pack);
        bottom = part.bottom;
        return part.svg;
      });
      bottom += 20;
      return head.svg + rows.join("");
    });
  return { svg: parts.join(""), bottom };
}
