/**
 * A second reading of the pack language, for tests: conditions, dates, counts and amounts read in the plainest way, with
 * another calendar and nothing worked out beforehand. No names, no classes: what a rule says, for one person.
 */
import type { Facts } from "../facts";
import type { AmountRule, Condition, CountRule, DateRule, Leaf, Shift } from "../schema-rules";

/** The coverage year that rules are read for. */
export const YEAR = 2027;
const parts = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
};
const atUtc = (year: number, month: number, date: number): Date =>
  new Date(Date.UTC(year, month - 1, date));
const text = (date: Date): string => date.toISOString().slice(0, 10);
/** The day so many days later. */
export const plusDays = (day: string, days: number): string => {
  const [year, month, date] = parts(day);
  return text(atUtc(year, month, date + days));
};
const daysFromTo = (from: string, to: string): number =>
  Math.round((atUtc(...parts(to)).getTime() - atUtc(...parts(from)).getTime()) / 86_400_000);
const exists = (year: number, month: number, date: number): boolean =>
  atUtc(year, month, date).getUTCMonth() === (((month - 1) % 12) + 12) % 12;

function plusMonths(day: string, months: number, noSuchDay: string | undefined): string {
  const [year, month, date] = parts(day);
  if (exists(year, month + months, date)) return text(atUtc(year, month + months, date));
  // Day 0 of the month after is the last of the month; day 1 is the day after it.
  return text(atUtc(year, month + months + 1, noSuchDay === "next-day" ? 1 : 0));
}

function ageOn(birth: string, on: string): number {
  const [year, month, date] = parts(birth);
  const [thisYear] = parts(on);
  // 29 February in a common year is 1 March by the same arithmetic.
  const birthday = text(atUtc(thisYear, month, date));
  return thisYear - year - (on < birthday ? 1 : 0);
}

const between = (
  day: string | undefined,
  from: string | undefined,
  to: string | undefined,
): boolean =>
  day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
const inRange = (
  value: number | undefined,
  range: { atLeast?: number | undefined; under?: number | undefined } | undefined,
): boolean =>
  value !== undefined &&
  value >= (range?.atLeast ?? -Infinity) &&
  value < (range?.under ?? Infinity);

type Reads = (plainly: Plainly, leaf: Leaf, known: boolean) => boolean;

/** What is unknown counts as ordinary, unless only what is known counts. */
const taken = <T>(value: T | undefined, ordinary: T, known: boolean): T | undefined =>
  value === undefined && !known ? ordinary : value;

const LEAVES: Record<string, Reads | undefined> = {
  sex: ({ facts }, { sex }) => facts.sex === sex,
  enrolledLastYear: ({ facts }, leaf) => facts.enrolledLastYear === leaf.enrolledLastYear,
  registered: ({ facts }, { registered }, known) =>
    taken(facts.registered, true, known) === registered,
  insuredElsewhere: ({ facts }, leaf, known) =>
    taken(facts.insuredElsewhere, false, known) === leaf.insuredElsewhere,
  brokenYears: ({ facts }, { brokenYears }, known) =>
    inRange(taken(facts.brokenYears, 0, known) ?? undefined, brokenYears),
  via: ({ facts }, { via }) => facts.via != null && via?.includes(facts.via) === true,
  event: ({ facts }, { event }) =>
    facts.event != null && event?.includes(facts.event.kind) === true,
  eventDay: (plainly, { eventDay }) => plainly.within(plainly.facts.event?.on, eventDay),
  born: (plainly, { born }) => plainly.within(plainly.birth(), born),
  age: (plainly, { age }) => inRange(plainly.years(age?.at), age),
  day: (plainly, { day }) => plainly.within(plainly.end(day?.of), day),
  count: (plainly, { count }) => inRange(plainly.count(count?.of ?? 0), count),
};

/** What rules say for one person; a day, number or amount that cannot be told is undefined. */
export class Plainly {
  constructor(readonly facts: Facts) {}

  private own(key: string): boolean | string | number | undefined {
    return this.facts.more?.[key] ?? undefined;
  }

  /** The first day of the classes that have not ended, or the last day of all; codes without kinds only. */
  private held(codes: readonly string[], end: "from" | "to"): string | undefined {
    const { categories, on } = this.facts;
    const held = (categories ?? []).filter(
      ({ code, to }) => codes.includes(code) && (end === "to" || (to ?? on) >= on),
    );
    const days = held.map((entry) => entry[end] ?? "").sort();
    return (days.includes("") ? "" : end === "from" ? days[0] : days.at(-1)) || undefined;
  }

