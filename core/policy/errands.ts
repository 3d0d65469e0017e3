/**
 * What a plan says beside the price: where to go and what to bring, by when, through which door, and what is given back.
 * Read from the rules by those who take requests; a phone's small book does not carry it.
 */
import type { PolicyBook } from "./book";
import { Question, type CompiledPack } from "./compile";
import { rulesOf } from "./compile-rules";
import type { Facts } from "./facts";
import type { PlainDate } from "./plain-date";
import type { Rules } from "./rules";
import type { Refund } from "./schema";
import { waysFor, type State } from "./standing";
import type { ERRANDS } from "./vocabulary";
import { yearsOwed } from "./ways";

export type ErrandFor = (typeof ERRANDS)[number];

/** An errand that the plan names for a person on a day. */
export interface PlanErrand {
  key: string;
  for: ErrandFor;
  says: string;
  cite: string;
  where?: string;
  bring: readonly string[];
  /** The last day for it, inclusive. */
  by?: PlainDate;
  /** It concerned the person until its last day, which is past. */
  over?: true;
  /** It has to be done before anything can be paid. */
  first?: true;
  /** The plan tells it to everybody, whatever the case. */
  general?: true;
}

/** A way in, as it stands for a person on a day. */
export interface Door {
  key: string;
  /** The way of ordinary residents. */
  main: boolean;
  says: string;
  cite: string;
  state: State;
  opens?: PlainDate;
  /** The last day; absent where the plan names none. */
  closes?: PlainDate;
  /** The last day before `closes` that takes payments, where `closes` itself takes none. */
  lastPayingDay?: PlainDate;
  /** The plan leaves the decision, or a day, open: whom to ask. */
  ask?: string;
  /** What the plan leaves to others to decide. */
  decide?: string;
  /** Coverage years that are owed or can be taken by this way, where it is not just the year asked for. */
  owes?: Said & { years: readonly number[] };
}

export interface RefundRule {
  /** Integer fen where the plan names an amount. */
  gives: "all" | "difference" | "nothing" | "unstated" | { fen: number };
  /** Whether the rule names this reason, is about all of them, or names only others: then for this one nothing is given. */
  about: "this" | "all" | "others";
  says: string;
  cite: string;
  /** The first and the last day on which it holds, where it has them. */
  from?: PlainDate;
  to?: PlainDate;
  /** With `unstated`: whom to ask. */
  ask?: string;
}

export type RefundReason = Refund["reasons"][number];

/** A sentence of the plan with its clause. */
export interface Said {
  text: string;
  cite: string;
}

const rulesOfPacks = /* @__PURE__ */ new WeakMap<CompiledPack, Rules>();

/** Rules of the same pack once more: what is compiled here must not add to the facts that its quotes look at. */
function rulesFor(pack: CompiledPack): Rules {
  const rules = rulesOfPacks.get(pack) ?? rulesOf(pack.document, pack.year, pack.upwards);
  rulesOfPacks.set(pack, rules);
  return rules;
}

const askOn = (pack: CompiledPack, facts: Facts, on: PlainDate): Question =>
  new Question(pack, on === facts.on ? facts : { ...facts, on }, on);

interface Written {
  key: string;
  says: string;
  cite: string;
  where?: string | undefined;
  bring?: readonly string[] | undefined;
}

const told = (entry: Written): Omit<PlanErrand, "for"> => ({
  key: entry.key,
  says: entry.says,
  cite: entry.cite,
  ...(entry.where !== undefined && { where: entry.where }),
  bring: entry.bring ?? [],
});

