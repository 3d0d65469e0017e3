import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

/**
 * Translates the local cloud itself, and what it gives the browser. Takes a fraction of a second, so that it is
 * simply done at each start. Returns the file to load.
 */
export async function buildLocal() {
  const { build } = await import("esbuild");
  const outfile = join(ROOT, "dist", "local", "cloud.cjs");
  await Promise.all([
    build({
      entryPoints: [join(ROOT, "local", "cloud.ts")],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      logLevel: "warning",
    }),
    buildAssets(build),
  ]);
  return outfile;
}

async function buildAssets(build) {
  const folder = join(ROOT, "dist", "console");
  mkdirSync(folder, { recursive: true });
  for (const name of ["index.html", "console.css"]) {
    cpSync(join(ROOT, "local", "console", name), join(folder, name));
  }
  await build({
    entryPoints: {
      console: join(ROOT, "local", "console", "main.ts"),
      phone: join(ROOT, "local", "phone", "main.ts"),
    },
    outdir: folder,
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2020",
    loader: { ".css": "text" },
    logLevel: "warning",
  });
}
