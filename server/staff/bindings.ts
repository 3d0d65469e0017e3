import type { StaffReply, StaffRequest } from "../../core/contracts";
import {
  bindingById,
  bindingsTo,
  deskPeopleById,
  endBindingByStaff,
  faceCodesOf,
  makeFull,
  useFaceCode,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { noteTry, refuseTooManyTries } from "./limits";
import { ownPerson } from "./people-in-scope";
import { reaches } from "../../core/desk";
import { notYours, type WorkerSession } from "./session";
import { insistNotOwnFamily } from "./settle-finding";
import { COUNTY_ROLES } from "./sight";

/**
 * Makes a binding full: the resident shows the code on the own phone, and the worker has seen the identity card. A code works once; of
 * wrong ones there are only so many.
 */
export async function confirmBinding(
  session: WorkerSession,
  { code, personId }: StaffRequest<"confirmBinding">,
): Promise<StaffReply<"confirmBinding">> {
  const target = `face:${personId}`;
  const worked = await session.run(async (tx) => {
    const one = await ownPerson(session, tx, personId);
    await insistNotOwnFamily(session, tx, personId);
    await refuseTooManyTries(session, tx, "face-code", target);
    const bindingId = await bindingOfCode(session, tx, code, personId);
    const at = session.services.now();
    const used = bindingId !== undefined && (await useFaceCode(tx, bindingId, at));
    await noteTry(session, tx, "face-code", { targetHash: target, worked: used });
    if (!used) return false;
    await makeFull(tx, bindingId, { method: "staff", at });
    await session.trace(tx, {
      action: "confirm-binding",
      subject: bindingId,
      county: one.county,
      personId,
    });
    return true;
  }, target);
  if (!worked)
    throw new AppError("no-match", "这个码不对，或者已经过了10分钟、已经用过。", {
      path: "code",
      todo: "请本人在手机上重新出示一个码。",
    });
  return {};
}

/** The live binding to this person whose code it is. */
async function bindingOfCode(
  { services: { vault, now } }: WorkerSession,
  tx: Tx,
  code: string,
  personId: string,
): Promise<string | undefined> {
  const codes = await faceCodesOf(tx, personId, now());
  const live = await bindingsTo(tx, personId);
  const found = codes.find(
    ({ bindingId, codeHash }) =>
      [vault, ...(vault.former ? [vault.former] : [])].some(
        (one) => codeHash === one.lookup("face-code", `${bindingId}:${code}`),
      ) && live.some(({ id }) => id === bindingId),
  );
  return found?.bindingId;
}

/** Ends a binding that is not the person's or the family's; the account is told, and the person reads that it was done. */
export function endBinding(
  session: WorkerSession,
  { bindingId, why }: StaffRequest<"endBinding">,
): Promise<StaffReply<"endBinding">> {
  if (why.trim().length < 2)
    throw new AppError("bad-request", "请写明为什么解除。", { path: "why" });
  return session.run(async (tx) => {
    const row = await bindingById(tx, bindingId);
    if (!row || row.endedAt !== null) throw goneBinding();
    const home = (await deskPeopleById(tx, [row.personId])).find(({ place }) =>
      reaches(session.worker?.roles ?? [], COUNTY_ROLES, place),
    );
    if (!home) throw notYours();
    await insistNotOwnFamily(session, tx, row.personId);
    if (!(await endBindingByStaff(tx, bindingId, session.services.now()))) throw goneBinding();
    await session.trace(tx, {
      action: "end-binding",
      subject: bindingId,
      county: home.county,
      personId: row.personId,
      detail: { relation: row.relation, level: row.level },
      after: { 理由: why.trim() },
    });
    return {};
  });
}

const goneBinding = (): AppError =>
  new AppError("not-found", "没有这个绑定，或者已经解除了。", { todo: "请刷新后再看。" });