  /** The birth date that was told, or the day on which a newborn came. */
  birth(): string | undefined {
    const { birthDate, event } = this.facts;
    if (birthDate !== undefined) return birthDate ?? undefined;
    return event?.kind === "newborn" ? event.on : undefined;
  }

  private namedDay(rule: string): string | undefined {
    const { facts } = this;
    if (rule === "payday") return facts.on;
    if (rule === "year-start") return `${YEAR}-01-01`;
    if (rule === "year-end") return `${YEAR}-12-31`;
    if (rule === "event") return facts.event?.on;
    if (rule === "birth")
      return facts.event?.kind === "newborn" ? facts.event.on : (facts.birthDate ?? undefined);
    if (rule === "employee-insurance-ended") {
      const insurance = facts.employeeInsurance;
      return typeof insurance === "object" ? insurance?.endedOn : undefined;
    }
    return rule;
  }

  day(rule: DateRule): string | undefined {
    if (typeof rule === "string") return this.namedDay(rule);
    if ("fact" in rule) return this.own(rule.fact) as string | undefined;
    if ("from" in rule) return this.walk(this.day(rule.from), rule.then);
    if ("cases" in rule) return this.day(this.chosen(rule));
    if ("unstated" in rule) return undefined;
    if ("heldSince" in rule) return this.held(rule.heldSince, "from");
    if ("heldUntil" in rule) return this.held(rule.heldUntil, "to");
    const earliest = "earliest" in rule;
    const days = (earliest ? rule.earliest : rule.latest)
      .flatMap((one) => this.day(one) ?? [])
      .sort();
    return earliest ? days[0] : days.at(-1);
  }

  private walk(start: string | undefined, shifts: Shift[]): string | undefined {
    let day = start;
    for (const shift of shifts) {
      if (day === undefined) return undefined;
      const [year, month] = parts(day);
      if (shift === "month-start") day = text(atUtc(year, month, 1));
      else if (shift === "month-end") day = text(atUtc(year, month + 1, 0));
      else if (shift === "next-month") day = text(atUtc(year, month + 1, 1));
      else if ("days" in shift) day = this.by(shift.days, (n) => plusDays(day ?? "", n));
      else if ("months" in shift)
        day = this.by(shift.months, (n) => plusMonths(day ?? "", n, shift.ifNoSuchDay));
      else day = this.by(shift.years, (n) => plusMonths(day ?? "", 12 * n, shift.ifNoSuchDay));
    }
    return day;
  }

  private by(count: CountRule, move: (n: number) => string): string | undefined {
    const n = this.count(count);
    return n === undefined ? undefined : move(n);
  }

  count(rule: CountRule): number | undefined {
    if (typeof rule === "number") return rule;
    if (typeof rule === "string") throw new Error("no names here");
    if ("fact" in rule) {
      if (rule.fact === "broken-years") return this.facts.brokenYears ?? 0;
      return (this.own(rule.fact) as number | undefined) ?? 0;
    }
    if ("ageAt" in rule) {
      const day = this.day(rule.ageAt);
      const birthDate = this.birth();
      return birthDate == null || day === undefined
        ? undefined
        : Math.max(0, ageOn(birthDate, day));
    }
    if ("cases" in rule) return this.count(this.chosen(rule));
    if ("to" in rule) {
      const [from, to] = [
        this.day("daysFrom" in rule ? rule.daysFrom : rule.monthsFrom),
        this.day(rule.to),
      ];
      if (from === undefined || to === undefined) return undefined;
      if (from > to) return 0;
      if ("daysFrom" in rule) return daysFromTo(from, to);
      const [[y1, m1], [y2, m2]] = [parts(from), parts(to)];
      return y2 * 12 + m2 - (y1 * 12 + m1) + 1;
    }
    return this.folded<CountRule>(rule, (one) => this.count(one));
  }

