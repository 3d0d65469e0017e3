import type { StoreServices } from "../context";
import { storedAfter, SYSTEM, type StoredRow } from "../db";
import type { Vault } from "../privacy";
import { columnsOf, SEALED_TABLES, type SealedTable } from "./columns";
import { renewalOf } from "./renew-row";

/** How a table hangs on the keys. */
export interface TableKeys {
  table: string;
  /** Texts by the id of the key they are sealed with. */
  texts: Record<string, number>;
  /** Rows whose hashes stand under the other look-up key. */
  formerHashes: number;
  /** Rows with something that no present key opens or explains. */
  stuck: number;
}

const PAGE = 500;

/** Looks at every sealed text and keyed hash, changing nothing: what still hangs on which key. */
export async function keyStatus({
  db,
  vault,
}: Pick<StoreServices, "db" | "vault">): Promise<TableKeys[]> {
  const tables: TableKeys[] = [];
  for (const spec of SEALED_TABLES) {
    const counted: TableKeys = { table: spec.table, texts: {}, formerHashes: 0, stuck: 0 };
    let mark: string[] | null = null;
    for (;;) {
      const from: string[] | null = mark;
      const rows: StoredRow[] = await db.run(SYSTEM, (tx) =>
        storedAfter(tx, spec, columnsOf(spec), from, PAGE),
      );
      for (const row of rows) count(vault, spec, row, counted);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      mark = spec.key.map((column): string => last[column] ?? "");
    }
    tables.push(counted);
  }
  return tables;
}

function count(vault: Vault, spec: SealedTable, row: StoredRow, counted: TableKeys): void {
  for (const column of Object.keys(spec.sealed)) {
    const sealed = row[column];
    if (!sealed) continue;
    const keyId = sealed.slice(0, Math.max(0, sealed.indexOf(".")));
    counted.texts[keyId] = (counted.texts[keyId] ?? 0) + 1;
  }
  // Opened whether it is fresh or not: a text that was changed shows here.
  const { moves, set, stuck } = renewalOf({ ...vault, isFresh: () => false }, spec, row);
  if (moves.length > 0 || set.some(({ column }) => column.endsWith("_hash")))
    counted.formerHashes += 1;
  if (stuck.length > 0) counted.stuck += 1;
}
