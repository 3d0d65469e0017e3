import { and, asc, count, desc, eq, gt, inArray, isNull, lte, max, sql } from "drizzle-orm";
import type { RequestState } from "../../core/contracts";
import { requestMayBecome } from "../../core/enrolment";
import type { Tx } from "./database";
import { request, requestStep } from "./schema";

export type RequestRow = typeof request.$inferSelect;
export type NewRequest = Omit<
  typeof request.$inferInsert,
  "state" | "version" | "holderId" | "decidedAt" | "decidedBy" | "refundFen"
>;
export type StepRow = typeof requestStep.$inferSelect;

const isRequest = ({ county, id }: Pick<RequestRow, "county" | "id">) =>
  and(eq(request.county, county), eq(request.id, id));

/** The number printed on a form: county, year of filing, serial. `day` is the day of filing. */
export async function nextRequestNumber(tx: Tx, county: string, day: string): Promise<string> {
  const { rows } = await tx.execute<{ serial: string }>(
    sql`select nextval('request_serial')::text as serial`,
  );
  return `${county}-${day.slice(0, 4)}-${String(rows[0]?.serial).padStart(7, "0")}`;
}

/** What somebody wrote into a step is sealed to its position, which is known only here. */
export type SealWords = (position: number) => string;

/** Who did something to a request, and what they wrote. */
export interface StepBy {
  at: Date;
  /** `account:<key>`, `staff:<key>`, `clock`. */
  actor: string;
  words?: SealWords | undefined;
  cite?: string | undefined;
}

/**
 * Files a request with its first step. Throws a unique violation of `request_live` where one of this kind is under way for the same
 * person and year.
 */
export async function insertRequest(tx: Tx, row: NewRequest, by: StepBy): Promise<RequestRow> {
  const [made] = await tx
    .insert(request)
    .values({ ...row, state: "submitted" })
    .returning();
  if (!made) throw new Error("a request was not written");
  await writeStep(tx, made, null, by);
  return made;
}

export async function requestById(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(request).where(eq(request.id, id));
  return row;
}

/**
 * The request, held until the transaction ends. `undefined` where the caller does not see it, or may not change it: for residents also
 * when it is over.
 */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(request).where(eq(request.id, id)).for("update");
  return row;
}

/** What may change together with a move; what a request is about and who filed it never does. */
export type RequestChanges = Partial<
  Pick<
    RequestRow,
    | "bodySealed"
    | "eventKind"
    | "eventOn"
    | "personId"
    | "subjectHash"
    | "place"
    | "acceptedPlace"
    | "lastDay"
    | "cite"
    | "dueAt"
    | "holderId"
    | "decidedAt"
    | "decidedBy"
    | "refundFen"
  >
>;

/**
 * Moves a request that was locked along the declared graph, and writes the step. `undefined` where it is no longer as it was read: then
 * nothing was written.
 */
export async function moveRequest(
  tx: Tx,
  row: RequestRow,
  to: RequestState,
  { changes = {}, ...by }: StepBy & { changes?: RequestChanges },
): Promise<RequestRow | undefined> {
  if (!requestMayBecome(row.state, to))
    throw new Error(`a request cannot go from ${row.state} to ${to}`);
  return write(tx, row, to, { changes, ...by });
}

/** Writes down what happened to a request that stays where it is, such as a correction of what was stated. */
export async function noteOnRequest(
  tx: Tx,
  row: RequestRow,
  { changes = {}, ...by }: StepBy & { changes?: RequestChanges },
): Promise<RequestRow | undefined> {
  return write(tx, row, row.state, { changes, ...by });
}

async function write(
  tx: Tx,
  row: RequestRow,
  to: RequestState,
  { changes, ...by }: StepBy & { changes: RequestChanges },
): Promise<RequestRow | undefined> {
  const [moved] = await tx
    .update(request)
    .set({ ...changes, state: to, version: row.version + 1 })
    .where(and(isRequest(row), eq(request.version, row.version), eq(request.state, row.state)))
    .returning();
  if (moved) await writeStep(tx, moved, row.state, by);
  return moved;
}

async function writeStep(
  tx: Tx,
  row: RequestRow,
  fromState: RequestState | null,
  { at, actor, words, cite }: StepBy,
): Promise<void> {
  const { county, id: requestId } = row;
  const [last] = await tx
    .select({ position: max(requestStep.position) })
    .from(requestStep)
    .where(and(eq(requestStep.county, county), eq(requestStep.requestId, requestId)));
  const position = (last?.position ?? 0) + 1;
  await tx.insert(requestStep).values({
    county,
    requestId,
    position,
    fromState,
    toState: row.state,
    at,
    actor,
    textSealed: words?.(position) ?? null,
    cite: cite ?? null,
  });
}

/** Steps of requests, in order. */
export async function stepsOf(
  tx: Tx,
  rows: readonly Pick<RequestRow, "county" | "id">[],
): Promise<StepRow[]> {
  if (rows.length === 0) return [];
  return tx
    .select()
    .from(requestStep)
    .where(
      and(
        inArray(requestStep.county, [...new Set(rows.map(({ county }) => county))]),
        inArray(
          requestStep.requestId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(requestStep.requestId), asc(requestStep.position));
}

/** More than a family files in years. */
const MOST_LISTED = 100;

/** Requests that an account filed, the newest first. */
export async function requestsOfAccount(tx: Tx, accountId: string): Promise<RequestRow[]> {
  return tx
    .select()
    .from(request)
    .where(eq(request.accountId, accountId))
    .orderBy(desc(request.filedAt), desc(request.id))
    .limit(MOST_LISTED);
}

/** Requests of an account that were given back and wait for it. */
export async function returnedTo(tx: Tx, accountId: string): Promise<RequestRow[]> {
  return tx
    .select()
    .from(request)
    .where(and(eq(request.accountId, accountId), eq(request.state, "returned")))
    .orderBy(desc(request.filedAt), desc(request.id))
    .limit(MOST_LISTED);
}

/** How much an account has filed. */
export interface Filings {
  all: number;
  /** About somebody whom no record was named for. */
  newcomers: number;
}

/** Filings of an account between two instants; others of the same account wait, so that many at once cannot slip under a limit. */
export async function filingsBetween(
  tx: Tx,
  { accountId, since, now }: { accountId: string; since: Date; now: Date },
): Promise<Filings> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`file:${accountId}`}, 0))`);
  const [row] = await tx
    .select({
      all: count(),
      newcomers: count(sql`case when ${isNull(request.personId)} then 1 end`),
    })
    .from(request)
    .where(
      and(eq(request.accountId, accountId), gt(request.filedAt, since), lte(request.filedAt, now)),
    );
  return row ?? { all: 0, newcomers: 0 };
}
