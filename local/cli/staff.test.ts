import { randomBytes } from "node:crypto";
import { migrate } from "../../server/db";
import { ROOT } from "../paths";
import { startTestDatabase, withClient, type TestDatabase } from "../postgres";
import { main } from "./main";

let database: TestDatabase;
const before = { ...process.env };
const key = () => randomBytes(32).toString("base64");
const keys = {
  CANBAO_DATA_KEYS: JSON.stringify({ k1: key() }),
  CANBAO_DATA_KEY_ID: "k1",
  CANBAO_LOOKUP_KEY: key(),
};

beforeAll(async () => {
  database = await startTestDatabase();
  await migrate(database.ownerUrl);
  await asSystem("insert into place (code, name, level) values ('430623', '华容县', 'county')");
});
afterAll(() => database.drop());
beforeEach(() => Object.assign(process.env, keys, { DATABASE_URL: database.appUrl }));
afterEach(() => {
  process.env = { ...before };
});

const asSystem = (sql: string) =>
  withClient(database.appUrl, async (client) => {
    await client.query("select set_config('app.role', 'system', false)");
    return (await client.query<Record<string, string>>(sql)).rows;
  });

/** Runs the command; what it says and complains of. */
async function run(...args: string[]) {
  const said: string[] = [];
  for (const stream of ["stdout", "stderr"] as const)
    jest
      .spyOn(process[stream], "write")
      .mockImplementation((chunk) => said.push(String(chunk)) > 0);
  const status = await main(ROOT, ["staff", ...args]);
  jest.restoreAllMocks();
  return { status, text: said.join("") };
}

it("invites the first administrator by a code that is shown once and kept as a hash", async () => {
  const { status, text } = await run("admin", "--place", "430623", "--name", "张三");
  expect(status).toBe(0);
  const [code = ""] = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text) ?? [];
  expect(code).toHaveLength(19);
  expect(text).toContain("华容县管理员 张三");
  const [row] = await asSystem("select *, row_to_json(i)::text as text from staff_invitation i");
  expect(row).toMatchObject({ role: "admin", place: "430623", made_by: "command-line" });
  expect(row?.["text"]).not.toContain(code);
  expect(row?.["text"]).not.toContain("张三");
  const [line] = await asSystem("select action, actor, origin, book from audit");
  expect(line).toEqual({
    action: "invite",
    actor: "command-line",
    origin: "command-line",
    book: "430623",
  });

  const list = await run("list", "--place", "430623");
  expect(list.text).toMatch(/^430623 华容县 {2}管理员 {2}张三 {2}邀请还没有接受/);
  expect(list.text).not.toContain(code);
});

it.each([
  [["admin", "--name", "张三"], "--place"],
  [["admin", "--place", "华容", "--name", "张三"], "--place"],
  [["admin", "--place", "430623"], "--name"],
  [["admin", "--place", "430623", "--name", "  "], "--name"],
  [["admin", "--place", "430624", "--name", "张三"], "canbao publish"],
  [["admin", "--place", "430623104004", "--name", "张三"], "不设在村"],
  [["admin", "--place", "430623", "--role", "bureau"], "用法"],
  [["appoint"], "用法"],
  [[], "用法"],
])("%j is told what is missing, and nothing is written", async (args, words) => {
  const count = () => asSystem("select count(*) as n from staff_invitation");
  const there = await count();
  const { status, text } = await run(...args);
  expect([status, text]).toEqual([1, expect.stringContaining(words)]);
  expect(await count()).toEqual(there);
});

it("names the setting that is missing or wrong, and none of its content", async () => {
  delete process.env["CANBAO_LOOKUP_KEY"];
  expect((await run("list", "--place", "430623")).text).toContain("CANBAO_LOOKUP_KEY");
  const short = randomBytes(16).toString("base64");
  process.env["CANBAO_LOOKUP_KEY"] = short;
  const { status, text } = await run("list", "--place", "430623");
  expect([status, text]).toEqual([1, expect.stringContaining("密钥的设置不对")]);
  expect(text).not.toContain(short);
});

it("says so where nobody works", async () => {
  expect((await run("list", "--place", "999901")).text).toBe("999901：还没有工作人员。\n");
});
