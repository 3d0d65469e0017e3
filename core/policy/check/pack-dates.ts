/** Dates of a pack: ends before they begin, ends that are missing or past, and days that may not exist. */
import { dayOf, yearOf } from "../calendar";
import { spanOf } from "../coverage-span";
import { isPlainDate } from "../plain-date";
import { Calendar, type PackDocument, type Way } from "../schema";
import { CountRule, DateRule, type Shift } from "../schema-rules";
import type { FormFinding, Use } from "./form";
import type { Path } from "./finding";
import { entriesOf, isData } from "./whole";
import { placeOf } from "./words";

const isDay = (value: unknown): value is string => typeof value === "string" && isPlainDate(value);

/** A fixed day, followed through the names of dates; undefined where it is not fixed. */
export function fixedDay(rule: unknown, document: PackDocument, depth = 0): string | undefined {
  if (isDay(rule)) return rule;
  if (typeof rule !== "string" || depth > 20) return undefined;
  if (document.coverageYear) {
    const { from, to } = spanOf(document, document.coverageYear);
    if (rule === "year-start") return from;
    if (rule === "year-end") return to;
  }
  const named = document.dates?.find(({ key }) => key === rule);
  return named && fixedDay(named.is, document, depth + 1);
}

const turned = (document: PackDocument, path: Path, from: string, to: string): FormFinding => ({
  code: "ends-before-begins",
  path,
  text: `${placeOf(document, path)}：${to} 结束，早于开始的 ${from}`,
  cure: "核对两个日期，看是不是写反了或写错了年份",
});

/** Ranges of days and numbers whose ends are the wrong way round, wherever they stand. */
function turnedRanges(document: PackDocument, uses: readonly Use[]): FormFinding[] {
  const seen = new Set<string>();
  return uses.flatMap(({ schema, value, path }): FormFinding[] => {
    if (!isData(value) || path.length < 2 || seen.has(path.join("/"))) return [];
    const section = path[0];
    if (schema === CountRule && ("monthsFrom" in value || "daysFrom" in value)) {
      seen.add(path.join("/"));
      return turnedRange(document, path, { ...value, from: value.monthsFrom ?? value.daysFrom });
    }
    if (schema === Calendar || path.length > 2 || section === "pauses" || section === "refunds") {
      seen.add(path.join("/"));
      return turnedRange(document, path, value);
    }
    return [];
  });
}

function turnedRange(
  document: PackDocument,
  path: Path,
  value: Record<string, unknown>,
): FormFinding[] {
  const from = fixedDay(value.from, document);
  const to = fixedDay(value.to, document);
  if (from !== undefined && to !== undefined && from > to)
    return [turned(document, path, from, to)];
  const { atLeast, under, fromDay, toDay } = value;
  if (typeof atLeast === "number" && typeof under === "number" && atLeast >= under) {
    const text = `${placeOf(document, path)}：至少 ${atLeast} 又要小于 ${under}，没有这样的数`;
    return [{ code: "ends-before-begins", path, text, cure: "看是不是写反了" }];
  }
  if (typeof fromDay === "number" && typeof toDay === "number" && fromDay > toDay) {
    return [turned(document, path, `${fromDay} 日`, `${toDay} 日`)];
  }
  return [];
}

function turnedWay(document: PackDocument, way: Way, index: number): FormFinding[] {
  const opens = fixedDay(way.opens, document);
  const closes = fixedDay(way.closes, document);
  const later = way.disputed?.closes;
  if (opens !== undefined && closes !== undefined && opens > closes) {
    return [turned(document, ["ways", index, "closes"], opens, closes)];
  }
  if (later === undefined || closes === undefined || later > closes) return [];
  return [
    {
      code: "ends-before-begins",
      path: ["ways", index, "disputed"],
      text: `缴费办法“${way.key}”的 disputed：另一个截止日 ${later} 不晚于 closes 的 ${closes}`,
      cure: "较早的一天写在 closes，较晚的一天写在 disputed",
    },
  ];
}

function closing(way: Way, index: number): FormFinding[] {
  if (way.closes !== undefined) return [];
  return [
    {
      code: "no-closes",
      path: ["ways", index],
      text: `缴费办法“${way.key}”没有写截止日`,
      cure: "写上 closes；方案没有写的，写 closes: { unstated: 问谁 }，就到保障年度结束为止",
    },
  ];
}

/** A span of the coverage year that is turned, or inherited from a pack of another year. */
function wrongSpan({ coverageSpan, coverageYear: year }: PackDocument): FormFinding[] {
  if (!coverageSpan || year === undefined) return [];
  const { from, to } = coverageSpan;
  if (from <= to && yearOf(from) <= year && year <= yearOf(to)) return [];
  const text = `保障年度 ${year} 写的是 ${from} 到 ${to}`;
  const cure = "结束不早于开始，两头之间要有这个年度；是继承来的，就在这里另写一条";
  return [{ code: "wrong-span", path: ["coverageSpan"], text, cure }];
}

