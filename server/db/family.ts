import { and, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { EnrolmentState, LeftOutReason } from "../../core/contracts";
import type { Tx } from "./database";
import { binding, faceCode, leftOut, opening } from "./schema";

/** Somebody of a household book, and how far a year has come; no number, no phone, no class. */
export interface BookPerson {
  personId: string;
  nameSealed: string;
  birthDate: string;
  relationToHead: string;
  /** Absent where the year has no row. */
  year: {
    state: EnrolmentState;
    registered: boolean;
    carried: boolean;
    stoppedOn: string | null;
  } | null;
  leftOut: {
    reason: LeftOutReason;
    until: string | null;
    /** Which insurance and where. */
    detailSealed: string | null;
    statedAt: Date;
  } | null;
}

/** Everybody of the book of a person to whom the caller is fully bound; fails for anybody else. */
export async function ownHousehold(
  tx: Tx,
  { county, year, personId }: { county: string; year: number; personId: string },
): Promise<BookPerson[]> {
  const { rows } = await tx.execute<{
    person_id: string;
    name_sealed: string;
    birth_date: string;
    relation_to_head: string;
    state: EnrolmentState | null;
    registered: boolean | null;
    carried: boolean | null;
    stopped_on: string | null;
    reason: LeftOutReason | null;
    until: string | null;
    detail_sealed: string | null;
    stated_at: Date | string | null;
  }>(sql`
    select person_id, name_sealed, birth_date::text, relation_to_head, state, registered, carried, stopped_on::text, reason,
      until::text, detail_sealed, stated_at
    from household_of(${county}, ${personId}, ${year})`);
  return rows.map((row) => ({
    personId: row.person_id,
    nameSealed: row.name_sealed,
    birthDate: row.birth_date,
    relationToHead: row.relation_to_head,
    year: row.state && {
      state: row.state,
      registered: row.registered === true,
      carried: row.carried === true,
      stoppedOn: row.stopped_on,
    },
    leftOut:
      row.reason && row.stated_at !== null
        ? {
            reason: row.reason,
            until: row.until,
            detailSealed: row.detail_sealed,
            statedAt: new Date(row.stated_at),
          }
        : null,
  }));
}

type LeftOutRow = typeof leftOut.$inferSelect;
type LeftOutKey = Pick<LeftOutRow, "county" | "year" | "personId">;

const isLeftOut = ({ county, year, personId }: LeftOutKey) =>
  and(eq(leftOut.county, county), eq(leftOut.year, year), eq(leftOut.personId, personId));

/** What was said of somebody before, held until the transaction ends. */
export async function leftOutOf(tx: Tx, key: LeftOutKey): Promise<LeftOutRow | undefined> {
  const [row] = await tx.select().from(leftOut).where(isLeftOut(key)).for("update");
  return row;
}

export async function saveLeftOut(tx: Tx, row: LeftOutRow): Promise<void> {
  const { county, year, personId, ...said } = row;
  await tx
    .insert(leftOut)
    .values({ county, year, personId, ...said })
    .onConflictDoUpdate({ target: [leftOut.county, leftOut.year, leftOut.personId], set: said });
}

export async function takeBackLeftOut(tx: Tx, key: LeftOutKey): Promise<void> {
  await tx.delete(leftOut).where(isLeftOut(key));
}

/** Why two accounts are looked into: both say to be the person, or one says that the other has no business with them. */
export type ClaimWhy = "bind" | "confirm" | "dispute";

/** Makes a finding for the desk of the person's place; false where nothing is to be found, or one is open already. */
export async function noteTwoClaims(
  tx: Tx,
  claim: {
    bindingId: string;
    why: ClaimWhy;
    findingId: string;
    noteSealed: string | null;
    at: Date;
  },
): Promise<boolean> {
  const { bindingId, why, findingId, noteSealed, at } = claim;
  const { rows } = await tx.execute<{ made: boolean }>(
    sql`select note_two_claims(${bindingId}, ${why}, ${findingId}, ${noteSealed}, ${at.toISOString()}::timestamptz) as made`,
  );
  return rows[0]?.made === true;
}

/** Live bindings of others who say to be a person whom the caller says to be. */
export async function claimsByOthers(
  tx: Tx,
): Promise<{ id: string; personId: string; at: Date }[]> {
  const { rows } = await tx.execute<{
    binding_id: string;
    about_person: string;
    since: Date | string;
  }>(sql`select binding_id, about_person, since from claims_by_others()`);
  return rows.map((row) => ({
    id: row.binding_id,
    personId: row.about_person,
    at: new Date(row.since),
  }));
}

/** The caller's own bindings that a worker ended since an instant. */
export async function bindingsEndedByDesk(
  tx: Tx,
  accountId: string,
  since: Date,
): Promise<{ id: string; typedNameSealed: string; at: Date | null }[]> {
  return tx
    .select({ id: binding.id, typedNameSealed: binding.typedNameSealed, at: binding.endedAt })
    .from(binding)
    .where(
      and(
        eq(binding.accountId, accountId),
        eq(binding.endedBy, "staff"),
        isNotNull(binding.endedAt),
        gt(binding.endedAt, since),
      ),
    )
    .orderBy(desc(binding.endedAt));
}

/** The code of a binding: a new one takes the place of the one before. */
export async function saveFaceCode(tx: Tx, row: typeof faceCode.$inferInsert): Promise<void> {
  const { bindingId, ...said } = row;
  await tx
    .insert(faceCode)
    .values({ bindingId, ...said, usedAt: null })
    .onConflictDoUpdate({ target: faceCode.bindingId, set: { ...said, usedAt: null } });
}

/** Places of the desks from which workers handle somebody's matters; `home` is that person's place. */
export async function deskPlaces(
  tx: Tx,
  staffIds: readonly string[],
  home: string,
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const list = sql.join(
    [...new Set(staffIds)].map((id) => sql`${id}`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ worker: string; desk: string }>(
    sql`select worker, desk from desk_places(array[${list}]::text[], ${home})`,
  );
  return new Map(rows.map(({ worker, desk }) => [worker, desk]));
}

/** An extension or a special window that staff switched on, and have not ended since. */
export type OpeningRow = Pick<
  typeof opening.$inferSelect,
  "county" | "place" | "year" | "kind" | "fromDay" | "untilDay"
>;

export async function openingsOf(tx: Tx, counties: readonly string[]): Promise<OpeningRow[]> {
  if (counties.length === 0) return [];
  return tx
    .select({
      county: opening.county,
      place: opening.place,
      year: opening.year,
      kind: opening.kind,
      fromDay: opening.fromDay,
      untilDay: opening.untilDay,
    })
    .from(opening)
    .where(and(inArray(opening.county, [...new Set(counties)]), isNull(opening.endedAt)));
}
