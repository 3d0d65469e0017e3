import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");

/** The first start of a run builds screens and functions. */
export const START_PATIENCE = 10 * 60_000;

/** The product as `npm start` runs it, on a port and with data of its own. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly stateDir: string,
  ) {}

  static async start(): Promise<Product> {
    const port = await freePort();
    const stateDir = mkdtempSync(path.join(tmpdir(), "canbao-browser-"));
    const child = spawn(process.execPath, [path.join(ROOT, "local/start.mjs")], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), CANBAO_STATE_DIR: stateDir, CI: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    await ready(child).catch((error: unknown) => {
      rmSync(stateDir, { recursive: true, force: true });
      throw error;
    });
    return new Product(`http://127.0.0.1:${String(port)}`, child, stateDir);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = once(this.process, "exit");
      this.process.kill("SIGINT");
      await ended;
    }
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  /** What a person does on the console page, said to the interface behind it. */
  async console<T = unknown>(name: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.url}/console/api/${name}`, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${name}: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Calls the resident's function as this family, past every screen. */
  call<T = unknown>(openid: string, call: string, data: object = {}): Promise<T> {
    return this.callFunction("resident", openid, call, data);
  }

  /** The same of any function: what somebody does whose screens are not looked at. */
  async callFunction<T = unknown>(
    name: string,
    openid: string,
    call: string,
    data: object = {},
  ): Promise<T> {
    const answer = await fetch(`${this.url}/api/call/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-canbao-openid": openid },
      body: JSON.stringify({ call, data }),
    });
    return (await answer.json()) as T;
  }
}

async function ready(child: ChildProcess): Promise<void> {
  let said = "";
  const hear = (chunk: Buffer) => (said += chunk.toString("utf8"));
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not ready in time:\n${said}`)),
      START_PATIENCE,
    );
    child.stdout?.on("data", () => {
      if (!/^canbao ready: /m.test(said)) return;
      clearTimeout(timer);
      resolve();
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${String(code)} before it was ready:\n${said}`));
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
