import type { MemberDetail, ResidentReply, ResidentRequest } from "../../core/contracts";
import { isSettled, progressOf } from "../../core/enrolment";
import type { Tx } from "../db";
import { AppError } from "../errors";
import { quoteFor, yearFileOf } from "./assess";
import { memberCard, voucherFor, yearsOf } from "./cards";
import { lookAtFamily } from "./look";
import { isFull, memberByKey, type Member } from "./members";
import { ownClassesOf, quoteView } from "./quote-view";
import type { Session } from "./session";

/** One member's coverage year in full: what is owed and why, how far it has come, whom to call. */
export function member(
  session: Session,
  request: ResidentRequest<"member">,
): Promise<ResidentReply<"member">> {
  return session.run((tx) => memberDetail(session, tx, request));
}

export async function memberDetail(
  session: Session,
  tx: Tx,
  request: ResidentRequest<"member">,
): Promise<ResidentReply<"member">> {
  const context = await lookAtFamily(session, tx);
  const one = memberByKey(context.family, request.memberId);
  const yearsOffered = yearsOf(context, one);
  const year = request.year ?? yearsOffered[0];
  if (year === undefined)
    throw new AppError("not-found", "这个地方的政策还没有收录。", {
      todo: "请打 12393 问当地医保部门。",
    });
  const { quote } = quoteFor(context.book, one, { year, on: context.today });
  const file = yearFileOf(one, year);
  const maySeeDates = isFull(one) || voucherFor(context, one, year) !== undefined;
  return {
    today: context.today,
    member: memberCard(context, one),
    year,
    yearsOffered,
    quote: quoteView(
      quote,
      isFull(one),
      ownClassesOf(context.book, one.home.place, { year, quote }),
    ),
    declared: declaredBy(one, year),
    progress: progressOf(file, {
      noCharge: quote.outcome === "no-charge" && !isSettled(file.state),
      hideDates: !maySeeDates,
    }),
    contacts: contactsOf(context.book, one.home.place, year),
  };
}

function declaredBy({ file, home }: Member, year: number): MemberDetail["declared"] {
  const said = file.declarations.find((row) => row.county === home.county && row.year === year);
  const hukouKind = said?.hukouKind;
  return {
    returningMigrantWorker: said?.returningMigrantWorker ?? null,
    hukouKind: hukouKind === "rural" || hukouKind === "urban" ? hukouKind : null,
  };
}

/** Whom a person in a place can call about a year. */
export function contactsOf(
  book: {
    contacts(place: string, year: number): { name: string; phone: string }[];
  },
  place: string,
  year: number,
): { name: string; phone: string }[] {
  return book.contacts(place, year).map(({ name, phone }) => ({ name, phone }));
}
