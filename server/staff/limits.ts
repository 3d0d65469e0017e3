import { failedTries, insertTry, type TryKind, type Tx } from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { notYours, type WorkerSession } from "./session";

const DAY_MS = 86_400_000;

type WorkersTry = Extract<TryKind, "search" | "face-code">;

/** Failed tries within a day, by one worker and about one target, before there is a pause. A worker types more than a phone does. */
const LIMITS: Record<WorkersTry, { byWorker: number; aboutTarget: number }> = {
  search: { byWorker: 20, aboutTarget: 10 },
  "face-code": { byWorker: 10, aboutTarget: 5 },
};

const workerOf = ({ worker }: WorkerSession): string => {
  if (!worker) throw notYours();
  return worker.row.id;
};

/** Refuses a try where there were too many; which of the limits was reached is not said. */
export async function refuseTooManyTries(
  session: WorkerSession,
  tx: Tx,
  kind: WorkersTry,
  targetHash: string,
): Promise<void> {
  const now = session.services.now();
  const since = new Date(now.getTime() - DAY_MS);
  const accountId = workerOf(session);
  const failed = await failedTries(tx, { accountId, targetHash, kind, since, now });
  const limit = LIMITS[kind];
  if (failed.byAccount >= limit.byWorker || failed.aboutTarget >= limit.aboutTarget)
    throw new AppError("too-many-tries", "没有对上的次数太多了，为了保护群众的信息，先停一停。", {
      todo: "请核对证件原件，明天再试；急办的，请当地的工作人员办理。",
    });
}

export async function noteTry(
  session: WorkerSession,
  tx: Tx,
  kind: WorkersTry,
  { targetHash, worked }: { targetHash: string; worked: boolean },
): Promise<void> {
  const at = session.services.now();
  await insertTry(tx, {
    id: newKey(at),
    accountId: workerOf(session),
    kind,
    targetHash,
    worked,
    at,
  });
}
