import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import {
  createDatabase,
  databaseExists,
  databaseUrls,
  withClient,
  type DatabaseUrls,
} from "./databases";
import { startTestServer, TEST_SERVER_ENV, type TestServer } from "./test-server";

export interface TestDatabase extends DatabaseUrls {
  name: string;
  /** Throws out whoever is still connected and deletes the database. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /**
   * Prepared once a server and then copied for each test (tens of milliseconds): `prepare` receives the
   * owner's address, usually to migrate. Two templates of different content need different names.
   */
  template?: { name: string; prepare(urls: DatabaseUrls): Promise<void> };
}

/**
 * A fresh database for one test file, on the server that the runner's global setup started
 * (`local/postgres/jest-setup.ts`), or on one of this process where there is none.
 */
export async function startTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `canbao_test_${randomBytes(6).toString("hex")}`;
  await withClient(server.adminUrl, async (client) => {
    const template = options.template
      ? await ensureTemplate(client, server, options.template)
      : undefined;
    await createDatabase(client, name, template);
  });
  return {
    name,
    ...databaseUrls(server.adminUrl, name, server.passwords),
    drop: () =>
      withClient(server.adminUrl, async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`);
      }),
  };
}

let own: Promise<TestServer> | undefined;

function sharedServer(): Promise<TestServer> {
  const handed = process.env[TEST_SERVER_ENV];
  if (handed) return Promise.resolve(JSON.parse(handed) as TestServer);
  own ??= startTestServer();
  return own;
}

/** Any fixed number: workers that ask for a template at once take turns on it. */
const TEMPLATE_LOCK = 7_341_001;

async function ensureTemplate(
  client: Client,
  server: TestServer,
  template: NonNullable<TestDatabaseOptions["template"]>,
): Promise<string> {
  const name = `canbao_template_${template.name}`;
  await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  try {
    if (await databaseExists(client, name)) return name;
    const half = `${name}_half`;
    await client.query(`drop database if exists ${client.escapeIdentifier(half)} with (force)`);
    await createDatabase(client, half);
    await template.prepare(databaseUrls(server.adminUrl, half, server.passwords));
    // Renamed only when complete; a failed preparation is made anew by the next caller.
    await client.query(
      `alter database ${client.escapeIdentifier(half)} rename to ${client.escapeIdentifier(name)}`,
    );
    return name;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
  }
}
