import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isoBeijing, type VirtualClock } from "../clock";
import { createTokens, openidOf, requestEnvironment, type Caller, type Tokens } from "./caller";
import { readFunctionConfig, type FunctionConfig } from "./function-config";
import type { InstanceAnswer } from "./instance";
import { createPool, type Pool } from "./pool";

export interface RuntimeOptions {
  /** Folder of built functions, one sub-folder each. */
  functionsDir: string;
  clock: VirtualClock;
  appid: string;
  envId: string;
  /** Where the unmodified SDK sends its calls. */
  adminUrl: string;
  /** The functions' own settings (DATABASE_URL, keys, …). */
  env: Record<string, string>;
  /** Instances of one function side by side. */
  maxInstances?: number;
  onLog?(functionName: string, line: string): void;
}

export type InvokeResult = InstanceAnswer | { kind: "unknown-function" };

export interface Runtime {
  readonly names: string[];
  readonly tokens: Tokens;
  configOf(name: string): FunctionConfig | undefined;
  invoke(name: string, event: unknown, caller: Caller): Promise<InvokeResult>;
  /** Process ids of the living instances of a function. */
  pids(name: string): number[];
  close(): Promise<void>;
}

interface Deployed {
  config: FunctionConfig;
  pool: Pool;
}

const DEFAULT_MAX_INSTANCES = 4;

/** Runs built functions as the platform does. The functions are the very files that are deployed. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const tokens = createTokens();
  const functions = new Map<string, Deployed>();
  for (const name of builtFunctions(options.functionsDir)) {
    functions.set(name, deploy(name, options));
  }

  return {
    names: [...functions.keys()],
    tokens,
    configOf: (name) => functions.get(name)?.config,
    async invoke(name, event, caller) {
      const found = functions.get(name);
      if (!found) return { kind: "unknown-function" };
      const token = tokens.issue({ functionName: name, ...withOpenid(caller) });
      try {
        return await found.pool.call({
          event,
          context: contextOf(name, found.config, options),
          env: {
            ...requestEnvironment(caller, options.appid, token),
            CANBAO_NOW: isoBeijing(options.clock.now()),
          },
          timeoutMs: found.config.timeout * 1000,
        });
      } finally {
        tokens.revoke(token);
      }
    },
    pids: (name) => functions.get(name)?.pool.pids ?? [],
    async close() {
      await Promise.all([...functions.values()].map(({ pool }) => pool.close()));
    },
  };
}

function builtFunctions(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "index.js")));
}

function deploy(name: string, options: RuntimeOptions): Deployed {
  const folder = join(options.functionsDir, name);
  const config = readFunctionConfig(folder);
  const instance = {
    folder,
    env: { ...platformEnvironment(options), ...options.env },
    memoryMb: config.memorySize,
    onLog: (line: string) => options.onLog?.(name, line),
  };
  return { config, pool: createPool(instance, options.maxInstances ?? DEFAULT_MAX_INSTANCES) };
}

/** What every function finds in its environment on the platform, and nothing of this machine's own. */
function platformEnvironment({ envId, adminUrl }: RuntimeOptions): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: "ap-shanghai",
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TENCENTCLOUD_SECRETID: "local",
    TENCENTCLOUD_SECRETKEY: "local",
    // Otherwise the SDK looks for the cloud's own metadata server.
    TENCENTCLOUD: "false",
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    // The platform's functions live in UTC, whatever people's clocks say.
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    NODE_ENV: "production",
    PATH: process.env["PATH"] ?? "",
    // Windows cannot open sockets without it.
    ...(process.env["SystemRoot"] ? { SystemRoot: process.env["SystemRoot"] } : {}),
  };
}

function withOpenid(caller: Caller): { openid?: string } {
  const openid = openidOf(caller);
  return openid ? { openid } : {};
}

function contextOf(
  name: string,
  config: FunctionConfig,
  options: RuntimeOptions,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: randomUUID(),
    function_name: name,
    function_version: "$LATEST",
    namespace: options.envId,
    memory_limit_in_mb: config.memorySize,
    time_limit_in_ms: config.timeout * 1000,
    environment: "{}",
    environ: "",
  };
}
