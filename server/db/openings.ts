import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./database";
import { opening } from "./schema";

export type OpeningRecord = typeof opening.$inferSelect;

/** Extensions and special windows of a place: its own, those of places above it and of places under it. */
export async function openingsAround(
  tx: Tx,
  place: string,
  year: number,
): Promise<OpeningRecord[]> {
  return tx
    .select()
    .from(opening)
    .where(
      and(
        eq(opening.county, place.slice(0, 6)),
        eq(opening.year, year),
        sql`(starts_with(${place}, ${opening.place}) or starts_with(${opening.place}, ${place}))`,
      ),
    )
    .orderBy(asc(opening.madeAt), asc(opening.id));
}

/** Throws a unique violation of `opening_live` where one of the kind is open already. */
export async function insertOpening(
  tx: Tx,
  row: Omit<OpeningRecord, "endedAt" | "endedBy">,
): Promise<void> {
  await tx.insert(opening).values(row);
}

export async function openingById(tx: Tx, id: string): Promise<OpeningRecord | undefined> {
  const [row] = await tx.select().from(opening).where(eq(opening.id, id));
  return row;
}

/** False where it was ended before, or the worker may not. */
export async function endOpening(
  tx: Tx,
  { county, id }: Pick<OpeningRecord, "county" | "id">,
  { at, by }: { at: Date; by: string },
): Promise<boolean> {
  const ended = await tx
    .update(opening)
    .set({ endedAt: at, endedBy: by })
    .where(and(eq(opening.county, county), eq(opening.id, id), isNull(opening.endedAt)))
    .returning({ id: opening.id });
  return ended.length > 0;
}
