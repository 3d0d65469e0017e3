import { TEST_SERVER_ENV } from "./test-server";

/** Jest's `globalTeardown`: ends the server that `jest-setup.ts` started. */
export default async function teardown(): Promise<void> {
  const held = globalThis as { canbaoTestServer?: { stop(): Promise<void> } };
  const server = held.canbaoTestServer;
  if (!server) return;
  delete held.canbaoTestServer;
  delete process.env[TEST_SERVER_ENV];
  await server.stop();
}
