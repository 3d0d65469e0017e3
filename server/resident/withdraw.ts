import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { isOver, stateText } from "../../core/enrolment";
import { leaveTrace, lockRequest, moveRequest, type RequestRow, type Tx } from "../db";
import { AppError } from "../errors";
import { ownRequest, requestView } from "./request-view";
import type { Session } from "./session";

/** The caller's own request, held; refused where nothing more can happen to it. */
export async function heldRequest(tx: Tx, requestId: string): Promise<RequestRow> {
  const held = await lockRequest(tx, requestId);
  if (held && !isOver(held.state)) return held;
  // A request that is over cannot be held; a worker may have decided it while we waited.
  const row = await ownRequest(tx, requestId);
  throw new AppError("request-over", `这份申请${stateText(row.state)}，不能再改。`, {
    todo: "请刷新看结果；还要办别的，请重新提交。",
  });
}

export const changedMeanwhile = (): AppError =>
  new AppError("changed-meanwhile", "这份申请刚刚有变化。", { todo: "请刷新以后再看。" });

/** Takes a request back while it is not decided. Of a decision at the same moment one comes first, and the other is told so. */
export function withdraw(
  session: Session,
  { requestId }: ResidentRequest<"withdraw">,
): Promise<ResidentReply<"withdraw">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const row = await heldRequest(tx, requestId);
    const at = services.now();
    const actor = `account:${accountId}`;
    const changes = { holderId: null, dueAt: null };
    if (!(await moveRequest(tx, row, "withdrawn", { at, actor, changes })))
      throw changedMeanwhile();
    await leaveTrace(tx, {
      at,
      actor,
      action: "request-withdraw",
      subject: row.id,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind, from: row.state },
    });
    return requestView(session, tx, requestId);
  });
}
