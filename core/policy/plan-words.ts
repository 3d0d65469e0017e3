/** Rules of a pack in plain words, for the plan page: what can be said in few words is said, the rest is left to the clause. */
import { inChinese } from "./calendar";
import { categoryName } from "./categories";
import type { CategoryCode } from "./facts";
import { isFixed } from "./date-rules";
import { fenOfYuan, yuan } from "./money";
import type { Calendar, PackDocument } from "./schema";
import type { AmountRule, CountRule, DateRule, Shift } from "./schema-rules";

/** Names of classes, those of the pack's own included. */
export const classNames = (pack: PackDocument, codes: readonly string[]): string =>
  codes
    .map(
      (code) =>
        pack.ownClasses?.find((own) => own.code === code)?.name ??
        categoryName(code as CategoryCode),
    )
    .join("、");

const yuanText = (value: number | string): string => yuan(fenOfYuan(value) ?? 0);

const joined = (texts: (string | undefined)[], between: string): string | undefined =>
  texts.includes(undefined) ? undefined : texts.join(between);

/** A count such as `3`, the words of a named one, or the months and days between two days; undefined where it takes more. */
function countText(rule: CountRule, pack: PackDocument): string | undefined {
  if (typeof rule === "number") return `${rule}`;
  if (typeof rule === "string") return pack.counts?.find(({ key }) => key === rule)?.says;
  if ("fact" in rule)
    return rule.fact === "broken-years"
      ? "断保年数"
      : pack.facts?.find(({ key }) => key === rule.fact)?.says;
  if (!("to" in rule)) return undefined;
  const months = "monthsFrom" in rule;
  const days = [months ? rule.monthsFrom : rule.daysFrom, rule.to].map((day) =>
    dateText(day, pack),
  );
  return within(joined(days, "到"), months ? "的月数" : "的天数");
}

/** An amount in words; undefined where it takes more words than a row has, or the plan gives none. */
export function amountText(rule: AmountRule, pack: PackDocument): string | undefined {
  if (typeof rule === "string") {
    const named = pack.amounts?.find(({ key }) => key === rule);
    return named && amountText(named.is, pack);
  }
  const all = (rules: AmountRule[], between: string) =>
    joined(
      rules.map((one) => amountText(one, pack)),
      between,
    );
  if ("yuan" in rule) return yuanText(rule.yuan);
  if ("fact" in rule) return "按认定的金额";
  if ("leftOf" in rule) return "还剩的部分";
  if ("sum" in rule) return all(rule.sum, " + ");
  if ("minus" in rule) return all(rule.minus, " 减 ");
  if ("highest" in rule) return within(all(rule.highest, "、"), "里最高的");
  if ("lowest" in rule) return within(all(rule.lowest, "、"), "里最低的");
  if ("times" in rule)
    return joined([countText(rule.times, pack), amountText(rule.of, pack)], " × ");
  if ("share" in rule) {
    const whole = amountText(rule.of, pack);
    if (typeof rule.share === "string") return joined([whole, rule.share], "的");
    const [part, all] = [countText(rule.share.count, pack), countText(rule.share.outOf, pack)];
    return joined([joined([whole, part], " × "), all], " ÷ ");
  }
  if ("cases" in rule) return "按情况不同，见条款";
  return undefined;
}

const within = (text: string | undefined, end: string): string | undefined => text && text + end;

/** What an amount that the plan leaves open comes to in words: whom to ask, and what is known from elsewhere. */
export function unstatedText(rule: AmountRule, pack: PackDocument): string {
  const own = typeof rule === "string" ? pack.amounts?.find(({ key }) => key === rule)?.is : rule;
  if (typeof own !== "object" || !("unstated" in own)) return "方案没有写明";
  const known = own.elsewhere
    ? `。别处的数是${yuanText(own.elsewhere.yuan)}，只供参考（${own.elsewhere.source}）`
    : "";
  return `方案没有写明，请问${own.unstated}${known}`;
}

