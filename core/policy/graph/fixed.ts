/** What of a pack is the same for everybody: days and amounts that need no facts. The rest hangs on the person. */
import { addDays, addMonths, endOfMonth, startOfMonth, startOfNextMonth } from "../calendar";
import { spanOf } from "../coverage-span";
import { fenOfYuan, parseFraction, shareOf } from "../money";
import { isPlainDate, type PlainDate } from "../plain-date";
import type { PackDocument } from "../schema";
import type { AmountRule, DateRule, Shift } from "../schema-rules";

/**
 * A day of the calendar; `later`: for some people it is another day, up to this one; `byStaff`: staff can move it.
 * Or why there is none: it hangs on the person, on staff, or the plan does not say.
 */
export type FixedDay =
  | { day: PlainDate; later?: PlainDate; byStaff?: boolean }
  | { none: "person" | "staff" | "unstated"; ask?: string };

const STAFF = ["opened-special", "extension-until"];

const has = (day: FixedDay): day is Extract<FixedDay, { day: PlainDate }> => "day" in day;

/** The day of a rule, as far as it needs no facts. */
export function fixedDay(rule: DateRule, pack: PackDocument): FixedDay {
  if (typeof rule === "string") return namedDay(rule, pack);
  if ("from" in rule) return rule.then.reduce(shifted, fixedDay(rule.from, pack));
  if ("earliest" in rule) return choice(rule.earliest, pack, (a, b) => a < b);
  if ("latest" in rule) return choice(rule.latest, pack, (a, b) => a > b);
  if ("fact" in rule || "heldSince" in rule || "heldUntil" in rule) return { none: "person" };
  if ("unstated" in rule) return { none: "unstated", ask: rule.unstated };
  const usual = fixedDay(rule.otherwise, pack);
  if (!has(usual)) return usual;
  const others = rule.cases.map(({ is }) => fixedDay(is, pack)).filter(has);
  const latest = others.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), usual.day);
  return latest > usual.day ? { ...usual, later: latest } : usual;
}

function namedDay(rule: string, pack: PackDocument): FixedDay {
  if (isPlainDate(rule)) return { day: rule };
  const year = pack.coverageYear;
  if (year !== undefined && rule === "year-start") return { day: spanOf(pack, year).from };
  if (year !== undefined && rule === "year-end") return { day: spanOf(pack, year).to };
  if (STAFF.includes(rule)) return { none: "staff" };
  const named = pack.dates?.find(({ key }) => key === rule);
  return named ? fixedDay(named.is, pack) : { none: "person" };
}

/** One of several days. A day that staff may set does not hide the others: without them it is what the plan says. */
function choice(
  rules: readonly DateRule[],
  pack: PackDocument,
  better: (a: PlainDate, b: PlainDate) => boolean,
): FixedDay {
  const days = rules.map((rule) => fixedDay(rule, pack));
  const person = days.find((day) => !has(day) && day.none === "person");
  if (person) return person;
  const known = days.filter(has);
  const [first, ...others] = known;
  if (!first) return days[0] ?? { none: "person" };
  const best = others.reduce((top, next) => (better(next.day, top.day) ? next : top), first);
  return known.length < days.length ? { ...best, byStaff: true } : best;
}

function shifted(from: FixedDay, shift: Shift): FixedDay {
  if (!has(from)) return from;
  const { day } = from;
  if (shift === "month-start") return { day: startOfMonth(day) };
  if (shift === "month-end") return { day: endOfMonth(day) };
  if (shift === "next-month") return { day: startOfNextMonth(day) };
  if ("days" in shift) {
    return typeof shift.days === "number" ? { day: addDays(day, shift.days) } : { none: "person" };
  }
  const [count, months] = "months" in shift ? [shift.months, 1] : [shift.years, 12];
  if (typeof count !== "number") return { none: "person" };
  return { day: addMonths(day, count * months, shift.ifNoSuchDay ?? "end-of-month") };
}

/** Fen, or undefined where the plan does not give the amount or it hangs on the person. */
export function fixedAmount(rule: AmountRule, pack: PackDocument): number | undefined {
  if (typeof rule === "string") {
    const named = pack.amounts?.find(({ key }) => key === rule);
    return named && fixedAmount(named.is, pack);
  }
  if ("yuan" in rule) return fenOfYuan(rule.yuan);
  if ("cases" in rule) return fixedAmount(rule.otherwise, pack);
  if ("unstated" in rule || "fact" in rule || "leftOf" in rule) return undefined;
  if ("share" in rule) {
    const whole = fixedAmount(rule.of, pack);
    const share = typeof rule.share === "string" ? parseFraction(rule.share) : undefined;
    if (whole === undefined || !share) return undefined;
    return shareOf(whole, share, rule.rounding ?? "down-to-fen");
  }
  if ("times" in rule) {
    const one = fixedAmount(rule.of, pack);
    return one === undefined || typeof rule.times !== "number" ? undefined : one * rule.times;
  }
  return combined(rule, pack);
}

type Combined = Extract<AmountRule, object> &
  (
    | { sum: AmountRule[] }
    | { minus: AmountRule[] }
    | { highest: AmountRule[] }
    | { lowest: AmountRule[] }
  );

function combined(rule: Combined, pack: PackDocument): number | undefined {
  const each = (rules: AmountRule[]): number[] | undefined => {
    const parts = rules.map((part) => fixedAmount(part, pack));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  };
  if ("sum" in rule) return each(rule.sum)?.reduce((sum, part) => sum + part, 0);
  if ("highest" in rule) return each(rule.highest)?.reduce((a, b) => Math.max(a, b));
  if ("lowest" in rule) return each(rule.lowest)?.reduce((a, b) => Math.min(a, b));
  return each(rule.minus)?.reduce((left, part) => Math.max(0, left - part));
}

/** The rule itself where another name stands for it. */
export function unnamed(rule: DateRule, pack: PackDocument): DateRule {
  const named = typeof rule === "string" && pack.dates?.find(({ key }) => key === rule);
  return named ? unnamed(named.is, pack) : rule;
}

/** Whether an amount is one figure for all, is given by the plan at all, or hangs on the person. */
export function kindOfAmount(rule: unknown, pack: PackDocument): "fixed" | "depends" | "unstated" {
  if (typeof rule === "string") {
    const named = pack.amounts?.find(({ key }) => key === rule);
    return named ? kindOfAmount(named.is, pack) : "fixed";
  }
  if (typeof rule !== "object" || rule === null) return "fixed";
  if ("unstated" in rule) return "unstated";
  const parts = "of" in rule ? [rule.of] : Object.values(rule).flat();
  const kinds = parts.map((part) => kindOfAmount(part, pack));
  if (kinds.includes("unstated")) return "unstated";
  const counted =
    ("times" in rule && typeof rule.times !== "number") ||
    ("share" in rule && typeof rule.share !== "string");
  const own = "cases" in rule || "fact" in rule || counted;
  return own || kinds.includes("depends") ? "depends" : "fixed";
}
