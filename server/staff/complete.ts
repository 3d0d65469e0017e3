import type { StaffReply, StaffRequest } from "../../core/contracts";
import {
  listFinding,
  materialsOf,
  moveRequest,
  SYSTEM,
  type MaterialRow,
  type RequestRow,
  type Tx,
} from "../db";
import { asNumberTaken, carryOut, FoundOut, gather, readRequest, type Reading } from "../enrol";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { policyBook } from "../policy";
import type { RequestBody } from "../requests";
import { handle, wordsOf, type Handled } from "./handling";
import { changedMeanwhile, readOne, workerId } from "./request-rights";
import type { WorkerSession } from "./session";

type Request = StaffRequest<"complete">;

/**
 * Decides in favour, and carries it out in the same transaction: either everything that was asked for is done, or nothing is. What
 * was found on the way, such as a certificate that is used twice, is listed even where the request cannot be completed.
 */
export async function complete(
  session: WorkerSession,
  request: Request,
): Promise<StaffReply<"complete">> {
  const { row, body } = await readOne(session, request.requestId);
  const reading = await readRequest(session.services, row, body.details);
  try {
    return await handle(session, request, "in-own-hands", (tx, handled) => {
      // What was read before the lock must be what is decided.
      if (handled.row.version !== row.version) throw changedMeanwhile();
      return decide(session, tx, { request, handled, reading });
    });
  } catch (error) {
    if (error instanceof FoundOut) await listWhatWasFound(session, row, error);
    throw asNumberTaken(error);
  }
}

async function decide(
  session: WorkerSession,
  tx: Tx,
  { request, handled, reading }: { request: Request; handled: Handled; reading: Reading },
): Promise<RequestRow | undefined> {
  const { row, body, at, actor } = handled;
  const { originalsSeen, note } = request;
  if (!originalsSeen) refuseMissing(body, await materialsOf(tx, [row]));
  const matter = await gather(session.services, tx, row, reading, { lock: true });
  const book = await policyBook(session.services.db, tx);
  const done = await carryOut(matter, tx, { book, originalsSeen });
  const { personId, refundFen, before, after } = done;
  const moved = await moveRequest(tx, row, "completed", {
    at,
    actor,
    ...(note !== undefined && { words: wordsOf(session, row, note) }),
    changes: {
      personId,
      dueAt: null,
      decidedAt: at,
      decidedBy: workerId(session),
      ...(refundFen !== undefined && { refundFen }),
    },
  });
  await session.trace(tx, {
    action: "complete",
    subject: row.id,
    county: row.county,
    personId,
    detail: {
      kind: row.kind,
      year: row.year,
      originals: originalsSeen ? "seen" : "photos",
      ...(refundFen !== undefined && { refundFen }),
    },
    ...(before && { before }),
    ...(after && { after }),
  });
  return moved;
}

/** Without the papers themselves, every one that the plan demands must be there as a photo that shows it. */
function refuseMissing({ wanted }: RequestBody, materials: readonly MaterialRow[]): void {
  const missing = wanted.filter(
    ({ name, required }) =>
      required &&
      !materials.some(({ material, verdict }) => material === name && verdict === "good"),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join("、");
  throw new AppError("materials-missing", `还缺：${names}。`, {
    todo: "照片看得清的，先点“合格”；看过原件的，勾选“已看原件”；都没有的，退回补充。",
  });
}

/** On its own: the decision itself was taken back whole. */
async function listWhatWasFound(
  { services }: WorkerSession,
  { county }: RequestRow,
  { found }: FoundOut,
): Promise<void> {
  const foundAt = services.now();
  await services.db.run(SYSTEM, (tx) =>
    listFinding(tx, { county, id: newKey(foundAt), ...found, foundAt }),
  );
}
