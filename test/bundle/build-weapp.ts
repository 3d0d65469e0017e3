import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(__dirname, "../..");
export const WEAPP = path.join(ROOT, "dist/weapp");

/** Everything that the compiled mini-program is made of. */
const SOURCES = [
  "src",
  "core",
  "config",
  "babel.config.js",
  "project.config.json",
  "package.json",
  "package-lock.json",
];
const STAMP = path.join(ROOT, "dist/.weapp-sources");

/** Compiles the mini-program, unless what lies in `dist/weapp` was made from these very sources. */
export function buildWeapp(): void {
  const sources = hashOf(SOURCES);
  if (existsSync(path.join(WEAPP, "app.json")) && read(STAMP) === sources) return;
  const taro = path.join(ROOT, "node_modules/@tarojs/cli/bin/taro");
  const run = spawnSync(process.execPath, [taro, "build", "--type", "weapp"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", BROWSERSLIST_IGNORE_OLD_DATA: "1" },
  });
  if (run.status !== 0 || !existsSync(path.join(WEAPP, "app.json"))) {
    throw new Error(`The mini-program did not compile.\n${run.stdout}\n${run.stderr}`);
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
}

/** Jest's `globalSetup` for the tests that look at the compiled mini-program. */
export default function setup(): void {
  buildWeapp();
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

function hashOf(sources: string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesBelow(path.join(ROOT, source)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** All files of a folder, in the same order everywhere. */
export function filesBelow(start: string): string[] {
  if (!existsSync(start)) return [];
  if (statSync(start).isFile()) return [start];
  return readdirSync(start)
    .sort()
    .flatMap((name) => filesBelow(path.join(start, name)));
}
