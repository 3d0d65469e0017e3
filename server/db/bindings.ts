import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Binding, Relation } from "../../core/contracts";
import type { Tx } from "./database";
import { binding } from "./schema";

export interface BindingRow {
  id: string;
  accountId: string;
  personId: string;
  relation: Relation;
  level: Binding;
  typedNameSealed: string;
  boundAt: Date;
}

const COLUMNS = {
  id: binding.id,
  accountId: binding.accountId,
  personId: binding.personId,
  relation: binding.relation,
  level: binding.level,
  typedNameSealed: binding.typedNameSealed,
  boundAt: binding.boundAt,
};

/** Live bindings of an account, in the order in which they were made; the member's key is the binding's id. */
export async function bindingsOf(tx: Tx, accountId: string): Promise<BindingRow[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(binding)
    .where(and(eq(binding.accountId, accountId), isNull(binding.endedAt)))
    .orderBy(asc(binding.boundAt), asc(binding.id));
  return rows as BindingRow[];
}

export type NewBinding = typeof binding.$inferInsert;

/** Throws a unique violation of `binding_live` where the two are bound already. */
export async function insertBinding(tx: Tx, row: NewBinding): Promise<void> {
  await tx.insert(binding).values(row);
}

export async function makeFull(
  tx: Tx,
  id: string,
  { method, at }: { method: "phone" | "guardian" | "staff"; at: Date },
): Promise<void> {
  await tx
    .update(binding)
    .set({ level: "full", method, confirmedAt: at })
    .where(eq(binding.id, id));
}

export async function endBinding(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(binding).set({ endedAt: at }).where(eq(binding.id, id));
}

/** A worker ends it: the account is told. False where it had ended before, or the worker may not. */
export async function endBindingByStaff(tx: Tx, id: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(binding)
    .set({ endedAt: at, endedBy: "staff" })
    .where(and(eq(binding.id, id), isNull(binding.endedAt)))
    .returning({ id: binding.id });
  return ended.length > 0;
}

export interface OtherBinding {
  id: string;
  personId: string;
  at: Date;
}

/** Bindings that others made to the same people after the asking account did. */
export async function bindingsByOthers(tx: Tx): Promise<OtherBinding[]> {
  const { rows } = await tx.execute<{
    binding_id: string;
    about_person: string;
    since: Date | string;
  }>(sql`select binding_id, about_person, since from bindings_by_others()`);
  return rows.map((row) => ({
    id: row.binding_id,
    personId: row.about_person,
    at: new Date(row.since),
  }));
}
