import { timingSafeEqual } from "node:crypto";
import { dayOf } from "../../core/time";
import type { Services } from "../context";
import {
  deskSessionByToken,
  endDeskSession,
  leaveTrace,
  rolesHeld,
  staffById,
  SYSTEM,
  touchDeskSession,
} from "../db";
import { hashOfSecret } from "../ids";
import { idleSince, workerSession, type WorkerSession } from "../staff";

/** A use is written down no more often than this: a busy desk need not write with every call. */
const TOUCH_MS = 60_000;

/** An open desk, with what its calls must carry against forged ones. */
export interface OpenDesk {
  id: string;
  csrfHash: string;
  session: WorkerSession;
}

/**
 * The desk behind a cookie. Ended, over, left alone, or of somebody who holds no role any more: none. Roles are read anew with every
 * call, so that one that was ended has no effect from then on.
 */
export async function deskOf(
  services: Services,
  token: string | undefined,
): Promise<OpenDesk | undefined> {
  if (token === undefined) return undefined;
  const now = services.now();
  const today = dayOf(now);
  return services.db.run(SYSTEM, async (tx) => {
    const found = await deskSessionByToken(tx, hashOfSecret(token), {
      now,
      idleSince: idleSince(now),
    });
    if (!found) return undefined;
    const { id, csrfHash, staffId, lastSeenAt } = found;
    const row = await staffById(tx, staffId);
    const roles = row ? await rolesHeld(tx, row.id, today) : [];
    if (!row || roles.length === 0) {
      await endDeskSession(tx, id, now);
      return undefined;
    }
    if (now.getTime() - lastSeenAt.getTime() >= TOUCH_MS) await touchDeskSession(tx, id, now);
    const session = workerSession(services, {
      openid: undefined,
      accountId: row.accountId,
      origin: `desk:${id}`,
      row,
      roles,
    });
    return { id, csrfHash, session };
  });
}

/** Leaves: the cookie is worth nothing from now on. */
export async function leaveDesk(services: Services, { id, session }: OpenDesk): Promise<void> {
  const at = services.now();
  await services.db.run(SYSTEM, async (tx) => {
    if (!(await endDeskSession(tx, id, at))) return;
    await leaveTrace(tx, {
      at,
      actor: `staff:${session.worker?.row.id ?? "none"}`,
      origin: `desk:${id}`,
      action: "desk-ended",
      subject: id,
    });
  });
}

/** Whether a call carries the word that only the desk's own page knows. */
export function isOwnPage({ csrfHash }: OpenDesk, said: string | undefined): boolean {
  const given = Buffer.from(hashOfSecret(said ?? ""));
  return timingSafeEqual(given, Buffer.from(csrfHash));
}