/** The plan's procedures for a person on a day, those whose last day is past among them. */
function procedures(pack: CompiledPack, facts: Facts): PlanErrand[] {
  const rules = rulesFor(pack);
  const asking = askOn(pack, facts, facts.on);
  return (pack.document.procedures ?? []).flatMap((entry): PlanErrand[] => {
    const path = `procedures.${entry.key}`;
    const applies = (asked: Question) =>
      entry.when === undefined || rules.condition(entry.when, `${path}.when`)(asked);
    const last = entry.by === undefined ? undefined : rules.date(entry.by, `${path}.by`);
    const by = last?.(asking);
    const over = by !== undefined && by < facts.on;
    // Many entries speak of days before the year; what ended is told to whom it concerned while it lasted.
    if (!applies(asking) && !(over && applies(askOn(pack, facts, by)))) return [];
    return [
      {
        ...told(entry),
        for: entry.for,
        ...(by !== undefined && { by }),
        ...(over && { over: true as const }),
        ...(entry.when === undefined && { general: true as const }),
      },
    ];
  });
}

/** What the plan wants done before it takes money; only the first that applies is meant. */
function registrations(pack: CompiledPack, facts: Facts): PlanErrand[] {
  const asking = askOn(pack, facts, facts.on);
  return pack.registration
    .filter(({ test }) => test(asking))
    .map(({ rule }) => ({ ...told(rule), for: "register", first: true }));
}

/** Errands of a person on the day of the facts: what must be done first, then the procedures in the plan's order. */
export function planErrands(book: PolicyBook, facts: Facts): PlanErrand[] {
  const pack = book.planOf(facts.place, facts.year);
  return pack ? [...registrations(pack, facts), ...procedures(pack, facts)] : [];
}

/** The plan's errands of a kind whomever they concern, with their fixed last days: for who is in no entry's words. */
export function namedErrands(book: PolicyBook, facts: Facts, kind: ErrandFor): PlanErrand[] {
  const pack = book.planOf(facts.place, facts.year);
  if (!pack) return [];
  const rules = rulesFor(pack);
  const asking = askOn(pack, facts, facts.on);
  return (pack.document.procedures ?? [])
    .filter((entry) => entry.for === kind)
    .map((entry) => {
      const by =
        entry.by === undefined
          ? undefined
          : rules.date(entry.by, `procedures.${entry.key}.by`)(asking);
      return {
        ...told(entry),
        for: kind,
        ...(by !== undefined && { by, ...(by < facts.on && { over: true as const }) }),
      };
    });
}

/** The ways in that apply to a person, in the order in which they are tried. */
export function doorsOf(book: PolicyBook, facts: Facts): Door[] {
  const pack = book.planOf(facts.place, facts.year);
  if (!pack) return [];
  const asking = askOn(pack, facts, facts.on);
  return waysFor(pack, asking).map(({ way, state, window }): Door => {
    const { rule, cite } = way;
    const opens = way.opens(asking);
    const closes = way.closes(asking);
    const ask = rule.decide?.ask ?? (way.closes.unstated ?? way.opens.unstated)?.(asking)?.ask;
    const { owes } = way;
    const years = owes && yearsOwed(pack.document, owes, asking);
    return {
      key: rule.key,
      main: way === pack.main,
      says: rule.says,
      cite,
      state,
      ...(opens !== undefined && { opens }),
      ...(closes !== undefined && { closes }),
      ...(window?.lastPayingDay !== undefined && { lastPayingDay: window.lastPayingDay }),
      ...(ask !== undefined && { ask }),
      ...(rule.decide && { decide: rule.decide.says }),
      ...(owes?.applies(asking) && {
        owes: { text: owes.rule.says, cite: owes.rule.cite, years: years ?? [] },
      }),
    };
  });
}

/** The ordinary window of the plan for a person, whether or not it is the person's own way in. */
export function ordinaryWindow(
  book: PolicyBook,
  facts: Facts,
): { opens?: PlainDate; closes?: PlainDate; says: string; cite: string } | undefined {
  const pack = book.planOf(facts.place, facts.year);
  if (!pack) return undefined;
  const { main } = pack;
  const asking = askOn(pack, facts, facts.on);
  const [opens, closes] = [main.opens(asking), main.closes(asking)];
  return {
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    says: main.rule.says,
    cite: main.cite,
  };
}

