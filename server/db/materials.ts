import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "./database";
import type { RequestRow } from "./requests";
import { filingKey, photoSlot, requestMaterial } from "./schema";

export type SlotRow = typeof photoSlot.$inferSelect;
export type MaterialRow = typeof requestMaterial.$inferSelect;
export type FilingRow = typeof filingKey.$inferSelect;

/** Where photos may be put. `owner` is `account:<key>` or `staff:<key>`. */
export async function insertSlots(
  tx: Tx,
  rows: readonly (typeof photoSlot.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(photoSlot).values([...rows]);
}

/** The caller's own slots of these keys; others are not seen. */
export async function slotsByKey(tx: Tx, ids: readonly string[]): Promise<SlotRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(photoSlot)
    .where(inArray(photoSlot.id, [...ids]));
}

/** Slots that were given out and may still be filled. */
export async function slotsOpen(tx: Tx, owner: string, now: Date): Promise<number> {
  const rows = await tx
    .select({ expiresAt: photoSlot.expiresAt })
    .from(photoSlot)
    .where(and(eq(photoSlot.owner, owner), isNull(photoSlot.usedAt)));
  return rows.filter(({ expiresAt }) => expiresAt >= now).length;
}

/** Uses a slot up; false where another call was faster. */
export async function useSlot(tx: Tx, id: string, at: Date): Promise<boolean> {
  const used = await tx
    .update(photoSlot)
    .set({ usedAt: at })
    .where(and(eq(photoSlot.id, id), isNull(photoSlot.usedAt)))
    .returning({ id: photoSlot.id });
  return used.length === 1;
}

export async function insertMaterials(
  tx: Tx,
  rows: readonly (typeof requestMaterial.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(requestMaterial).values([...rows]);
}

/** Photos of requests in the order in which they were put up. */
export async function materialsOf(
  tx: Tx,
  rows: readonly Pick<RequestRow, "county" | "id">[],
): Promise<MaterialRow[]> {
  if (rows.length === 0) return [];
  return tx
    .select()
    .from(requestMaterial)
    .where(
      and(
        inArray(requestMaterial.county, [...new Set(rows.map(({ county }) => county))]),
        inArray(
          requestMaterial.requestId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(requestMaterial.putUpAt), asc(requestMaterial.id));
}

/** The filing that a request key stands for. */
export async function filingOf(tx: Tx, owner: string, key: string): Promise<FilingRow | undefined> {
  const [row] = await tx
    .select()
    .from(filingKey)
    .where(and(eq(filingKey.owner, owner), eq(filingKey.key, key)));
  return row;
}

/** Throws a unique violation of `filing_key_owner_key_pk` where a call with the same key was faster. */
export async function insertFiling(tx: Tx, row: typeof filingKey.$inferInsert): Promise<void> {
  await tx.insert(filingKey).values(row);
}

/** Writes down what a worker says of a photo; false where there is none, or it was taken down. */
export async function judgeMaterial(
  tx: Tx,
  { county, requestId, id }: Pick<MaterialRow, "county" | "requestId" | "id">,
  { verdict, by, at }: { verdict: "good" | "bad"; by: string; at: Date },
): Promise<boolean> {
  const judged = await tx
    .update(requestMaterial)
    .set({ verdict, judgedBy: by, judgedAt: at })
    .where(
      and(
        eq(requestMaterial.county, county),
        eq(requestMaterial.requestId, requestId),
        eq(requestMaterial.id, id),
        isNull(requestMaterial.goneAt),
      ),
    )
    .returning({ id: requestMaterial.id });
  return judged.length === 1;
}
