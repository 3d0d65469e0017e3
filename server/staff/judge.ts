import type { StaffReply, StaffRequest } from "../../core/contracts";
import { judgeMaterial } from "../db";
import { AppError } from "../errors";
import { handle } from "./handling";
import { workerId } from "./request-rights";
import type { WorkerSession } from "./session";

/** Says of one photo whether it shows what the plan asks for. It can be said anew until the request is decided. */
export function judge(
  session: WorkerSession,
  { requestId, materialId, verdict }: StaffRequest<"judge">,
): Promise<StaffReply<"judge">> {
  return handle(session, { requestId }, "in-own-hands", async (tx, { row, at }) => {
    const found = await judgeMaterial(
      tx,
      { county: row.county, requestId, id: materialId },
      { verdict, by: workerId(session), at },
    );
    if (!found)
      throw new AppError("not-found", "没有找到这张照片，或者它已经不在了。", {
        todo: "请刷新后再看。",
      });
    await session.trace(tx, {
      action: "judge-material",
      subject: materialId,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind, state: verdict },
    });
    return row;
  });
}