const ANCHOR_WORDS: Record<string, string> = {
  payday: "缴费那天",
  birth: "出生那天",
  event: "办成那天",
  "year-start": "保障年度第一天",
  "year-end": "保障年度最后一天",
  "employee-insurance-ended": "职工医保停保那天",
  "school-entry": "入学那天",
  graduation: "毕业那天",
  "permit-issued": "居住证签发那天",
  "permit-until": "居住证到期那天",
  "opened-special": "专门窗口开放那天",
  "extension-until": "延长期最后一天",
};

function shiftText(shift: Shift, pack: PackDocument): string | undefined {
  if (typeof shift === "string")
    return { "month-start": "当月1日", "month-end": "当月末", "next-month": "次月1日" }[shift];
  const [unit, count] =
    "days" in shift
      ? ["天", shift.days]
      : "months" in shift
        ? ["个月", shift.months]
        : ["年", shift.years];
  if (typeof count === "number" && count < 0) return `前${-count}${unit}`;
  return within(within(countText(count, pack), unit), "后");
}

/** A day in words; undefined where it takes more words than that. */
export function dateText(rule: DateRule | undefined, pack: PackDocument): string | undefined {
  if (rule === undefined) return undefined;
  if (isFixed(rule)) return inChinese(rule);
  if (typeof rule === "string") {
    const anchor = ANCHOR_WORDS[rule];
    return anchor ?? dateText(pack.dates?.find(({ key }) => key === rule)?.is, pack);
  }
  if ("from" in rule)
    return joined(
      [dateText(rule.from, pack), ...rule.then.map((shift) => shiftText(shift, pack))],
      "",
    );
  if ("heldSince" in rule) return `认定${classNames(pack, rule.heldSince)}那天`;
  if ("heldUntil" in rule) return `取消${classNames(pack, rule.heldUntil)}那天`;
  if ("fact" in rule) return pack.facts?.find(({ key }) => key === rule.fact)?.says;
  if ("unstated" in rule) return `没有写明（请问${rule.unstated}）`;
  return undefined;
}

/** Whom to ask about a day that the plan leaves open, or that is counted from such a day. */
function unstatedDay(rule: DateRule | undefined, pack: PackDocument): string | undefined {
  if (rule === undefined) return undefined;
  if (typeof rule === "string")
    return unstatedDay(pack.dates?.find(({ key }) => key === rule)?.is, pack);
  if ("from" in rule) return unstatedDay(rule.from, pack);
  return "unstated" in rule ? rule.unstated : undefined;
}

/** From when to when, as far as the plan says it; undefined where that takes more words than a row has. */
export function spanText(
  { opens, closes }: { opens?: DateRule | undefined; closes?: DateRule | undefined },
  pack: PackDocument,
): string | undefined {
  const [first, last] = [dateText(opens, pack), dateText(closes, pack)];
  if (first === undefined || last === undefined) return undefined;
  const [askFirst, askLast] = [unstatedDay(opens, pack), unstatedDay(closes, pack)];
  if (askFirst !== undefined && askLast !== undefined)
    return `从哪天到哪天没有写明，请问${askFirst}`;
  if (askFirst !== undefined) return `到${last}止，从哪天起没有写明，请问${askFirst}`;
  if (askLast !== undefined) return `${first}起，到哪天止没有写明，请问${askLast}`;
  return `${first}起，到${last}止`;
}

const WEEKDAY_WORDS: Record<string, string> = {
  monday: "一",
  tuesday: "二",
  wednesday: "三",
  thursday: "四",
  friday: "五",
  saturday: "六",
  sunday: "日",
};

/** Days that come again: 每周一 · 每月5日、20日 · 2026年9月30日, with the span in which they do. */
export function calendarText({ says, weekly, monthly, on, from, to }: Calendar): string {
  const when = [
    says,
    weekly && `每周${WEEKDAY_WORDS[weekly] ?? ""}`,
    monthly && `每月${monthly.map((day) => `${day}日`).join("、")}`,
    on?.map(inChinese).join("、"),
  ].filter(Boolean);
  const span = [from && `${inChinese(from)}起`, to && `到${inChinese(to)}为止`].filter(Boolean);
  return [when.join("、"), span.join("，")].filter(Boolean).join("，");
}
