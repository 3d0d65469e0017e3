import { and, inArray, ne, sql } from "drizzle-orm";
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

/** A school is a local unit from Z21 on: a place for those who work there and list its pupils, and none that a resident chooses. */
const IS_SCHOOL = "^[0-9]{6}Z[2-9]";

/** All places but villages and schools: those that a resident chooses from. */
export async function placesToChoose(tx: Tx): Promise<PlaceNode[]> {
  const rows = await tx
    .select({ code: place.code, name: place.name, parent: place.parent, level: place.level })
    .from(place)
    .where(and(ne(place.level, "village"), sql`${place.code} !~ ${IS_SCHOOL}`))
    .orderBy(place.code);
  // The table's own check allows no other level.
  return rows as PlaceNode[];
}

/** Everything at and under counties by their codes, villages and local units too. */
export async function placesUnder(tx: Tx, counties: readonly string[]): Promise<PlaceNode[]> {
  if (counties.length === 0) return [];
  const rows = await tx
    .select({ code: place.code, name: place.name, parent: place.parent, level: place.level })
    .from(place)
    .where(inArray(sql`left(${place.code}, 6)`, [...counties]))
    .orderBy(place.code);
  // The table's own check allows no other level.
  return rows as PlaceNode[];
}

/** A place, all above it, and all below it but villages and schools: their codes tell where they belong. */
export async function placesAround(tx: Tx, code: string): Promise<PlaceNode[]> {
  const { rows } = await tx.execute<{
    code: string;
    name: string;
    parent: string | null;
    level: PlaceNode["level"];
  }>(sql`
    with recursive
      above as (
        select * from place where code = ${code}
        union select p.* from place p join above a on p.code = a.parent
      ),
      below as (
        select * from place where parent = ${code} and level <> 'village' and code !~ ${IS_SCHOOL}
        union select p.* from place p join below b on p.parent = b.code
          where p.level <> 'village' and p.code !~ ${IS_SCHOOL}
      )
    select code, name, parent, level from above
    union select code, name, parent, level from below
    order by code`);
  return rows.map(({ code: own, name, parent, level }) => ({ code: own, name, parent, level }));
}
