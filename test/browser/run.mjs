/**
 * `npm run test:browser`: the whole product in a real browser. Needs Chromium or Chrome on the machine; everything else
 * comes with npm. Arguments go to jest (`npm run test:browser -- journey`).
 */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, "../..");

const chromium = findChromium();
if (!chromium) {
  console.error(
    "No Chromium or Chrome was found. Install one (Debian: apt-get install chromium fonts-noto-cjk), or name it: " +
      "CHROMIUM_PATH=/path/to/chrome npm run test:browser",
  );
  process.exit(1);
}

const jest = path.join(ROOT, "node_modules/jest/bin/jest.js");
const config = path.join(HERE, "jest.config.js");
const child = spawn(process.execPath, [jest, "--config", config, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, CHROMIUM_PATH: chromium },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
