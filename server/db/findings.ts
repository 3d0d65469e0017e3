import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  like,
  lt,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { FindingKind } from "../../core/contracts";
import type { Tx } from "./database";
import { asSystem } from "./as-system";
import { enrolment, finding, person, request, resident } from "./schema";

export type FindingRow = typeof finding.$inferSelect;

/** Registered or paid, and not stopped. */
const takesPart = (of: string): SQL =>
  sql.raw(
    `(${of}.stopped_on is null and (${of}.registered or ${of}.state in ('paid', 'in-treasury', 'confirmed')))`,
  );

// —— What there is to find ———————————————————————————————————————————————————————————————————————————

/** A year of somebody in which something does not go together, as it stands in one county. */
export interface Conflict {
  county: string;
  personId: string;
  year: number;
  place: string;
  /** The other counties, in order, of a double enrolment. */
  others: string[];
}

/** Years from `fromYear` on in which people take part in more than one county; one row for each of the counties. As the system. */
export async function doubleEnrolments(
  tx: Tx,
  ids: readonly string[],
  fromYear: number,
): Promise<Conflict[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<Record<string, string> & { others: string[] }>(sql`
    select e.county, e.person_id, e.year, r.place, array_agg(o.county::text order by o.county) as others
    from enrolment e
    join resident r on r.county = e.county and r.person_id = e.person_id
    join enrolment o on o.person_id = e.person_id and o.year = e.year and o.county <> e.county
    where e.person_id in (${listOf(ids)}) and e.year >= ${fromYear} and ${takesPart("e")} and ${takesPart("o")}
    group by e.county, e.person_id, e.year, r.place
    order by e.person_id, e.year, e.county`);
  return rows.map((row) => ({ ...conflictOf(row), others: row.others }));
}

/** Years from `fromYear` on in which people take part who are in employee insurance, as the register says. As the system. */
export async function employeesEnrolled(
  tx: Tx,
  ids: readonly string[],
  fromYear: number,
): Promise<Conflict[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<Record<string, string>>(sql`
    select e.county, e.person_id, e.year, r.place
    from enrolment e
    join resident r on r.county = e.county and r.person_id = e.person_id
    where e.person_id in (${listOf(ids)}) and e.year >= ${fromYear} and ${takesPart("e")}
      and r.facts ->> 'employeeInsurance' = 'active'
    order by e.person_id, e.year`);
  return rows.map(conflictOf);
}

const listOf = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

const conflictOf = (row: Record<string, string>): Conflict => ({
  county: row["county"] ?? "",
  personId: row["person_id"] ?? "",
  year: Number(row["year"]),
  place: row["place"] ?? "",
  others: [],
});

