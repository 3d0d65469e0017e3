import type { RequestKind, StaffCall, StaffRole } from "../contracts";

const AT_THE_DESK = ["agent", "town", "bureau"] as const;
const ALL: readonly StaffRole[] = [
  "agent",
  "town",
  "bureau",
  "department",
  "tax",
  "school",
  "auditor",
  "admin",
];

/**
 * Which role may make which call. `anyone`: also who holds no role. Where the call reaches is the role's place and all under
 * it; what it sees there is narrowed once more by the database's row security.
 */
export const MAY_CALL: Record<StaffCall, readonly StaffRole[] | "anyone"> = {
  hello: "anyone",
  join: "anyone",
  places: ALL,
  queue: [...AT_THE_DESK, "school", "tax", "auditor"],
  request: [...AT_THE_DESK, "school", "tax", "auditor"],
  take: AT_THE_DESK,
  letGo: AT_THE_DESK,
  judge: AT_THE_DESK,
  correctRequest: AT_THE_DESK,
  giveBack: AT_THE_DESK,
  refuse: ["town", "bureau"],
  complete: AT_THE_DESK,
  counterErrands: AT_THE_DESK,
  counterFile: AT_THE_DESK,
  counterSlots: AT_THE_DESK,
  photo: AT_THE_DESK,
  form: [...AT_THE_DESK, "auditor"],
  search: [...AT_THE_DESK, "department", "tax", "school", "auditor"],
  person: [...AT_THE_DESK, "department", "tax", "school", "auditor"],
  reveal: AT_THE_DESK,
  household: [...AT_THE_DESK, "auditor"],
  sayLeftOut: AT_THE_DESK,
  people: [...AT_THE_DESK, "tax", "auditor"],
  away: AT_THE_DESK,
  saveContact: AT_THE_DESK,
  todos: AT_THE_DESK,
  confirmBinding: AT_THE_DESK,
  endBinding: ["town", "bureau"],
  findings: ["town", "bureau", "auditor"],
  settleFinding: ["town", "bureau"],
  compareList: ["bureau"],
  classRoster: ["school", "bureau"],
  fileBatch: ["school"],
  openings: [...AT_THE_DESK, "auditor"],
  openWindow: ["bureau"],
  closeWindow: ["bureau"],
  carryOver: ["town", "bureau", "auditor"],
  workers: ["admin"],
  invite: ["admin"],
  withdrawInvitation: ["admin"],
  endRole: ["admin"],
  sessions: ALL,
  endSession: ALL,
  deskLook: ALL,
  deskConfirm: ALL,
  audit: ["auditor"],
  auditCheck: ["auditor"],
};

/** Calls that only a phone makes: they are about who somebody is. */
export const PHONE_ONLY: readonly StaffCall[] = ["join", "deskLook", "deskConfirm"];

/**
 * What a village decides on the spot (MC-04, HR-10, LY-08): who is entered, and what was written wrong. What takes somebody out, gives money
 * back or hangs on a proof is decided in the town or at the bureau.
 */
const DECIDED_IN_THE_VILLAGE: readonly RequestKind[] = [
  "registration",
  "newborn",
  "change",
  "student",
  "moved-in",
  "correction",
  "number",
];

/** Whether a worker with this role decides requests of this kind. */
export function mayDecide(role: StaffRole, kind: RequestKind): boolean {
  if (role === "town" || role === "bureau") return true;
  return role === "agent" && DECIDED_IN_THE_VILLAGE.includes(kind);
}

/** Whether one of the roles may make a call. */
export function mayCall(roles: readonly StaffRole[], call: StaffCall): boolean {
  const allowed = MAY_CALL[call];
  return allowed === "anyone" || roles.some((role) => allowed.includes(role));
}
