import { randomBytes } from "node:crypto";
import type { RegisterRow } from "../../core/people";
import type { ResidentCall, ResidentReply, ResidentRequest } from "../../core/contracts";
import { readInstant } from "../../core/time";
import { ROOT } from "../../local/paths";
import { readPackDocuments } from "../../local/policies";
import { startTestDatabase, withClient, type TestDatabase } from "../../local/postgres";
import type { Services } from "../../server/context";
import { migrate, openDatabase, type Database } from "../../server/db";
import { serveResident, type Arrival } from "../../server/entry";
import { importRegister } from "../../server/exchange";
import { publishPacks, publishPlaces } from "../../server/policy";
import { createVault } from "../../server/privacy";
import { FakeFiles } from "./fake-files";
import { FakeWeChat } from "./fake-wechat";
import { browserOf, type Browser } from "./browser";
import { appoint, staffPhone, type Appointment, type StaffPhone, type Worker } from "./worker";

// A slow machine is not a failure; nothing here waits for time to pass.
jest.setTimeout(120_000);

/** What the phone gets: data, or a failure. */
export type Answer<C extends ResidentCall> =
  | { ok: true; data: ResidentReply<C> }
  | { ok: false; error: { code: string; message: string; path?: string; todo?: string } };

/** One phone in the world. */
export interface Phone {
  openid: string;
  ask<C extends ResidentCall>(call: C, data?: ResidentRequest<C>): Promise<Answer<C>>;
  /** As `ask`, where only success is expected. */
  get<C extends ResidentCall>(call: C, data?: ResidentRequest<C>): Promise<ResidentReply<C>>;
  /** As `ask`, where only failure is expected: its code. */
  refused<C extends ResidentCall>(call: C, data: ResidentRequest<C>): Promise<string>;
  /** Binds to a person of a register; gives the member's key. */
  bind(row: RegisterRow, more?: Partial<ResidentRequest<"bind">>): Promise<string>;
}

/** Real PostgreSQL, real packs and use cases; only WeChat and the clock are ours. */
export interface World {
  db: Database;
  database: TestDatabase;
  services: Services;
  wechat: FakeWeChat;
  files: FakeFiles;
  /** Sets the clock, Beijing time: `2021-11-15 09:00:00`. */
  setNow(text: string): void;
  passSeconds(seconds: number): void;
  phone(openid: string): Phone;
  /** Appoints a worker, past the invitation. */
  worker(openid: string, ...roles: Appointment[]): Promise<Worker>;
  /** A phone that asks the workers' function, of somebody who may work for nobody. */
  staffPhone(openid: string): StaffPhone;
  /** A browser in an office. `screens`: the folder of the built desk. */
  browser(screens?: string): Browser;
  register(rows: RegisterRow[]): Promise<void>;
  /** Runs SQL as the system, which sees every row. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Number of rows in every table, for "nothing was written". */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export const beijing = (text: string): Date => {
  const at = readInstant(`${text.replace(" ", "T")}+08:00`);
  if (!at) throw new Error(`no instant: ${text}`);
  return at;
};

const TEMPLATE = {
  name: "world",
  async prepare({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
    await migrate(ownerUrl);
    const db = openDatabase({ url: appUrl });
    try {
      const { packs, places } = readPackDocuments(ROOT);
      await publishPlaces({ db }, places);
      await publishPacks({ db, now: () => beijing("2021-08-01 00:00:00") }, packs);
    } finally {
      await db.close();
    }
  },
};

const keys = {
  data: { k1: randomBytes(32) },
  dataKeyId: "k1",
  lookup: randomBytes(32),
};

/** `connections`: as many function instances as a test lets work side by side. */
export async function startWorld(now: string, connections = 4): Promise<World> {
  const database = await startTestDatabase({ template: TEMPLATE });
  const db = openDatabase({ url: database.appUrl, connections });
  const wechat = new FakeWeChat();
  const files = new FakeFiles();
  let at = beijing(now);
  const services: Services = {
    db,
    vault: createVault(keys),
    pay: wechat.port,
    messages: wechat.messagePort,
    phones: wechat.phonePort,
    files: files.port,
    templates: { paid: "template-paid" },
    now: () => at,
    local: true,
  };
  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(database.appUrl, async (client) => {
      await client.query("select set_config('app.role', 'system', false)");
      return (await client.query(sql, values)).rows as Row[];
    });
  return {
    db,
    database,
    services,
    wechat,
    files,
    rows,
    setNow: (text) => {
      at = beijing(text);
    },
    passSeconds: (seconds) => {
      at = new Date(at.getTime() + seconds * 1_000);
    },
    phone: (openid) =>
      phoneOf(services, openid, () => {
        at = new Date(at.getTime() + 1_000);
      }),
    worker: (openid, ...roles) => appoint({ services, rows }, openid, `工作人员${openid}`, roles),
    staffPhone: (openid) => staffPhone(services, openid),
    browser: (screens) => browserOf(services, screens),
    async register(people) {
      const { bad } = await importRegister(services, people);
      if (bad.length > 0) throw new Error(JSON.stringify(bad));
    },
    async counts() {
      const tables = await rows<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' order by 1",
      );
      const counted = await Promise.all(
        tables.map(async ({ name }) => {
          const [row] = await rows<{ n: string }>(`select count(*) as n from "${name}"`);
          return [name, Number(row?.n)] as const;
        }),
      );
      return Object.fromEntries(counted);
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

function phoneOf(services: Services, openid: string, passSecond: () => void): Phone {
  const arrival: Arrival = { caller: { source: "client", openid }, services: () => services };
  const ask = async <C extends ResidentCall>(call: C, data?: ResidentRequest<C>) =>
    (await serveResident({ call, data: data ?? {} }, arrival)) as Answer<C>;
  const get = async <C extends ResidentCall>(call: C, data?: ResidentRequest<C>) => {
    const answer = await ask(call, data);
    if (!answer.ok) throw new Error(`${call}: ${JSON.stringify(answer.error)}`);
    return answer.data;
  };
  return {
    openid,
    ask,
    get,
    async refused(call, data) {
      const answer = await ask(call, data);
      return answer.ok ? "no failure" : answer.error.code;
    },
    async bind(row, more = {}) {
      // Nobody types two names in one second; members are listed in the order in which they were added.
      passSecond();
      const { member } = await get("bind", {
        name: row.name,
        documentType: row.document.type,
        documentNumber: row.document.number,
        relation: "other",
        guardianConsent: true,
        ...more,
      });
      return member.memberId;
    },
  };
}
