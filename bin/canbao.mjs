#!/usr/bin/env node
// Starts the command line: translates its TypeScript once for each state of the sources, then runs it.
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { createRequire } from "node:module";
import { constants as os, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function sourcesHash() {
  const hash = createHash("sha256");
  for (const folder of ["core", "server", "local/cli"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
      hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash
    .update(readFileSync(join(root, "local/policies.ts")))
    .digest("hex")
    .slice(0, 16);
}

/** Where the translation is kept: beside the packages, or in the temporary folder if that is read-only. */
function cacheFolder() {
  const beside = join(root, "node_modules/.cache/canbao");
  try {
    mkdirSync(beside, { recursive: true });
    accessSync(beside, constants.W_OK);
    return beside;
  } catch {
    return mkdtempSync(join(tmpdir(), "canbao-"));
  }
}

async function translated() {
  const require = createRequire(import.meta.url);
  const name = `cli-${sourcesHash()}.cjs`;
  const beside = join(root, "node_modules/.cache/canbao", name);
  if (existsSync(beside)) return beside;
  const esbuild = require("esbuild");
  const folder = cacheFolder();
  const target = join(folder, name);
  const draft = join(folder, `${process.pid}-${name}`);
  await esbuild.build({
    entryPoints: [join(root, "local/cli/main.ts")],
    outfile: draft,
    bundle: true,
    platform: "node",
    target: "node20",
    // An optional part of the database driver that is not installed.
    external: ["pg-native"],
    absWorkingDir: root,
  });
  renameSync(draft, target);
  return target;
}

if (!existsSync(join(root, "node_modules/esbuild"))) {
  console.error("还没有安装依赖：请先在项目文件夹运行 npm ci（或 npm start），再运行这条命令。");
  process.exit(2);
}
// A reader that has seen enough (`canbao … | head`) closes the pipe: the command ends without a word, with the status of
// one that the system ends for it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(128 + os.signals.SIGPIPE);
  });
}
const require = createRequire(import.meta.url);
const { main } = require(await translated());
process.exitCode = await main(root, process.argv.slice(2));
