import type { StaffCall, StaffReply, StaffRequest, StaffRole } from "../../core/contracts";
import type { Services } from "../../server/context";
import { ensureAccount } from "../../server/db";
import { serveStaff, type Arrival } from "../../server/entry";
import { newKey } from "../../server/ids";
import { sealContext } from "../../server/privacy";

/** What a worker's phone gets: data, or a failure. */
export type StaffAnswer<C extends StaffCall> =
  | { ok: true; data: StaffReply<C> }
  | { ok: false; error: { code: string; message: string; path?: string; todo?: string } };

/** A worker with a phone. */
export interface Worker {
  staffId: string;
  openid: string;
  ask<C extends StaffCall>(call: C, data?: StaffRequest<C>): Promise<StaffAnswer<C>>;
  /** As `ask`, where only success is expected. */
  get<C extends StaffCall>(call: C, data?: StaffRequest<C>): Promise<StaffReply<C>>;
  /** As `ask`, where only failure is expected: its code. */
  refused<C extends StaffCall>(call: C, data: StaffRequest<C>): Promise<string>;
}

export interface Appointment {
  role: StaffRole;
  place: string;
  department?: string;
  className?: string;
  /** The last day, inclusive. */
  until?: string;
}

/** What appointing needs of the world. */
export interface Appointing {
  services: Services;
  /** Runs SQL as the system. */
  rows(sql: string, values?: unknown[]): Promise<unknown>;
}

/** Appoints somebody, past the invitation, to one or several roles. */
export async function appoint(
  { services, rows }: Appointing,
  openid: string,
  name: string,
  roles: readonly Appointment[],
): Promise<Worker> {
  const at = services.now();
  const accountId = await services.db.run({ role: "resident", openid, accountId: null }, (tx) =>
    ensureAccount(tx, { id: newKey(at), openid, at }),
  );
  const staffId = newKey(at);
  await rows(
    "insert into staff (id, account_id, name_sealed, created_at) values ($1, $2, $3, $4)",
    [staffId, accountId, services.vault.seal(name, sealContext.staffName(staffId)), at],
  );
  for (const { role, place, department = null, className = null, until = null } of roles)
    await rows(
      `insert into staff_role (id, staff_id, role, place, department, class_name, granted_by, granted_at, until)
       values ($1, $2, $3, $4, $5, $6, 'test', $7, $8)`,
      [newKey(at), staffId, role, place, department, className, at, until],
    );
  return { staffId, openid, ...workerCalls(services, openid) };
}

/** What a phone can ask the workers' function, whoever holds it. */
export type StaffPhone = Omit<Worker, "staffId">;

/** The phone of somebody who may be no worker at all. */
export const staffPhone = (services: Services, openid: string): StaffPhone => ({
  openid,
  ...workerCalls(services, openid),
});

function workerCalls(services: Services, openid: string): Omit<StaffPhone, "openid"> {
  const arrival: Arrival = { caller: { source: "client", openid }, services: () => services };
  const ask = async <C extends StaffCall>(call: C, data?: StaffRequest<C>) =>
    (await serveStaff({ call, data: data ?? {} }, arrival)) as StaffAnswer<C>;
  return {
    ask,
    async get(call, data) {
      const answer = await ask(call, data);
      if (!answer.ok) throw new Error(`${call}: ${JSON.stringify(answer.error)}`);
      return answer.data;
    },
    async refused(call, data) {
      const answer = await ask(call, data);
      return answer.ok ? "no failure" : answer.error.code;
    },
  };
}
