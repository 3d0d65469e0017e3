import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const PATIENCE_MS = 10_000;

/**
 * Clears what a broken-off start left in a data folder: its server, if it still runs, or else the file that
 * names it. The caller has already made sure that no other start of ours is using the folder.
 */
export async function clearLeftover(dataDir: string): Promise<void> {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (pid > 0 && isServerOf(pid, dataDir)) await end(pid);
  rmSync(file, { force: true });
}

/** A number is used again for other processes: only one that runs on this very folder is ours to end. */
function isServerOf(pid: number, dataDir: string): boolean {
  if (process.platform === "win32") return false;
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(dataDir);
  } catch {
    return false;
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + PATIENCE_MS;
  while (alive(pid)) {
    if (Date.now() > deadline) {
      process.kill(pid, "SIGQUIT");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
