import type { StaffReply, StaffRequest } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { deskSessionsOf, endDeskSession } from "../db";
import { AppError } from "../errors";
import { idleSince } from "./desk-times";
import { notYours, type WorkerSession } from "./session";

/** One's own desks in browsers, the newest first. */
export async function sessions(
  session: WorkerSession,
  _request: StaffRequest<"sessions">,
): Promise<StaffReply<"sessions">> {
  const { worker, origin, services } = session;
  if (!worker) throw notYours();
  const now = services.now();
  const rows = await session.run((tx) =>
    deskSessionsOf(tx, worker.row.id, { now, idleSince: idleSince(now) }),
  );
  return {
    sessions: rows.map(({ id, where, createdAt, lastSeenAt }) => ({
      sessionId: id,
      where,
      since: instantOf(createdAt),
      lastSeenAt: instantOf(lastSeenAt),
      current: origin === `desk:${id}`,
    })),
  };
}

/** Closes one of the own desks, from wherever. */
export async function endSession(
  session: WorkerSession,
  { sessionId }: StaffRequest<"endSession">,
): Promise<StaffReply<"endSession">> {
  return session.run(async (tx) => {
    const ended = await endDeskSession(tx, sessionId, session.services.now());
    if (!ended) throw new AppError("not-found", "没有这个登录，或者已经退出了。");
    await session.trace(tx, { action: "desk-ended", subject: sessionId });
    return {};
  });
}
