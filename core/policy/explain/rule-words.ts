/** The four kinds of rule in plain words: days, whole numbers, conditions and amounts, as a clerk would read them out. */
import { inChinese } from "../calendar";
import { spanOf } from "../coverage-span";
import { fenOfYuan, yuan } from "../money";
import { isPlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import type { AmountRule, Condition, CountRule, DateRule, Leaf, Shift } from "../schema-rules";
import type { ANCHORS, CategoryCode } from "../vocabulary";
import { className } from "./facts-text";
import { EVENT_WORDS, FOREIGNER_WORDS, PAYING_WORDS, STAGE_WORDS } from "./words";

type Anchor = (typeof ANCHORS)[number];

const ANCHOR_WORDS: Record<Anchor, string> = {
  payday: "缴费当天",
  birth: "出生当天",
  event: "发生当天",
  "year-start": "年初",
  "year-end": "年底",
  "employee-insurance-ended": "职工医保停保当天",
  "school-entry": "入学当天",
  graduation: "毕业当天",
  "permit-issued": "领居住证当天",
  "permit-until": "居住证到期当天",
  "opened-special": "专门窗口开放当天",
  "extension-until": "延长缴费期的最后一天",
};

const isAnchor = (text: string): text is Anchor => text in ANCHOR_WORDS;

/** Puts the rules of one pack into words; the pack gives the names of what it has named. */
export class RuleWords {
  constructor(private readonly pack: PackDocument) {}

  /** A day, as 2021年12月31日 or 出生当天起第90天. */
  day(rule: DateRule): string {
    if (typeof rule === "string") return this.namedDay(rule);
    if ("from" in rule) {
      const from = this.day(rule.from);
      const start = from.includes("，") ? `“${from}”` : from;
      return rule.then.reduce((text, shift) => text + this.shift(shift), start);
    }
    if ("earliest" in rule) return `${this.days(rule.earliest)}中较早的一天`;
    if ("latest" in rule) return `${this.days(rule.latest)}中较晚的一天`;
    if ("fact" in rule) return this.fact(rule.fact);
    if ("heldSince" in rule) return `${this.held(rule.heldSince)}的认定当天`;
    if ("heldUntil" in rule) return `${this.held(rule.heldUntil)}的取消当天`;
    if ("unstated" in rule) {
      const other = rule.elsewhere
        ? `，${rule.elsewhere.source}是${inChinese(rule.elsewhere.day)}`
        : "";
      return `方案没有写（请问${rule.unstated}${other}）`;
    }
    return this.cases(rule.cases, rule.otherwise, (is) => this.day(is));
  }

  /** For whom a day is another one, and which: the cases of a rule, or how the pack puts it. */
  exceptions(rule: DateRule): string {
    if (typeof rule === "string" || !("cases" in rule)) return this.day(rule);
    return rule.cases
      .map(({ when, is }) => `${this.condition(when)}的，${this.day(is)}`)
      .join("；");
  }

  /** A whole number. */
  count(rule: CountRule): string {
    if (typeof rule === "number") return String(rule);
    if (typeof rule === "string") return named(this.pack.counts, rule)?.says ?? rule;
    if ("fact" in rule) return rule.fact === "broken-years" ? "断保年数" : this.fact(rule.fact);
    if ("ageAt" in rule) return `${this.day(rule.ageAt)}的周岁`;
    if ("daysFrom" in rule) return `${this.day(rule.daysFrom)}到${this.day(rule.to)}的天数`;
    if ("monthsFrom" in rule) return `${this.day(rule.monthsFrom)}到${this.day(rule.to)}的月数`;
    const each = (rules: CountRule[]): string[] => rules.map((part) => this.count(part));
    if ("sum" in rule) return each(rule.sum).join("＋");
    if ("minus" in rule) return each(rule.minus).join("－");
    if ("times" in rule) return each(rule.times).join("×");
    if ("highest" in rule) return `${each(rule.highest).join("、")}中最大的`;
    if ("lowest" in rule) return `${each(rule.lowest).join("、")}中最小的`;
    return this.cases(rule.cases, rule.otherwise, (is) => this.count(is));
  }

  /** An amount, as 320元 or 个人缴费标准的50%. */
  amount(rule: AmountRule): string {
    if (typeof rule === "string") return named(this.pack.amounts, rule)?.says ?? rule;
    if ("yuan" in rule) return yuan(fenOfYuan(rule.yuan) ?? 0);
    if ("unstated" in rule) {
      const fen = rule.elsewhere && fenOfYuan(rule.elsewhere.yuan);
      const other = fen === undefined ? "" : `；别处的数字是${yuan(fen)}，只供参考`;
      return `方案没有写（请问${rule.unstated}${other}）`;
    }
    if ("fact" in rule) return this.fact(rule.fact);
    if ("leftOf" in rule) return "还剩的部分";
    const each = (rules: AmountRule[]): string[] => rules.map((part) => this.amount(part));
    if ("sum" in rule) return each(rule.sum).join("＋");
    if ("minus" in rule) return each(rule.minus).join("－");
    if ("highest" in rule) return `${each(rule.highest).join("、")}中最高的`;
    if ("lowest" in rule) return `${each(rule.lowest).join("、")}中最低的`;
    if ("times" in rule) return `${this.amount(rule.of)}×${this.count(rule.times)}`;
    if ("share" in rule) {
      const share =
        typeof rule.share === "string"
          ? rule.share
          : `${this.count(rule.share.outOf)}分之${this.count(rule.share.count)}`;
      return `${this.amount(rule.of)}的${share}`;
    }
    return this.cases(rule.cases, rule.otherwise, (is) => this.amount(is));
  }

  /** Whom a condition means. */
  condition(rule: Condition): string {
    if (typeof rule === "string") return named(this.pack.conditions, rule)?.says ?? rule;
    if ("all" in rule) return rule.all.map((part) => this.inside(part)).join("，并且");
    if ("any" in rule) return rule.any.map((part) => this.inside(part)).join("，或者");
    if ("not" in rule) return `不是${this.quoted(rule.not)}`;
    if ("known" in rule) return this.leaf(rule.known);
    return this.leaf(rule);
  }

  private namedDay(rule: string): string {
    if (isPlainDate(rule)) return inChinese(rule);
    const year = this.pack.coverageYear;
    if (year !== undefined) {
      const { from, to } = spanOf(this.pack, year);
      if (rule === "year-start") return inChinese(from);
      if (rule === "year-end") return inChinese(to);
    }
    if (isAnchor(rule)) return ANCHOR_WORDS[rule];
    const date = named(this.pack.dates, rule);
    if (!date) return rule;
    const open = typeof date.is === "object" && "unstated" in date.is;
    return open ? `${date.says}，${this.day(date.is)}` : date.says;
  }

  private days(rules: DateRule[]): string {
    return rules.map((rule) => this.day(rule)).join("、");
  }

  private shift(shift: Shift): string {
    if (shift === "month-start") return "所在月的1日";
    if (shift === "month-end") return "所在月的月末";
    if (shift === "next-month") return "的次月1日";
    if ("days" in shift) {
      if (shift.days === -1) return "的前一天";
      if (shift.days === 1) return "的次日";
      if (typeof shift.days === "number" && shift.days < 0) return `往前${-shift.days}天`;
      return `起第${this.count(shift.days)}天（当天不算）`;
    }
    if ("months" in shift) return backOrOn(shift.months, "个月", (rule) => this.count(rule));
    return backOrOn(shift.years, "年", (rule) => this.count(rule));
  }

  private held(codes: readonly CategoryCode[]): string {
    return codes.map((code) => className(code, this.pack)).join("、");
  }

  private fact(key: string): string {
    return named(this.pack.facts, key)?.says ?? key;
  }

  private cases<Rule>(
    cases: { when: Condition; is: Rule }[],
    otherwise: Rule,
    words: (rule: Rule) => string,
  ): string {
    const special = cases.map(({ when, is }) => `${this.condition(when)}的，${words(is)}`);
    return `${words(otherwise)}（${special.join("；")}）`;
  }

  private inside(rule: Condition): string {
    const several = typeof rule === "object" && ("all" in rule || "any" in rule);
    return several ? this.quoted(rule) : this.condition(rule);
  }

  private quoted(rule: Condition): string {
    return `“${this.condition(rule)}”`;
  }

  private between(range: { from?: DateRule | undefined; to?: DateRule | undefined }): string {
    const [from, to] = [range.from, range.to].map((end) => end && this.day(end));
    if (from !== undefined && to !== undefined) return `${from}至${to}`;
    if (from !== undefined) return `${from}以后（含当天）`;
    return to === undefined ? "任何一天" : `${to}以前（含当天）`;
  }

  private leaf(leaf: Leaf): string {
    const parts: string[] = [];
    const say = <Value>(value: Value | undefined, words: (value: Value) => string): void => {
      if (value !== undefined) parts.push(words(value));
    };
    const yes = (text: string) => (value: boolean) => (value ? text : `没有${text}`);
    say(leaf.hukou, (value) => (value === "local" ? "本地户口" : "外地户口"));
    say(leaf.hukouKind, (value) => (value === "rural" ? "农村户口" : "城镇户口"));
    say(leaf.sex, (value) => (value === "male" ? "男" : "女"));
    say(leaf.permit, (value) => (value === "valid" ? "有有效的居住证" : "没有居住证"));
    say(leaf.foreigner, (value) => value.map((kind) => FOREIGNER_WORDS[kind]).join("或"));
    say(
      leaf.student,
      (value) => `在本地上学（${value.map((kind) => STAGE_WORDS[kind]).join("、")}）`,
    );
    say(leaf.enteredSchool, (value) => `${this.between(value)}入学`);
    say(leaf.born, (value) => `${this.between(value)}出生`);
    say(leaf.age, ({ at, ...range }) => `${this.day(at)}${inRange(range, "周岁")}`);
    say(leaf.parentInsuredHere, yes("父母在本地参保"));
    say(leaf.parentHoldsPermit, yes("父母的居住证"));
    say(leaf.holds, (codes) => this.held(codes));
    say(leaf.aid, (value) => ({ full: "全额资助", part: "部分资助", none: "没有资助" })[value]);
    say(
      leaf.employeeInsurance,
      (value) => ({ active: "职工医保在保", ended: "职工医保停了", none: "没有职工医保" })[value],
    );
    say(leaf.insuredElsewhere, yes("在别处参保"));
    say(leaf.enrolledLastYear, yes("在本地参加上一年度"));
    say(leaf.registered, (value) => (value ? "已经登记" : "没有登记"));
    say(leaf.brokenYears, (value) => `断保${inRange(value, "年")}`);
    say(leaf.returningMigrantWorker, (value) => `${value ? "" : "不是"}春节返乡的务工人员`);
    say(leaf.event, (kinds) => kinds.map((kind) => EVENT_WORDS[kind]).join("、"));
    say(leaf.eventDay, (value) => `发生在${this.between(value)}`);
    say(leaf.via, (value) => value.map((way) => PAYING_WORDS[way]).join("或"));
    say(leaf.opened, ({ special }) => `专门窗口${this.between(special)}开放`);
    say(leaf.day, ({ of, ...range }) =>
      Object.keys(range).length === 0
        ? `知道${this.day(of)}是哪一天`
        : `${this.day(of)}在${this.between(range)}`,
    );
    say(leaf.count, ({ of, ...range }) => `${this.count(of)}${inRange(range, "")}`);
    say(leaf.place, (codes) => `住在${codes.join("、")}`);
    for (const [key, choice] of Object.entries(leaf.setting ?? {})) {
      const setting = named(this.pack.settings, key);
      parts.push(named(setting?.choices, choice)?.says ?? `${setting?.says ?? key}：${choice}`);
    }
    for (const [key, value] of Object.entries(leaf.more ?? {})) parts.push(this.own(key, value));
    return parts.length === 0 ? "所有人" : parts.join("、");
  }

  private own(key: string, value: NonNullable<Leaf["more"]>[string]): string {
    const fact = named(this.pack.facts, key);
    const name = fact?.says ?? key;
    const choice = (text: string): string => named(fact?.choices, text)?.says ?? text;
    if (typeof value === "boolean") return value ? name : `不是“${name}”`;
    if (typeof value === "string") return `${name}：${choice(value)}`;
    if (Array.isArray(value)) return `${name}：${value.map(choice).join("或")}`;
    if ("atLeast" in value || "under" in value) return `${name}${inRange(value, "")}`;
    return `${name}在${this.between(value as { from?: DateRule; to?: DateRule })}`;
  }
}

const named = <Entry extends { key: string }>(
  entries: readonly Entry[] | undefined,
  key: string,
): Entry | undefined => entries?.find((entry) => entry.key === key);

function backOrOn(rule: CountRule, unit: string, words: (rule: CountRule) => string): string {
  if (typeof rule === "number" && rule < 0) return `往前${-rule}${unit}`;
  return `起满${words(rule)}${unit}`;
}

function inRange(
  { atLeast, under }: { atLeast?: number | undefined; under?: number | undefined },
  unit: string,
): string {
  if (atLeast !== undefined && under !== undefined) {
    return under === atLeast + 1 ? `恰好${atLeast}${unit}` : `满${atLeast}、不满${under}${unit}`;
  }
  if (atLeast !== undefined) return `满${atLeast}${unit}`;
  return under === undefined ? "" : `不满${under}${unit}`;
}
