/**
 * `npm run build:functions`: one folder a function, ready to upload — `dist/functions/<name>/` with `index.js`,
 * `package.json` and `config.json`. Each `index.js` is self-contained, the SDK included.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDesk } from "./setup/build-h5.mjs";
import { ROOT } from "./setup/paths.mjs";
import { fail, say, step } from "./setup/progress.mjs";
import { buildOnce } from "./setup/stamp.mjs";

const SOURCE = join(ROOT, "cloudfunctions");
const TARGET = join(ROOT, "dist", "functions");
const SOURCES = [
  "cloudfunctions",
  "server",
  "core",
  "package-lock.json",
  "local/build-functions.mjs",
];

/** The oldest runtime that the platform offers for these functions. */
const TARGET_NODE = "node18";

/** Builds the functions, unless they were built from these very sources. */
export async function ensureFunctions() {
  const make = () => step("正在构建云函数", buildFunctions);
  const order = { name: "functions", output: TARGET, sources: SOURCES, build: make };
  if (!(await buildOnce(order))) say("云函数没有变化，不用重新构建");
}

export async function buildFunctions() {
  const names = readdirSync(SOURCE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SOURCE, entry.name, "index.ts")))
    .map((entry) => entry.name);
  rmSync(TARGET, { recursive: true, force: true });
  const { build } = await import("esbuild");
  await Promise.all(names.map((name) => buildOne(build, name)));
  return names;
}

async function buildOne(build, name) {
  const folder = join(TARGET, name);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(SOURCE, name, "index.ts")],
    outfile: join(folder, "index.js"),
    bundle: true,
    platform: "node",
    target: TARGET_NODE,
    format: "cjs",
    // Not minified: names in the cloud's error logs are worth more than a megabyte.
    keepNames: true,
    legalComments: "none",
    // pg looks for its native twin, which we do not use.
    external: ["pg-native"],
    logLevel: "warning",
  });
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const manifest = { name, version, private: true, main: "index.js", dependencies: {} };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(SOURCE, name, "config.json"), join(folder, "config.json"));
  if (name === "desk") putScreens(folder);
}

/** The browser desk's screens lie beside its function, once they are built (`dist/desk`). */
export function putScreens(folder = join(TARGET, "desk")) {
  const built = join(ROOT, "dist", "desk");
  const target = join(folder, "public");
  rmSync(target, { recursive: true, force: true });
  if (existsSync(join(built, "index.html"))) cpSync(built, target, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureDesk()
    .then(buildFunctions)
    .then((names) => say(`dist/functions：${names.join("、")}`), fail);
}
