import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lt,
  notExists,
  sql,
  type SQL,
} from "drizzle-orm";
import type { Link } from "../../core/chain";
import type { StaffRole } from "../../core/contracts";
import { AUDIT_ENTRY, type AuditEntry } from "./audit";
import type { Tx } from "./database";
import { audit, auditSeal, auditSecret, auditUnsealed, person, staff, staffRole } from "./schema";

/** A line as it is shown. */
export interface AuditRow {
  id: number;
  at: Date;
  actor: string;
  action: string;
  detail: Record<string, string | number | null>;
  personId: string | null;
  origin: string;
  commitment: string | null;
  /** Sealed words of before and after; absent where there were none or they were deleted. */
  secret: string | null;
  /** Whether the chain covers it yet. */
  sealed: boolean;
}

const ROW = {
  id: audit.id,
  at: audit.at,
  actor: audit.actor,
  action: audit.action,
  detail: audit.detail,
  personId: audit.personId,
  origin: audit.origin,
  commitment: audit.commitment,
  secret: auditSecret.sealed,
  sealed: sql<boolean>`${auditSeal.position} is not null`,
};

export interface AuditFilter {
  book: string;
  personId?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  /** Instants: from inclusive, to exclusive. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Lines before this one. */
  before?: number | undefined;
}

/** Lines of a county, newest first. */
export async function auditLines(tx: Tx, filter: AuditFilter, most: number): Promise<AuditRow[]> {
  const { book, personId, actor, action, from, to, before } = filter;
  const wanted: (SQL | undefined)[] = [
    eq(audit.book, book),
    personId === undefined ? undefined : eq(audit.personId, personId),
    actor === undefined ? undefined : eq(audit.actor, actor),
    action === undefined ? undefined : eq(audit.action, action),
    from && gte(audit.at, from),
    to && lt(audit.at, to),
    before === undefined ? undefined : lt(audit.id, before),
  ];
  return tx
    .select(ROW)
    .from(audit)
    .leftJoin(auditSeal, and(eq(auditSeal.book, audit.book), eq(auditSeal.auditId, audit.id)))
    .leftJoin(auditSecret, eq(auditSecret.auditId, audit.id))
    .where(and(...wanted))
    .orderBy(desc(audit.id))
    .limit(most);
}

export interface LookRow {
  id: number;
  at: Date;
  actor: string;
  action: string;
  detail: Record<string, string | number | null>;
}

/** What was done to or read of a person's file since an instant, newest first; row security asks for a full binding. */
export async function looksAt(
  tx: Tx,
  { personId, since, most }: { personId: string; since: Date; most: number },
): Promise<LookRow[]> {
  return tx
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      detail: audit.detail,
    })
    .from(audit)
    .where(and(eq(audit.personId, personId), gte(audit.at, since)))
    .orderBy(desc(audit.id))
    .limit(most);
}

// —— Who it was ——————————————————————————————————————————————————————————————————————————————————————

export interface ActorRole {
  staffId: string;
  role: StaffRole;
  place: string;
  department: string | null;
  grantedAt: Date;
  endedAt: Date | null;
}

/** Names, sealed, and all roles that these workers ever held. Runs as the system: who reads the trail is no administrator. */
export async function workersBehind(
  tx: Tx,
  staffIds: readonly string[],
): Promise<{ names: Map<string, string>; roles: ActorRole[] }> {
  if (staffIds.length === 0) return { names: new Map(), roles: [] };
  const names = await tx
    .select({ id: staff.id, nameSealed: staff.nameSealed })
    .from(staff)
    .where(inArray(staff.id, [...staffIds]));
  const roles = await tx
    .select({
      staffId: staffRole.staffId,
      role: staffRole.role,
      place: staffRole.place,
      department: staffRole.department,
      grantedAt: staffRole.grantedAt,
      endedAt: staffRole.endedAt,
    })
    .from(staffRole)
    .where(inArray(staffRole.staffId, [...staffIds]))
    .orderBy(asc(staffRole.grantedAt), asc(staffRole.id));
  return { names: new Map(names.map(({ id, nameSealed }) => [id, nameSealed])), roles };
}

/** Names and numbers of people, sealed, of the rows that the reader may see. */
export async function peopleBehind(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { nameSealed: string; numberSealed: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: person.id, nameSealed: person.nameSealed, numberSealed: person.numberSealed })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return new Map(rows.map(({ id, ...sealed }) => [id, sealed]));
}

// —— Walking the chain ———————————————————————————————————————————————————————————————————————————————

export interface LinkedEntry {
  link: Link;
  /** Absent where the line is gone. */
  entry: AuditEntry | undefined;
  /** The sealed words, for holding them against the line's commitment. */
  secret: string | null;
}

/** Links after a position with their lines. */
export async function auditLinksAfter(
  tx: Tx,
  book: string,
  position: number,
  most: number,
): Promise<LinkedEntry[]> {
  const rows = await tx
    .select({
      position: auditSeal.position,
      entryId: sql<string>`${auditSeal.auditId}::text`,
      prevHash: auditSeal.prevHash,
      hash: auditSeal.hash,
      found: audit.id,
      entry: AUDIT_ENTRY,
      secret: auditSecret.sealed,
    })
    .from(auditSeal)
    .leftJoin(audit, and(eq(audit.id, auditSeal.auditId), eq(audit.book, auditSeal.book)))
    .leftJoin(auditSecret, eq(auditSecret.auditId, auditSeal.auditId))
    .where(and(eq(auditSeal.book, book), sql`${auditSeal.position} > ${position}`))
    .orderBy(asc(auditSeal.position))
    .limit(most);
  return rows.map(({ found, entry, secret, ...link }) => ({
    link,
    entry: found === null || entry === null ? undefined : entry,
    secret,
  }));
}

/** The first line of a book that is neither in the chain nor waits for it, and the first that waits and is not there. */
export async function linesBesideChain(
  tx: Tx,
  book: string,
): Promise<{ stray: number | undefined; lost: number | undefined }> {
  const sealed = tx
    .select({ one: sql`1` })
    .from(auditSeal)
    .where(and(eq(auditSeal.book, audit.book), eq(auditSeal.auditId, audit.id)));
  const waiting = tx
    .select({ one: sql`1` })
    .from(auditUnsealed)
    .where(and(eq(auditUnsealed.book, audit.book), eq(auditUnsealed.auditId, audit.id)));
  const [stray] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.book, book), notExists(sealed), notExists(waiting)))
    .orderBy(asc(audit.id))
    .limit(1);
  const [lost] = await tx
    .select({ id: auditUnsealed.auditId })
    .from(auditUnsealed)
    .leftJoin(audit, and(eq(audit.id, auditUnsealed.auditId), eq(audit.book, auditUnsealed.book)))
    .where(and(eq(auditUnsealed.book, book), isNull(audit.id)))
    .orderBy(asc(auditUnsealed.auditId))
    .limit(1);
  return { stray: stray?.id, lost: lost?.id };
}

/** Every county that has a trail. */
export async function auditBooks(tx: Tx): Promise<string[]> {
  const lines = await tx.selectDistinct({ book: audit.book }).from(audit);
  const seals = await tx.selectDistinct({ book: auditSeal.book }).from(auditSeal);
  return [...new Set([...lines, ...seals].map(({ book }) => book))].sort();
}
