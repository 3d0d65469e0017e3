import type { StaffReply } from "../../core/contracts";
import { isOver } from "../../core/enrolment";
import { lockRequest, requestById, type RequestRow, type Tx } from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { openBody, type RequestBody } from "../requests";
import { deskRequest } from "./desk-request";
import {
  changedMeanwhile,
  decides,
  isOwnFamily,
  noSuchRequest,
  ownFamily,
  workerId,
} from "./request-rights";
import { notYours, type WorkerSession } from "./session";

/** What every step of a worker with a request has in common: that it is theirs to do, and that nobody was faster. */

export interface Handled {
  row: RequestRow;
  body: RequestBody;
  at: Date;
  /** `staff:<key>`. */
  actor: string;
}

/** How a step begins: with a request that waits, or with one in the worker's own hands. */
type Needs = "waiting" | "in-own-hands";

/**
 * Does one step with a request that is locked: only where it is still as the worker saw it, in the worker's power, and not the own
 * family's. What `work` writes and the step itself come together or not at all. Tells the request as it is afterwards.
 */
export async function handle(
  session: WorkerSession,
  asked: { requestId: string; version?: number },
  needs: Needs,
  work: (tx: Tx, handled: Handled) => Promise<RequestRow | undefined>,
): Promise<StaffReply<"request">> {
  await session.run(async (tx) => {
    const row = await insistOn(session, tx, asked, needs);
    const body = openBody(session.services.vault, row);
    if (await isOwnFamily(session, tx, row, body)) throw ownFamily();
    const actor = `staff:${workerId(session)}`;
    const moved = await work(tx, { row, body, at: session.services.now(), actor });
    if (!moved) throw changedMeanwhile();
  });
  return deskRequest(session, asked.requestId);
}

async function insistOn(
  session: WorkerSession,
  tx: Tx,
  { requestId, version }: { requestId: string; version?: number },
  needs: Needs,
): Promise<RequestRow> {
  const row = await lockRequest(tx, requestId);
  if (!row) {
    // Seen but not to be changed, such as by the tax side.
    if (await requestById(tx, requestId)) throw notYours();
    throw noSuchRequest();
  }
  if (isOver(row.state))
    throw new AppError("request-over", "这份申请已经办结，不能再办。", {
      todo: "情况有变的，请居民重新提出。",
    });
  if (version !== undefined && row.version !== version) throw changedMeanwhile(whatHappened(row));
  if (!decides(session, row)) throw notYours();
  if (needs === "waiting" && row.state !== "submitted") throw changedMeanwhile(whatHappened(row));
  if (needs === "in-own-hands") {
    if (row.state !== "in-hand") throw changedMeanwhile(whatHappened(row));
    if (row.holderId !== workerId(session)) throw changedMeanwhile("这份申请在别的工作人员手里。");
  }
  return row;
}

function whatHappened({ state }: RequestRow): string {
  if (state === "in-hand") return "这份申请已经有工作人员在办。";
  if (state === "returned") return "这份申请已经退回给居民补充，还没有交回来。";
  return "这份申请刚刚有了变化。";
}

/** Words that go into a step, sealed to its place. */
export const wordsOf =
  ({ services: { vault } }: WorkerSession, { id }: Pick<RequestRow, "id">, text: string) =>
  (position: number): string =>
    vault.seal(text, sealContext.stepText(id, position));
