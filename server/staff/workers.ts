import type { StaffReply, StaffRequest } from "../../core/contracts";
import { countyOf, ROLE_TITLES, sitsAt } from "../../core/desk";
import { tidyName } from "../../core/people";
import { instantOf } from "../../core/time";
import {
  endRole as endRoleRow,
  invitationsUnder,
  placeNames,
  withdrawInvitation as withdrawRow,
  workersUnder,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { makeInvitation } from "./invitations";
import { roleShown } from "./roles-held";
import { insistReach, notYours, type WorkerSession } from "./session";

/** Who works at a place and under it, and who is invited. */
export async function workers(
  session: WorkerSession,
  { place }: StaffRequest<"workers">,
): Promise<StaffReply<"workers">> {
  insistReach(session, ["admin"], place);
  const { services, today } = session;
  const now = services.now();
  return session.run(async (tx) => {
    const found = await workersUnder(tx, place, { today, now });
    const invited = await invitationsUnder(tx, place, now);
    const places = [...found.flatMap(({ roles }) => roles), ...invited].map((one) => one.place);
    const names = await placeNames(tx, places);
    return {
      workers: found.map(({ id, nameSealed, roles, sessions }) => ({
        staffId: id,
        name: services.vault.open(nameSealed, sealContext.staffName(id)),
        roles: roles.map((role) => roleShown(role, names)),
        sessions,
      })),
      invitations: invited.map(({ id, nameSealed, role, place: at, expiresAt }) => ({
        invitationId: id,
        name: services.vault.open(nameSealed, sealContext.invitedName(id)),
        role,
        title: ROLE_TITLES[role],
        place: { code: at, name: names.get(at) ?? at },
        expiresAt: instantOf(expiresAt),
      })),
    };
  });
}

/** Invites somebody to a role at the own place or under it. The code is handed over outside, and is shown this once. */
export async function invite(
  session: WorkerSession,
  request: StaffRequest<"invite">,
): Promise<StaffReply<"invite">> {
  const { role, place, department, className, until } = request;
  insistReach(session, ["admin"], place);
  refuseOddAppointment(session, request);
  const { services, worker, origin } = session;
  if (!worker) throw notYours();
  const made = await session.run(async (tx) => {
    if (!(await placeNames(tx, [place])).has(place))
      throw new AppError("not-found", "没有这个地方，请从列表里选。", { path: "place" });
    const appointment = { name: tidyName(request.name), role, place, department, className, until };
    return makeInvitation(tx, services, appointment, { actor: `staff:${worker.row.id}`, origin });
  });
  return { ...made, expiresAt: instantOf(made.expiresAt) };
}

/** A role that cannot be: at the wrong kind of place, without its department, or over before it begins. */
function refuseOddAppointment(
  { today }: WorkerSession,
  { name, role, place, department, className, until }: StaffRequest<"invite">,
): void {
  const wrong = (path: string, message: string) => new AppError("bad-request", message, { path });
  if (tidyName(name) === "") throw wrong("name", "请写上姓名。");
  if (!sitsAt(role, place))
    throw wrong("place", `“${ROLE_TITLES[role]}”不设在这样的地方，请换一个地方或职责。`);
  if ((role === "department") !== (department !== undefined))
    throw wrong("department", "只有名册部门要写部门名称，也必须写。");
  if (className !== undefined && role !== "school")
    throw wrong("className", "只有学校联系人可以写班级。");
  if (until !== undefined && until < today) throw wrong("until", "到期日已经过去了。");
}

/** Takes back an invitation that nobody took up. */
export async function withdrawInvitation(
  session: WorkerSession,
  { invitationId }: StaffRequest<"withdrawInvitation">,
): Promise<StaffReply<"withdrawInvitation">> {
  return session.run(async (tx) => {
    const row = await withdrawRow(tx, invitationId, session.services.now());
    if (!row) throw new AppError("not-found", "没有这个邀请，或者已经用过、收回了。");
    await session.trace(tx, {
      action: "withdraw-invitation",
      subject: invitationId,
      county: countyOf(row.place),
      detail: { role: row.role, place: row.place },
    });
    return {};
  });
}

/** Ends a role at once: the next call sees it, and desks of who holds none any more are closed by the database itself. */
export async function endRole(
  session: WorkerSession,
  { roleId, why }: StaffRequest<"endRole">,
): Promise<StaffReply<"endRole">> {
  const { services, worker } = session;
  if (worker?.roles.some(({ id }) => id === roleId))
    throw new AppError("not-allowed", "自己的职责不能自己结束。", {
      todo: "请找另一位管理员。",
    });
  return session.run(async (tx) => {
    const by = `staff:${worker?.row.id ?? ""}`;
    const row = await endRoleRow(tx, roleId, { at: services.now(), by });
    if (!row) throw new AppError("not-found", "没有这份职责，或者已经结束了。");
    await session.trace(tx, {
      action: "end-role",
      subject: row.staffId,
      county: countyOf(row.place),
      detail: { role: row.role, place: row.place, roleId },
      after: { 原因: why },
    });
    return {};
  });
}
