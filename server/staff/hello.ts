import { staff, type StaffCall, type StaffReply, type StaffRequest } from "../../core/contracts";
import { countyOf, mayCall, PHONE_ONLY } from "../../core/desk";
import { instantOf } from "../../core/time";
import { countOpenFindings, countRequests, type Tx } from "../db";
import { sealContext } from "../privacy";
import { rolesShown } from "./roles-held";
import type { WorkerSession } from "./session";
import { countOfTodos } from "./todos";

type Reply = StaffReply<"hello">;
type Counts = NonNullable<Reply["worker"]>["counts"];

/** Who is calling, what they may do from here, and how much waits for them. */
export async function hello(
  session: WorkerSession,
  _request: StaffRequest<"hello">,
): Promise<Reply> {
  const { services, today, worker } = session;
  const told = { now: instantOf(services.now()), today, local: services.local };
  if (!worker) return { ...told, worker: null };
  const { row, roles } = worker;
  const calls = callsOf(session);
  return session.run(async (tx) => ({
    ...told,
    worker: {
      name: services.vault.open(row.nameSealed, sealContext.staffName(row.id)),
      roles: await rolesShown(tx, roles),
      calls,
      counts: await countsOf(session, tx, calls),
    },
  }));
}

/** Calls that one of the roles allows, from where this call comes. */
function callsOf({ worker, origin }: WorkerSession): StaffCall[] {
  const roles = worker?.roles.map(({ role }) => role) ?? [];
  return (Object.keys(staff.calls) as StaffCall[]).filter(
    (call) => mayCall(roles, call) && (origin === "phone" || !PHONE_ONLY.includes(call)),
  );
}

async function countsOf(
  session: WorkerSession,
  tx: Tx,
  calls: readonly StaffCall[],
): Promise<Counts> {
  const { services, worker } = session;
  const none = { waiting: 0, mine: 0, overdue: 0, findings: 0, todos: 0 };
  if (!worker) return none;
  const counties = [...new Set(worker.roles.map(({ place }) => countyOf(place)))];
  const asked = { staffId: worker.row.id, counties, now: services.now() };
  return {
    ...none,
    ...(calls.includes("queue") && (await countRequests(tx, asked))),
    ...(calls.includes("findings") && { findings: await countOpenFindings(tx, counties) }),
    ...(calls.includes("todos") && { todos: await countOfTodos(session, tx) }),
  };
}
