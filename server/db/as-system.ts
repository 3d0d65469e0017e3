import { sql } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * Does one part of a transaction as the system, which sees and changes what the caller's own rows do not show: a record of the same
 * person in another county, an account that is to be bound. Only after the caller's right was checked, and only around the
 * few statements that need it; afterwards the transaction is the caller's again.
 */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.execute<{ role: string | null }>(
    sql`select current_setting('app.role', true) as role`,
  );
  const become = (role: string) => tx.execute(sql`select set_config('app.role', ${role}, true)`);
  await become("system");
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // A statement that failed has ended the transaction; then nothing needs to be put back.
    await become(rows[0]?.role ?? "").catch(() => undefined);
    throw error;
  }
  await become(rows[0]?.role ?? "");
  return result;
}

/** Opens the one person of a document to the rest of the transaction, as a full number given in the call would. */
export async function lookFor(tx: Tx, lookupHash: string): Promise<void> {
  await tx.execute(sql`select set_config('app.lookup', ${lookupHash}, true)`);
}
