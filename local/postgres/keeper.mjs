/**
 * Runs PostgreSQL and ends it with whoever started it: the keeper's standard input is a pipe from that process,
 * and it closes however that process ends, kill -9 included. No database is left behind.
 *
 * Argument: JSON {command, args, log, uid?, gid?, remove?}; `remove` is a folder to delete at the end.
 */
import { spawn } from "node:child_process";
import { openSync, rmSync } from "node:fs";

const { command, args, log, uid, gid, remove } = JSON.parse(process.argv[2]);
/** How long a fast shutdown may take before it is made immediate. */
const PATIENCE_MS = 10_000;

const out = openSync(log, "a");
const server = spawn(command, args, {
  stdio: ["ignore", out, out],
  // Away from the terminal's Ctrl-C: the functions end first, then the database.
  detached: process.platform !== "win32",
  windowsHide: true,
  cwd: "/",
  ...(uid === undefined ? {} : { uid, gid }),
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  server.kill("SIGINT"); // PostgreSQL's fast shutdown: open transactions are rolled back
  setTimeout(() => server.kill("SIGQUIT"), PATIENCE_MS).unref();
}

server.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.on("exit", (code) => {
  if (remove) rmSync(remove, { recursive: true, force: true });
  process.exit(code ?? 1);
});
process.stdin.resume();
process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", () => {}); // the terminal's; the parent decides when we end
