import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "./cluster";
import { ensureRoles, withClient, type RolePasswords } from "./databases";
import { databaseIdentity, reachable } from "./unprivileged";

/** A server that tests share, as it is handed from the runner to its workers in `TEST_SERVER_ENV`. */
export interface TestServer {
  adminUrl: string;
  passwords: RolePasswords;
}

export const TEST_SERVER_ENV = "CANBAO_TEST_SERVER";

/**
 * Starts a throwaway server, or uses the one at `DATABASE_URL`. The data folder is deleted when the server
 * ends, and the server ends with this process at the latest.
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const passwords = { owner: secret(), app: secret() };
  const given = process.env["DATABASE_URL"];
  const cluster = given
    ? { adminUrl: given, stop: () => Promise.resolve() }
    : await startCluster({
        dataDir: join(throwawayHome(), "data"),
        password: secret(),
        throwaway: true,
      });
  await withClient(cluster.adminUrl, (client) => ensureRoles(client, passwords));
  return { adminUrl: cluster.adminUrl, passwords, stop: () => cluster.stop() };
}

function throwawayHome(): string {
  const identity = databaseIdentity();
  const base = [tmpdir(), "/tmp", "/var/tmp"].find((folder) => reachable(folder, identity));
  const home = mkdtempSync(join(base ?? tmpdir(), "canbao-test-"));
  if (identity) chmodSync(home, 0o755);
  return home;
}

function secret(): string {
  return randomBytes(18).toString("hex");
}
