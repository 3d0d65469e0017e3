import type { ErrorCode } from "../../core/contracts";
import { EMPTY_YEAR, isSettled, type YearFile } from "../../core/enrolment";
import type { OrderLife } from "../../core/ledger";
import { canonicalJson, contentHash, receiptOf } from "../../core/policy";
import type { Facts, Line, PolicyBook, Quote, Receipt } from "../../core/policy";
import { instantOf } from "../../core/time";
import type { EnrolmentRow } from "../db";
import { factsAbout } from "./facts";
import type { Family, Member } from "./members";

/** What one chosen year of one member comes to on a day. */
export interface Assessed {
  member: Member;
  year: number;
  quote: Quote;
  /** What is kept of the quote with an order, made with the very packs that gave it; absent where none did. */
  receipt: Receipt | undefined;
  /** The lines that this choice pays; the years of one member that were chosen together share them out. */
  lines: Line[];
  /** Integer fen where it can be paid now. */
  payable: number | null;
  /** Why not, for the person and for the program. */
  refusal?: { code: ErrorCode; why: string };
}

export interface Choice {
  member: Member;
  year: number;
}

const yearRow = ({ file, home }: Member, year: number): EnrolmentRow | undefined =>
  file.enrolments.find((row) => row.county === home.county && row.year === year);

/** Where a member's year stands, in the form that core/enrolment speaks about. */
export function yearFileOf(member: Member, year: number): YearFile {
  const row = yearRow(member, year);
  if (!row) return EMPTY_YEAR;
  const at = (date: Date | null) => (date ? instantOf(date) : null);
  return {
    state: row.state,
    registeredAt: at(row.registeredAt),
    billedAt: at(row.billedAt),
    paidAt: at(row.paidAt),
    treasuryAt: at(row.treasuryAt),
    confirmedAt: at(row.confirmedAt),
    channel: row.channel,
    stoppedOn: row.stoppedOn,
  };
}

/** Whether the enrolment of a member's year was stopped: nothing of it is billed any more. */
export const isStopped = (member: Member, year: number): boolean =>
  (yearRow(member, year)?.stoppedOn ?? null) !== null;

const isDone = (member: Member, year: number): boolean =>
  isSettled(yearRow(member, year)?.state ?? "unregistered");

/** Asks the engine about a member's year. Years that are settled already are not asked for once more. */
export function quoteFor(
  book: PolicyBook,
  member: Member,
  { year, on, years }: { year: number; on: string; years?: readonly number[] },
): { facts: Facts; quote: Quote } {
  const ask = (wanted?: readonly number[]) => {
    const facts = factsAbout(member.file, member.home, {
      year,
      on,
      openings: member.openings,
      ...(wanted && { years: wanted }),
    });
    return { facts, quote: book.quote(facts) };
  };
  const first = ask(years);
  const owed = first.quote.lines.map((line) => line.year);
  const rest = owed.filter((one) => !isDone(member, one));
  return rest.length > 0 && rest.length < owed.length ? ask(rest) : first;
}

/** Assesses what was chosen, all together: years of one member that were chosen together are asked for together. */
export function assess(
  book: PolicyBook,
  family: Family,
  choices: readonly Choice[],
  on: string,
): Assessed[] {
  const taken = new Set<string>();
  return choices.map(({ member, year }) => {
    const chosen = choices
      .filter((choice) => choice.member === member)
      .map((choice) => choice.year)
      .sort((a, b) => a - b);
    const { facts, quote } = quoteFor(book, member, {
      year,
      on,
      ...(chosen.length > 1 && { years: chosen }),
    });
    // A line of a year that was chosen too belongs to that choice; any other to the first that brings it.
    const lines = quote.lines.filter((line) => {
      const name = `${member.binding.id}:${line.year}`;
      if ((line.year !== year && chosen.includes(line.year)) || taken.has(name)) return false;
      taken.add(name);
      return true;
    });
    const refusal = refusalOf(family, member, year, quote, lines);
    const sum = lines.reduce<number | null>(
      (total, line) => (total === null || line.due === null ? null : total + line.due),
      0,
    );
    return {
      member,
      year,
      quote,
      receipt: receiptOf(facts, quote, book),
      lines,
      payable: refusal ? null : sum,
      ...(refusal && { refusal }),
    };
  });
}

const WHY_NOT: Record<Exclude<Quote["outcome"], "payable" | "no-charge">, string> = {
  "no-plan": "这一年度已经结束，或政策还没有收录，不能缴。",
  "not-eligible": "按当地方案，不在参保范围里。",
  "insured-already": "已经有别的医保，不能重复参保。",
  "not-open": "还没到缴费时间。",
  closed: "缴费期已经结束。",
  ask: "方案没有写明，要先问工作人员。",
  "register-first": "要先办参保登记，才能缴费。",
  "settlement-pause": "每月月底结算，这几天不收费。",
};

function refusalOf(
  family: Family,
  member: Member,
  year: number,
  quote: Quote,
  lines: readonly Line[],
): Assessed["refusal"] {
  if (isDone(member, year)) return { code: "already-paid", why: "这一年已经缴过了，不用再缴。" };
  const { county } = member.home;
  const years = [year, ...lines.map((line) => line.year)];
  if (years.some((one) => isStopped(member, one)))
    return { code: "not-payable", why: "已经停保，不用缴。要继续参保，请先重新办参保登记。" };
  const bill = family.bills.find(
    (one) =>
      one.county === county && one.personId === member.file.person.id && years.includes(one.year),
  );
  if (bill) {
    const mine = family.orders.find(({ id }) => id === bill.orderId);
    return { code: "order-live", why: whyOrdered(mine?.state) };
  }
  if (quote.outcome === "no-charge")
    return { code: "nothing-to-pay", why: "不用个人缴费，由政府资助。" };
  if (quote.outcome !== "payable") return { code: "not-payable", why: WHY_NOT[quote.outcome] };
  return undefined;
}

/** `state` of the caller's own order; absent where it is somebody else's. */
function whyOrdered(state: OrderLife | undefined): string {
  if (state === undefined) return "正有别的家人在为这个人缴费，请过半小时再看。";
  if (state === "held") return "微信已经收了钱，正等工作人员处理，请不要再付。";
  return "您有一笔没付完的订单里已经有这个人，请先付完或取消那一笔。";
}

/** Names exactly what was shown: any change of price, steps, dates or of what can be paid gives another name. */
export function shownName(assessed: readonly Assessed[]): string {
  return contentHash(
    assessed.map(({ member, year, quote: { pack: _, ...quote }, payable, refusal }) => [
      member.binding.id,
      year,
      canonicalJson(quote),
      payable,
      refusal?.code ?? null,
    ]),
  );
}

export const totalOf = (assessed: readonly Assessed[]): number =>
  assessed.reduce((total, { payable }) => total + (payable ?? 0), 0);