/** Why the plan refuses a person whatever the day: barred, or of no group that may enrol. Empty where it does not. */
export function barsOf(book: PolicyBook, facts: Facts): Said[] {
  const pack = book.planOf(facts.place, facts.year);
  if (!pack) return [];
  const asking = askOn(pack, facts, facts.on);
  const barred = pack.barred
    .filter(({ test }) => test(asking))
    .map(({ rule }) => ({ text: rule.says, cite: rule.cite }));
  if (barred.length > 0 || pack.eligible.some(({ test }) => test(asking))) return barred;
  const cite = [...new Set(pack.eligible.map(({ rule }) => rule.cite))].join("、");
  const groups = pack.eligible.map(({ rule }) => rule.says).join("；");
  return [{ text: `不在参保范围里，方案列的是：${groups}`, cite }];
}

/** The rule of refunds that holds for a reason on the day of the facts; undefined where the plan says nothing. */
export function refundRule(
  book: PolicyBook,
  facts: Facts,
  reason: RefundReason,
): RefundRule | undefined {
  const pack = book.planOf(facts.place, facts.year);
  if (!pack) return undefined;
  const rules = rulesFor(pack);
  const asking = askOn(pack, facts, facts.on);
  const day = (rule: Refund["from"], path: string) =>
    rule === undefined ? undefined : rules.date(rule, path)(asking);
  const holding = (pack.document.refunds ?? []).filter((entry) => {
    const path = `refunds.${entry.key}`;
    const [from, to] = [day(entry.from, `${path}.from`), day(entry.to, `${path}.to`)];
    // A day that is not known has not come.
    if (entry.from !== undefined && (from === undefined || facts.on < from)) return false;
    return entry.to === undefined || (to !== undefined && facts.on <= to);
  });
  const named = holding.find(({ reasons }) => reasons.includes(reason));
  const entry = named ?? holding.find(({ reasons }) => reasons.length === 0) ?? holding[0];
  if (!entry) return undefined;
  const { says, cite } = entry;
  const [from, to] = [
    day(entry.from, `refunds.${entry.key}.from`),
    day(entry.to, `refunds.${entry.key}.to`),
  ];
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const about = named ? "this" : entry.reasons.length === 0 ? "all" : "others";
  const rest = { about, says, cite, ...span } as const;
  if (!named) return { gives: "nothing", ...rest };
  if (typeof entry.gives === "string" && ["all", "difference", "nothing"].includes(entry.gives))
    return { gives: entry.gives as "all" | "difference" | "nothing", ...rest };
  const { fen, ask } = rules.amount(entry.gives, `refunds.${entry.key}.gives`)(asking);
  return fen === null
    ? { gives: "unstated", ...rest, ...(ask !== undefined && { ask }) }
    : { gives: { fen }, ...rest };
}

/** A note of the plan by its key, for notions that change no answer but that the product acts on (SPEC N). */
export function noteOf(
  book: PolicyBook,
  place: string,
  year: number,
  key: PlanNote,
): Said | undefined {
  const note = book.planOf(place, year)?.document.notes?.find((one) => one.key === key);
  return note && { text: note.says, cite: note.cite };
}

/** Keys of notes that the product reads; listed in policies/REFERENCE.md. */
export type PlanNote =
  /** All of a household book enrol together. */
  | "whole-household"
  /** What a permit's end does to an enrolment. */
  | "permit-expiry"
  /** Data are checked and entered on the day they come. */
  | "same-day"
  /** Where a request may be taken. */
  | "any-service-point"
  /** What a double enrolment leads to. */
  | "double";

/** The first thing that the plan says it leaves open under one of these keys, with whom to ask. */
export function unstatedOf(
  book: PolicyBook,
  place: string,
  year: number,
  keys: readonly string[],
): (Said & { ask: string }) | undefined {
  const open = book.planOf(place, year)?.document.unstated ?? [];
  const found = keys.flatMap((key) => open.find((one) => one.key === key) ?? [])[0];
  return found && { text: found.says, cite: found.cite, ask: found.ask };
}
