import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { planOf } from "../../core/policy";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import type { Session } from "./session";

/** The plan of a place for a year in plain words. */
export function plan(
  session: Session,
  { place, year }: ResidentRequest<"plan">,
): Promise<ResidentReply<"plan">> {
  return session.run(async (tx) => {
    const view = planOf(await policyBook(session.services.db, tx), place, year);
    if (!view)
      throw new AppError("not-found", "这个地方这一年的方案还没有收录。", {
        todo: "请打 12393 问当地医保部门。",
      });
    return view;
  });
}
