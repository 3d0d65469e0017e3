import { join } from "node:path";
import { runProgram } from "./child.mjs";
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

async function jest(args) {
  const bin = join(ROOT, "node_modules", "jest", "bin", "jest.js");
  const options = { cwd: ROOT, stdio: "inherit" };
  return (await runProgram(process.execPath, [bin, ...args], options)).code;
}
