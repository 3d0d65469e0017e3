import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as migrateTo } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

/** Where the migrations lie; beside the code, because they are run from a checkout and never from a function. */
const MIGRATIONS = join(__dirname, "migrations");

/** Any fixed number: two migrations at once take turns. */
const LOCK = 7_341_002;

/** Brings a database up to date. Runs as the owner of the tables; the role `canbao_app` must exist already. */
export async function migrate(ownerUrl: string, folder = MIGRATIONS): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await migrateTo(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
