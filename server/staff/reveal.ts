import type { StaffReply, StaffRequest } from "../../core/contracts";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { ownPerson } from "./people-in-scope";
import type { WorkerSession } from "./session";

/** Number and phone in full, of somebody of the own places; the reason goes on record sealed. */
export function reveal(
  session: WorkerSession,
  { personId, why }: StaffRequest<"reveal">,
): Promise<StaffReply<"reveal">> {
  if (why.trim().length < 2)
    throw new AppError("bad-request", "请写明为什么要看完整号码，理由会留在操作记录里。", {
      path: "why",
    });
  const { vault } = session.services;
  return session.run(async (tx) => {
    const one = await ownPerson(session, tx, personId);
    if (one.erasedAt) throw new AppError("not-found", "这个人的号码已经按本人要求删除。");
    await session.trace(tx, {
      action: "reveal",
      subject: personId,
      county: one.county,
      personId,
      after: { 理由: why.trim() },
    });
    return {
      documentNumber: vault.open(one.numberSealed, sealContext.number(personId)),
      phone: one.phoneSealed && vault.open(one.phoneSealed, sealContext.phone(personId)),
    };
  });
}
