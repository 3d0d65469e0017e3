import { and, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { Tx } from "./database";
import { finding, request } from "./schema";

/** Requests that a worker's counts show, of the rows that the worker may see. */
export interface RequestCounts {
  /** Filed and not taken up. */
  waiting: number;
  /** In one's own hands. */
  mine: number;
  /** An office's step that is late. */
  overdue: number;
}

/** Counts over the counties in which the worker holds a role: the queue's index begins with them. */
export async function countRequests(
  tx: Tx,
  { staffId, counties, now }: { staffId: string; counties: readonly string[]; now: Date },
): Promise<RequestCounts> {
  const times = (condition: SQL | undefined) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  const [row] = await tx
    .select({
      waiting: times(eq(request.state, "submitted")),
      mine: times(and(eq(request.state, "in-hand"), eq(request.holderId, staffId))),
      overdue: times(lt(request.dueAt, now)),
    })
    .from(request)
    .where(
      and(inArray(request.county, [...counties]), inArray(request.state, ["submitted", "in-hand"])),
    );
  return row ?? { waiting: 0, mine: 0, overdue: 0 };
}

export async function countOpenFindings(tx: Tx, counties: readonly string[]): Promise<number> {
  return tx.$count(finding, and(inArray(finding.county, [...counties]), eq(finding.state, "open")));
}
