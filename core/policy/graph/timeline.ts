/** The ways with days of the calendar, on a time line of months. */
import {
  addDays,
  dateOf,
  daysBetween,
  endOfMonth,
  inChinese,
  monthOf,
  startOfMonth,
  startOfNextMonth,
  yearOf,
} from "../calendar";
import { spanOf } from "../coverage-span";
import { daysInMonth, type PlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import {
  COVERED,
  DISPUTED,
  DRAW,
  heading,
  INK,
  label,
  LEFT,
  OPEN,
  paragraph,
  RIGHT,
  RULE,
  rowRule,
  SOFT,
  type Part,
} from "./look";
import { box, element, line, text, tooltip } from "./svg";
import { priceWords, type DatedWay } from "./ways";

const BAR = 16;
const AXIS = 46;

/** Where a day stands from left to right. */
interface Scale {
  from: PlainDate;
  to: PlainDate;
  at(day: PlainDate): number;
}

const least = (days: readonly PlainDate[]): PlainDate => days.reduce((a, b) => (a < b ? a : b));
const most = (days: readonly PlainDate[]): PlainDate => days.reduce((a, b) => (a > b ? a : b));

type Span = ReturnType<typeof spanOf>;

function scaleOf(ways: readonly DatedWay[], covered: Span): Scale {
  const days = ways.flatMap(({ opens, closes, later, disputed, covered }) =>
    [opens, closes, later, disputed, covered].filter((day) => day !== undefined),
  );
  const from = startOfMonth(least([...days, covered.from]));
  const to = endOfMonth(most([...days, covered.to]));
  const span = daysBetween(from, to) + 1;
  const at = (day: PlainDate): number => {
    const inside = most([from, least([day, addDays(to, 1)])]);
    return DRAW + Math.round((daysBetween(from, inside) * (RIGHT - DRAW)) / span);
  };
  return { from, to, at };
}

const months = ({ from, to }: Scale): PlainDate[] => {
  const all: PlainDate[] = [];
  for (let month = from; month <= to; month = startOfNextMonth(month)) all.push(month);
  return all;
};

function axis(y: number, bottom: number, scale: Scale, span: Span): string {
  const all = months(scale);
  // Where months are narrow, only every third has its number.
  const every = all.length > 26 ? 3 : 1;
  const parts = all.map((month, index) => {
    const x = scale.at(month);
    const first = monthOf(month) === 1 || index === 0;
    const name =
      index % every === 0
        ? text(x + 3, y + 38, `${monthOf(month)}月`, { size: 11, fill: SOFT })
        : "";
    const yearName = first
      ? text(x + 3, y + 20, `${yearOf(month)}年`, { size: 13, weight: 700 })
      : "";
    const grid = line([x, first ? y + 6 : y + 26], [x, bottom], {
      stroke: monthOf(month) === 1 ? "#9aa5b4" : RULE,
    });
    return grid + name + yearName;
  });
  const [start, end] = [scale.at(span.from), scale.at(addDays(span.to, 1))];
  const covered = box({ x: start, y: y + 42, width: end - start, height: 4 }, { fill: COVERED });
  return parts.join("") + covered;
}

/** The spans of days that take no payments, within the scale. */
function pauseSpans(pack: PackDocument, scale: Scale): { from: PlainDate; to: PlainDate }[] {
  const monthly = (pack.pauses ?? []).filter((pause) => "fromDay" in pause);
  const spans = (pack.pauses ?? []).filter((pause) => "from" in pause);
  return [
    ...spans.map(({ from, to }) => ({ from, to })),
    ...monthly.flatMap(({ fromDay, toDay = 31 }) =>
      months(scale).flatMap((month) => {
        const [year, number] = [yearOf(month), monthOf(month)];
        const last = daysInMonth(year, number);
        if (fromDay > last) return [];
        return [
          { from: dateOf(year, number, fromDay), to: dateOf(year, number, Math.min(toDay, last)) },
        ];
      }),
    ),
  ];
}

function pauses(y: number, bottom: number, pack: PackDocument, scale: Scale): string {
  return pauseSpans(pack, scale)
    .filter(({ from, to }) => to >= scale.from && from <= scale.to)
    .map(({ from, to }) => {
      const x = scale.at(from);
      const width = scale.at(addDays(to, 1)) - x;
      const look = { fill: "#eceff3" };
      return box(
        { x, y, width, height: bottom - y },
        look,
        `${inChinese(from)}至${inChinese(to)}不收费`,
      );
    })
    .join("");
}

/** The bar of one way: open, for some people longer, disputed, without an end. */
function bar(y: number, dated: DatedWay, scale: Scale): string {
  const { opens, closes, later, disputed, words, way } = dated;
  const from = scale.at(opens);
  const safe = closes === undefined ? scale.at(addDays(scale.to, 1)) : scale.at(addDays(closes, 1));
  const shape = { y, height: BAR };
  const solid = way.decide
    ? { fill: "url(#unstated)", stroke: SOFT }
    : closes === undefined
      ? { fill: "#cfe0f2", stroke: OPEN, "stroke-dasharray": "5 4" }
      : { fill: OPEN };
  const main = box({ ...shape, x: from, width: safe - from }, { ...solid, rx: 2 }, words);
  const reach = (day: PlainDate, look: Record<string, string>): string =>
    box({ ...shape, x: safe, width: scale.at(addDays(day, 1)) - safe }, look, words);
  const longer =
    later === undefined ? "" : reach(later, { fill: "#cfe0f2", stroke: OPEN, "stroke-width": "1" });
  const doubt =
    disputed === undefined
      ? ""
      : reach(disputed, { fill: "url(#disputed)", stroke: DISPUTED, "stroke-width": "1" });
  return main + longer + doubt;
}

/** The days of benefits of those who pay by this way, where they begin on one day of the calendar. */
function benefit(y: number, { covered, way }: DatedWay, scale: Scale, span: Span): string {
  if (covered === undefined) return "";
  const from = scale.at(covered);
  const to = scale.at(addDays(span.to, 1));
  const mark = element(
    "path",
    { d: `M${from} ${y - 4} l6 6 l-6 6 l-6 -6 z`, fill: COVERED },
    tooltip(`${inChinese(covered)}起享受待遇`),
  );
  const says = way.benefit?.says;
  return box({ x: from, y, width: to - from, height: 4 }, { fill: "#a9d6b9" }, says) + mark;
}

function row(y: number, dated: DatedWay, pack: PackDocument, scale: Scale, span: Span): Part {
  const { way, words } = dated;
  const name = label(y + 8, way.says, priceWords(way, pack));
  const drawn = bar(y + 12, dated, scale) + benefit(y + 34, dated, scale, span);
  const below = dated.covered === undefined ? y + 32 : y + 44;
  const told = paragraph(DRAW + 4, below, words, RIGHT - DRAW - 8, { size: 12, fill: INK });
  const bottom = Math.max(name.bottom, told.bottom) + 10;
  // Words are not crossed by the lines of the months.
  const paper = box(
    { x: DRAW + 1, y: below, width: RIGHT - DRAW - 1, height: bottom - below },
    { fill: "#ffffff" },
  );
  return { svg: name.svg + drawn + paper + told.svg + rowRule(bottom), bottom };
}

function pauseWords({ pauses: all = [] }: PackDocument): string {
  if (all.length === 0) return "";
  return `灰色的日子不收费：${all.map(({ says, cite }) => `${says} 〔${cite}〕`).join("；")}`;
}

/** The time line; nothing where no way has days of the calendar. */
export function timeline(y: number, ways: readonly DatedWay[], pack: PackDocument): Part {
  const year = pack.coverageYear;
  if (ways.length === 0 || year === undefined) return { svg: "", bottom: y };
  const span = spanOf(pack, year);
  const scale = scaleOf(ways, span);
  const head = heading(y, "什么时候缴费（绿线是保障年度）");
  const note = paragraph(LEFT, head.bottom, pauseWords(pack), RIGHT - LEFT, {
    size: 12,
    fill: SOFT,
  });
  const top = note.bottom;
  const rows: string[] = [];
  let bottom = top + AXIS + 6;
  for (const way of ways) {
    const part = row(bottom, way, pack, scale, span);
    rows.push(part.svg);
    bottom = part.bottom;
  }
  const svg =
    head.svg +
    note.svg +
    pauses(top + AXIS + 6, bottom, pack, scale) +
    axis(top, bottom, scale, span) +
    rows.join("");
  return { svg, bottom: bottom + 20 };
}
