/** Ways whose days hang on an event, on staff, or are not in the plan: the rule in words beside a small sketch. */
import { RuleWords } from "../explain/rule-words";
import type { PackDocument, Way } from "../schema";
import type { DateRule, Shift } from "../schema-rules";
import { fixedDay } from "./fixed";
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
import { box, element, line, text } from "./svg";
import { benefitWords, priceWords } from "./ways";

const SKETCH = 190;
const TEXT = DRAW + SKETCH + 30;

/** The length that the last day is reckoned by, as 90天 or 6个月. */
function lengthOf(rule: DateRule | undefined, words: RuleWords): string | undefined {
  if (typeof rule !== "object") return undefined;
  if ("latest" in rule || "earliest" in rule) {
    const parts = "latest" in rule ? rule.latest : rule.earliest;
    return parts.map((part) => lengthOf(part, words)).find((part) => part !== undefined);
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

/** Whether the plan names no last day. */
const endless = ({ closes }: Way): boolean =>
  closes === undefined || (typeof closes === "object" && "unstated" in closes);

/** A dot, a bar of the length that counts, and an end or none. */
function sketch(y: number, way: Way, words: RuleWords): string {
  const open = endless(way);
  const length = lengthOf(way.closes, words) ?? (open ? "没有写截止日" : "");
  const look = way.decide
    ? { fill: "url(#unstated)", stroke: SOFT }
    : open
      ? { fill: "#cfe0f2", stroke: OPEN, "stroke-dasharray": "5 4" }
      : { fill: OPEN };
  const dot = element("circle", { cx: DRAW + 8, cy: y + 9, r: 6, fill: INK });
  const bar = box({ x: DRAW + 14, y, width: SKETCH - 14, height: 18 }, { ...look, rx: 2 });
  const end = open
    ? ""
    : line([DRAW + SKETCH, y - 3], [DRAW + SKETCH, y + 21], { stroke: INK, "stroke-width": 2 });
  const fill = open || way.decide ? INK : "#ffffff";
  const middle = DRAW + 14 + Math.floor((SKETCH - 14) / 2);
  return bar + dot + end + text(middle, y + 13, length, { size: 12, fill, anchor: "middle" });
}

function row(y: number, way: Way, pack: PackDocument): Part {
  const words = new RuleWords(pack);
  const name = label(y + 8, way.says, priceWords(way, pack));
  const until =
    way.closes === undefined ? "方案没有写截止日" : `到${words.day(way.closes)}（含当天）`;
  const lines = [
    `从${words.day(way.opens)}起，${endless(way) && way.closes !== undefined ? `截止日${words.day(way.closes)}` : until}`,
    ...(way.when === undefined ? [] : [`谁：${words.condition(way.when)}`]),
    benefitWords(way),
  ];
  let bottom = y + 8;
  const told = lines.map((text) => {
    const part = paragraph(TEXT, bottom, text, RIGHT - TEXT, { size: 12, most: 5 });
    bottom = part.bottom;
    return part.svg;
  });
  const end = Math.max(name.bottom, bottom, y + 36) + 10;
  return { svg: name.svg + sketch(y + 12, way, words) + told.join("") + rowRule(end), bottom: end };
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
