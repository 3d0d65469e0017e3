import type { StaffReply, StaffRequest } from "../../core/contracts";
import { dueOfReturned } from "../../core/enrolment";
import { readInstant } from "../../core/time";
import { moveRequest } from "../db";
import { handle, wordsOf } from "./handling";
import type { WorkerSession } from "./session";

/** Gives it back to be supplemented, with the reason and until a day (HR-10). */
export function giveBack(
  session: WorkerSession,
  { requestId, version, reason, materials }: StaffRequest<"giveBack">,
): Promise<StaffReply<"giveBack">> {
  const wanted =
    materials.length > 0 ? `${reason}（缺少或不清楚的材料：${materials.join("、")}）` : reason;
  return handle(session, { requestId, version }, "in-own-hands", async (tx, { row, at, actor }) => {
    const dueAt = readInstant(dueOfReturned(session.today, row.lastDay));
    const moved = await moveRequest(tx, row, "returned", {
      at,
      actor,
      words: wordsOf(session, row, wanted),
      changes: { holderId: null, dueAt: dueAt ?? null },
    });
    await session.trace(tx, {
      action: "give-back",
      subject: row.id,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind },
      after: { 退回原因: wanted },
    });
    return moved;
  });
}
