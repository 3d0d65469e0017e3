import { spawn } from "node:child_process";

/**
 * Runs a program to its end; answers its exit code and, where it was piped, what it printed. If we end before it
 * does, it ends with us.
 */
export async function runProgram(command, args, options) {
  const child = spawn(command, args, options);
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const stop = () => child.kill();
  process.once("exit", stop);
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (ended, signal) => resolve(ended ?? (signal ? 1 : 0)));
  });
  process.off("exit", stop);
  return { code, output: Buffer.concat(output).toString() };
}
