import type { StaffReply, StaffRequest } from "../../core/contracts";
import {
  bindingsTo,
  changeFacts,
  closeFinding,
  deskPeople,
  endBindingByStaff,
  isFamilyOf,
  liveBills,
  lockFinding,
  stopYear,
  tellOtherCounties,
  wasRefunded,
  type FindingRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { waysOf } from "./finding-view";
import { findingViews } from "./findings";
import { notYours, type WorkerSession } from "./session";

type Request = StaffRequest<"settleFinding">;

/** Settles a finding in one of its ways; who did it and why stay with it. Nobody settles what concerns the own family. */
export function settleFinding(
  session: WorkerSession,
  request: Request,
): Promise<StaffReply<"settleFinding">> {
  return session.run(async (tx) => {
    const row = await findingToSettle(session, tx, request);
    await carryOut(session, tx, row, request.way);
    const at = session.services.now();
    await closeFinding(tx, row, {
      at,
      by: `staff:${session.worker?.row.id ?? ""}`,
      way: request.way,
      reasonSealed: session.services.vault.seal(
        request.reason.trim(),
        sealContext.findingReason(row.id),
      ),
    });
    await session.trace(tx, {
      action: "settle-finding",
      subject: row.id,
      county: row.county,
      personId: row.personId,
      detail: { kind: row.kind, year: row.year, way: request.way.split(":")[0] ?? "" },
      after: { 理由: request.reason.trim() },
    });
    const [view] = await findingViews(session, tx, [{ ...row, ...(await closedAs(tx, row.id)) }]);
    if (!view) throw gone();
    return view;
  });
}

const gone = (): AppError =>
  new AppError("not-found", "没有这一条，或者不在您负责的地方。", { todo: "请刷新后再看。" });

async function closedAs(tx: Tx, id: string): Promise<FindingRow> {
  const row = await lockFinding(tx, id);
  if (!row) throw gone();
  return row;
}

async function findingToSettle(
  session: WorkerSession,
  tx: Tx,
  { findingId, way, reason }: Request,
): Promise<FindingRow> {
  const row = await lockFinding(tx, findingId);
  if (!row) throw gone();
  if (row.state === "closed")
    throw new AppError("changed-meanwhile", "这一条已经有人处理过了。", { todo: "请刷新后再看。" });
  if (reason.trim().length < 2)
    throw new AppError("bad-request", "请写明依据什么这样处理。", { path: "reason" });
  const bindings = row.kind === "two-claims" ? await bindingsTo(tx, row.personId) : [];
  if (!waysOf(row, bindings).some(({ key }) => key === way))
    throw new AppError("bad-request", "这一条不能这样处理。", {
      path: "way",
      todo: "请刷新后，从列出的办法里选一个。",
    });
  await insistNotOwnFamily(session, tx, row.personId);
  return row;
}

/** A worker decides nothing about people to whom the own account is bound, or of their household. */
export async function insistNotOwnFamily(
  session: WorkerSession,
  tx: Tx,
  personId: string,
): Promise<void> {
  if (!session.worker) throw notYours();
  const own = { personIds: [personId], households: [] };
  if (await isFamilyOf(tx, session.worker.row.accountId, own))
    throw new AppError("own-family", "这是您自己或家里人的，不能由您来办。", {
      todo: "请交给别的工作人员办理。",
    });
}

async function carryOut(
  session: WorkerSession,
  tx: Tx,
  row: FindingRow,
  way: string,
): Promise<void> {
  const { county, personId, year } = row;
  if (way.startsWith("end:")) return endClaim(session, tx, row, way.slice("end:".length));
  if (way === "terminate" && year !== null) {
    await terminate(session, tx, { county, personId, year }, row.kind);
    if (row.kind === "double-enrolment")
      await tellOtherCounties(tx, { county, personId, year }, "ended");
  }
  if (way === "keep" && year !== null)
    await tellOtherCounties(tx, { county, personId, year }, "kept");
  if (way === "proof-ended") await endEmployeeInsurance(session, tx, row);
  if (way === "refunded") await insistRefunded(tx, row);
}

/** BG-10: the local enrolment ends today. Money stays where it is; what was taken twice is given back by another way. */
async function terminate(
  session: WorkerSession,
  tx: Tx,
  key: { county: string; personId: string; year: number },
  reason: string,
): Promise<void> {
  const bills = await liveBills(tx, [key.personId]);
  if (bills.some(({ county, year }) => county === key.county && year === key.year))
    throw new AppError("order-live", "这个人正有一笔缴费没有结束，现在不能终止。", {
      todo: "请过半小时再办。",
    });
  await stopYear(tx, key, { on: session.today, reason, at: session.services.now() });
  await session.trace(tx, {
    action: "stop",
    subject: key.personId,
    county: key.county,
    personId: key.personId,
    detail: { year: key.year, on: session.today, reason },
  });
}

/** KP-23: with proof that the employee insurance has ended, nothing stands against the enrolment any more. */
async function endEmployeeInsurance(
  session: WorkerSession,
  tx: Tx,
  row: FindingRow,
): Promise<void> {
  const [one] = await deskPeople(tx, [row]);
  if (!one || one.facts.employeeInsurance !== "active") return;
  await changeFacts(tx, one, { ...one.facts, employeeInsurance: null });
  await session.trace(tx, {
    action: "change-facts",
    subject: row.personId,
    county: row.county,
    personId: row.personId,
    before: { 职工医保: "正在参加" },
    after: { 职工医保: "没有" },
  });
}

async function endClaim(
  session: WorkerSession,
  tx: Tx,
  row: FindingRow,
  bindingId: string,
): Promise<void> {
  await endBindingByStaff(tx, bindingId, session.services.now());
  await session.trace(tx, {
    action: "end-binding",
    subject: bindingId,
    county: row.county,
    personId: row.personId,
  });
}

/** Two records that were both paid are joined only after one payment was given back. */
async function insistRefunded(tx: Tx, row: FindingRow): Promise<void> {
  const other = row.detail["otherPerson"] ?? row.detail["other"];
  const records = [row.personId, ...(typeof other === "string" ? [other] : [])];
  if (row.year !== null && (await wasRefunded(tx, records, row.year))) return;
  throw new AppError("stands-against", "两份缴费里还没有一份批准退费。", {
    todo: "请先给多缴的一份办退费，批准后再来关闭这一条。",
  });
}
