import { and, asc, desc, eq, inArray, isNotNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import type { RequestKind, RequestState } from "../../core/contracts";
import type { Tx } from "./database";
import type { RequestRow } from "./requests";
import { request } from "./schema";

/** Which part of a queue. */
export type QueueShow = "waiting" | "mine" | "overdue" | "returned" | "done";

export interface QueueAsked {
  staffId: string;
  show: QueueShow;
  /** Where the worker's roles reach; row security looks at the same once more. */
  places: readonly string[];
  /** Where the worker sees refunds only: the tax side. */
  refundPlaces: readonly string[];
  /** One place and all under it. */
  place?: string | undefined;
  kind?: RequestKind | undefined;
  now: Date;
}

/** Where a page begins: after the last one of the page before. */
export interface QueueMark {
  at: Date;
  id: string;
}

const STATES: Record<QueueShow, RequestState[]> = {
  waiting: ["submitted"],
  mine: ["in-hand"],
  overdue: ["submitted", "in-hand"],
  returned: ["returned"],
  done: ["completed", "refused", "withdrawn", "lapsed"],
};

/** Comparisons by bytes that row security lets go before its own: so a small place costs what it has, not what the county has. */
const under = (column: SQL | typeof request.place | typeof request.acceptedPlace, place: string) =>
  sql`(${column} ~>=~ ${place} and ${column} ~<~ ${`${place}~`})`;

const countyOf = (place: string): string => place.slice(0, 6);

function scope({ staffId, places, refundPlaces }: QueueAsked): SQL | undefined {
  const parts = [eq(request.filedBy, `staff:${staffId}`)];
  for (const place of places)
    parts.push(
      sql`(${request.county} = ${countyOf(place)} and ${under(request.place, place)})`,
      sql`(${request.county} = ${countyOf(place)} and ${under(request.acceptedPlace, place)})`,
    );
  for (const place of refundPlaces)
    parts.push(
      sql`(${request.county} = ${countyOf(place)} and ${under(request.place, place)} and ${request.kind} = 'refund')`,
    );
  return or(...parts);
}

function asked(queue: QueueAsked): SQL | undefined {
  const { show, staffId, place, kind, now } = queue;
  return and(
    inArray(request.state, STATES[show]),
    scope(queue),
    show === "mine" ? eq(request.holderId, staffId) : undefined,
    show === "overdue" ? and(isNotNull(request.dueAt), lte(request.dueAt, now)) : undefined,
    kind === undefined ? undefined : eq(request.kind, kind),
    place === undefined
      ? undefined
      : or(under(request.place, place), under(request.acceptedPlace, place)),
  );
}

/**
 * A page of a queue: what is due first comes first; of what is over, what was filed last. What is filed or moved between two pages
 * neither repeats nor hides another row.
 */
export async function requestQueue(
  tx: Tx,
  queue: QueueAsked,
  { after, most }: { after: QueueMark | undefined; most: number },
): Promise<RequestRow[]> {
  const done = queue.show === "done";
  const by = done ? request.filedAt : request.dueAt;
  const mark = after && { at: sql`${after.at.toISOString()}::timestamptz`, id: after.id };
  const beyond =
    mark &&
    (done
      ? or(lt(by, mark.at), and(eq(by, mark.at), lt(request.id, mark.id)))
      : sql`(${by}, ${request.id}) > (${mark.at}, ${mark.id})`);
  return tx
    .select()
    .from(request)
    .where(and(asked(queue), beyond))
    .orderBy(...(done ? [desc(by), desc(request.id)] : [asc(by), asc(request.id)]))
    .limit(most);
}

/** More than this is told as this: nobody works a list to its end that is longer, and counting it would cost what the county has. */
export const MOST_COUNTED = 10_000;

export async function countQueue(tx: Tx, queue: QueueAsked): Promise<number> {
  const some = tx
    .select({ id: request.id })
    .from(request)
    .where(asked(queue))
    .limit(MOST_COUNTED)
    .as("some");
  return tx.$count(some);
}
