import type { StaffRole } from "../contracts";

/** What a role is called. */
export const ROLE_TITLES: Record<StaffRole, string> = {
  agent: "村（社区）代办员",
  town: "镇（街道）经办",
  bureau: "区县医保经办",
  department: "名册部门",
  tax: "税务",
  school: "学校联系人",
  auditor: "审计",
  admin: "管理员",
};

/** A role where it is held. `place` is a division code or a local unit; it reaches to everything under it. */
export interface HeldAt {
  role: StaffRole;
  place: string;
  department: string | null;
  className: string | null;
}

/** Whether a place lies at or under another one: codes of villages begin with those of their towns and counties. */
export const isUnder = (place: string, above: string): boolean => place.startsWith(above);

/** Whether one of the roles, of one of these kinds, reaches to the place. */
export function reaches(
  held: readonly HeldAt[],
  roles: readonly StaffRole[],
  place: string,
): boolean {
  return held.some((one) => roles.includes(one.role) && isUnder(place, one.place));
}
