import { and, eq, gte, isNull, or } from "drizzle-orm";
import type { StaffRole } from "../../core/contracts";
import type { Tx } from "./database";
import { staff, staffRole } from "./schema";

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

/** The worker behind an account, of those who still work; row security shows an account only itself. */
export async function staffOfAccount(tx: Tx, accountId: string): Promise<StaffRow | undefined> {
  const [row] = await tx
    .select({ id: staff.id, accountId: staff.accountId, nameSealed: staff.nameSealed })
    .from(staff)
    .where(and(eq(staff.accountId, accountId), isNull(staff.endedAt)));
  return row;
}

/** Roles that a worker holds on a day in Beijing. */
export async function rolesHeld(tx: Tx, staffId: string, today: string): Promise<RoleRow[]> {
  return tx
    .select({
      id: staffRole.id,
      role: staffRole.role,
      place: staffRole.place,
      department: staffRole.department,
      className: staffRole.className,
      until: staffRole.until,
    })
    .from(staffRole)
    .where(
      and(
        eq(staffRole.staffId, staffId),
        isNull(staffRole.endedAt),
        or(isNull(staffRole.until), gte(staffRole.until, today)),
      ),
    )
    .orderBy(staffRole.grantedAt, staffRole.id);
}
