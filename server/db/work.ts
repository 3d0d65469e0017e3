import { and, asc, eq, gt, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { job, messageConsent, outbox, quoteReceipt } from "./schema";

// —— What a person agreed to —————————————————————————————————————————————————————————————————————————

export async function addConsent(
  tx: Tx,
  { accountId, template, at }: { accountId: string; template: string; at: Date },
): Promise<void> {
  await tx
    .insert(messageConsent)
    .values({ accountId, template, leftCount: 1, updatedAt: at })
    .onConflictDoUpdate({
      target: [messageConsent.accountId, messageConsent.template],
      set: { leftCount: sql`${messageConsent.leftCount} + 1`, updatedAt: at },
    });
}

/** Sets the count to nothing: withdrawn, or WeChat says that none is left. */
export async function dropConsent(
  tx: Tx,
  { accountId, template, at }: { accountId: string; template: string; at: Date },
): Promise<void> {
  await tx
    .update(messageConsent)
    .set({ leftCount: 0, updatedAt: at })
    .where(and(eq(messageConsent.accountId, accountId), eq(messageConsent.template, template)));
}

/** Uses one up; false where none is left. */
export async function useConsent(
  tx: Tx,
  { accountId, template, at }: { accountId: string; template: string; at: Date },
): Promise<boolean> {
  const used = await tx
    .update(messageConsent)
    .set({ leftCount: sql`${messageConsent.leftCount} - 1`, updatedAt: at })
    .where(
      and(
        eq(messageConsent.accountId, accountId),
        eq(messageConsent.template, template),
        sql`${messageConsent.leftCount} > 0`,
      ),
    )
    .returning({ left: messageConsent.leftCount });
  return used.length === 1;
}

export async function consentLeft(tx: Tx, accountId: string): Promise<Record<string, number>> {
  const rows = await tx
    .select({ template: messageConsent.template, left: messageConsent.leftCount })
    .from(messageConsent)
    .where(eq(messageConsent.accountId, accountId));
  return Object.fromEntries(rows.map(({ template, left }) => [template, left]));
}

// —— Messages to send ————————————————————————————————————————————————————————————————————————————————

export type OutboxRow = typeof outbox.$inferSelect;

/** Queues a message once; the same key again is nothing. */
export async function queueMessage(
  tx: Tx,
  message: Pick<OutboxRow, "key" | "accountId" | "template" | "body" | "queuedAt">,
): Promise<void> {
  await tx
    .insert(outbox)
    .values({ ...message, state: "pending" })
    .onConflictDoNothing();
}

/** The next message that waits, locked; another run takes another one. */
export async function takeMessage(tx: Tx): Promise<OutboxRow | undefined> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(eq(outbox.state, "pending"))
    .orderBy(asc(outbox.queuedAt))
    .limit(1)
    .for("update", { skipLocked: true });
  return row;
}

export async function markMessage(
  tx: Tx,
  key: string,
  state: OutboxRow["state"],
  doneAt: Date | null,
): Promise<void> {
  await tx.update(outbox).set({ state, doneAt }).where(eq(outbox.key, key));
}

/** Messages whose sending broke off: sent or not, nobody knows, and they are not sent again. */
export async function countLostMessages(tx: Tx, startedBefore: Date, at: Date): Promise<number> {
  const lost = await tx
    .update(outbox)
    .set({ state: "unknown", doneAt: at })
    .where(and(eq(outbox.state, "sending"), lt(outbox.queuedAt, startedBefore)))
    .returning({ key: outbox.key });
  return lost.length;
}

export async function countMessages(tx: Tx): Promise<number> {
  return tx.$count(outbox, eq(outbox.state, "pending"));
}

// —— Jobs of the clock ———————————————————————————————————————————————————————————————————————————————

/** Makes a job known; one that is known stays as it is. */
export async function ensureJob(tx: Tx, name: string, firstRunAt: Date): Promise<void> {
  await tx.insert(job).values({ name, nextRunAt: firstRunAt }).onConflictDoNothing();
}

/**
 * Takes a job that is due, for `leaseMs`; false where it is not due, or another run has it. An instant further ahead than
 * we ever write means that the clock was set back: the job is due.
 */
export async function leaseJob(
  tx: Tx,
  name: string,
  { now, everyMs, leaseMs }: { now: Date; everyMs: number; leaseMs: number },
): Promise<boolean> {
  const ahead = (ms: number) => new Date(now.getTime() + ms);
  const taken = await tx
    .update(job)
    .set({ leasedUntil: ahead(leaseMs) })
    .where(
      and(
        eq(job.name, name),
        or(lte(job.nextRunAt, now), gt(job.nextRunAt, ahead(everyMs))),
        or(isNull(job.leasedUntil), lt(job.leasedUntil, now), gt(job.leasedUntil, ahead(leaseMs))),
      ),
    )
    .returning({ name: job.name });
  return taken.length === 1;
}

export async function finishJob(
  tx: Tx,
  name: string,
  { at, nextRunAt, done, left }: { at: Date; nextRunAt: Date; done: number; left: number },
): Promise<void> {
  await tx
    .update(job)
    .set({ leasedUntil: null, nextRunAt, lastRanAt: at, lastDone: done, lastLeft: left })
    .where(eq(job.name, name));
}

export async function insertReceipt(tx: Tx, row: typeof quoteReceipt.$inferInsert): Promise<void> {
  await tx.insert(quoteReceipt).values(row);
}
