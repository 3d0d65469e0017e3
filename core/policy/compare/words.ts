/** The expressions of a pack in plain words, short enough to stand in a list of differences. */
import { inChinese } from "../calendar";
import { fenOfYuan, yuan } from "../money";
import { isPlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import type {
  AmountRule,
  Condition,
  CountRule,
  DateRule,
  Leaf,
  Shift,
  ShareRule,
} from "../schema-rules";
import { LABELS, classLabel } from "./labels";

type Section = "amounts" | "dates" | "counts" | "conditions" | "facts";

/** What an entry of the pack says of itself, else its key. */
function named(pack: PackDocument, section: Section, key: string): string {
  const found = pack[section]?.find((entry) => entry.key === key);
  return found ? `“${found.says}”` : key;
}

const label = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key;
const list = (parts: readonly string[]): string => parts.join("、");

// —— Dates ——————————————————————————————————————————————————————————————————————————————————————————

function shiftWords(pack: PackDocument, shift: Shift): string {
  if (typeof shift === "string") return label(LABELS.shift, shift);
  const [amount, unit] =
    "days" in shift
      ? [shift.days, "天"]
      : "months" in shift
        ? [shift.months, "个月"]
        : [shift.years, "年"];
  if (typeof amount !== "number") return `加${countWords(pack, amount)}${unit}`;
  return amount < 0 ? `减${-amount}${unit}` : `加${amount}${unit}`;
}

/** A day as a clerk would say it: 2021年12月25日, 出生日起次月1日、加6个月、减1天. */
export function dateWords(pack: PackDocument, rule: DateRule): string {
  if (typeof rule === "string") {
    if (isPlainDate(rule)) return inChinese(rule);
    if (pack.coverageSpan && rule === "year-start") return inChinese(pack.coverageSpan.from);
    if (pack.coverageSpan && rule === "year-end") return inChinese(pack.coverageSpan.to);
    return LABELS.anchor[rule] ?? named(pack, "dates", rule);
  }
  if ("from" in rule) {
    const steps = rule.then.map((shift) => shiftWords(pack, shift));
    return `${dateWords(pack, rule.from)}起${list(steps)}`;
  }
  const several = (rules: readonly DateRule[]) => list(rules.map((one) => dateWords(pack, one)));
  if ("earliest" in rule) return `${several(rule.earliest)}中最早的一天`;
  if ("latest" in rule) return `${several(rule.latest)}中最晚的一天`;
  if ("fact" in rule) return named(pack, "facts", rule.fact);
  if ("heldSince" in rule) return `认定${heldWords(pack, rule.heldSince)}之日`;
  if ("heldUntil" in rule) return `取消${heldWords(pack, rule.heldUntil)}之日`;
  if ("unstated" in rule) {
    const { elsewhere } = rule;
    const known = elsewhere ? `，另据${elsewhere.source}为${inChinese(elsewhere.day)}` : "";
    return `方案没有写明（问${rule.unstated}${known}）`;
  }
  const cases = rule.cases.map(
    ({ when, is }) => `${conditionWords(pack, when)}时${dateWords(pack, is)}`,
  );
  return `${cases.join("；")}；其余${dateWords(pack, rule.otherwise)}`;
}

const heldWords = (pack: PackDocument, codes: readonly string[]): string =>
  `“${codes.map((code) => classLabel(pack, code)).join("或")}”`;

interface Span {
  from?: DateRule | undefined;
  to?: DateRule | undefined;
}

function spanWords(pack: PackDocument, { from, to }: Span): string {
  if (from !== undefined && to !== undefined)
    return `${dateWords(pack, from)}至${dateWords(pack, to)}`;
  if (from !== undefined) return `${dateWords(pack, from)}起`;
  return to === undefined ? "任何一天（知道是哪天）" : `${dateWords(pack, to)}为止`;
}

// —— Counts —————————————————————————————————————————————————————————————————————————————————————————

/** A number of days, months, years or pieces in words. */
export function countWords(pack: PackDocument, rule: CountRule): string {
  if (typeof rule === "number") return String(rule);
  if (typeof rule === "string") return named(pack, "counts", rule);
  const several = (rules: readonly CountRule[], sign: string) =>
    rules.map((one) => countWords(pack, one)).join(sign);
  if ("fact" in rule)
    return rule.fact === "broken-years" ? "断缴年数" : named(pack, "facts", rule.fact);
  if ("ageAt" in rule) return `${dateWords(pack, rule.ageAt)}的周岁`;
  if ("daysFrom" in rule)
    return `${dateWords(pack, rule.daysFrom)}到${dateWords(pack, rule.to)}的天数`;
  if ("monthsFrom" in rule)
    return `${dateWords(pack, rule.monthsFrom)}到${dateWords(pack, rule.to)}的月数`;
  if ("sum" in rule) return several(rule.sum, "加");
  if ("minus" in rule) return several(rule.minus, "减");
  if ("times" in rule) return several(rule.times, "乘");
  if ("highest" in rule) return `${several(rule.highest, "、")}中最大的`;
  if ("lowest" in rule) return `${several(rule.lowest, "、")}中最小的`;
  const cases = rule.cases.map(
    ({ when, is }) => `${conditionWords(pack, when)}时${countWords(pack, is)}`,
  );
  return `${cases.join("；")}；其余${countWords(pack, rule.otherwise)}`;
}

interface Range {
  atLeast?: number | undefined;
  under?: number | undefined;
}

function rangeWords({ atLeast, under }: Range, unit = ""): string {
  if (atLeast !== undefined && under !== undefined) return `满${atLeast}${unit}不满${under}${unit}`;
  if (atLeast !== undefined) return `满${atLeast}${unit}`;
  return under === undefined ? "不限" : `不满${under}${unit}`;
}

// —— Amounts ————————————————————————————————————————————————————————————————————————————————————————

const yuanWords = (value: number | string): string => yuan(fenOfYuan(value) ?? 0);

const shareWords = (pack: PackDocument, share: ShareRule): string =>
  typeof share === "string"
    ? share
    : `${countWords(pack, share.outOf)}分之${countWords(pack, share.count)}`;

/** An amount in words: 350元, 个人缴费标准的50%, 方案没有写明（问…）. */
export function amountWords(pack: PackDocument, rule: AmountRule): string {
  if (typeof rule === "string") return amountName(pack, rule);
  if ("yuan" in rule) return yuanWords(rule.yuan);
  if ("unstated" in rule) {
    const known = rule.elsewhere
      ? `，另据${rule.elsewhere.source}为${yuanWords(rule.elsewhere.yuan)}`
      : "";
    return `方案没有写明（问${rule.unstated}${known}）`;
  }
  if ("fact" in rule) return named(pack, "facts", rule.fact);
  if ("leftOf" in rule) return "轮到它时还剩的部分";
  const several = (rules: readonly AmountRule[], sign: string) =>
    rules.map((one) => amountWords(pack, one)).join(sign);
  if ("sum" in rule) return several(rule.sum, "加");
  if ("minus" in rule) return several(rule.minus, "减");
  if ("highest" in rule) return `${several(rule.highest, "、")}中最高的`;
  if ("lowest" in rule) return `${several(rule.lowest, "、")}中最低的`;
  if ("times" in rule) return `${amountWords(pack, rule.of)}乘以${countWords(pack, rule.times)}`;
  if ("share" in rule) {
    const rounding = rule.rounding ? `（${label(LABELS.rounding, rule.rounding)}）` : "";
    return `${amountWords(pack, rule.of)}的${shareWords(pack, rule.share)}${rounding}`;
  }
  const cases = rule.cases.map(
    ({ when, is }) => `${conditionWords(pack, when)}时${amountWords(pack, is)}`,
  );
  return `${cases.join("；")}；其余${amountWords(pack, rule.otherwise)}`;
}

/** A named amount: its words, and its figure where it is a plain one. */
export function amountName(pack: PackDocument, key: string): string {
  const found = pack.amounts?.find((amount) => amount.key === key);
  if (!found) return key;
  const plain = typeof found.is === "object" && "yuan" in found.is;
  return plain ? `“${found.says}”（${amountWords(pack, found.is)}）` : `“${found.says}”`;
}

// —— Conditions —————————————————————————————————————————————————————————————————————————————————————

type Words = (pack: PackDocument, value: never) => string;
const choice =
  (table: Readonly<Record<string, string>>): Words =>
  (_, value: string) =>
    label(table, value);
const choices =
  (table: Readonly<Record<string, string>>): Words =>
  (_, values: string[]) =>
    values.map((value) => label(table, value)).join("或");
const yesNo =
  (yes: string, no: string): Words =>
  (_, value: boolean) =>
    value ? yes : no;
const aged = (range: Range): string => rangeWords(range, "周岁");

/** One speaker for each key of a leaf. */
const LEAF: Readonly<Record<keyof Leaf, Words>> = {
  hukou: choice(LABELS.hukou),
  hukouKind: choice(LABELS.hukouKind),
  sex: choice(LABELS.sex),
  permit: choice(LABELS.permit),
  foreigner: choices(LABELS.foreigner),
  student: choices(LABELS.student),
  enteredSchool: (pack, span: Span) => `入学在${spanWords(pack, span)}`,
  born: (pack, span: Span) => `出生在${spanWords(pack, span)}`,
  age: (pack, age: Range & { at: DateRule }) => `${dateWords(pack, age.at)}${aged(age)}`,
  parentInsuredHere: yesNo("父母在本地参保", "父母不在本地参保"),
  parentHoldsPermit: yesNo("父母有本地居住证", "父母没有本地居住证"),
  holds: (pack, codes: string[]) => `是${codes.map((code) => classLabel(pack, code)).join("或")}`,
  aid: choice(LABELS.aid),
  employeeInsurance: choice(LABELS.employeeInsurance),
  insuredElsewhere: yesNo("已在别处参保", "没有在别处参保"),
  enrolledLastYear: yesNo("上年参加了", "上年没有参加"),
  registered: yesNo("已登记", "没有登记"),
  brokenYears: (_, range: Range) => `断缴${rangeWords(range, "年")}`,
  returningMigrantWorker: yesNo("返乡务工人员", "不是返乡务工人员"),
  event: choices(LABELS.event),
  eventDay: (pack, span: Span) => `事由发生在${spanWords(pack, span)}`,
  via: choices(LABELS.via),
  opened: (pack, { special }: { special: Span }) => `专门窗口开放于${spanWords(pack, special)}`,
  day: (pack, { of, ...span }: Span & { of: DateRule }) =>
    `${dateWords(pack, of)}在${spanWords(pack, span)}`,
  count: (pack, { of, ...range }: Range & { of: CountRule }) =>
    `${countWords(pack, of)}${rangeWords(range)}`,
  place: (_, codes: string[]) => `住在${list(codes)}`,
  setting: (pack, chosen: Record<string, string>) =>
    Object.entries(chosen)
      .map(([key, value]) => settingWords(pack, key, value))
      .join("且"),
  more: (pack, facts: Record<string, unknown>) =>
    Object.entries(facts)
      .map(([key, value]) => ownFactWords(pack, key, value))
      .join("且"),
};

/** What a choice of a setting means. */
function settingWords(pack: PackDocument, key: string, chosen: string): string {
  const setting = pack.settings?.find((entry) => entry.key === key);
  const means = setting?.choices.find((one) => one.key === chosen)?.says ?? chosen;
  return `${setting?.says ?? key}取“${means}”`;
}

function ownFactWords(pack: PackDocument, key: string, value: unknown): string {
  const fact = pack.facts?.find((entry) => entry.key === key);
  const name = fact?.says ?? key;
  const means = (one: string) => fact?.choices?.find((other) => other.key === one)?.says ?? one;
  if (typeof value === "boolean") return value ? name : `不是“${name}”`;
  if (typeof value === "string") return `${name}：${means(value)}`;
  if (Array.isArray(value)) return `${name}：${value.map((one) => means(String(one))).join("或")}`;
  if (value === null || typeof value !== "object") return name;
  if ("from" in value || "to" in value) return `${name}在${spanWords(pack, value as Span)}`;
  return `${name}${rangeWords(value)}`;
}

/** A condition in words. */
export function conditionWords(pack: PackDocument, condition: Condition): string {
  if (typeof condition === "string") return named(pack, "conditions", condition);
  if ("all" in condition) return condition.all.map((one) => inner(pack, one)).join("且");
  if ("any" in condition) return condition.any.map((one) => inner(pack, one)).join("或");
  if ("not" in condition) return `不是（${conditionWords(pack, condition.not)}）`;
  if ("known" in condition) return `已查明${conditionWords(pack, condition.known)}`;
  const parts = (Object.keys(LEAF) as (keyof Leaf)[])
    .filter((key) => condition[key] !== undefined)
    .map((key) => LEAF[key](pack, condition[key] as never));
  return parts.length > 0 ? parts.join("且") : "任何人";
}

/** Inside another condition, one with several parts stands in brackets. */
function inner(pack: PackDocument, condition: Condition): string {
  const text = conditionWords(pack, condition);
  const several =
    typeof condition === "object" &&
    ("any" in condition || "all" in condition || Object.keys(condition).length > 1);
  return several ? `（${text}）` : text;
}
