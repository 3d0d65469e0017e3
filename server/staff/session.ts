import { mayCall, PHONE_ONLY, reaches } from "../../core/desk";
import type { StaffCall, StaffRole } from "../../core/contracts";
import { dayOf } from "../../core/time";
import type { Services } from "../context";
import { leaveSealedTrace, type SealedTrace } from "../audit";
import { rolesHeld, type RoleRow, type StaffRow, type Tx } from "../db";
import { AppError } from "../errors";

/** Where a worker's call comes from: the phone, or a desk in a browser by its session. */
export type Origin = "phone" | `desk:${string}`;

/** Somebody who calls the desk's functions. `worker` is absent for who holds no role. */
export interface WorkerSession {
  services: Services;
  origin: Origin;
  /** Who calls, as the platform says; a desk in a browser has none of its own. */
  openid: string | undefined;
  accountId: string;
  worker: { row: StaffRow; roles: RoleRow[] } | undefined;
  /** The calendar day of the call in Beijing. */
  today: string;
  /**
   * A transaction that sees what the worker's roles let them see. `lookup`: hash of a document number that was given in full, which opens
   * that one person in the worker's counties (KP-25).
   */
  run<T>(work: (tx: Tx) => Promise<T>, lookup?: string): Promise<T>;
  /** Leaves a trace of a deed of this worker, in the same transaction; what stood there before and after is sealed. */
  trace(tx: Tx, deed: Omit<SealedTrace, "at" | "actor" | "origin">): Promise<void>;
}

/** The worker's roles of these kinds that reach to a place; refuses where there is none. */
export function insistReach(
  session: WorkerSession,
  roles: readonly StaffRole[],
  place: string,
): void {
  if (!reaches(session.worker?.roles ?? [], roles, place)) throw notYours();
}

export const notYours = (): AppError =>
  new AppError("not-allowed", "这不在您负责的地方或职责里。", {
    todo: "请由当地的工作人员办理；需要权限的，找管理员。",
  });

/** Refuses a call that none of the worker's roles allows, or that does not come from a phone where it must. */
export function refuseCall(session: WorkerSession, call: StaffCall): void {
  const roles = session.worker?.roles.map(({ role }) => role) ?? [];
  if (!mayCall(roles, call)) throw notYours();
  if (PHONE_ONLY.includes(call) && session.origin !== "phone")
    throw new AppError("not-allowed", "这一步要在手机微信里办。");
}

/** Makes the session of a worker, or of somebody who is none. */
export function workerSession(
  services: Services,
  who: {
    openid: string | undefined;
    accountId: string;
    origin: Origin;
    row: StaffRow | undefined;
    roles: RoleRow[];
  },
): WorkerSession {
  const { openid, accountId, origin, row, roles } = who;
  const today = dayOf(services.now());
  return {
    services,
    origin,
    openid,
    accountId,
    worker: row && { row, roles },
    today,
    run: (work, lookup) => {
      if (!row) throw notYours();
      return services.db.run(
        { role: "staff", staffId: row.id, today, ...(lookup !== undefined && { lookup }) },
        work,
      );
    },
    trace: (tx, deed) =>
      leaveSealedTrace(services.vault, tx, {
        ...deed,
        at: services.now(),
        actor: `staff:${row?.id ?? "none"}`,
        origin,
      }),
  };
}

/** The session of who calls from a phone. Logging in is the call itself. */
export async function openWorkerSession(
  services: Services,
  { openid, accountId, row }: { openid: string; accountId: string; row: StaffRow | undefined },
): Promise<WorkerSession> {
  const today = dayOf(services.now());
  const roles = row
    ? await services.db.run({ role: "staff", staffId: row.id, today }, (tx) =>
        rolesHeld(tx, row.id, today),
      )
    : [];
  return workerSession(services, {
    openid,
    accountId,
    origin: "phone",
    row: roles.length > 0 ? row : undefined,
    roles,
  });
}
