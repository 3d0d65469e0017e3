import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./paths.mjs";
import { fail, say } from "./progress.mjs";

/** Ends with jest's own exit status. */
export async function runTests(args) {
  try {
    await ensureInstalled();
    const { ensureFunctions } = await import("../build-functions.mjs");
    await ensureFunctions();
    process.exitCode = await jest(args);
    say(process.exitCode === 0 ? "测试全部通过" : "有测试没有通过");
  } catch (error) {
    fail(error);
  }
}

function jest(args) {
  const bin = join(ROOT, "node_modules", "jest", "bin", "jest.js");
  const child = spawn(process.execPath, [bin, ...args], { cwd: ROOT, stdio: "inherit" });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
