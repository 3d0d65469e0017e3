import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { DatabaseStartError } from "./errors";
import type { Identity } from "./unprivileged";

const run = promisify(execFile);

/** The superuser of an embedded server; canbao itself never works as it. */
export const SUPERUSER = "postgres";

/**
 * Makes a data folder where there is none. A folder left by an attempt that broke off is thrown away: initdb
 * writes PG_VERSION early, so our own mark says whether it came to its end.
 */
export async function initialise(
  initdb: string,
  dataDir: string,
  password: string,
  identity: Identity | undefined,
): Promise<void> {
  const mark = join(dataDir, "canbao-complete");
  if (existsSync(mark)) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) {
    chownSync(dataDir, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  try {
    await run(initdb, initdbArguments(dataDir, passwordFile), {
      cwd: "/",
      windowsHide: true,
      ...identity,
    });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new DatabaseStartError(`PostgreSQL 数据目录无法建立：${stderr || String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(mark, "");
}

/** The same collation and encoding on every machine, whatever its locale. */
function initdbArguments(dataDir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dataDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
}
