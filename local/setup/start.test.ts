import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";
import { ROOT } from "../paths";
import { temporaryFolder } from "../testing/fixtures";

const folder = temporaryFolder();

interface Ended {
  code: number | null;
  text: string;
}

function start(args: string[], env: Record<string, string>): Promise<Ended> {
  return ended(run(["local/start.mjs", ...args], { CANBAO_STATE_DIR: folder, ...env }));
}

function run(args: string[], env: Record<string, string> = {}): ChildProcess {
  const all = { ...process.env, NO_OPEN: "1", ...env };
  return spawn(process.execPath, args, { cwd: ROOT, env: all, stdio: ["pipe", "pipe", "pipe"] });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, text };
}

describe("npm start says in one sentence what is wrong", () => {
  let busy: Server;
  beforeAll(async () => {
    busy = createServer().listen(0, "127.0.0.1");
    await once(busy, "listening");
  });
  afterAll(() => void busy.close());

  it("when the port is taken, before it installs or builds anything", async () => {
    const { port } = busy.address() as AddressInfo;
    const { code, text } = await start([], { PORT: String(port) });
    expect(code).toBe(1);
    expect(text).toBe(
      `\n✖ 端口 ${port} 已被别的程序占用。请关掉那个程序，或换一个端口再运行，如 PORT=${port + 1} npm start。\n`,
    );
  });

  it("when Node is too old, before it reads anything that an old Node cannot", async () => {
    const pretend = `
      Object.defineProperty(process.versions, "node", { value: "18.20.4" });
      Object.defineProperty(process, "version", { value: "v18.20.4" });
      import("./local/start.mjs");`;
    const { code, text } = await ended(run(["-e", pretend]));
    expect(code).toBe(1);
    expect(text).toContain("需要 Node.js 20 或更新的版本，现在是 v18.20.4");
    expect(text).toContain("Node.js 20 or newer is needed");
  });

  it("when the port is no port", async () => {
    const { code, text } = await start([], { PORT: "eighty" });
    expect(code).toBe(1);
    expect(text).toContain("PORT=eighty 不是可用的端口号");
  });

  it("when it should forget a database that is not its own", async () => {
    const url = "postgres://nobody@127.0.0.1:1/theirs";
    const { code, text } = await start(["--fresh"], { DATABASE_URL: url, PORT: "" });
    expect(code).toBe(1);
    expect(text).toContain("--fresh 不会替你清空");
  });

  it("when a flag is not known", async () => {
    const { code, text } = await start(["--frsh"], {});
    expect(code).toBe(1);
    expect(text).toContain("不认识 --frsh");
  });
});

describe("only one start uses a state folder", () => {
  const script = `
    import { onlyOne } from ${JSON.stringify(join(ROOT, "local", "setup", "only-one.mjs"))};
    onlyOne(process.argv[1], () => "http://127.0.0.1:8866").then(
      () => { console.log("mine"); process.stdin.resume(); },
      (error) => { console.log(error.message); });`;
  const take = (state: string) => run(["--input-type=module", "-e", script, state]);

  it("and a second is told where the first is; one that was killed does not stand in the way", async () => {
    const state = join(folder, "state");
    const first = take(state);
    const [word] = (await once(first.stdout as NodeJS.EventEmitter, "data")) as [Buffer];
    expect(word.toString()).toBe("mine\n");

    const second = await ended(take(state));
    expect(second.text).toContain("已经在运行：http://127.0.0.1:8866");

    first.kill("SIGKILL");
    await once(first, "close");
    const third = take(state);
    const [again] = (await once(third.stdout as NodeJS.EventEmitter, "data")) as [Buffer];
    expect(again.toString()).toBe("mine\n");
    third.kill();
    await once(third, "close");
  });
});