  private folded<Rule>(
    rule: Rule & object,
    read: (one: Rule) => number | undefined,
  ): number | undefined {
    const [word = ""] = Object.keys(rule);
    const values = Object.values(rule as Record<string, Rule[]>)
      .flat()
      .map(read);
    if (values.includes(undefined)) return undefined;
    const numbers = values as number[];
    if (word === "sum") return numbers.reduce((a, b) => a + b);
    if (word === "minus")
      return Math.max(
        0,
        numbers.reduce((a, b) => a - b),
      );
    if (word === "times") return numbers.reduce((a, b) => a * b);
    return word === "highest" ? Math.max(...numbers) : Math.min(...numbers);
  }

  /** Fen; undefined where it cannot be told. */
  amount(rule: AmountRule): number | undefined {
    if (typeof rule === "string" || "unstated" in rule) return undefined;
    if ("yuan" in rule) return Math.round(Number(rule.yuan) * 100);
    if ("fact" in rule) return (this.own(rule.fact) as number | undefined) ?? 0;
    if ("cases" in rule) return this.amount(this.chosen(rule));
    if ("times" in rule) {
      const [n, each] = [this.count(rule.times), this.amount(rule.of)];
      return n === undefined || each === undefined ? undefined : n * each;
    }
    if ("share" in rule) return this.share(rule);
    return this.folded<AmountRule>(rule, (one) => this.amount(one));
  }

  private share({
    share,
    of,
    rounding,
  }: Extract<AmountRule, { share: unknown }>): number | undefined {
    const whole = this.amount(of);
    const written = typeof share === "string";
    const part = written ? Number.parseInt(share, 10) : this.count(share.count);
    const all = written ? 100 : this.count(share.outOf);
    if (whole === undefined || part === undefined || !all) return undefined;
    const unit = rounding?.endsWith("yuan") ? 100 : 1;
    const [top, bottom] = [whole * Math.min(part, all), all * unit];
    const rest = top % bottom;
    const least = rounding?.startsWith("up") ? 1 : rounding?.startsWith("half") ? bottom : Infinity;
    const up = rounding?.startsWith("half") ? rest * 2 >= least : rest >= least;
    return (Math.floor(top / bottom) + (up ? 1 : 0)) * unit;
  }

  private chosen<Rule>({
    cases,
    otherwise,
  }: {
    cases: { when: Condition; is: Rule }[];
    otherwise: Rule;
  }): Rule {
    return cases.find(({ when }) => this.holds(when))?.is ?? otherwise;
  }

  holds(condition: Condition, known = false): boolean {
    if (typeof condition === "string") throw new Error("no names here");
    if ("all" in condition) return condition.all.every((one) => this.holds(one));
    if ("any" in condition) return condition.any.some((one) => this.holds(one));
    if ("not" in condition) return !this.holds(condition.not);
    if ("known" in condition) return this.holds(condition.known, true);
    return Object.entries(condition).every(([key, value]) =>
      this.leaf(key, { [key]: value }, known),
    );
  }

  private leaf(key: string, leaf: Leaf, known: boolean): boolean {
    return LEAVES[key]?.(this, leaf, known) ?? this.ownLeaf(leaf, known);
  }

  private ownLeaf({ more = {} }: Leaf, known: boolean): boolean {
    return Object.entries(more).every(([name, wanted]) => this.ownHolds(name, wanted, known));
  }

  /** Whether a day lies in a span; one that cannot be told lies in none. */
  within(
    day: string | undefined,
    span: { from?: DateRule | undefined; to?: DateRule | undefined } | undefined,
  ): boolean {
    return between(day, this.end(span?.from), this.end(span?.to));
  }

  years(at: DateRule | undefined): number | undefined {
    const day = this.end(at);
    const birthDate = this.birth();
    return birthDate == null || day === undefined ? undefined : ageOn(birthDate, day);
  }

  end(rule: DateRule | undefined): string | undefined {
    return rule === undefined ? undefined : this.day(rule);
  }

  private ownHolds(name: string, wanted: unknown, known: boolean): boolean {
    const ordinary = { boat: false, tier: "one", number: 0, money: 0 }[name];
    const value = this.own(name) ?? (known ? undefined : ordinary);
    if (typeof wanted === "boolean") return value === wanted;
    if (Array.isArray(wanted)) return wanted.includes(value);
    const range = wanted as { from?: DateRule; to?: DateRule };
    if ("from" in range || "to" in range) {
      return between(value as string | undefined, this.end(range.from), this.end(range.to));
    }
    return inRange(value as number | undefined, range as object);
  }
}
