/** What an entry of a pack says, field by field in plain words, so that two of them can be held side by side. */
import { canonicalJson } from "../hash";
import { inChinese } from "../calendar";
import { isPlainDate } from "../plain-date";
import { calendarText } from "../plan-words";
import type { Calendar, PackDocument, PayerShare } from "../schema";
import type { AmountRule, Condition, CountRule, DateRule } from "../schema-rules";
import { LABELS, classLabel, payerShareLabel } from "./labels";
import { amountName, amountWords, conditionWords, countWords, dateWords } from "./words";

/** One field: its name, and what it says. */
export interface Facet {
  label: string;
  text: string;
}

export type Entry = Readonly<Record<string, unknown>>;
type Speak = (pack: PackDocument, value: never, section: string, entry: Entry) => readonly Facet[];

const one = (label: string, text: string): readonly Facet[] => [{ label, text }];
const yes = (label: string, value: boolean): readonly Facet[] => one(label, value ? "是" : "否");

function payersWords(pack: PackDocument, payers: readonly PayerShare[]): string {
  return payers
    .map((payer) => {
      const part = payer.share ?? (payer.amount ? amountWords(pack, payer.amount) : "");
      const paid = payer.paid && payer.paid !== "with-bill" ? LABELS.paid[payer.paid] : undefined;
      return `${payerShareLabel(payer)}${part}${paid ? `（${paid}）` : ""}`;
    })
    .join("、");
}

/** Anything else, without the form it is written in. */
function plainWords(value: unknown): string {
  if (typeof value === "string") return isPlainDate(value) ? inChinese(value) : value;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map(plainWords).join("、");
  if (typeof value !== "object" || value === null) return String(value);
  const { says, key, ...rest } = value as Entry;
  if (typeof says === "string") return says;
  const parts = Object.entries(rest).map(([name, part]) => `${name} ${plainWords(part)}`);
  return [...(typeof key === "string" ? [key] : []), ...parts].join("，");
}

const dated =
  (label: string): Speak =>
  (pack, value: DateRule) =>
    one(label, dateWords(pack, value));
const texted =
  (label: string): Speak =>
  (_, value: unknown) =>
    one(label, plainWords(value));
const chosen =
  (label: string, table: Readonly<Record<string, string>>): Speak =>
  (_, value: string) =>
    one(label, table[value] ?? value);

type Benefit = NonNullable<NonNullable<PackDocument["ways"]>[number]["benefit"]>;
type Way = NonNullable<PackDocument["ways"]>[number];

function benefitFacets(pack: PackDocument, benefit: Benefit): readonly Facet[] {
  const { from, to, beforeYear, says, open, cite } = benefit;
  return [
    ...one("待遇开始", dateWords(pack, from)),
    ...(to === undefined ? [] : one("待遇结束", dateWords(pack, to))),
    ...(beforeYear === undefined ? [] : yes("年度之前的日子也算", beforeYear)),
    ...one("待遇说明", says),
    ...(open === undefined ? [] : one("待遇未写明处", open)),
    ...one("待遇条款", cite),
  ];
}

function owesFacets(pack: PackDocument, owes: NonNullable<Way["owes"]>): readonly Facet[] {
  const span = `${dateWords(pack, owes.from)}所在年度到${dateWords(pack, owes.to)}所在年度`;
  const when = owes.when === undefined ? "" : `，${conditionWords(pack, owes.when)}`;
  return one("要缴的年度", `${span}，${LABELS.choice[owes.choice] ?? owes.choice}${when}`);
}

/** `is` means something else in every section that has it. */
function isFacets(
  pack: PackDocument,
  value: unknown,
  section: string,
  entry: Entry,
): readonly Facet[] {
  if (section === "amounts") return one("金额", amountWords(pack, value as AmountRule));
  if (section === "dates") return one("日期", dateWords(pack, value as DateRule));
  if (section === "counts") return one("数目", countWords(pack, value as CountRule));
  const choices = (entry.choices ?? []) as readonly Entry[];
  return one("取法", plainWords(choices.find(({ key }) => key === value)?.says ?? value));
}

