import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { dayOf } from "../../core/time";
import type { Tx } from "../db";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import { assess, shownName, totalOf, type Assessed } from "./assess";
import { isFull, loadFamily, memberByKey, type Family } from "./members";
import { ownClassesOf, quoteView } from "./quote-view";
import type { Session } from "./session";

type Items = ResidentRequest<"quote">["items"];

/** What the chosen years of the chosen members come to today, and the name of what is shown. */
export function quote(
  session: Session,
  { items }: ResidentRequest<"quote">,
): Promise<ResidentReply<"quote">> {
  return session.run(async (tx) => {
    const today = dayOf(session.services.now());
    const assessed = await assessItems(session, tx, items, today);
    const book = await policyBook(session.services.db, tx);
    return {
      today,
      lines: assessed.map(({ member, year, quote: answer, payable, refusal }) => ({
        memberId: member.binding.id,
        name: member.name,
        year,
        quote: quoteView(
          answer,
          isFull(member),
          ownClassesOf(book, member.home.place, { year, quote: answer }),
        ),
        payable,
        ...(refusal && { why: refusal.why }),
      })),
      total: totalOf(assessed),
      shown: shownName(assessed),
    };
  });
}

export async function assessItems(
  session: Session,
  tx: Tx,
  items: Items,
  on: string,
  family?: Family,
): Promise<Assessed[]> {
  const whole = family ?? (await loadFamily(session, tx));
  const seen = new Set(items.map(({ memberId, year }) => `${memberId}:${year}`));
  if (seen.size !== items.length)
    throw new AppError("bad-request", "同一个人同一年度选了两次。", { path: "items" });
  const choices = items.map(({ memberId, year }) => ({
    member: memberByKey(whole, memberId),
    year,
  }));
  return assess(await policyBook(session.services.db, tx), whole, choices, on);
}
