import type { StaffReply, StaffRequest } from "../../core/contracts";
import { moveRequest } from "../db";
import { handle, wordsOf } from "./handling";
import { workerId } from "./request-rights";
import type { WorkerSession } from "./session";

/** What the contract calls the clause where the plan itself decides. */
const BY_THE_PLAN = "plan";

/** Decides against a request, with the reason and the clause. */
export function refuse(
  session: WorkerSession,
  { requestId, version, reason, cite }: StaffRequest<"refuse">,
): Promise<StaffReply<"refuse">> {
  return handle(session, { requestId, version }, "in-own-hands", async (tx, { row, at, actor }) => {
    const clause = cite === BY_THE_PLAN ? row.cite : cite;
    const moved = await moveRequest(tx, row, "refused", {
      at,
      actor,
      words: wordsOf(session, row, reason),
      cite: clause,
      changes: { dueAt: null, decidedAt: at, decidedBy: workerId(session) },
    });
    await session.trace(tx, {
      action: "refuse",
      subject: row.id,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind },
      after: { 理由: reason, 条款: clause },
    });
    return moved;
  });
}
