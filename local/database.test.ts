import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded, useServer } from "./database";
import { DatabaseStartError, startTestServer, withClient } from "./postgres";
import { loadSecrets, type Secrets } from "./state";
import { temporaryFolder } from "./testing/fixtures";

const folder = temporaryFolder();
const secrets: Secrets = loadSecrets(join(folder, "secrets.json"));

const whoAmI = (url: string) =>
  withClient(url, async (client) => {
    const sql = "select current_user as role, current_database() as name";
    return (await client.query(sql)).rows[0] as { role: string; name: string };
  });

describe("a PostgreSQL of one's own (DATABASE_URL)", () => {
  let server: Awaited<ReturnType<typeof startTestServer>>;
  const to = (user: string, database: string) => {
    const url = new URL(server.adminUrl);
    if (user) [url.username, url.password] = [user, "admin"];
    url.pathname = `/${database}`;
    return url.toString();
  };
  beforeAll(async () => {
    server = await startTestServer();
    await withClient(server.adminUrl, async (client) => {
      await client.query("create role admin login createrole createdb password 'admin'");
      await client.query("grant canbao_owner, canbao_app to admin with admin option");
      await client.query("create database theirs owner admin");
    });
  });
  afterAll(() => server.stop());

  it("gets a database of ours where the address names none", async () => {
    const urls = await useServer(to("", "postgres"), secrets);
    expect(await whoAmI(urls.ownerUrl)).toEqual({ role: "canbao_owner", name: "canbao" });
    expect(await whoAmI(urls.appUrl)).toEqual({ role: "canbao_app", name: "canbao" });
  });

  it("takes the database that is named, also from an admin who is no superuser", async () => {
    const urls = await useServer(to("admin", "theirs"), secrets);
    await withClient(urls.ownerUrl, async (client) => {
      await client.query("create schema drizzle");
      await client.query("create table public.mine (id int)");
    });
    expect(await whoAmI(urls.appUrl)).toEqual({ role: "canbao_app", name: "theirs" });
  });

  it("says what is wrong and what to do where it cannot be used", async () => {
    const wrong = useServer(to("nobody", "postgres"), secrets);
    await expect(wrong).rejects.toThrow(DatabaseStartError);
    await expect(wrong).rejects.toThrow("不能使用 DATABASE_URL 指向的 PostgreSQL");
  });
});

describe("the embedded server", () => {
  const data = join(folder, "postgres", "data");

  it("makes a folder anew in which an earlier start broke off", async () => {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, "PG_VERSION"), "18\n");
    const database = await startEmbedded(folder, secrets);
    await withClient(database.ownerUrl, (client) => client.query("create table kept (id int)"));
    await database.stop();
  });

  it("keeps its data, also where a file says that a process which is none of its own has the folder", async () => {
    const pid = [process.pid, data, 0, 1, "", "127.0.0.1", "", "ready"];
    writeFileSync(join(data, "postmaster.pid"), pid.join("\n"));
    const database = await startEmbedded(folder, secrets);
    const { rowCount } = await withClient(database.ownerUrl, (client) =>
      client.query("select 1 from pg_tables where tablename = 'kept'"),
    );
    expect(rowCount).toBe(1);
    await database.stop();
  });
});
