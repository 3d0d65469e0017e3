import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../paths";

/** What a function instance is asked. `env` holds for this request only. */
export interface InstanceRequest {
  event: unknown;
  context: Record<string, unknown>;
  env: Record<string, string>;
  timeoutMs: number;
}

export type InstanceAnswer =
  | { kind: "result"; value: unknown }
  /** The function threw; the instance lives on. */
  | { kind: "error"; message: string; stack: string }
  | { kind: "crash"; message: string }
  | { kind: "timeout" };

export interface Instance {
  readonly pid: number;
  readonly alive: boolean;
  call(request: InstanceRequest): Promise<InstanceAnswer>;
  kill(): Promise<void>;
}

export interface InstanceOptions {
  folder: string;
  /** The whole environment outside requests; nothing of ours is inherited. */
  env: Record<string, string>;
  memoryMb: number;
  onLog(line: string): void;
}

const WORKER = join(ROOT, "local", "runtime", "worker.cjs");

type Message =
  | { kind: "ready"; ms: number }
  | { id: number; kind: "result"; value: string }
  | { id: number; kind: "error"; message: string; stack: string };

/** Starts a process for a function. It counts as started at once: loading is part of the first request's time. */
export function startInstance(options: InstanceOptions): Instance {
  const child = fork(WORKER, [options.folder], {
    env: options.env,
    execArgv: [`--max-old-space-size=${options.memoryMb}`],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: process.platform !== "win32",
    serialization: "json",
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let waiting: { id: number; settle: (answer: InstanceAnswer) => void } | undefined;
  let lastWords = "";
  let serial = 0;

  const hear = (chunk: Buffer) => {
    const text = chunk.toString();
    lastWords = (lastWords + text).slice(-4000);
    for (const line of text.split("\n")) if (line.trim()) options.onLog(line);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  child.on("message", (message: Message) => {
    if (message.kind === "ready" || message.id !== waiting?.id) return;
    waiting.settle(answerOf(message));
  });
  child.on("exit", (code, signal) => {
    waiting?.settle({ kind: "crash", message: crashMessage(code, signal, lastWords) });
  });
  child.on("error", (error) => waiting?.settle({ kind: "crash", message: error.message }));

  return {
    pid: child.pid ?? -1,
    get alive() {
      return child.exitCode === null && child.signalCode === null && child.connected;
    },
    async call({ timeoutMs, ...request }) {
      serial += 1;
      const answer = await new Promise<InstanceAnswer>((settle) => {
        const timer = setTimeout(() => settle({ kind: "timeout" }), timeoutMs);
        waiting = {
          id: serial,
          settle: (value) => {
            clearTimeout(timer);
            settle(value);
          },
        };
        child.send({ id: serial, ...request }, (error) => {
          if (error) waiting?.settle({ kind: "crash", message: error.message });
        });
      });
      waiting = undefined;
      if (answer.kind === "timeout") await killNow(child, exited);
      return answer;
    },
    kill: () => killNow(child, exited),
  };
}

async function killNow(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await exited;
}

function answerOf(message: Exclude<Message, { kind: "ready" }>): InstanceAnswer {
  if (message.kind === "error") {
    return { kind: "error", message: message.message, stack: message.stack };
  }
  return { kind: "result", value: JSON.parse(message.value) as unknown };
}

function crashMessage(code: number | null, signal: string | null, lastWords: string): string {
  const how = signal ? `signal ${signal}` : `exit code ${code}`;
  return `the instance ended (${how})\n${lastWords}`.trim();
}
