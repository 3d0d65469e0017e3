import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { asSystem } from "./as-system";
import type { Tx } from "./database";
import { account, binding, person, resident } from "./schema";

/** Accounts and families beside a decision. A worker's own rows show neither: each function looks beyond them at just what it says. */

export type BindingRecord = typeof binding.$inferSelect;

/** A binding by its key, ended ones too: the parent whom a request names was bound when it was filed. */
export async function bindingRecord(tx: Tx, id: string): Promise<BindingRecord | undefined> {
  const [row] = await asSystem(tx, () => tx.select().from(binding).where(eq(binding.id, id)));
  return row;
}

/** Live bindings to people, or of an account. */
export async function liveBindings(
  tx: Tx,
  of: { accountId: string } | { personId: string },
): Promise<BindingRecord[]> {
  const whose =
    "accountId" in of ? eq(binding.accountId, of.accountId) : eq(binding.personId, of.personId);
  return asSystem(tx, () =>
    tx
      .select()
      .from(binding)
      .where(and(whose, isNull(binding.endedAt)))
      .orderBy(binding.boundAt, binding.id),
  );
}

/** Throws a unique violation of `binding_live` where the two are bound already. */
export async function bindAccount(tx: Tx, row: typeof binding.$inferInsert): Promise<void> {
  await asSystem(tx, () => tx.insert(binding).values(row));
}

/** The account still exists: one that was deleted in the meantime gets no binding. */
export async function accountExists(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await asSystem(tx, () =>
    tx.select({ id: account.id }).from(account).where(eq(account.id, accountId)),
  );
  return rows.length > 0;
}

/**
 * Whether a worker's own account is bound to one of these people, or to somebody of the same household book: nobody decides for the own
 * family. Looks beyond the worker's rows at just this.
 */
export async function isFamilyOf(
  tx: Tx,
  accountId: string,
  { personIds, households }: { personIds: readonly string[]; households: readonly HouseholdKey[] },
): Promise<boolean> {
  return asSystem(tx, async () => {
    const own = await tx
      .select({ id: binding.personId })
      .from(binding)
      .where(and(eq(binding.accountId, accountId), isNull(binding.endedAt)));
    const people = own.map(({ id }) => id);
    if (people.length === 0) return false;
    if (personIds.some((id) => people.includes(id))) return true;
    const theirs =
      personIds.length === 0
        ? []
        : await tx
            .select({ county: resident.county, household: resident.household })
            .from(resident)
            .where(inArray(resident.personId, [...personIds]));
    const books = [...theirs, ...households];
    if (books.length === 0) return false;
    const same = await tx
      .select({ id: resident.personId })
      .from(resident)
      .where(
        and(
          inArray(resident.personId, people),
          or(
            ...books.map(({ county, household }) =>
              and(eq(resident.county, county), eq(resident.household, household)),
            ),
          ),
        ),
      )
      .limit(1);
    return same.length > 0;
  });
}

export interface HouseholdKey {
  county: string;
  household: string;
}

/** Names of whom requests are about, for who sees the requests: also of somebody of another town whom a desk serves (KP-25). */
export async function namesOfPeople(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, { id: string; nameSealed: string }>> {
  if (personIds.length === 0) return new Map();
  const rows = await asSystem(tx, () =>
    tx
      .select({ id: person.id, nameSealed: person.nameSealed })
      .from(person)
      .where(and(inArray(person.id, [...new Set(personIds)]), isNull(person.erasedAt))),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
