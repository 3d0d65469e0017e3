import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "./database";
import type { RequestRow } from "./requests";
import { countyRun, enrolment, place, request, resident } from "./schema";
import type { YearKey } from "./years";

export type CountyRun = typeof countyRun.$inferSelect;
export type RunKey = Pick<CountyRun, "county" | "job" | "year">;

/** For runs over everybody, whatever the county and year. */
export const EVERYWHERE = { county: "000000", year: 0 } as const;

/** Jobs whose figures per county and year the desk is shown. */
export const CARRY_OVER = "carry-over";
export const STOP_PERMITS = "stop-expired-permits";

const isRun = ({ county, job, year }: RunKey) =>
  and(eq(countyRun.county, county), eq(countyRun.job, job), eq(countyRun.year, year));

export async function runOf(tx: Tx, key: RunKey): Promise<CountyRun | undefined> {
  const [row] = await tx.select().from(countyRun).where(isRun(key));
  return row;
}

/** The run, held until the transaction ends; the first call begins it. */
export async function lockRun(tx: Tx, key: RunKey, at: Date): Promise<CountyRun> {
  await tx
    .insert(countyRun)
    .values({ ...key, mark: null, done: 0, skipped: 0, startedAt: at, finishedAt: null })
    .onConflictDoNothing();
  const [row] = await tx.select().from(countyRun).where(isRun(key)).for("update");
  if (!row) throw new Error("a run vanished");
  return row;
}

export async function saveRun(
  tx: Tx,
  key: RunKey,
  changes: Partial<Pick<CountyRun, "mark" | "done" | "skipped" | "startedAt" | "finishedAt">>,
): Promise<void> {
  await tx.update(countyRun).set(changes).where(isRun(key));
}

export async function countyCodes(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ code: place.code })
    .from(place)
    .where(eq(place.level, "county"))
    .orderBy(asc(place.code));
  return rows.map(({ code }) => code);
}

// —— Carrying over ———————————————————————————————————————————————————————————————————————————————————

const paidLastYear = ({
  county,
  year,
  mark,
}: {
  county: string;
  year: number;
  mark: string | null;
}) =>
  and(
    eq(enrolment.county, county),
    eq(enrolment.year, year - 1),
    inArray(enrolment.state, ["paid", "in-treasury", "confirmed"]),
    isNull(enrolment.stoppedOn),
    mark === null ? undefined : gt(enrolment.personId, mark),
    sql`not exists (select 1 from enrolment n where n.county = ${enrolment.county} and n.year = ${year}
      and n.person_id = ${enrolment.personId} and (n.registered or n.state <> 'unregistered'))`,
  );

/** Those who paid for the year before and are not registered for this one, in the order of their keys. */
export async function lastYearsEnrollees(
  tx: Tx,
  after: { county: string; year: number; mark: string | null },
  most: number,
): Promise<string[]> {
  const rows = await tx
    .select({ id: enrolment.personId })
    .from(enrolment)
    .where(paidLastYear(after))
    .orderBy(asc(enrolment.personId))
    .limit(most);
  return rows.map(({ id }) => id);
}

export async function countLastYearsEnrollees(
  tx: Tx,
  after: { county: string; year: number; mark: string | null },
): Promise<number> {
  return tx.$count(enrolment, paidLastYear(after));
}

/** Counts people as registered because of the year before; tells whom: not those who are registered, billed or stopped by now. */
export async function carryYears(
  tx: Tx,
  { county, year }: Omit<YearKey, "personId">,
  personIds: readonly string[],
  at: Date,
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const carried = {
    state: "registered",
    registered: true,
    registeredAt: at,
    carried: true,
  } as const;
  const made = await tx
    .insert(enrolment)
    .values(personIds.map((personId) => ({ county, year, personId, ...carried })))
    .onConflictDoNothing()
    .returning({ id: enrolment.personId });
  const changed = await tx
    .update(enrolment)
    .set(carried)
    .where(
      and(
        eq(enrolment.county, county),
        eq(enrolment.year, year),
        inArray(enrolment.personId, [...personIds]),
        eq(enrolment.state, "unregistered"),
        eq(enrolment.registered, false),
        isNull(enrolment.stoppedOn),
      ),
    )
    .returning({ id: enrolment.personId });
  return [...made, ...changed].map(({ id }) => id);
}

// —— Permits —————————————————————————————————————————————————————————————————————————————————————————

export interface PermitYear extends YearKey {
  place: string;
  until: string;
}

/** Registered, unpaid years of people whose permit was over before a day, after `mark`; a year whose money is under way is left alone. */
export async function yearsOfEndedPermits(
  tx: Tx,
  { today, mark }: { today: string; mark: string | null },
  most: number,
): Promise<PermitYear[]> {
  const rows = await tx
    .select({
      county: enrolment.county,
      year: enrolment.year,
      personId: enrolment.personId,
      place: resident.place,
      until: resident.permitUntil,
    })
    .from(resident)
    .innerJoin(
      enrolment,
      and(eq(enrolment.county, resident.county), eq(enrolment.personId, resident.personId)),
    )
    .where(
      and(
        isNotNull(resident.permitUntil),
        lt(resident.permitUntil, today),
        gte(enrolment.year, Number(today.slice(0, 4))),
        inArray(enrolment.state, ["registered", "unregistered"]),
        eq(enrolment.registered, true),
        isNull(enrolment.stoppedOn),
        mark === null
          ? undefined
          : sql`${enrolment.personId} || ':' || ${enrolment.county} || ':' || ${enrolment.year} > ${mark}`,
      ),
    )
    .orderBy(sql`${enrolment.personId} || ':' || ${enrolment.county} || ':' || ${enrolment.year}`)
    .limit(most);
  return rows.map((row) => ({ ...row, until: row.until ?? "" }));
}

/** Where a walk over such years goes on. */
export const markOfYear = ({ personId, county, year }: YearKey): string =>
  `${personId}:${county}:${year}`;

// —— Requests ————————————————————————————————————————————————————————————————————————————————————————

/** Requests that were given back and not supplemented in time, locked; another run takes others. */
export async function returnedTooLong(tx: Tx, now: Date, most: number): Promise<RequestRow[]> {
  return tx
    .select()
    .from(request)
    .where(and(eq(request.state, "returned"), or(isNull(request.dueAt), lte(request.dueAt, now))))
    .orderBy(asc(request.dueAt), asc(request.id))
    .limit(most)
    .for("update", { skipLocked: true });
}
