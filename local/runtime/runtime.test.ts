import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createVirtualClock, instantOf } from "../clock";
import { FIXTURE_FUNCTIONS, temporaryFolder } from "../testing/fixtures";
import { createRuntime, startTimers, type Runtime } from "./index";

interface Probe {
  event: unknown;
  wx: Record<string, unknown>;
  now: string;
  pid: number;
  served: number;
  context: Record<string, unknown>;
}

const clock = createVirtualClock();
const folder = temporaryFolder();
const logs: string[] = [];
let runtime: Runtime;

beforeAll(() => {
  runtime = createRuntime({
    functionsDir: FIXTURE_FUNCTIONS,
    clock,
    appid: "wxtest",
    envId: "local-test",
    adminUrl: "http://127.0.0.1:1/admin",
    env: { TICKER_FILE: join(folder, "ticks") },
    maxInstances: 3,
    onLog: (name, line) => logs.push(`${name}: ${line}`),
  });
});
afterAll(() => runtime.close());

const client = (openid: string) => ({ source: "wx_client", openid }) as const;
const ask = async (event: unknown, openid = "oA"): Promise<Probe> => {
  const answer = await runtime.invoke("probe", event, client(openid));
  if (answer.kind !== "result") throw new Error(JSON.stringify(answer));
  return answer.value as Probe;
};

describe("a request", () => {
  it("carries who asks, where from, and the virtual time, and none of it into the next", async () => {
    clock.set(instantOf("2022-11-26", "08:00") ?? 0);
    const first = await ask({ hello: 1 });
    expect(first.wx).toMatchObject({
      OPENID: "oA",
      APPID: "wxtest",
      SOURCE: "wx_client",
      ENV: "local-test",
    });
    expect(first.wx).not.toHaveProperty("API_TOKEN");
    expect(first.now).toMatch(/^2022-11-26T08:00:\d\d\+08:00$/);
    expect(first.event).toEqual({ hello: 1 });
    expect(first.context).toMatchObject({ function_name: "probe", time_limit_in_ms: 2000 });

    const answer = await runtime.invoke("probe", {}, { source: "wx_paycallback" });
    expect(answer).toMatchObject({ kind: "result", value: { wx: { SOURCE: "wx_paycallback" } } });
    expect(answer).not.toHaveProperty("value.wx.OPENID");
  });

  it("finds the platform's environment and nothing of this machine's", async () => {
    process.env["SOMETHING_OF_MINE"] = "secret";
    const env = (await ask({ do: "env" })) as unknown as Record<string, string>;
    expect(env).toMatchObject({ TENCENTCLOUD_RUNENV: "SCF", TENCENTCLOUD: "false", TZ: "UTC" });
    expect(env).not.toHaveProperty("SOMETHING_OF_MINE");
    delete process.env["SOMETHING_OF_MINE"];
  });

  it("answers null for nothing, as JSON does", async () => {
    expect(await ask({ do: "nothing" })).toBeNull();
  });

  it("to a function that is not there says so", async () => {
    expect(await runtime.invoke("nobody", {}, client("oA"))).toEqual({ kind: "unknown-function" });
  });
});

describe("instances", () => {
  it("take one request at a time; several stand side by side up to the bound", async () => {
    const answers = await Promise.all(
      Array.from({ length: 7 }, () => ask({ do: "sleep", ms: 60 })),
    );
    const perInstance = new Map<number, number[]>();
    for (const { pid, served } of answers) {
      perInstance.set(pid, [...(perInstance.get(pid) ?? []), served]);
    }
    expect(perInstance.size).toBeGreaterThan(1);
    expect(perInstance.size).toBeLessThanOrEqual(3);
    // Each answer counted one more than the one before it: none overlapped.
    for (const served of perInstance.values()) expect(new Set(served).size).toBe(served.length);
  });

  it("that take too long are killed, and a fresh one answers", async () => {
    // The one that answered last is asked next.
    const { pid } = await ask({});
    const answer = await runtime.invoke("probe", { do: "sleep", ms: 60_000 }, client("oA"));
    expect(answer).toEqual({ kind: "timeout" });
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect((await ask({})).wx).toMatchObject({ OPENID: "oA" });
  });

  it("that crash say their last words, and a fresh one answers", async () => {
    const answer = await runtime.invoke("probe", { do: "crash" }, client("oA"));
    expect(answer).toMatchObject({ kind: "crash" });
    expect(JSON.stringify(answer)).toContain("exit code 7");
    expect(logs).toContain("probe: last words");
    expect((await ask({})).wx).toMatchObject({ OPENID: "oA" });
  });

  it("survive an exception of the function", async () => {
    const answer = await runtime.invoke("probe", { do: "throw" }, client("oA"));
    expect(answer).toMatchObject({ kind: "error", message: "thrown on purpose" });
  });

  it("of a function that cannot be loaded tell why", async () => {
    const answer = await runtime.invoke("broken", {}, client("oA"));
    expect(answer).toMatchObject({ kind: "crash" });
    expect(JSON.stringify(answer)).toContain("cannot be loaded");
  });

  it("end with the runtime", async () => {
    const own = createRuntime({
      functionsDir: FIXTURE_FUNCTIONS,
      clock,
      appid: "wxtest",
      envId: "local-test",
      adminUrl: "http://127.0.0.1:1/admin",
      env: {},
    });
    await own.invoke("probe", {}, client("oA"));
    const [pid] = own.pids("probe");
    await own.close();
    expect(() => process.kill(pid ?? -1, 0)).toThrow("ESRCH");
  });
});

describe("timers", () => {
  it("fire once when the date is set forward over their time, with no openid", async () => {
    const timers = startTimers(runtime, clock);
    const from = instantOf("2022-11-01", "12:00") ?? 0;
    const to = instantOf("2022-11-20", "12:00") ?? 0;
    clock.set(to);
    expect(await timers.catchUp(from, to)).toEqual([
      { functionName: "ticker", trigger: "nightly", outcome: "result" },
    ]);
    expect(await timers.catchUp(to, to + 3_600_000)).toEqual([]);
    timers.close();

    expect(existsSync(join(folder, "ticks"))).toBe(true);
    const lines = readFileSync(join(folder, "ticks"), "utf8").trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      event: { Type: "Timer", TriggerName: "nightly" },
      wx: { SOURCE: "wx_trigger" },
    });
    expect(lines[0]).not.toContain("OPENID");
  });
});
