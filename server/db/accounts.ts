import { eq } from "drizzle-orm";
import type { Tx } from "./database";
import { account } from "./schema";

/** The account of an OPENID; the first call makes it. Must run as a resident with this OPENID. */
export async function ensureAccount(
  tx: Tx,
  made: { id: string; openid: string; at: Date },
): Promise<string> {
  const [found] = await tx
    .select({ id: account.id })
    .from(account)
    .where(eq(account.openid, made.openid));
  if (found) return found.id;
  const [row] = await tx
    .insert(account)
    .values({ id: made.id, openid: made.openid, createdAt: made.at })
    .onConflictDoNothing({ target: account.openid })
    .returning({ id: account.id });
  if (row) return row.id;
  // Another call of the same phone was faster.
  return ensureAccount(tx, made);
}

export async function openidOf(tx: Tx, accountId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ openid: account.openid })
    .from(account)
    .where(eq(account.id, accountId));
  return row?.openid;
}
