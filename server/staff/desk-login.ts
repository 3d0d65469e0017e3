import type { StaffReply, StaffRequest } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { answerLogin, lookAtLogin, SYSTEM } from "../db";
import { AppError } from "../errors";
import { hashOfSecret } from "../ids";
import { notYours, type WorkerSession } from "./session";

/** How long the browser has to fetch the phone's answer, once it was given. */
const FETCH_MS = 60_000;

/**
 * What the phone shows before a browser is let in. The first phone that looks has it; row security knows nothing of browsers that
 * nobody has let in, so the code that was scanned is what opens this one row.
 */
export async function deskLook(
  { services, worker }: WorkerSession,
  { token }: StaffRequest<"deskLook">,
): Promise<StaffReply<"deskLook">> {
  if (!worker) throw notYours();
  const looked = { tokenHash: hashOfSecret(token), staffId: worker.row.id, now: services.now() };
  const row = await services.db.run(SYSTEM, (tx) => lookAtLogin(tx, looked));
  if (!row) throw codeIsOver();
  return {
    where: row.where,
    at: instantOf(row.createdAt),
    expiresAt: instantOf(row.expiresAt),
    number: row.number,
  };
}

/** Lets the browser in, or not: only who has looked, and only once. */
export async function deskConfirm(
  session: WorkerSession,
  { token, allow }: StaffRequest<"deskConfirm">,
): Promise<StaffReply<"deskConfirm">> {
  const { services, worker } = session;
  if (!worker) throw notYours();
  const now = services.now();
  const answer = {
    tokenHash: hashOfSecret(token),
    staffId: worker.row.id,
    now,
    allow,
    fetchUntil: new Date(now.getTime() + FETCH_MS),
  };
  const row = await services.db.run(SYSTEM, async (tx) => {
    const answered = await answerLogin(tx, answer);
    if (answered)
      await session.trace(tx, {
        action: allow ? "desk-allowed" : "desk-refused",
        subject: answered.id,
      });
    return answered;
  });
  if (!row) throw codeIsOver();
  return {};
}

const codeIsOver = () =>
  new AppError("not-found", "这个二维码已经用过或过期了。", {
    todo: "请在电脑上刷新二维码，再扫一次。",
  });
