import { and, desc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { deskLogin, deskSession } from "./schema";

// —— Browsers that ask to be let in ——————————————————————————————————————————————————————————————————

export type LoginRow = typeof deskLogin.$inferSelect;

export async function insertLogin(tx: Tx, row: typeof deskLogin.$inferInsert): Promise<void> {
  await tx.insert(deskLogin).values(row);
}

/** Whose time is over goes away; nothing hangs on it. */
export async function dropOldLogins(tx: Tx, before: Date): Promise<void> {
  await tx.delete(deskLogin).where(lte(deskLogin.expiresAt, before));
}

export async function loginByNonce(tx: Tx, nonceHash: string): Promise<LoginRow | undefined> {
  const [row] = await tx.select().from(deskLogin).where(eq(deskLogin.nonceHash, nonceHash));
  return row;
}

/** The first phone that looks has it; whoever looks later finds nothing. */
export async function lookAtLogin(
  tx: Tx,
  { tokenHash, staffId, now }: { tokenHash: string; staffId: string; now: Date },
): Promise<LoginRow | undefined> {
  const [row] = await tx
    .update(deskLogin)
    .set({ state: "seen", staffId })
    .where(
      and(
        eq(deskLogin.tokenHash, tokenHash),
        gt(deskLogin.expiresAt, now),
        sql`(${deskLogin.state} = 'waiting' or (${deskLogin.state} = 'seen' and ${deskLogin.staffId} = ${staffId}))`,
      ),
    )
    .returning();
  return row;
}

/** The phone's word, of the worker who looked and of nobody else. */
export async function answerLogin(
  tx: Tx,
  answer: { tokenHash: string; staffId: string; now: Date; allow: boolean; fetchUntil: Date },
): Promise<LoginRow | undefined> {
  const { tokenHash, staffId, now, allow, fetchUntil } = answer;
  const [row] = await tx
    .update(deskLogin)
    .set({ state: allow ? "allowed" : "refused", expiresAt: fetchUntil })
    .where(
      and(
        eq(deskLogin.tokenHash, tokenHash),
        eq(deskLogin.staffId, staffId),
        eq(deskLogin.state, "seen"),
        gt(deskLogin.expiresAt, now),
      ),
    )
    .returning();
  return row;
}

/** What was allowed is used once: true for the one poll that gets it. */
export async function useLogin(tx: Tx, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(deskLogin)
    .set({ state: "used" })
    .where(and(eq(deskLogin.id, id), eq(deskLogin.state, "allowed"), gt(deskLogin.expiresAt, now)))
    .returning({ id: deskLogin.id });
  return used.length === 1;
}

// —— Desks in browsers ———————————————————————————————————————————————————————————————————————————————

export type DeskSessionRow = typeof deskSession.$inferSelect;

export async function insertDeskSession(
  tx: Tx,
  row: typeof deskSession.$inferInsert,
): Promise<void> {
  await tx.insert(deskSession).values(row);
}

/** The open desk behind a cookie: neither ended nor over, nor left alone for too long. */
export async function deskSessionByToken(
  tx: Tx,
  tokenHash: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<DeskSessionRow | undefined> {
  const [row] = await tx
    .select()
    .from(deskSession)
    .where(and(eq(deskSession.tokenHash, tokenHash), isLive(now, idleSince)));
  return row;
}

const isLive = (now: Date, idleSince: Date) =>
  and(
    isNull(deskSession.endedAt),
    gt(deskSession.expiresAt, now),
    gt(deskSession.lastSeenAt, idleSince),
  );

export async function touchDeskSession(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(deskSession).set({ lastSeenAt: at }).where(eq(deskSession.id, id));
}

/** Ends a desk; false where there is none open, or not the actor's. */
export async function endDeskSession(tx: Tx, id: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(deskSession)
    .set({ endedAt: at })
    .where(and(eq(deskSession.id, id), isNull(deskSession.endedAt)))
    .returning({ id: deskSession.id });
  return ended.length === 1;
}

export async function deskSessionsOf(
  tx: Tx,
  staffId: string,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<DeskSessionRow[]> {
  return tx
    .select()
    .from(deskSession)
    .where(and(eq(deskSession.staffId, staffId), isLive(now, idleSince)))
    .orderBy(desc(deskSession.createdAt), desc(deskSession.id));
}
