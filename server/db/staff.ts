import { and, asc, eq, gt, gte, inArray, isNull, like, or, sql } from "drizzle-orm";
import type { StaffRole } from "../../core/contracts";
import type { Tx } from "./database";
import { deskSession, staff, staffInvitation, staffRole } from "./schema";

export interface StaffRow {
  id: string;
  accountId: string;
  nameSealed: string;
}

export interface RoleRow {
  id: string;
  role: StaffRole;
  /** Division code or local unit; the role reaches to everything under it. */
  place: string;
  department: string | null;
  className: string | null;
  /** The last day, inclusive. */
  until: string | null;
}

const STAFF = { id: staff.id, accountId: staff.accountId, nameSealed: staff.nameSealed };
const ROLE = {
  id: staffRole.id,
  role: staffRole.role,
  place: staffRole.place,
  department: staffRole.department,
  className: staffRole.className,
  until: staffRole.until,
};

/** Roles that are held on a day in Beijing. */
const heldOn = (today: string) =>
  and(isNull(staffRole.endedAt), or(isNull(staffRole.until), gte(staffRole.until, today)));

/** The worker behind an account, of those who still work; row security shows an account only itself. */
export async function staffOfAccount(tx: Tx, accountId: string): Promise<StaffRow | undefined> {
  const [row] = await tx
    .select(STAFF)
    .from(staff)
    .where(and(eq(staff.accountId, accountId), isNull(staff.endedAt)));
  return row;
}

export async function staffById(tx: Tx, id: string): Promise<StaffRow | undefined> {
  const [row] = await tx
    .select(STAFF)
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.endedAt)));
  return row;
}

/** Roles that a worker holds on a day in Beijing. */
export async function rolesHeld(tx: Tx, staffId: string, today: string): Promise<RoleRow[]> {
  return tx
    .select(ROLE)
    .from(staffRole)
    .where(and(eq(staffRole.staffId, staffId), heldOn(today)))
    .orderBy(staffRole.grantedAt, staffRole.id);
}

export interface WorkerRow extends StaffRow {
  roles: RoleRow[];
  /** Desks in browsers that are open now. */
  sessions: number;
}

/** Workers who hold a role at or under a place on a day, with just these roles. */
export async function workersUnder(
  tx: Tx,
  place: string,
  { today, now }: { today: string; now: Date },
): Promise<WorkerRow[]> {
  const roles = await tx
    .select({ ...ROLE, staffId: staffRole.staffId })
    .from(staffRole)
    .where(and(like(staffRole.place, `${place}%`), heldOn(today)))
    .orderBy(asc(staffRole.place), asc(staffRole.role), asc(staffRole.id));
  const ids = [...new Set(roles.map(({ staffId }) => staffId))];
  if (ids.length === 0) return [];
  const people = await tx.select(STAFF).from(staff).where(inArray(staff.id, ids));
  const desks = await tx
    .select({ staffId: deskSession.staffId, n: sql<number>`count(*)::int` })
    .from(deskSession)
    .where(
      and(
        inArray(deskSession.staffId, ids),
        isNull(deskSession.endedAt),
        gt(deskSession.expiresAt, now),
      ),
    )
    .groupBy(deskSession.staffId);
  return ids.flatMap((id) => {
    const found = people.find((one) => one.id === id);
    const sessions = desks.find(({ staffId }) => staffId === id)?.n ?? 0;
    return found ? [{ ...found, sessions, roles: roles.filter((one) => one.staffId === id) }] : [];
  });
}

export async function insertStaff(tx: Tx, row: StaffRow & { createdAt: Date }): Promise<void> {
  await tx.insert(staff).values(row);
}

export type NewRole = typeof staffRole.$inferInsert;

/** Throws a unique violation of `staff_role_live` where the worker holds the very role already. */
export async function insertRole(tx: Tx, row: NewRole): Promise<void> {
  await tx.insert(staffRole).values(row);
}

/** Ends a role; undefined where there is none to end, or not for the actor to end. */
export async function endRole(
  tx: Tx,
  id: string,
  ended: { at: Date; by: string },
): Promise<(RoleRow & { staffId: string }) | undefined> {
  const [row] = await tx
    .update(staffRole)
    .set({ endedAt: ended.at, endedBy: ended.by })
    .where(and(eq(staffRole.id, id), isNull(staffRole.endedAt)))
    .returning({ ...ROLE, staffId: staffRole.staffId });
  return row;
}

/** Ends roles whose last day is over, so that they can be given anew. */
export async function endRolesRunOut(
  tx: Tx,
  staffId: string,
  { today, at }: { today: string; at: Date },
): Promise<void> {
  await tx
    .update(staffRole)
    .set({ endedAt: at, endedBy: "clock" })
    .where(
      and(
        eq(staffRole.staffId, staffId),
        isNull(staffRole.endedAt),
        sql`${staffRole.until} < ${today}`,
      ),
    );
}

// —— Invitations —————————————————————————————————————————————————————————————————————————————————————

export type InvitationRow = typeof staffInvitation.$inferSelect;

export async function insertInvitation(
  tx: Tx,
  row: typeof staffInvitation.$inferInsert,
): Promise<void> {
  await tx.insert(staffInvitation).values(row);
}

const isOpen = (now: Date) =>
  and(
    isNull(staffInvitation.usedAt),
    isNull(staffInvitation.withdrawnAt),
    gt(staffInvitation.expiresAt, now),
  );

/** An invitation that can be taken up now, locked: of two at once, one gets it. */
export async function openInvitation(
  tx: Tx,
  codeHashes: readonly string[],
  now: Date,
): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .select()
    .from(staffInvitation)
    .where(and(inArray(staffInvitation.codeHash, [...codeHashes]), isOpen(now)))
    .for("update");
  return row;
}

export async function useInvitation(
  tx: Tx,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await tx
    .update(staffInvitation)
    .set({ usedAt: at, usedBy: by })
    .where(eq(staffInvitation.id, id));
}

/** Takes an invitation back that nobody took up; undefined where there is none, or not for the actor. */
export async function withdrawInvitation(
  tx: Tx,
  id: string,
  at: Date,
): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .update(staffInvitation)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(staffInvitation.id, id),
        isNull(staffInvitation.usedAt),
        isNull(staffInvitation.withdrawnAt),
      ),
    )
    .returning();
  return row;
}

/** Invitations at and under a place that can still be taken up. */
export async function invitationsUnder(tx: Tx, place: string, now: Date): Promise<InvitationRow[]> {
  return tx
    .select()
    .from(staffInvitation)
    .where(and(like(staffInvitation.place, `${place}%`), isOpen(now)))
    .orderBy(asc(staffInvitation.madeAt), asc(staffInvitation.id));
}
