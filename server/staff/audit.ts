import type { StaffReply, StaffRequest } from "../../core/contracts";
import { maskDocumentNumber } from "../../core/people";
import { instantOf, startOfDay } from "../../core/time";
import {
  actionInWords,
  checkTrail,
  detailInWords,
  openSecret,
  originInWords,
  staffOf,
  tellTrailFault,
  whoForAuditors,
  type Words,
} from "../audit";
import {
  auditLines,
  peopleBehind,
  SYSTEM,
  workersBehind,
  type ActorRole,
  type AuditRow,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { insistReach, type WorkerSession } from "./session";

const PAGE = 50;
const DAY_MS = 86_400_000;

type Line = StaffReply<"audit">["lines"][number];

/** The trail of a county for its auditor: newest first, before and after opened. That somebody read it is in the trail too. */
export async function audit(
  session: WorkerSession,
  request: StaffRequest<"audit">,
): Promise<StaffReply<"audit">> {
  const { county, personId, staffId, action, from, to, cursor } = request;
  insistAuditor(session, county);
  const { rows, people } = await session.run(async (tx) => {
    const rows = await auditLines(
      tx,
      {
        book: county,
        personId,
        actor: staffId === undefined ? undefined : `staff:${staffId}`,
        action,
        from: from === undefined ? undefined : startOfDay(from),
        to: to === undefined ? undefined : new Date(startOfDay(to).getTime() + DAY_MS),
        before: readCursor(cursor),
      },
      PAGE + 1,
    );
    await session.trace(tx, {
      action: "audit",
      subject: county,
      county,
      ...(personId !== undefined && { personId }),
    });
    const ids = rows.flatMap((row) => row.personId ?? []);
    return { rows, people: await peopleBehind(tx, [...new Set(ids)]) };
  });
  const shown = rows.slice(0, PAGE);
  const workers = await namesOf(session, shown);
  return {
    lines: shown.map((row) => lineOf(session, row, people, workers)),
    next: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
  };
}

function insistAuditor(session: WorkerSession, county: string): void {
  if (county.length !== 6) throw new AppError("bad-request", "请选县（区）。", { path: "county" });
  insistReach(session, ["auditor"], county);
}

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError("bad-request", "翻页的位置不对，请从头再查。", { path: "cursor" });
}

interface Workers {
  names: Map<string, string>;
  roles: ActorRole[];
}

/** Names of workers are administrators' to see; an auditor sees those of the lines that were let through. */
async function namesOf({ services }: WorkerSession, rows: readonly AuditRow[]): Promise<Workers> {
  const ids = [...new Set(rows.flatMap(({ actor }) => staffOf(actor) ?? []))];
  const { names, roles } = await services.db.run(SYSTEM, (tx) => workersBehind(tx, ids));
  const open = [...names].map(
    ([id, sealed]) => [id, services.vault.open(sealed, sealContext.staffName(id))] as const,
  );
  return { names: new Map(open), roles };
}

const inRows = (words: Words | null) =>
  words && Object.entries(words).map(([label, value]) => ({ label, value: value ?? "（空）" }));

function lineOf(
  { services: { vault } }: WorkerSession,
  row: AuditRow,
  people: Awaited<ReturnType<typeof peopleBehind>>,
  workers: Workers,
): Line {
  const secret = openSecret(vault, { id: row.id, commitment: row.commitment, sealed: row.secret });
  const changed = { 说明: "内容和当时写下的不一致，请核对" };
  const words = secret === "changed" ? { before: changed, after: changed } : secret;
  const detail = detailInWords(row.detail);
  if (row.commitment !== null && row.secret === null)
    detail.push({ label: "改前改后", value: "已按规定删除" });
  return {
    id: row.id,
    at: instantOf(row.at),
    who: whoForAuditors(row, workers),
    what: actionInWords(row.action),
    about: aboutWhom(vault, row.personId, people),
    from: originInWords(row.origin),
    detail,
    before: inRows(words?.before ?? null),
    after: inRows(words?.after ?? null),
    sealed: row.sealed,
  };
}

function aboutWhom(
  vault: WorkerSession["services"]["vault"],
  personId: string | null,
  people: Awaited<ReturnType<typeof peopleBehind>>,
): string | null {
  if (personId === null) return null;
  const found = people.get(personId);
  if (!found) return "不在本县名册里的人";
  if (found.nameSealed === "") return "资料已删除的人";
  const name = vault.open(found.nameSealed, sealContext.name(personId));
  const number = vault.open(found.numberSealed, sealContext.number(personId));
  return `${name}（${maskDocumentNumber(number)}）`;
}

/** Walks the chain of a county and names the first line that is not as it was written. */
export async function auditCheck(
  session: WorkerSession,
  { county }: StaffRequest<"auditCheck">,
): Promise<StaffReply<"auditCheck">> {
  insistAuditor(session, county);
  const { sealed, waiting, fault } = await session.run(async (tx) => {
    const check = await checkTrail(tx, session.services.vault, county);
    await session.trace(tx, { action: "audit-check", subject: county, county });
    return check;
  });
  return {
    sealed,
    waiting,
    fault: fault && { id: fault.id, kind: fault.kind, text: tellTrailFault(fault) },
  };
}