/** Fields in the order in which they are told, each with how it is told. */
const FIELDS: Readonly<Record<string, Speak>> = {
  classes: (pack, codes: string[]) =>
    one("对象", codes.map((code) => classLabel(pack, code)).join("、")),
  is: isFacets,
  atLeast: (_, value: boolean) => yes("只是下限", value),
  when: (pack, when: Condition) => one("条件", conditionWords(pack, when)),
  outcome: chosen("结果", LABELS.outcome),
  gives: (pack, gives: AmountRule, section) =>
    one(
      section === "refunds" ? "退多少" : "资助",
      typeof gives === "string" && section === "refunds"
        ? (LABELS.gives[gives] ?? amountWords(pack, gives))
        : gives === "all"
          ? "个人缴费全部"
          : amountWords(pack, gives),
    ),
  payers: (pack, payers: PayerShare[]) => one("由谁出", payersWords(pack, payers)),
  pot: texted("与哪些资助比"),
  take: chosen("几项资助", LABELS.take),
  atMost: (pack, most: AmountRule | number) =>
    one("最多", typeof most === "number" ? String(most) : amountWords(pack, most)),
  reason: chosen("原因", LABELS.reason),
  main: (_, value: boolean) => yes("普通居民的办法", value),
  opens: dated("开始"),
  closes: dated("截止"),
  closesAt: texted("截止时刻"),
  disputed: (_, value: NonNullable<Way["disputed"]>) =>
    one("另一处写的截止日", `${inChinese(value.closes)}（${value.cite}）：${value.says}`),
  price: (pack, key: string) => one("缴费标准", amountName(pack, key)),
  extras: (pack, extras: NonNullable<Way["extras"]>) =>
    one("另收", extras.map(({ says, is }) => `${says}：${amountWords(pack, is)}`).join("；")),
  aid: (_, value: boolean) => yes("享受分类资助", value),
  fiscalPaidByPerson: (_, value: boolean) => yes("财政补助由个人承担", value),
  benefit: benefitFacets,
  owes: owesFacets,
  decide: (_, value: { ask: string; says: string }) =>
    one("由谁决定", `${value.says}（问${value.ask}）`),
  before: texted("先于"),
  from: dated("从"),
  to: (pack, value: DateRule, section) =>
    section === "reports" ? one("报给", plainWords(value)) : one("到", dateWords(pack, value)),
  by: dated("最迟"),
  due: (_, value: Calendar[]) => one("时间", value.map(calendarText).join("；")),
  for: chosen("办什么", LABELS.errand),
  otherwise: texted("条件不符时"),
  ask: texted("问谁"),
  phone: texted("电话"),
  name: texted("名称"),
  where: texted("到哪里办"),
  bring: texted("带什么"),
  todo: texted("怎么办"),
  provider: texted("由谁提供"),
  reasons: texted("退费原因"),
  choices: texted("可选"),
  says: texted("说明"),
};

const SKIPPED: readonly string[] = ["key", "cite", "clause"];

/** The entry's fields in words, in the order in which a clerk asks for them. */
export function facetsOf(pack: PackDocument, section: string, entry: Entry): readonly Facet[] {
  const known = Object.keys(FIELDS).filter((name) => entry[name] !== undefined);
  const others = Object.keys(entry).filter(
    (name) => !(name in FIELDS) && !SKIPPED.includes(name) && entry[name] !== undefined,
  );
  return [
    ...known.flatMap((name) => FIELDS[name]?.(pack, entry[name] as never, section, entry) ?? []),
    ...others.flatMap((name) => one(OTHER_NAMES[name] ?? name, plainWords(entry[name]))),
  ];
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  title: "文件",
  short: "简称",
  number: "文号",
  issuer: "发文单位",
  issuedOn: "发文日期",
  note: "附注",
  planLabel: "方案自称的年度",
  standardYear: "缴费标准年度",
  warning: "提示",
  badge: "标记",
  place: "地区编码",
  coverageYear: "保障年度",
  kind: "种类",
  statedBy: "由谁说",
  ordinary: "不知道时按",
  code: "编码",
  against: "相抵触的条款",
  reading: "目前的理解",
  why: "为什么不收录",
  acceptedBy: "谁认可",
  fromDay: "从每月几日",
  toDay: "到每月几日",
  receipt: "凭据",
  source: "来源",
  addedCountNextMonthSince: "新认定的次月起算，自",
  removedEndWithMonthSince: "取消的算到月底，自",
};

/** Whether two entries are the same in everything, wording included. */
export const sameEntry = (a: Entry, b: Entry): boolean => canonicalJson(a) === canonicalJson(b);
