import type { StaffReply } from "../../core/contracts";
import { ROLE_TITLES } from "../../core/desk";
import { placeNames, type RoleRow, type Tx } from "../db";

type RoleHeld = StaffReply<"join">["roles"][number];

/** Roles as they are shown, with the names of their places. */
export async function rolesShown(tx: Tx, roles: readonly RoleRow[]): Promise<RoleHeld[]> {
  const places = roles.map(({ place }) => place);
  const names = await placeNames(tx, places);
  return roles.map((role) => roleShown(role, names));
}

/** A role as it is shown; `names` by place. */
export function roleShown(
  { id, role, place, department, className, until }: RoleRow,
  names: ReadonlyMap<string, string>,
): RoleHeld {
  return {
    roleId: id,
    role,
    title: ROLE_TITLES[role],
    place: { code: place, name: names.get(place) ?? place },
    department,
    className,
    until,
  };
}
