import type { StaffReply, StaffRequest } from "../../core/contracts";
import { lockRequest, moveRequest } from "../db";
import { deskRequest, mayFree } from "./desk-request";
import { handle } from "./handling";
import { changedMeanwhile, decides, noSuchRequest, workerId } from "./request-rights";
import type { WorkerSession } from "./session";

/** Takes a request into one's own hands. Of two at once one gets it, and the other is told. */
export function take(
  session: WorkerSession,
  { requestId, version }: StaffRequest<"take">,
): Promise<StaffReply<"take">> {
  return handle(session, { requestId, version }, "waiting", async (tx, { row, at, actor }) => {
    const moved = await moveRequest(tx, row, "in-hand", {
      at,
      actor,
      changes: { holderId: workerId(session) },
    });
    await session.trace(tx, {
      action: "take",
      subject: row.id,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind },
    });
    return moved;
  });
}

/** Puts it back for others. One that is overdue in a colleague's hands is put back by the town or the bureau. */
export async function letGo(
  session: WorkerSession,
  { requestId, version }: StaffRequest<"letGo">,
): Promise<StaffReply<"letGo">> {
  await session.run(async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (!row) throw noSuchRequest();
    if (row.version !== version || row.state !== "in-hand") throw changedMeanwhile();
    const mine = row.holderId === workerId(session);
    if (!mine && !(decides(session, row) && mayFree(session, row)))
      throw changedMeanwhile("这份申请在别的工作人员手里。");
    const moved = await moveRequest(tx, row, "submitted", {
      at: session.services.now(),
      actor: `staff:${workerId(session)}`,
      changes: { holderId: null },
    });
    if (!moved) throw changedMeanwhile();
    await session.trace(tx, {
      action: "let-go",
      subject: row.id,
      county: row.county,
      detail: { kind: row.kind },
    });
  });
  return deskRequest(session, requestId);
}
