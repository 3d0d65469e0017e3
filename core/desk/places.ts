import type { StaffRole } from "../contracts";

const COUNTY = /^\d{6}$/;
const TOWN = /^\d{9}$/;
const VILLAGE = /^\d{12}$/;
/** Local units without a division code of their own; those from 20 on are schools. */
const UNIT = /^\d{6}Z[01]\d$/;
const SCHOOL = /^\d{6}Z[2-9]\d$/;

/** Where each role sits. An office of the county is not held for a village, nor a school's role for a town. */
const SEATS: Record<StaffRole, readonly RegExp[]> = {
  agent: [VILLAGE, UNIT, TOWN],
  town: [TOWN, UNIT],
  bureau: [COUNTY],
  department: [COUNTY, TOWN, UNIT],
  tax: [COUNTY, TOWN, UNIT],
  school: [SCHOOL],
  auditor: [COUNTY],
  admin: [COUNTY, TOWN, UNIT],
};

/** Whether a role can be held at a place, by the form of its code. */
export const sitsAt = (role: StaffRole, place: string): boolean =>
  SEATS[role].some((form) => form.test(place));

/** The county in whose register and chain a place belongs. */
export const countyOf = (place: string): string => place.slice(0, 6);
