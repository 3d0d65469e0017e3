import { withClient, startTestDatabase, type TestDatabase } from "./index";

describe("a test database", () => {
  const template = {
    name: "postgres_selftest",
    async prepare({ ownerUrl }: { ownerUrl: string }) {
      await withClient(ownerUrl, async (client) => {
        await client.query("create table note (id int primary key, text text)");
        await client.query("insert into note values (1, '参保')");
        await client.query("grant select on note to canbao_app");
      });
    },
  };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase({ template });
  });
  afterAll(() => database.drop());

  it("is a copy of its template, readable by the application's role", async () => {
    const rows = await withClient(database.appUrl, async (client) => {
      return (await client.query("select text from note")).rows as unknown[];
    });
    expect(rows).toEqual([{ text: "参保" }]);
  });

  it("gives the application no way round row security", async () => {
    const role = await withClient(database.appUrl, async (client) => {
      const sql = "select rolsuper, rolbypassrls from pg_roles where rolname = current_user";
      return (await client.query(sql)).rows[0] as unknown;
    });
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
    await expect(
      withClient(database.appUrl, (client) => client.query("create table mine (id int)")),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("is not shared: what one test writes the next does not see", async () => {
    const other = await startTestDatabase({ template });
    await withClient(other.ownerUrl, (client) => client.query("delete from note"));
    const count = await withClient(database.ownerUrl, async (client) => {
      return (await client.query("select count(*)::int as n from note")).rows[0] as { n: number };
    });
    expect(count.n).toBe(1);
    await other.drop();
  });

  it("that goes away fails the query of who is connected, and does not end the process", async () => {
    const gone = await startTestDatabase({ template });
    const left = withClient(gone.appUrl, async (client) => {
      await gone.drop();
      await client.query("select 1");
    });
    await expect(left).rejects.toThrow();
  });
});
