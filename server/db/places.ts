import { inArray } from "drizzle-orm";
import type { PlaceNode } from "../../core/policy";
import type { Tx } from "./database";
import { place } from "./schema";

export interface DatedPlace extends PlaceNode {
  /** Inclusive days, `YYYY-MM-DD`; absent: in force in every year that matters here. */
  from?: string | undefined;
  to?: string | undefined;
}

export async function savePlaces(tx: Tx, places: readonly DatedPlace[]): Promise<void> {
  for (const { code, name, parent, level, from, to } of places) {
    const row = { name, parent, level, validFrom: from ?? null, validTo: to ?? null };
    await tx
      .insert(place)
      .values({ code, ...row })
      .onConflictDoUpdate({ target: place.code, set: row });
  }
}

export async function allPlaces(tx: Tx): Promise<PlaceNode[]> {
  const rows = await tx
    .select({ code: place.code, name: place.name, parent: place.parent, level: place.level })
    .from(place)
    .orderBy(place.code);
  // The table's own check allows no other level.
  return rows as PlaceNode[];
}

export async function placeNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ code: place.code, name: place.name })
    .from(place)
    .where(inArray(place.code, [...codes]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}
