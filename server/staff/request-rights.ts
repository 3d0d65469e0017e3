import { countyOf, isUnder, mayDecide, reaches } from "../../core/desk";
import { bindingRecord, holderOf, isFamilyOf, requestById, type RequestRow, type Tx } from "../db";
import { AppError } from "../errors";
import { openBody, type RequestBody } from "../requests";
import { notYours, type WorkerSession } from "./session";
import { DESK_ROLES } from "./sight";

/** Which requests are a worker's to handle, and which are not: the own family's. */

export const noSuchRequest = () =>
  new AppError("not-found", "没有找到这份申请，或者它不归您这里办。", {
    todo: "请回到待办列表再看。",
  });

export const changedMeanwhile = (why = "这份申请刚刚有了变化。") =>
  new AppError("changed-meanwhile", why, { todo: "请重新打开这份申请，看过再办。" });

export const workerId = ({ worker }: WorkerSession): string => {
  if (!worker) throw notYours();
  return worker.row.id;
};

/** Whether one of the worker's roles decides requests of this kind at this place. */
export function decides(
  { worker }: WorkerSession,
  row: Pick<RequestRow, "kind" | "place">,
): boolean {
  return (worker?.roles ?? []).some(
    (held) =>
      mayDecide(held.role, row.kind) &&
      (held.role === "agent"
        ? isUnder(row.place, held.place)
        : countyOf(held.place) === countyOf(row.place)),
  );
}

/**
 * Nobody decides for the own family: the worker's own account filed it, is bound to whom it is about, or to somebody of the same
 * household book, of the parent's or of the one that is named.
 */
export async function isOwnFamily(
  session: WorkerSession,
  tx: Tx,
  row: Pick<RequestRow, "county" | "accountId" | "personId" | "subjectHash">,
  { details }: Pick<RequestBody, "details">,
): Promise<boolean> {
  const { accountId } = session;
  if (row.accountId === accountId) return true;
  const holder = await holderOf(tx, row.subjectHash);
  const parent = details.parentMemberId;
  const bound =
    parent === undefined || row.accountId === null ? undefined : await bindingRecord(tx, parent);
  const people = [row.personId, holder?.person.id, bound ? bound.personId : parent];
  const household = details.changes?.household;
  return isFamilyOf(tx, accountId, {
    personIds: people.flatMap((id) => id ?? []),
    households: household === undefined ? [] : [{ county: row.county, household }],
  });
}

export const ownFamily = () =>
  new AppError("own-family", "这是您自己家的申请，不能自己办。", {
    todo: "请交给其他工作人员办理。",
  });

/** A request as it was read: opened, not locked. */
export async function readOne(
  session: WorkerSession,
  requestId: string,
): Promise<{ row: RequestRow; body: RequestBody }> {
  const row = await session.run((tx) => requestById(tx, requestId));
  if (!row) throw noSuchRequest();
  return { row, body: openBody(session.services.vault, row) };
}

/** The desk at which the worker accepts it, where that is not one that the home place is under (KP-25). */
export function acceptedAt({ worker }: WorkerSession, place: string): string | null {
  const roles = worker?.roles ?? [];
  if (reaches(roles, DESK_ROLES, place)) return null;
  const desk = roles.find(
    ({ role, place: own }) => role !== "agent" && countyOf(own) === countyOf(place),
  );
  return desk?.place ?? null;
}
