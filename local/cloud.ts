import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createVirtualClock, instantOf, type VirtualClock } from "./clock";
import { prepareData } from "./data";
import { forgetEmbedded, startEmbedded, useServer } from "./database";
import { demoFamilies, type DemoFamily } from "./demo";
import { demoWorkers } from "./demo/workers";
import { createAccounts, startGateway } from "./gateway";
import { createOffices } from "./offices";
import { ROOT, STATE_DIR } from "./paths";
import type { DatabaseUrls } from "./postgres";
import { createRuntime, startTimers, type Runtime } from "./runtime";
import { APPID, ENV_ID, FILES_ROOT, SUB_MCH_ID, TEMPLATES } from "./settings";
import { clockMemory, loadSecrets, readState, writeState, type Secrets } from "./state";
import { startWechat, type Wechat } from "./wechat";

export interface CloudOptions {
  /** 0: any free port. */
  port: number;
  /** Database, books, keys: everything that outlives a start. */
  stateDir?: string;
  /** A database that is there already, under both roles; without it one is started. */
  database?: DatabaseUrls;
  functionsDir?: string;
  h5Dir?: string;
  assetsDir?: string;
  families?: readonly DemoFamily[];
  /** Told what is going on, in Chinese. */
  onProgress?(text: string): void;
  /** The database ended by itself: nothing works any more. */
  onBroken?(message: string): void;
}

/** Everything on one machine, running. */
export interface LocalCloud {
  url: string;
  clock: VirtualClock;
  wechat: Wechat;
  runtime: Runtime;
  close(): Promise<void>;
}

type Ending = () => Promise<void> | void;

/** Starts database, functions, WeChat's stand-in and the gateway; ends what it began where something fails. */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  const endings: Ending[] = [];
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    return { ...(await assemble(options, endings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Deletes everything that a start keeps. */
export function forgetEverything(stateDir = STATE_DIR): void {
  forgetEmbedded(stateDir);
  for (const name of ["secrets.json", "clock.json", "chosen.json", "wechat", "logs"]) {
    rmSync(join(stateDir, name), { recursive: true, force: true });
  }
}

async function assemble(
  options: CloudOptions,
  endings: Ending[],
): Promise<Omit<LocalCloud, "close">> {
  const { stateDir = STATE_DIR, families = demoFamilies, onProgress = () => undefined } = options;
  const secrets = loadSecrets(join(stateDir, "secrets.json"));
  const clock = createVirtualClock(clockMemory(join(stateDir, "clock.json")));
  const log = logTo(join(stateDir, "logs"));

  const urls = await openDatabase(options, stateDir, secrets, endings);
  onProgress("数据库已就绪");
  const workers = families.length > 0 ? demoWorkers : [];
  const data = await prepareData({ urls, secrets, families, workers, onProgress });
  endings.push(() => data.close());

  const wechat = await startWechat({
    folder: join(stateDir, "wechat"),
    clock,
    appid: APPID,
    envId: ENV_ID,
    subMchId: SUB_MCH_ID,
    templates: Object.values(TEMPLATES),
    onError: (error) => log("wechat", String(error)),
  });
  endings.push(() => wechat.close());
  const runtime = createRuntime({
    functionsDir: options.functionsDir ?? join(ROOT, "dist", "functions"),
    clock,
    appid: APPID,
    envId: ENV_ID,
    adminUrl: wechat.adminUrl,
    env: functionEnvironment(urls, secrets),
    onLog: log,
  });
  endings.push(() => runtime.close());
  wechat.connect(runtime);
  const timers = startTimers(runtime, clock);
  endings.push(timers.close);
  onProgress(`云函数已就绪：${runtime.names.join("、")}`);

  const accounts = createAccounts(families, workers);
  const chosen = rememberChosen(join(stateDir, "chosen.json"), families[0]?.account.openid);
  if (chosen.firstTime && !clock.chosen) openFirstStory(clock, families[0]);
  const gateway = await startGateway(
    {
      clock,
      wechat,
      runtime,
      accounts,
      offices: createOffices(data, runtime, accounts.familyOf),
      placeName: data.placeName,
      catchUp: timers.catchUp,
      chosen,
      h5Dir: options.h5Dir ?? join(ROOT, "dist", "h5"),
      assetsDir: options.assetsDir ?? join(ROOT, "dist", "console"),
      onError: (error) => log("gateway", String(error)),
    },
    options.port,
  );
  endings.push(() => gateway.close());
  return { url: gateway.url, clock, wechat, runtime };
}

async function openDatabase(
  options: CloudOptions,
  stateDir: string,
  secrets: Secrets,
  endings: Ending[],
): Promise<DatabaseUrls> {
  if (options.database) return options.database;
  const given = process.env["DATABASE_URL"];
  const database = given ? await useServer(given, secrets) : await startEmbedded(stateDir, secrets);
  endings.push(() => database.stop());
  database.onUnexpectedEnd((message) => options.onBroken?.(message));
  return database;
}

/** The functions' own settings, as they would be typed into the cloud's console. */
function functionEnvironment(urls: DatabaseUrls, secrets: Secrets): Record<string, string> {
  const ids = Object.entries(TEMPLATES).map(([name, { id }]) => [name, id]);
  return {
    DATABASE_URL: urls.appUrl,
    CANBAO_LOCAL: "1",
    CANBAO_DATA_KEYS: JSON.stringify({ [secrets.dataKeyId]: secrets.dataKey }),
    CANBAO_DATA_KEY_ID: secrets.dataKeyId,
    CANBAO_LOOKUP_KEY: secrets.lookupKey,
    CANBAO_APPID: APPID,
    CANBAO_SUB_MCH_ID: SUB_MCH_ID,
    CANBAO_FILES: FILES_ROOT,
    CANBAO_TEMPLATES: JSON.stringify(Object.fromEntries(ids)),
  };
}

/** Who holds the phone, from start to start; `firstTime` until somebody has been chosen. */
function rememberChosen(
  file: string,
  first: string | undefined,
): { openid: string; firstTime: boolean } {
  const known = readState(file) as { openid: string } | undefined;
  let openid = known?.openid ?? first ?? "o-nobody";
  return {
    firstTime: known === undefined,
    get openid() {
      return openid;
    },
    set openid(value) {
      openid = value;
      writeState(file, { openid });
    },
  };
}

/** Whoever opens the page for the first time meets a family on its own day, with something to pay. */
function openFirstStory(clock: VirtualClock, family: DemoFamily | undefined): void {
  const opens = family?.opensOn ? instantOf(family.opensOn, "10:00") : undefined;
  if (opens !== undefined) clock.set(opens);
}

/** One file a part; what the functions print goes here and not over the console of who started it. */
function logTo(folder: string): (part: string, line: string) => void {
  mkdirSync(folder, { recursive: true });
  return (part, line) => {
    appendFileSync(join(folder, `${part}.log`), `${new Date().toISOString()} ${line}\n`);
  };
}
