import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlainError } from "./progress.mjs";

/** Longest path that every system takes as a socket's name. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Lets only one start use a state folder. The lock is a listening socket, not a file with a number in it: it ends
 * with its process however that ends, so a start that was broken off never stands in the way.
 */
export async function onlyOne(stateDir, describe) {
  mkdirSync(stateDir, { recursive: true });
  const name = socketName(stateDir);
  const running = await ask(name);
  if (running !== undefined) {
    throw new PlainError(
      `这个目录里的 canbao 已经在运行${running ? `：${running}` : ""}。` +
        `请直接使用它，或在那个窗口按 Ctrl-C 停下后再运行 npm start。`,
    );
  }
  if (process.platform !== "win32") rmSync(name, { force: true });
  const server = createServer((socket) => socket.end(describe()));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(name, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(resolve));
}

function socketName(stateDir) {
  const key = createHash("sha256").update(stateDir).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\canbao-${key}`;
  const inside = join(stateDir, "start.sock");
  return inside.length <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `canbao-${key}.sock`);
}

/** What the one that runs says of itself; `undefined` where none runs. */
function ask(name) {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(name);
    socket.setEncoding("utf8");
    socket.on("data", (text) => (answer += text));
    socket.on("end", () => resolve(answer));
    socket.on("error", () => resolve(undefined));
  });
}
