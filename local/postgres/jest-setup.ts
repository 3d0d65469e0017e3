import { startTestServer, TEST_SERVER_ENV } from "./test-server";

const held = globalThis as { canbaoTestServer?: { stop(): Promise<void> } };

/** Jest's `globalSetup`: one PostgreSQL for all workers and projects of a run. */
export default async function setup(): Promise<void> {
  if (process.env[TEST_SERVER_ENV]) return;
  const { stop, ...server } = await startTestServer();
  held.canbaoTestServer = { stop };
  process.env[TEST_SERVER_ENV] = JSON.stringify(server);
}
