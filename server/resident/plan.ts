import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { planOf } from "../../core/policy";
import { dayOf } from "../../core/time";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import type { Session } from "./session";

/** The plan of a place for a year in plain words. */
export function plan(
  session: Session,
  { place, year }: ResidentRequest<"plan">,
): Promise<ResidentReply<"plan">> {
  return session.run(async (tx) => {
    const book = await policyBook(session.services.db, tx);
    const view = planOf(book, place, year);
    if (view) return view;
    // Whether the place is not known or the year is not there yet, the engine tells apart.
    const [step] = book.answer({ place, year, on: dayOf(session.services.now()) }).because;
    throw new AppError("not-found", `${step?.text ?? "这个地方这一年的方案还没有收录"}。`, {
      todo: "请打 12393 问当地医保部门。",
    });
  });
}
