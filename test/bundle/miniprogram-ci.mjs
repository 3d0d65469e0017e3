/**
 * Lets WeChat's own packer (`miniprogram-ci`, what DevTools uploads with) compile the mini-program in `dist/weapp`. It
 * finds a bad app.json, missing pages and components, bad templates and scripts. It needs neither network nor a real
 * key for this; but it is 276 MB, so it is installed into a temporary folder here and is no part of `npm install`.
 */
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "2.1.42";
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const APPID = "wx0000000000000000";

/** What WeChat's server would tell the packer about this mini-program; sizes in MB. */
const ATTRIBUTES = {
  appid: APPID,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    MaxTabbarCount: 5,
  },
};

function install(folder) {
  const args = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"];
  const windows = process.platform === "win32";
  const { status } = spawnSync(
    windows ? "npm.cmd" : "npm",
    [...args, `miniprogram-ci@${VERSION}`],
    {
      stdio: ["ignore", "ignore", "inherit"],
      cwd: folder,
      shell: windows,
    },
  );
  return status === 0;
}

async function pack(folder) {
  const ci = createRequire(path.join(folder, "package.json"))("miniprogram-ci");
  const key = path.join(folder, "key.pem");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }));
  const project = new ci.Project({
    appid: APPID,
    type: "miniProgram",
    projectPath: ROOT,
    privateKeyPath: key,
    ignores: ["node_modules/**/*"],
  });
  project.attr = async () => ATTRIBUTES;
  const zip = path.join(folder, "compiled.zip");
  const options = {
    project,
    version: "0.0.0",
    setting: { es6: true, minify: true },
    onProgressUpdate() {},
  };
  return ci.getCompiledResult(options, zip);
}

function report(files) {
  const sizes = Object.values(files).map((content) => Buffer.byteLength(content));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `WeChat's packer accepts the mini-program: ${sizes.length} files, ${Math.ceil(total / 1024)} KB`,
  );
}

const folder = mkdtempSync(path.join(tmpdir(), "canbao-packer-"));
let status = 1;
try {
  if (install(folder)) {
    report(await pack(folder));
    console.log("1 passed, 0 failed");
    status = 0;
  } else {
    console.log(`NOT RUN: miniprogram-ci ${VERSION} could not be installed from the npm registry.`);
    console.log("0 passed, 0 failed");
    status = 0;
  }
} catch (error) {
  console.error(`WeChat's packer refuses the mini-program: ${error?.message ?? error}`);
  console.log("0 passed, 1 failed");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// The packer keeps workers waiting for more.
process.exit(status);
