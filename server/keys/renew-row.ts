import type { HashChange, StoredRow } from "../db";
import { VaultError, type Vault } from "../privacy";
import type { SealedTable } from "./columns";

/** What has to change in a row so that it hangs on the present keys only. */
export interface Renewal {
  /** Columns with their old and new values. */
  set: { column: string; from: string | null; to: string }[];
  /** Hashes of documents that stand under the other key, wherever they stand. */
  moves: HashChange[];
  /** Columns that cannot be opened or explained: their key is gone, or they were changed. */
  stuck: string[];
}

/** Opens a row; `''` is what a deletion left behind. */
function openRow(vault: Vault, spec: SealedTable, row: StoredRow, stuck: string[]) {
  const open: Record<string, string> = {};
  for (const [column, contextOf] of Object.entries(spec.sealed)) {
    const sealed = row[column];
    if (!sealed) continue;
    try {
      open[column] = vault.open(sealed, contextOf(row));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      stuck.push(column);
    }
  }
  return open;
}

export function renewalOf(vault: Vault, spec: SealedTable, row: StoredRow): Renewal {
  const renewal: Renewal = { set: [], moves: [], stuck: [] };
  const stale = Object.entries(spec.sealed).filter(([column]) => {
    const sealed = row[column];
    return Boolean(sealed) && !vault.isFresh(sealed ?? "");
  });
  if (stale.length === 0 && !spec.hashes) return renewal;
  const open = openRow(vault, spec, row, renewal.stuck);
  for (const [column, contextOf] of stale) {
    const text = open[column];
    if (text !== undefined)
      renewal.set.push({
        column,
        from: row[column] ?? null,
        to: vault.seal(text, contextOf(row)),
      });
  }
  for (const [column, hashed] of Object.entries(spec.hashes ?? {})) {
    const hashUnder = hashed(row, open);
    if (hashUnder) renewHash(vault, column, row[column] ?? null, hashUnder, renewal);
  }
  return renewal;
}

function renewHash(
  vault: Vault,
  column: string,
  from: string | null,
  hashUnder: (hashes: Vault | NonNullable<Vault["former"]>) => string,
  { set, moves, stuck }: Renewal,
): void {
  const to = hashUnder(vault);
  if (from === to) return;
  if (column === "name_hash") set.push({ column, from, to });
  else if (from !== null && vault.former && hashUnder(vault.former) === from)
    moves.push({ from, to });
  // A request about somebody known carries that person's hash, whatever document it states.
  else if (column !== "subject_hash") stuck.push(column);
}
