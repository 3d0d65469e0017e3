import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Link } from "../../core/chain";
import type { Tx } from "./database";
import { audit, auditSeal, auditSecret, auditUnsealed } from "./schema";

/** The book of what belongs to no county. */
export const NO_COUNTY = "000000";

export interface Trace {
  at: Date;
  /** `account:<key>`, `staff:<key>`, `payment`, `clock`, `import`, `command-line`. */
  actor: string;
  action: string;
  subject: string;
  /** Codes and keys only, never a name or a number. */
  detail?: Record<string, string | number | null>;
  /** Where it belongs: the county whose chain it is sealed into. */
  county?: string;
  /** Whose file it was about. */
  personId?: string;
  /** `phone` where nothing is said; `desk:<session>`, `timer`, `payment`, `command-line`, `import`. */
  origin?: string;
}

/** What stood there before and after: a commitment for the line, and the sealed words for the table beside it. */
export interface TraceSecret {
  commitment: string;
  /** Sealed for the line of this number. */
  sealedFor(auditId: number): string;
}

/** Leaves a trace of what was done; keys only, never a name or a number. It waits to be sealed into its county's chain. */
export async function leaveTrace(tx: Tx, trace: Trace, secret?: TraceSecret): Promise<void> {
  const { detail = {}, county = NO_COUNTY, ...line } = trace;
  // Who leaves a trace may not read the trail, so the number comes from the sequence and not from the row.
  const { rows } = await tx.execute<{ id: string }>(
    sql`select nextval('audit_id_seq')::text as id`,
  );
  const id = Number(rows[0]?.id);
  const commitment = secret?.commitment ?? null;
  await tx.insert(audit).values({ ...line, id, detail, book: county, commitment });
  await tx.insert(auditUnsealed).values({ book: county, auditId: id });
  if (secret) await tx.insert(auditSecret).values({ auditId: id, sealed: secret.sealedFor(id) });
}

/** Leaves many traces of one deed, without words; what a run over thousands of people does must not take a statement for each. */
export async function leaveTraces(
  tx: Tx,
  traces: readonly Omit<Trace, "county">[],
  county: string,
): Promise<void> {
  if (traces.length === 0) return;
  const { rows } = await tx.execute<{ id: string }>(
    sql`select nextval('audit_id_seq')::text as id from generate_series(1, ${traces.length}::int)`,
  );
  const ids = rows.map(({ id }) => Number(id));
  const lines = traces.map(({ detail = {}, ...trace }, index) => ({
    ...trace,
    detail,
    book: county,
    id: ids[index] ?? 0,
  }));
  await tx.insert(audit).values(lines);
  await tx.insert(auditUnsealed).values(ids.map((auditId) => ({ book: county, auditId })));
}

// —— The chain ———————————————————————————————————————————————————————————————————————————————————————

/** A line as its hash covers it. */
export interface AuditEntry {
  id: string;
  book: string;
  /** Microseconds since 1970: all that the database keeps of an instant. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, string | number | null>;
  personId: string | null;
  origin: string;
  commitment: string | null;
}

export const AUDIT_ENTRY = {
  id: sql<string>`${audit.id}::text`,
  book: audit.book,
  at: sql<string>`(extract(epoch from ${audit.at}) * 1000000)::bigint::text`,
  actor: audit.actor,
  action: audit.action,
  subject: audit.subject,
  detail: audit.detail,
  personId: audit.personId,
  origin: audit.origin,
  commitment: audit.commitment,
};

export async function unsealedAuditBooks(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ book: auditUnsealed.book })
    .from(auditUnsealed)
    .orderBy(auditUnsealed.book)
    .limit(most);
  return rows.map(({ book }) => book);
}

/** Lines that wait, in all or of one book. */
export async function countUnsealedLines(tx: Tx, book?: string): Promise<number> {
  return tx.$count(auditUnsealed, book === undefined ? undefined : eq(auditUnsealed.book, book));
}

/** One sealing of a book at a time; false where another run is at it. */
export async function lockAuditBook(tx: Tx, book: string): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`seal-audit:${book}`}, 0)) as locked`,
  );
  return rows[0]?.locked === true;
}

/** Lines that wait in a book, in the order of their numbers. */
export async function unsealedLines(tx: Tx, book: string, most: number): Promise<AuditEntry[]> {
  return tx
    .select(AUDIT_ENTRY)
    .from(auditUnsealed)
    .innerJoin(audit, and(eq(audit.id, auditUnsealed.auditId), eq(audit.book, auditUnsealed.book)))
    .where(eq(auditUnsealed.book, book))
    .orderBy(asc(auditUnsealed.auditId))
    .limit(most);
}

const LINK = {
  position: auditSeal.position,
  entryId: sql<string>`${auditSeal.auditId}::text`,
  prevHash: auditSeal.prevHash,
  hash: auditSeal.hash,
};

export async function lastAuditLink(tx: Tx, book: string): Promise<Link | undefined> {
  const [row] = await tx
    .select(LINK)
    .from(auditSeal)
    .where(eq(auditSeal.book, book))
    .orderBy(desc(auditSeal.position))
    .limit(1);
  return row;
}

export async function insertAuditLinks(
  tx: Tx,
  book: string,
  links: readonly Link[],
  sealedAt: Date,
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ position, entryId, prevHash, hash }) => ({
    book,
    position,
    auditId: Number(entryId),
    prevHash,
    hash,
    sealedAt,
  }));
  await tx.insert(auditSeal).values(rows);
  await tx.delete(auditUnsealed).where(
    and(
      eq(auditUnsealed.book, book),
      inArray(
        auditUnsealed.auditId,
        rows.map(({ auditId }) => auditId),
      ),
    ),
  );
}
