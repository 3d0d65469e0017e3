import { and, eq, notExists, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { bindingTry, person, personDocument, request } from "./schema";

/** The two hashes of one document or name, while a look-up key is exchanged. */
export interface HashChange {
  from: string;
  to: string;
}

/** A former document that stands under a hash: its number is sealed for just that hash. */
export async function formerDocument(
  tx: Tx,
  lookupHash: string,
): Promise<{ numberSealed: string } | undefined> {
  const [row] = await tx
    .select({ numberSealed: personDocument.numberSealed })
    .from(personDocument)
    .where(eq(personDocument.lookupHash, lookupHash))
    .for("update");
  return row;
}

export async function moveFormerDocument(
  tx: Tx,
  { from, to }: HashChange,
  numberSealed: string,
): Promise<void> {
  await tx
    .update(personDocument)
    .set({ lookupHash: to, numberSealed })
    .where(eq(personDocument.lookupHash, from));
}

/**
 * Everything else that stands under the hash of a document. A person who was entered anew under the other hash in the same
 * moment keeps the row: the two records are then two, and the integrity check tells.
 */
export async function moveLookupHash(tx: Tx, { from, to }: HashChange): Promise<boolean> {
  const taken = tx
    .select({ one: sql`1` })
    .from(sql`person other`)
    .where(sql`other.lookup_hash = ${to}`);
  const moved = await tx
    .update(person)
    .set({ lookupHash: to })
    .where(and(eq(person.lookupHash, from), notExists(taken)))
    .returning({ id: person.id });
  await tx.update(request).set({ subjectHash: to }).where(eq(request.subjectHash, from));
  await tx.update(bindingTry).set({ targetHash: to }).where(eq(bindingTry.targetHash, from));
  return moved.length > 0;
}

export async function moveNameHash(tx: Tx, { from, to }: HashChange): Promise<void> {
  await tx.update(person).set({ nameHash: to }).where(eq(person.nameHash, from));
}
