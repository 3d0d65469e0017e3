import { and, count, eq, gt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { bindingTry } from "./schema";

/** `search` and `face-code` are those of workers; `account_id` is then the worker's key. */
export type TryKind = "bind" | "confirm" | "file" | "join" | "search" | "face-code";

/** Failed tries between two instants, by the account and about the target. */
export interface FailedTries {
  byAccount: number;
  aboutTarget: number;
}

/**
 * Counts failed tries. Tries of one account and about one target wait for each other until the transaction ends, so
 * that many at once cannot slip under a limit.
 */
export async function failedTries(
  tx: Tx,
  {
    accountId,
    targetHash,
    kind,
    since,
    now,
  }: { accountId: string; targetHash: string; kind: TryKind; since: Date; now: Date },
): Promise<FailedTries> {
  const locks = [`try:${accountId}`, `try:${targetHash}`].sort();
  for (const name of locks)
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  const [row] = await tx
    .select({
      byAccount: count(sql`case when ${bindingTry.accountId} = ${accountId} then 1 end`),
      aboutTarget: count(sql`case when ${bindingTry.targetHash} = ${targetHash} then 1 end`),
    })
    .from(bindingTry)
    .where(
      and(
        eq(bindingTry.kind, kind),
        eq(bindingTry.worked, false),
        gt(bindingTry.at, since),
        lte(bindingTry.at, now),
        or(eq(bindingTry.accountId, accountId), eq(bindingTry.targetHash, targetHash)),
      ),
    );
  return row ?? { byAccount: 0, aboutTarget: 0 };
}

export type NewTry = typeof bindingTry.$inferInsert;

export async function insertTry(tx: Tx, row: NewTry): Promise<void> {
  await tx.insert(bindingTry).values(row);
}
