import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { freePort } from "../ports";
import { ROOT } from "../paths";
import { placeBinaries } from "./binaries";
import { DatabaseStartError } from "./errors";
import { initialise, SUPERUSER } from "./initialise";
import { clearLeftover } from "./leftover";
import { databaseIdentity } from "./unprivileged";

export interface ClusterOptions {
  /** Data folder; made where there is none. Must be reachable for the database's user (`chooseHome`). */
  dataDir: string;
  /** Superuser's password; the same at each start of one data folder. */
  password: string;
  /** Tests: no fsync, and the data folder is deleted at the end. */
  throwaway?: boolean;
}

export interface Cluster {
  /** Superuser's address of the maintenance database. */
  adminUrl: string;
  port: number;
  pid: number;
  /** Ends the server and waits for it. */
  stop(): Promise<void>;
  /** Called if the server ends without having been asked to. */
  onUnexpectedEnd(listener: (message: string) => void): void;
}

const START_PATIENCE_MS = 60_000;
const PORT_TRIES = 5;

/** Starts PostgreSQL on a free port of 127.0.0.1 and waits until it takes connections. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const identity = databaseIdentity();
  mkdirSync(dirname(options.dataDir), { recursive: true });
  const { initdb, postgres } = placeBinaries(identity, dirname(options.dataDir));
  await initialise(initdb, options.dataDir, options.password, identity);
  await clearLeftover(options.dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const keeper = spawnKeeper(postgres, port, options, identity);
    const adminUrl = `postgres://${SUPERUSER}:${options.password}@127.0.0.1:${port}/postgres`;
    const started = await waitUntilUp(keeper, adminUrl);
    if (started) return describe(keeper, port, adminUrl);
    const log = tail(options.dataDir);
    // Somebody else may take the port between our choosing it and PostgreSQL's binding it.
    if (attempt < PORT_TRIES && /could not (bind|create any TCP)/.test(log)) continue;
    throw new DatabaseStartError(`PostgreSQL 没有启动成功。它的日志最后写道：\n${log}`);
  }
}

function logFile(dataDir: string): string {
  return `${dataDir}.log`;
}

function tail(dataDir: string): string {
  const lines = readFileSync(logFile(dataDir), "utf8").trimEnd().split("\n");
  return lines.slice(-8).join("\n");
}

function spawnKeeper(
  postgres: string,
  port: number,
  { dataDir, throwaway }: ClusterOptions,
  identity: { uid: number; gid: number } | undefined,
): ChildProcess {
  const order = {
    command: postgres,
    args: ["-D", dataDir, ...serverSettings(port, throwaway === true)],
    log: logFile(dataDir),
    ...identity,
    ...(throwaway ? { remove: dirname(dataDir) } : {}),
  };
  const keeper = join(ROOT, "local", "postgres", "keeper.mjs");
  const child = spawn(process.execPath, [keeper, JSON.stringify(order)], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  // A test runner that forgets to stop must still be able to end; the keeper then notices.
  child.unref();
  (child.stdin as unknown as { unref?(): void }).unref?.();
  return child;
}

function serverSettings(port: number, throwaway: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    timezone: "UTC",
    log_min_messages: "warning",
    // Statements are never written to the log: they carry people's data.
    log_min_error_statement: "panic",
    ...(throwaway
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }
      : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** True once a connection is taken; false if the keeper ended first. */
async function waitUntilUp(keeper: ChildProcess, adminUrl: string): Promise<boolean> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return false;
    const client = new Client({ connectionString: adminUrl });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  keeper.stdin?.end();
  throw new DatabaseStartError(
    `PostgreSQL 在 ${START_PATIENCE_MS / 1000} 秒内没有接受连接，请查看日志后重试。`,
  );
}

function describe(keeper: ChildProcess, port: number, adminUrl: string): Cluster {
  let asked = false;
  return {
    adminUrl,
    port,
    pid: keeper.pid ?? -1,
    async stop() {
      asked = true;
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      keeper.ref();
      const ended = once(keeper, "exit");
      keeper.stdin?.end();
      await ended;
    },
    onUnexpectedEnd(listener) {
      keeper.on("exit", (code) => {
        if (!asked) listener(`PostgreSQL 意外结束（${code ?? "signal"}）`);
      });
    },
  };
}
