import type { MemberCard, YearCard } from "../../core/contracts";
import { daysLeftOf, headlineOf, isSettled, type CardMatter } from "../../core/enrolment";
import type { PolicyBook, Quote } from "../../core/policy";
import type { VoucherRow } from "../db";
import { isStopped, quoteFor, yearFileOf } from "./assess";
import type { Family, Member } from "./members";
import { isFull } from "./members";

/** What cards are made of beside the family itself. */
export interface CardContext {
  book: PolicyBook;
  family: Family;
  /** Vouchers that the caller may see. */
  vouchers: readonly VoucherRow[];
  /** Caller's account: a weak binding shows only the caller's own payments. */
  accountId: string;
  today: string;
}

/** Coverage years that concern a member on a day, the one to be paid first. */
export function yearsOf({ book, today }: CardContext, { home }: Member): number[] {
  return book.seasons(home.place, today).map(({ year }) => year);
}

export function memberCard(context: CardContext, member: Member): MemberCard {
  const { binding, home } = member;
  return {
    memberId: binding.id,
    name: member.name,
    documentMasked: member.documentMasked,
    relation: binding.relation,
    binding: binding.level,
    place: { code: home.place, name: member.placeName },
    years: yearsOf(context, member).map((year) => yearCard(context, member, year)),
  };
}

const ORDER_SHOWN: Record<string, CardMatter["order"]> = {
  created: "waiting",
  open: "waiting",
  sending: "checking",
  closing: "checking",
  held: "held",
};

/** The hour is that of the closing day, not of an earlier one on which people can still pay. */
function hourOf({ closes }: CardMatter, window: Quote["window"]): { closesAt?: string } {
  const hour = window?.closes === closes ? window.closesAt : undefined;
  return hour === undefined ? {} : { closesAt: hour };
}

function yearCard(context: CardContext, member: Member, year: number): YearCard {
  const { book, family, today } = context;
  const { quote } = quoteFor(book, member, { year, on: today });
  const file = yearFileOf(member, year);
  const order = family.orders.find(
    ({ county, items }) =>
      county === member.home.county &&
      items.some((item) => item.personId === member.file.person.id && item.year === year),
  );
  const matter: CardMatter = {
    year,
    state: file.state,
    paidElsewhere: file.channel === "elsewhere",
    outcome: quote.outcome,
    due: quote.due,
    opens: quote.window?.opens ?? null,
    // People count down to a day on which they can still pay.
    closes: quote.window?.lastPayingDay ?? quote.window?.closes ?? null,
    reopens: quote.window?.reopens ?? null,
    disputedCloses: quote.window?.disputed ?? null,
    order: (order && ORDER_SHOWN[order.state]) ?? null,
    ended: quote.reason === "ended",
    stopped: isStopped(member, year),
    today,
  };
  return {
    year,
    state: file.state,
    outcome: quote.outcome,
    ...headlineOf(matter),
    due: isSettled(file.state) || matter.stopped ? null : quote.due,
    closes: matter.closes,
    ...hourOf(matter, quote.window),
    disputedCloses: matter.disputedCloses,
    daysLeft: daysLeftOf(matter),
    openOrderId: order?.id ?? null,
    voucherId: voucherFor(context, member, year)?.id ?? null,
  };
}

/** The voucher of a member's year, where the caller may see it. */
export function voucherFor(
  { vouchers, accountId }: CardContext,
  member: Member,
  year: number,
): VoucherRow | undefined {
  return vouchers.find(
    (voucher) =>
      voucher.personId === member.file.person.id &&
      voucher.county === member.home.county &&
      voucher.year === year &&
      (isFull(member) || voucher.accountId === accountId),
  );
}
