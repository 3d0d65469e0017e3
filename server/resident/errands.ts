import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { errandsFor } from "../../core/enrolment";
import { dayOf } from "../../core/time";
import { placeNames } from "../db";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import { loadFamily } from "./members";
import { knownFacts, standingIn, subjectOf } from "./request-subject";
import type { Session } from "./session";

/** What can be asked for a member, or by somebody who is in no register of the place yet. */
export function errands(
  session: Session,
  { memberId, place: asked, year: chosen }: ResidentRequest<"errands">,
): Promise<ResidentReply<"errands">> {
  return session.run(async (tx) => {
    const subject = subjectOf(await loadFamily(session, tx), { memberId, place: asked });
    const { place } = subject;
    const book = await policyBook(session.services.db, tx);
    const today = dayOf(session.services.now());
    const year = chosen ?? book.seasons(place, today)[0]?.year ?? Number(today.slice(0, 4));
    const name = (await placeNames(tx, [place])).get(place);
    if (name === undefined)
      throw new AppError("not-found", "没有找到这个地方。", {
        path: "place",
        todo: "请返回重新选择地区。",
      });
    const facts = await knownFacts(tx, subject, { year, on: today });
    return {
      today,
      place: { code: place, name },
      errands: errandsFor(book, facts, standingIn(subject, year)),
    };
  });
}
