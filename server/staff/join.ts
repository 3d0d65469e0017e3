import type { StaffReply, StaffRequest } from "../../core/contracts";
import { countyOf, readCode, reaches } from "../../core/desk";
import {
  endRolesRunOut,
  failedTries,
  insertRole,
  insertStaff,
  insertTry,
  isTaken,
  leaveTrace,
  openInvitation,
  rolesHeld,
  staffOfAccount,
  SYSTEM,
  useInvitation,
  type InvitationRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { codeHash } from "./invitations";
import { rolesShown } from "./roles-held";
import type { WorkerSession } from "./session";

const DAY_MS = 86_400_000;
/** Wrong codes within a day, by one phone, before it has to wait. */
const WRONG_CODES = 5;

type Roles = StaffReply<"join">["roles"];

/** Takes up an appointment by its code, which works once. A wrong code is written down; what was wrong with it is not said. */
export async function join(
  session: WorkerSession,
  { code }: StaffRequest<"join">,
): Promise<StaffReply<"join">> {
  const { services } = session;
  const { vault } = services;
  // While the look-up key is exchanged, a code may have been kept under the other one.
  const hashes = [vault, ...(vault.former ? [vault.former] : [])].map((one) =>
    codeHash(one, readCode(code) ?? ""),
  );
  // Whoever joins is nobody yet, so that row security cannot know them: the code is what lets them in.
  const result = await services.db
    .run(SYSTEM, (tx) => tryToJoin(session, tx, hashes))
    .catch((error: unknown) => {
      if (isTaken(error, "staff_role_live")) return "held" as const;
      throw error;
    });
  if (result === "held")
    throw new AppError("already-bound", "这份职责您已经有了，不用再接受一次。");
  if (result === "wrong")
    throw new AppError("no-match", "邀请码不对，或者已经用过、过期、被收回了。", {
      todo: "请对照邀请码再输一遍；还是不行，请管理员重新发一个。",
    });
  return { roles: result };
}

async function tryToJoin(
  session: WorkerSession,
  tx: Tx,
  hashes: readonly string[],
): Promise<Roles | "wrong"> {
  const { services, accountId, today } = session;
  const at = services.now();
  const since = new Date(at.getTime() - DAY_MS);
  const tries = { accountId, targetHash: hashes[0] ?? "", kind: "join" as const };
  const failed = await failedTries(tx, { ...tries, since, now: at });
  if (failed.byAccount >= WRONG_CODES)
    throw new AppError("too-many-tries", "邀请码输错的次数太多了，先停一停。", {
      todo: "请明天再试，或请管理员核对邀请码。",
    });
  const invitation = await openInvitation(tx, hashes, at);
  const worked = invitation !== undefined && (await stillStands(tx, invitation, today));
  await insertTry(tx, { ...tries, id: newKey(at), worked, at });
  if (!worked) return "wrong";
  const known = await staffOfAccount(tx, accountId);
  if (known && invitation.madeBy === `staff:${known.id}`)
    throw new AppError("not-allowed", "不能任命自己。", { todo: "请把邀请码交给被任命的人。" });
  const staffId = known?.id ?? (await enter(session, tx, invitation));
  await appoint(session, tx, staffId, invitation);
  return rolesShown(tx, await rolesHeld(tx, staffId, today));
}

/** Whether who invited could still do so: codes of an administrator who was dismissed are void. */
async function stillStands(tx: Tx, invitation: InvitationRow, today: string): Promise<boolean> {
  const { madeBy, place, until } = invitation;
  if (until !== null && until < today) return false;
  if (madeBy === "command-line") return true;
  const roles = await rolesHeld(tx, madeBy.replace(/^staff:/, ""), today);
  return reaches(roles, ["admin"], place);
}

async function enter(
  { services, accountId }: WorkerSession,
  tx: Tx,
  invitation: InvitationRow,
): Promise<string> {
  const { vault } = services;
  const at = services.now();
  const id = newKey(at);
  const name = vault.open(invitation.nameSealed, sealContext.invitedName(invitation.id));
  const nameSealed = vault.seal(name, sealContext.staffName(id));
  await insertStaff(tx, { id, accountId, nameSealed, createdAt: at });
  return id;
}

async function appoint(
  { services, today, origin }: WorkerSession,
  tx: Tx,
  staffId: string,
  invitation: InvitationRow,
): Promise<void> {
  const at = services.now();
  const { id: invitationId, role, place, department, className, until, madeBy } = invitation;
  await endRolesRunOut(tx, staffId, { today, at });
  await insertRole(tx, {
    id: newKey(at),
    staffId,
    role,
    place,
    department,
    className,
    until,
    grantedBy: madeBy,
    grantedAt: at,
  });
  await useInvitation(tx, invitationId, { at, by: staffId });
  await leaveTrace(tx, {
    at,
    actor: `staff:${staffId}`,
    origin,
    action: "join",
    subject: invitationId,
    county: countyOf(place),
    detail: { role, place },
  });
}