/** Keys of people in the order in which a walk over all of them goes, after `mark`. */
export async function peopleAfter(tx: Tx, mark: string | null, most: number): Promise<string[]> {
  const rows = await tx
    .select({ id: person.id })
    .from(person)
    .where(sql`${person.id} > ${mark ?? ""}`)
    .orderBy(asc(person.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** People of a county by their documents, former ones included; of the rows that the worker may see. */
export async function residentsByDocument(
  tx: Tx,
  county: string,
  hashes: readonly string[],
): Promise<{ lookupHash: string; personId: string; place: string; nameSealed: string }[]> {
  if (hashes.length === 0) return [];
  return tx
    .select({
      lookupHash: person.lookupHash,
      personId: person.id,
      place: resident.place,
      nameSealed: person.nameSealed,
    })
    .from(person)
    .innerJoin(resident, and(eq(resident.personId, person.id), eq(resident.county, county)))
    .where(inArray(person.lookupHash, [...hashes]));
}

/** Who takes part in a year of a county. */
export async function takingPart(
  tx: Tx,
  { county, year }: { county: string; year: number },
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: enrolment.personId })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.county, county),
        eq(enrolment.year, year),
        inArray(enrolment.personId, [...ids]),
        takesPart("enrolment"),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

// —— What was found ——————————————————————————————————————————————————————————————————————————————————

/** Findings of a kind about somebody in a county whose keys begin alike: the same thing, found once or more often. */
export async function findingsLike(
  tx: Tx,
  county: string,
  key: string,
): Promise<Pick<FindingRow, "key" | "state" | "way">[]> {
  return tx
    .select({ key: finding.key, state: finding.state, way: finding.way })
    .from(finding)
    .where(and(eq(finding.county, county), or(eq(finding.key, key), like(finding.key, `${key}#%`))))
    .orderBy(asc(finding.foundAt), asc(finding.id));
}

export interface FindingList {
  counties: readonly string[];
  state: FindingRow["state"];
  kind?: FindingKind | undefined;
}

export interface FindingMark {
  at: Date;
  id: string;
}

const listed = ({ counties, state, kind }: FindingList): SQL | undefined =>
  and(
    inArray(finding.county, [...counties]),
    eq(finding.state, state),
    kind === undefined ? undefined : eq(finding.kind, kind),
  );

/** Open findings, what was found first at the top; closed ones, what was found last at the top. */
export async function pageOfFindings(
  tx: Tx,
  list: FindingList,
  { mark, most }: { mark: FindingMark | undefined; most: number },
): Promise<FindingRow[]> {
  const isOpen = list.state === "open";
  const at = mark && mark.at;
  const beyond =
    mark &&
    at &&
    (isOpen
      ? or(
          sql`${finding.foundAt} > ${at.toISOString()}::timestamptz`,
          and(eq(finding.foundAt, at), sql`${finding.id} > ${mark.id}`),
        )
      : or(lt(finding.foundAt, at), and(eq(finding.foundAt, at), lt(finding.id, mark.id))));
  return tx
    .select()
    .from(finding)
    .where(and(listed(list), beyond))
    .orderBy(
      ...(isOpen
        ? [asc(finding.foundAt), asc(finding.id)]
        : [desc(finding.foundAt), desc(finding.id)]),
    )
    .limit(most);
}

export async function countFindings(tx: Tx, list: FindingList): Promise<number> {
  return tx.$count(finding, listed(list));
}

export async function openFindingsOf(tx: Tx, personId: string): Promise<FindingRow[]> {
  return tx
    .select()
    .from(finding)
    .where(and(eq(finding.personId, personId), eq(finding.state, "open")))
    .orderBy(asc(finding.foundAt));
}

export async function findingById(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const [row] = await tx.select().from(finding).where(eq(finding.id, id));
  return row;
}

/** The finding, held until the transaction ends; only who may settle it gets it. */
export async function lockFinding(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const [row] = await tx.select().from(finding).where(eq(finding.id, id)).for("update");
  return row;
}

export async function closeFinding(
  tx: Tx,
  { county, id }: Pick<FindingRow, "county" | "id">,
  closed: { at: Date; by: string; way: string; reasonSealed: string },
): Promise<void> {
  await tx
    .update(finding)
    .set({
      state: "closed",
      closedAt: closed.at,
      closedBy: closed.by,
      way: closed.way,
      reasonSealed: closed.reasonSealed,
    })
    .where(and(eq(finding.county, county), eq(finding.id, id)));
}

/**
 * Tells the other counties of a double enrolment what this one did: `ended` or `kept`. As the system, at just this: a worker sees
 * nothing of another county.
 */
export async function tellOtherCounties(
  tx: Tx,
  { county, personId, year }: { county: string; personId: string; year: number },
  did: "ended" | "kept",
): Promise<void> {
  await asSystem(tx, () =>
    tx
      .update(finding)
      .set({
        detail: sql`${finding.detail} || jsonb_build_object(${`by-${county}`}::text, ${did}::text)`,
      })
      .where(
        and(
          eq(finding.kind, "double-enrolment"),
          eq(finding.personId, personId),
          eq(finding.year, year),
          eq(finding.state, "open"),
          sql`${finding.county} <> ${county}`,
        ),
      ),
  );
}

/** Whether a refund was approved of one of two records for a year; the other may stand in another county. As the system. */
export async function wasRefunded(
  tx: Tx,
  personIds: readonly string[],
  year: number,
): Promise<boolean> {
  if (personIds.length === 0) return false;
  const rows = await asSystem(tx, () =>
    tx
      .select({ id: request.id })
      .from(request)
      .where(
        and(
          inArray(request.personId, [...personIds]),
          eq(request.kind, "refund"),
          eq(request.year, year),
          eq(request.state, "completed"),
          isNotNull(request.refundFen),
          gte(request.refundFen, 1),
        ),
      )
      .limit(1),
  );
  return rows.length > 0;
}
