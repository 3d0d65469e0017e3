import { and, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "./database";
import type { PlaceInRegister } from "./desk-people";
import { request, schoolMember } from "./schema";

export interface ClassCount {
  className: string;
  pupils: number;
  enrolled: number;
}

interface RosterOf {
  county: string;
  school: string;
  year: number;
  today: string;
}

/** The classes of a school, with how many take part in a year; of the pupils that the worker may see. */
export async function classCounts(
  tx: Tx,
  { county, school, year, today }: RosterOf,
): Promise<ClassCount[]> {
  const { rows } = await tx.execute<{ class_name: string; pupils: string; enrolled: string }>(sql`
    select m.class_name, count(*) as pupils,
      count(*) filter (where e.stopped_on is null and (e.registered or e.state in ('paid', 'in-treasury', 'confirmed')))
        as enrolled
    from school_member m
    left join enrolment e on e.county = m.county and e.person_id = m.person_id and e.year = ${year}
    where m.county = ${county} and m.school = ${school} and (m.until is null or m.until >= ${today})
    group by m.class_name order by m.class_name`);
  return rows.map((row) => ({
    className: row.class_name,
    pupils: Number(row.pupils),
    enrolled: Number(row.enrolled),
  }));
}

/** More than sit in one class. */
const MOST_PUPILS = 500;

export async function pupilsOf(
  tx: Tx,
  { county, school, today }: Omit<RosterOf, "year">,
  className: string,
): Promise<PlaceInRegister[]> {
  return tx
    .select({ county: schoolMember.county, personId: schoolMember.personId })
    .from(schoolMember)
    .where(
      and(
        eq(schoolMember.county, county),
        eq(schoolMember.school, school),
        eq(schoolMember.className, className),
        or(isNull(schoolMember.until), gte(schoolMember.until, today)),
      ),
    )
    .orderBy(schoolMember.personId)
    .limit(MOST_PUPILS);
}

/**
 * Puts somebody of the county's register on the list of a school; under the school's own rows. In two steps, because a school sees
 * nobody before they are on its list.
 */
export async function listPupil(tx: Tx, row: typeof schoolMember.$inferInsert): Promise<void> {
  const { county, school, personId, ...said } = row;
  await tx.insert(schoolMember).values(row).onConflictDoNothing();
  await tx
    .update(schoolMember)
    .set(said)
    .where(
      and(
        eq(schoolMember.county, county),
        eq(schoolMember.school, school),
        eq(schoolMember.personId, personId),
      ),
    );
}

/** Whether a request of students is under way for a document, whoever filed it. As the system. */
export async function studentRequestLive(
  tx: Tx,
  { county, year, subjectHash }: { county: string; year: number; subjectHash: string },
): Promise<boolean> {
  const rows = await tx
    .select({ id: request.id })
    .from(request)
    .where(
      and(
        eq(request.county, county),
        eq(request.kind, "student"),
        eq(request.year, year),
        eq(request.subjectHash, subjectHash),
        inArray(request.state, ["submitted", "in-hand", "returned"]),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
