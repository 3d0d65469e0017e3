import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths";
import { FIXTURE_FUNCTIONS, temporaryFolder } from "./testing/fixtures";

// A whole start, twice, on a machine that may be busy with the other tests.
jest.setTimeout(120_000);

const folder = temporaryFolder();
const stateDir = folder;
const SOURCE = `
  const { startCloud } = require("./dist/local/cloud.cjs");
  const say = (word) => console.log(JSON.stringify(word));
  const { stateDir, functionsDir } = JSON.parse(process.argv[1]);
  startCloud({ port: 0, families: [], stateDir, functionsDir, h5Dir: stateDir, assetsDir: stateDir }).then((cloud) => {
    say({ url: cloud.url });
    process.on("SIGTERM", () => cloud.close().then(() => process.exit(0)));
    process.stdin.on("data", () => say({ pids: cloud.runtime.pids("probe") }));
  }, (error) => say({ error: String(error) }));`;

beforeAll(() => {
  writeFileSync(join(stateDir, "index.html"), "<head></head>");
  const script = `import { buildLocal } from "./local/setup/build-local.mjs"; await buildLocal();`;
  const built = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: ROOT });
  expect(built.stderr.toString()).toBe("");
});

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** A whole cloud in a process of its own, as `npm start` runs it. */
async function startOne(): Promise<{ child: ChildProcess; url: string; ask(): Promise<number[]> }> {
  const order = JSON.stringify({ stateDir, functionsDir: FIXTURE_FUNCTIONS });
  const env = { ...process.env };
  delete env["DATABASE_URL"];
  const child = spawn(process.execPath, ["-e", SOURCE, order], {
    cwd: ROOT,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const word = async () => {
    const [line] = (await once(child.stdout as NodeJS.EventEmitter, "data")) as [Buffer];
    return JSON.parse(line.toString()) as { url: string; pids: number[]; error?: string };
  };
  const { url, error } = await word();
  if (error) throw new Error(error);
  return {
    child,
    url,
    async ask() {
      const answer = word();
      child.stdin.write("?");
      return (await answer).pids;
    },
  };
}

const post = async (url: string, body: unknown) => {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
};

function databasePid(): number {
  const home = join(stateDir, "postgres", "data", "postmaster.pid");
  return Number(readFileSync(home, "utf8").split("\n")[0]);
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`process ${pid} was left behind`);
}

describe("the whole cloud", () => {
  it("keeps its data, and leaves no process behind: ended politely", async () => {
    const cloud = await startOne();
    await post(`${cloud.url}/console/api/date`, { date: "2021-11-11", time: "08:00" });
    await post(`${cloud.url}/api/call/probe`, {});
    const pids = [...(await cloud.ask()), databasePid()];
    expect(pids).toHaveLength(2);
    cloud.child.kill("SIGTERM");
    const [code] = (await once(cloud.child, "exit")) as [number];
    expect(code).toBe(0);
    await Promise.all(pids.map(gone));
  });

  it("and killed in the middle; the next start cleans up and knows what was", async () => {
    const cloud = await startOne();
    await post(`${cloud.url}/api/call/probe`, {});
    const pids = [...(await cloud.ask()), databasePid()];
    cloud.child.kill("SIGKILL");
    await Promise.all(pids.map(gone));

    const next = await startOne();
    const state = (await (await fetch(`${next.url}/console/api/state`)).json()) as Record<
      string,
      unknown
    >;
    expect(state["today"]).toBe("2021-11-11");
    next.child.kill("SIGTERM");
    await once(next.child, "exit");
  });
});
