import { reaches } from "../../core/desk";
import type { StaffRole } from "../../core/contracts";
import type { WorkerSession } from "./session";

/**
 * As what a worker sees somebody's file, the widest first. Row security decides which rows there are; this decides what of them is
 * shown: `county` is the service of the whole county for somebody whose name and full number were given (KP-25).
 */
export type Sight = "desk" | "county" | "auditor" | "tax" | "department" | "school";

/** Who works with files. */
export const DESK_ROLES: readonly StaffRole[] = ["agent", "town", "bureau"];
/** Who serves everybody of the county. */
export const COUNTY_ROLES: readonly StaffRole[] = ["town", "bureau"];

/** As what the worker sees somebody at a place; undefined where none of the roles reaches there. */
export function sightOf(
  { worker }: WorkerSession,
  place: string,
  { named = false }: { named?: boolean } = {},
): Sight | undefined {
  const roles = worker?.roles ?? [];
  const county = place.slice(0, 6);
  if (reaches(roles, DESK_ROLES, place)) return "desk";
  const serves = roles.some(
    (one) => COUNTY_ROLES.includes(one.role) && one.place.slice(0, 6) === county,
  );
  if (named && serves) return "county";
  if (reaches(roles, ["auditor"], place)) return "auditor";
  if (reaches(roles, ["tax"], place)) return "tax";
  if (reaches(roles, ["department"], place)) return "department";
  // Pupils live anywhere: row security has let through only those of the own school and class.
  return roles.some((one) => one.role === "school" && one.place.slice(0, 6) === county)
    ? "school"
    : undefined;
}

/** Household books are the business of those who work with files. */
export const seesHousehold = (sight: Sight): boolean =>
  sight === "desk" || sight === "county" || sight === "auditor";
