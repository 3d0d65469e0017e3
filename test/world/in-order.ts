import { withClient } from "../../local/postgres";
import type { World } from "./world";

/** A row that is held while two begin. */
export interface Held {
  sql: string;
  values: unknown[];
}

/**
 * Lets two begin while a row is held, the one surely before the other, and then go: so both orders are tried, and not chance alone decides
 * which.
 */
export function inThisOrder<A, B>(
  world: World,
  held: Held,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  return withClient(world.database.appUrl, async (client) => {
    await client.query("select set_config('app.role', 'system', false)");
    await client.query("begin");
    await client.query(held.sql, held.values);
    const one = first();
    await waiting(world, 1);
    const other = second();
    await waiting(world, 2);
    await client.query("commit");
    return Promise.all([one, other]);
  });
}

const LOOKS = 2_000;

/** Until so many wait for a row that another one holds. */
async function waiting(world: World, count: number): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const [row] = await world.rows<{ n: string }>(
      "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (Number(row?.n) >= count) return;
  }
  throw new Error(`nobody waits where ${count} should`);
}
