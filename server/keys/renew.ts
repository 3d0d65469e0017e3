import type { StoreServices } from "../context";
import {
  changeStored,
  renewalMark,
  saveRenewal,
  storedAfter,
  SYSTEM,
  type RenewalMark,
  type StoredRow,
  type Tx,
} from "../db";
import type { Vault } from "../privacy";
import { columnsOf, SEALED_TABLES, type SealedTable } from "./columns";
import { moveDocument } from "./find";
import { renewalOf } from "./renew-row";

type Keys = Pick<StoreServices, "db" | "vault" | "now">;

/** Rows of one transaction: nobody who pays or files waits long for them. */
const BATCH = 50;

/** A run for the same keys goes on where it stopped; other keys begin a run of their own. */
const runName = (vault: Vault, { table }: SealedTable): string =>
  `keys/${table}@${vault.fingerprint}`;

export interface Renewed {
  /** Rows that were changed in this call. */
  done: number;
  /** Tables that are not through yet. */
  left: number;
}

/**
 * Brings everything that is sealed or hashed under the present keys, while calls go on. A table is through when a pass over it has found
 * nothing to change: what was written with the other key behind the pass is found by the next.
 */
export async function renewKeys(services: Keys, hasTime: () => boolean): Promise<Renewed> {
  let done = 0;
  let left = 0;
  for (const spec of SEALED_TABLES) {
    let run = await services.db.run(SYSTEM, (tx) => renewalMark(tx, runName(services.vault, spec)));
    while (run.finishedAt === null && hasTime()) {
      const step = await renewBatch(services, spec, run);
      done += step.changed;
      run = step.run;
    }
    if (run.finishedAt === null) left += 1;
  }
  return { done, left };
}

/** Begins again, for the same keys too: what was written with the other key since is looked for. */
export async function restartRenewal({ db, vault, now }: Keys): Promise<void> {
  await db.run(SYSTEM, async (tx) => {
    for (const spec of SEALED_TABLES) await saveRenewal(tx, runName(vault, spec), FRESH, now());
  });
}

const FRESH: RenewalMark = { mark: null, changed: 0, stuck: 0, finishedAt: null };

function renewBatch(
  { db, vault, now }: Keys,
  spec: SealedTable,
  before: RenewalMark,
): Promise<{ run: RenewalMark; changed: number }> {
  return db.run(SYSTEM, async (tx) => {
    const rows = await storedAfter(tx, spec, columnsOf(spec), before.mark, BATCH);
    let changed = 0;
    let stuck = 0;
    for (const row of rows) {
      const result = await renewRow(tx, vault, spec, row);
      if (result.changed) changed += 1;
      if (result.stuck) stuck += 1;
    }
    const last = rows.at(-1);
    const run: RenewalMark = {
      mark: last && rows.length === BATCH ? spec.key.map((column) => last[column] ?? "") : null,
      changed: before.changed + changed,
      stuck: before.stuck + stuck,
      finishedAt: null,
    };
    const passOver = run.mark === null;
    if (passOver && run.changed === 0) run.finishedAt = now();
    // The next pass counts anew.
    const next = passOver && run.finishedAt === null ? FRESH : run;
    await saveRenewal(tx, runName(vault, spec), next, now());
    return { run: next, changed };
  });
}

async function renewRow(
  tx: Tx,
  vault: Vault,
  spec: SealedTable,
  row: StoredRow,
): Promise<{ changed: boolean; stuck: boolean }> {
  const { set, moves, stuck } = renewalOf(vault, spec, row);
  let changed = false;
  if (set.length > 0) changed = await changeStored(tx, spec, row, set);
  for (const move of moves) changed = (await moveDocument(tx, vault, move)) || changed;
  return { changed, stuck: stuck.length > 0 };
}
