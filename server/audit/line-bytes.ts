import type { AuditEntry } from "../db";

const sorted = (detail: AuditEntry["detail"]): [string, string | number | null][] =>
  Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));

/** What the hash of a line covers: every field, in an order that is ours and not the database's. */
export function lineBytes(line: AuditEntry): string {
  const { id, book, at, actor, action, subject, detail, personId, origin, commitment } = line;
  return JSON.stringify([
    id,
    book,
    at,
    actor,
    action,
    subject,
    sorted(detail),
    personId,
    origin,
    commitment,
  ]);
}
