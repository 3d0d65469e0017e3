/** Makes ready what the bench runs: the other engines beside it, one bundle, the case as JSON. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export const BENCH = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
export const ROOT = join(BENCH, "..");
const DIST = join(BENCH, "dist");
export const WORKER = join(DIST, "worker.mjs");

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Installs the other engines unless they are there in the versions that `package.json` names. */
export function installEngines() {
  const wanted = Object.entries(read(join(BENCH, "package.json")).dependencies);
  const there = ([name, version]) => {
    const file = join(BENCH, "node_modules", name, "package.json");
    return existsSync(file) && read(file).version === version;
  };
  if (wanted.every(there)) return;
  // Not `npm ci`: one of the engines has a binary for each platform, and not every registry carries them all.
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["install", "--no-audit", "--no-fund"];
  execFileSync(npm, args, { cwd: BENCH, stdio: "inherit", shell: process.platform === "win32" });
}

/** Bundles the measurements; the other engines stay outside, and each is loaded only when it is measured. */
export async function buildWorker() {
  const [{ build }, { parse }] = await Promise.all([import("esbuild"), import("yaml")]);
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  await build({
    entryPoints: [join(BENCH, "worker.ts")],
    outdir: DIST,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["@gorules/zen-engine", "json-rules-engine", "publicodes"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    absWorkingDir: ROOT,
    logLevel: "warning",
  });
  const pack = parse(readFileSync(join(BENCH, "case-pack.yaml"), "utf8"));
  writeFileSync(join(DIST, "case-pack.json"), JSON.stringify(pack));
}

/**
 * Bytes of the engine as a phone carries it, minified, and of one county's whole pack. Throws where the checks of form
 * (zod) have come along.
 */
export async function sizes() {
  const [{ build }, { parse }] = await Promise.all([import("esbuild"), import("yaml")]);
  const bundle = async (contents) => {
    const { metafile, outputFiles } = await build({
      stdin: { contents, resolveDir: BENCH, loader: "ts" },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      target: "es2020",
      logLevel: "warning",
    });
    const [output] = Object.values(metafile.outputs);
    const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const zod = used.filter(([file]) => file.includes("node_modules/zod/")).map(([file]) => file);
    return { bytes: outputFiles[0].contents, zod };
  };
  const face = (names) => bundle(`export { ${names} } from "../core/policy";`);
  const engine = await face("createSmallBook");
  const asking = await face(
    "createSmallBook, formOf, withAnswer, questionFor, quoteInWords, contentHash",
  );
  const file = join(ROOT, "policies/440783-kaiping/2022/pack.yaml");
  const pack = Buffer.from(JSON.stringify(parse(readFileSync(file, "utf8"))));
  const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
  const size = (name, bytes) => ({ name, minified: bytes.length, gzip: gzip(bytes) });
  return {
    zod: engine.zod,
    rows: [
      size("engine, without the checks of form", engine.bytes),
      size("engine and what asks the questions", asking.bytes),
      size("the largest pack (440783/2022) as JSON", pack),
      size("engine and largest pack", Buffer.concat([engine.bytes, pack])),
    ],
  };
}