/** Closing days that were over when the pack was published, though its year was not. */
function pastEnds(document: PackDocument): FormFinding[] {
  const { coverageYear: year, publishedAt, ways = [] } = document;
  if (year === undefined) return [];
  const { from, to } = spanOf(document, year);
  if (to < publishedAt) {
    const text = `${year} 保障年度已经结束，是往年方案，只供查阅和核对`;
    return [{ code: "year-over", path: ["coverageYear"], text, cure: "" }];
  }
  const ended = ways.map((way) => {
    const closes = fixedDay(way.closes, document);
    const last = way.disputed ? way.disputed.closes : closes;
    return last !== undefined && closes !== undefined && last < publishedAt;
  });
  // Within the year, phases that are over are told as long as somebody can still pay.
  if (publishedAt >= from && ended.includes(false)) return [];
  return ways.flatMap((way, index): FormFinding[] => {
    if (!ended[index]) return [];
    const day = way.disputed?.closes ?? fixedDay(way.closes, document) ?? "";
    return [
      {
        code: "past-end",
        path: ["ways", index, "closes"],
        text: `缴费办法“${way.key}”到 ${day} 就截止了，早于公布日 ${publishedAt}，而 ${year} 保障年度还没有结束`,
        cure: "看是不是抄了上一年的日期",
      },
    ];
  });
}

/**
 * How sure a day is: `days` if its number is in every month, `years` if the day is in every year (all but 29 February),
 * `no` otherwise.
 */
type Sure = "days" | "years" | "no";
const LEAST: readonly Sure[] = ["no", "years", "days"];
const least = (all: readonly Sure[]): Sure =>
  all.reduce((low, one) => (LEAST.indexOf(one) < LEAST.indexOf(low) ? one : low), "days");

const sureOf = (day: string): Sure =>
  dayOf(day) <= 28 ? "days" : day.endsWith("-02-29") ? "no" : "years";

interface Doubt {
  path: Path;
  shift: Exclude<Shift, string>;
}

class Days {
  readonly doubts: Doubt[] = [];

  constructor(private readonly document: PackDocument) {}

  /** How sure the day of a rule is; doubtful shifts on the way are noted. */
  sure(rule: DateRule, path: Path, depth = 0): Sure {
    if (depth > 20) return "no";
    if (typeof rule === "string") {
      const day = fixedDay(rule, this.document);
      if (day !== undefined) return sureOf(day);
      const named = this.document.dates?.find(({ key }) => key === rule);
      // Doubts inside a named date are noted where it is written.
      return named ? new Days(this.document).sure(named.is, path, depth + 1) : "no";
    }
    if ("from" in rule) {
      const start = this.sure(rule.from, [...path, "from"], depth + 1);
      return rule.then.reduce<Sure>(
        (sure, shift, index) => this.step(sure, shift, [...path, "then", index]),
        start,
      );
    }
    if ("earliest" in rule) return this.all(rule.earliest, [...path, "earliest"], depth);
    if ("latest" in rule) return this.all(rule.latest, [...path, "latest"], depth);
    if ("cases" in rule) {
      const cases = rule.cases.map(({ is }, index) =>
        this.sure(is, [...path, "cases", index, "is"], depth + 1),
      );
      return least([...cases, this.sure(rule.otherwise, [...path, "otherwise"], depth + 1)]);
    }
    return "no";
  }

  private all(rules: readonly DateRule[], path: Path, depth: number): Sure {
    return least(rules.map((one, index) => this.sure(one, [...path, index], depth + 1)));
  }

  private step(sure: Sure, shift: Shift, path: Path): Sure {
    if (shift === "month-start" || shift === "next-month") return "days";
    if (shift === "month-end") return "no";
    if ("days" in shift) return isZero(shift.days) ? sure : "no";
    const safe = sure === "days" || ("years" in shift && sure === "years");
    if (!safe && shift.ifNoSuchDay === undefined) this.doubts.push({ path, shift });
    return sure;
  }
}

const isZero = (count: CountRule): boolean => count === 0;

function doubtful(document: PackDocument, uses: readonly Use[]): FormFinding[] {
  const days = new Days(document);
  const outer: Path[] = [];
  for (const { schema, value, path } of uses) {
    // Only the outermost rule of each place: what is inside it is gone through with it.
    if (schema !== DateRule) continue;
    if (outer.some((one) => one.every((step, place) => path[place] === step))) continue;
    outer.push(path);
    days.sure(value as DateRule, path);
  }
  return days.doubts.map(({ path, shift }): FormFinding => {
    const unit = "months" in shift ? "月" : "年";
    const example = unit === "月" ? "如1月31日加一个月" : "如2月29日加一年";
    return {
      code: "no-such-day",
      path,
      text: `${placeOf(document, path)}：加减${unit}可能落到不存在的日子（${example}）`,
      cure: "加上 ifNoSuchDay: end-of-month（算到月底）或 next-day（算到下月1日）",
    };
  });
}

/** Findings about dates. */
export function checkDates(document: PackDocument, uses: readonly Use[]): FormFinding[] {
  const ways = entriesOf(document, "ways").map(({ entry, index }) => ({
    way: entry as unknown as Way,
    index,
  }));
  return [
    ...turnedRanges(document, uses),
    ...ways.flatMap(({ way, index }) => turnedWay(document, way, index)),
    ...ways.flatMap(({ way, index }) => closing(way, index)),
    ...wrongSpan(document),
    ...pastEnds(document),
    ...doubtful(document, uses),
  ];
}
