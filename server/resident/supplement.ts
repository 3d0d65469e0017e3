import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { dueAfter } from "../../core/enrolment";
import { dayOf, instantOf } from "../../core/time";
import {
  leaveTrace,
  materialsOf,
  moveRequest,
  type MaterialRow,
  type RequestRow,
  type SlotRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import type { Vault } from "../privacy";
import {
  eventOf,
  isLive,
  keepPhotos,
  lookAtPhotos,
  openBody,
  requestIsLive,
  sealBody,
  slotsOf,
  type Photo,
} from "../requests";
import { loadFamily } from "./members";
import {
  judgeOn,
  refuseProblems,
  refuseWithoutMaterials,
  statedHash,
  statedIn,
  type Stated,
} from "./request-check";
import { subjectOf } from "./request-subject";
import { canSupplement, memberOf, requestView } from "./request-view";
import type { Session } from "./session";
import { changedMeanwhile, heldRequest } from "./withdraw";

type Request = ResidentRequest<"supplement">;
type Errand = Awaited<ReturnType<typeof judgeOn>>;

/** Photos that a worker found bad, or that are gone, have to be put up again. */
const stillGood = ({ verdict, goneAt }: MaterialRow): boolean =>
  verdict !== "bad" && goneAt === null;

/** Answers a request that was given back: what was wrong is put right, photos are added, and the desk's clock begins anew. */
export async function supplement(
  session: Session,
  request: Request,
): Promise<ResidentReply<"supplement">> {
  const hash = await statedHash(session, request.details);
  const slots = await session.run(async (tx) => (await readAnew(session, tx, request)).slots);
  const photos = await lookAtPhotos(session.services, request.materials, slots);
  try {
    return await session.run(async (tx) => {
      await writeAnew(session, tx, request, { hash, photos });
      return requestView(session, tx, request.requestId);
    });
  } catch (error) {
    if (isLive(error)) throw requestIsLive();
    throw error;
  }
}

async function readAnew(
  session: Session,
  tx: Tx,
  request: Request,
): Promise<{ row: RequestRow; stated: Stated; errand: Errand; slots: SlotRow[] }> {
  const { services } = session;
  const now = services.now();
  const row = await heldRequest(tx, request.requestId);
  if (row.state !== "returned")
    throw new AppError("changed-meanwhile", "这份申请现在不用补充。", { todo: "请刷新看进度。" });
  if (!canSupplement(row, now))
    throw new AppError("too-late", "补充的期限已经过了，这份申请作废。", {
      todo: "还要办的话，请重新提交。",
    });
  const family = await loadFamily(session, tx);
  const member = memberOf(family, row);
  if (row.personId !== null && !member)
    throw new AppError("not-bound", "您已经解除了对这个人的绑定，不能再补充。", {
      todo: "请先在首页“添加家人”重新绑定。",
    });
  const stated = statedOver(services.vault, row, request);
  const subject = subjectOf(family, {
    kind: row.kind,
    memberId: member?.binding.id,
    parentMemberId: stated.details.parentMemberId,
    place: row.place,
  });
  refuseProblems(stated, subject, dayOf(now));
  // It counts when it was filed: what is put right now must have been in time then.
  const book = await policyBook(services.db, tx);
  const errand = await judgeOn(tx, { book, subject, stated, on: dayOf(row.filedAt) });
  const put = (await materialsOf(tx, [row])).filter(stillGood);
  refuseWithoutMaterials(errand.materials, [
    ...put.map(({ material }) => material),
    ...request.materials.map(({ material }) => material),
  ]);
  const slots = await slotsOf(tx, `account:${session.accountId}`, request.materials, now);
  return { row, stated, errand, slots };
}

/** What is answered anew is put over what was filed: a part that is left out stays as it was. */
function statedOver(vault: Vault, row: RequestRow, { event, details }: Request): Stated {
  const { kind, year } = row;
  const filed = openBody(vault, row).details;
  return statedIn({
    kind,
    year,
    event: event ?? eventOf(row) ?? undefined,
    details: { ...filed, ...details },
  });
}

async function writeAnew(
  session: Session,
  tx: Tx,
  request: Request,
  { hash, photos }: { hash: string | undefined; photos: readonly Photo[] },
): Promise<void> {
  const { services, accountId } = session;
  const { row, stated, errand } = await readAnew(session, tx, request);
  const at = services.now();
  const owner = `account:${accountId}`;
  const body = { details: stated.details, says: errand.says, wanted: errand.materials };
  const moved = await moveRequest(tx, row, "submitted", {
    at,
    actor: owner,
    changes: {
      bodySealed: sealBody(services.vault, row.id, body),
      eventKind: stated.event?.kind ?? null,
      eventOn: stated.event?.on ?? null,
      lastDay: errand.by,
      cite: errand.cite,
      holderId: null,
      dueAt: new Date(dueAfter(instantOf(at))),
      ...(row.personId === null && hash !== undefined && { subjectHash: hash }),
    },
  });
  if (!moved) throw changedMeanwhile();
  await keepPhotos(tx, moved, photos, { at, owner });
  await leaveTrace(tx, {
    at,
    actor: owner,
    action: "request-supplement",
    subject: row.id,
    county: row.county,
    ...(row.personId !== null && { personId: row.personId }),
    detail: { kind: row.kind, count: photos.length },
  });
}
