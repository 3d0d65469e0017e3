import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  createDatabase,
  databaseExists,
  databaseIdentity,
  databaseUrls,
  DatabaseStartError,
  ensureRoles,
  openDatabaseToOwner,
  reachable,
  startCluster,
  withClient,
  type DatabaseUrls,
} from "./postgres";
import type { Secrets } from "./state";

export interface RunningDatabase extends DatabaseUrls {
  stop(): Promise<void>;
  onUnexpectedEnd(listener: (message: string) => void): void;
}

const NAME = "canbao";
/** Nobody wants tables in these; the address of a server often names one of them. */
const NOT_OURS = new Set(["", "postgres", "template1"]);

/** The embedded server with its data below `stateDir`. */
export async function startEmbedded(stateDir: string, secrets: Secrets): Promise<RunningDatabase> {
  const cluster = await startCluster({
    dataDir: join(databaseHome(stateDir), "data"),
    password: secrets.database.admin,
  });
  try {
    return { ...(await prepare(cluster.adminUrl, NAME, secrets)), ...cluster };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A server that is there already (`DATABASE_URL`); roles and, where it is named, the database are made on it. */
export async function useServer(url: string, secrets: Secrets): Promise<RunningDatabase> {
  const named = decodeURIComponent(new URL(url).pathname.slice(1));
  const name = NOT_OURS.has(named) ? NAME : named;
  try {
    const urls = await prepare(url, name, secrets);
    return { ...urls, stop: () => Promise.resolve(), onUnexpectedEnd: () => undefined };
  } catch (error) {
    throw new DatabaseStartError(
      `不能使用 DATABASE_URL 指向的 PostgreSQL：${(error as Error).message}。` +
        `它的用户要能建立角色（CREATEROLE）和数据库；不设 DATABASE_URL 就用自带的 PostgreSQL。`,
    );
  }
}

async function prepare(adminUrl: string, name: string, secrets: Secrets): Promise<DatabaseUrls> {
  await withClient(adminUrl, async (client) => {
    await ensureRoles(client, secrets.database);
    if (await databaseExists(client, name)) await openDatabaseToOwner(client, name);
    else await createDatabase(client, name);
  });
  return databaseUrls(adminUrl, name, secrets.database);
}

/** Deletes all data of the embedded server. */
export function forgetEmbedded(stateDir: string): void {
  rmSync(databaseHome(stateDir), { recursive: true, force: true });
}

/**
 * Where the embedded server's files lie: below the state folder, or, as root in a checkout that the database's
 * user cannot reach (a closed home), in a folder of the system's that it can.
 */
function databaseHome(stateDir: string): string {
  const inside = join(stateDir, "postgres");
  const identity = databaseIdentity();
  if (!identity) return inside;
  mkdirSync(stateDir, { recursive: true });
  // The folder is ours: others may pass through it (not list it), so that the database reaches its own part.
  chmodSync(stateDir, statSync(stateDir).mode | 0o011);
  if (reachable(stateDir, identity)) return inside;
  const key = createHash("sha256").update(stateDir).digest("hex").slice(0, 12);
  const base = ["/var/lib", "/var/tmp", "/tmp"].find(
    (path) => existsSync(path) && reachable(path, identity),
  );
  return join(base ?? "/tmp", "canbao", key);
}
