import { sql } from "drizzle-orm";
import { migrate, openDatabase, SYSTEM, bindingsOf, ensureAccount } from "../../server/db";
import type { Database } from "../../server/db";
import { createVault } from "../../server/privacy";
import { startTestDatabase, type TestDatabase } from "../postgres";
import { seedDemo } from "./seed";
import { seedWorkers } from "./seed-workers";
import { demoWorkers } from "./workers";
import { demoFamilies } from ".";

const vault = createVault({
  data: { k1: Buffer.alloc(32, 1) },
  dataKeyId: "k1",
  lookup: Buffer.alloc(32, 2),
});
const today = "2026-11-22";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await startTestDatabase();
  await migrate(database.ownerUrl);
  db = openDatabase({ url: database.appUrl });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** Rows as the application's role sees them when it acts for the system. */
const rowsOf = (query: string) =>
  db.run(SYSTEM, async (tx) => (await tx.execute<{ text: string }>(sql.raw(query))).rows);
const count = async (table: string) => (await rowsOf(`select '' as text from ${table}`)).length;

const everyone = demoFamilies.flatMap(({ members }) => members);
const bound = demoFamilies.flatMap((family) => family.bound);

test("all families come in by the real import and are bound; once more changes nothing", async () => {
  expect(await seedDemo({ db, vault, today })).toBe(everyone.length);
  const after = async () => ({
    people: await count("person"),
    bindings: await count("binding"),
    accounts: await count("account"),
    years: await count("enrolment"),
  });
  const first = await after();
  expect(first).toMatchObject({
    people: everyone.length,
    bindings: bound.length,
    accounts: demoFamilies.length,
  });
  expect(await seedDemo({ db, vault, today })).toBe(0);
  expect(await after()).toEqual(first);
});

test("members are bound in the order and to the depth of the family", async () => {
  const family = demoFamilies.find(({ key }) => key === "baogou-sun")!;
  const rows = await db.run(SYSTEM, async (tx) => {
    const at = new Date("2021-11-15T00:00:00+08:00");
    const id = await ensureAccount(tx, { id: "0".repeat(26), openid: family.account.openid, at });
    return bindingsOf(tx, id);
  });
  expect(rows.map(({ relation, level }) => [relation, level])).toEqual(
    family.bound.map(({ relation, binding }) => [relation, binding]),
  );
});

test("all workers are appointed once, and the school lists the families' pupils", async () => {
  expect(await seedWorkers({ db, vault }, demoWorkers, demoFamilies)).toBe(demoWorkers.length);
  expect(await seedWorkers({ db, vault }, demoWorkers, demoFamilies)).toBe(0);
  expect(await count("staff_role where ended_at is null")).toBe(demoWorkers.length);
  const pupils = everyone.filter(({ facts }) => facts.student?.stage === "school");
  expect(await count("school_member")).toBe(pupils.length);
});

test("no number, name or phone lies in the database in clear", async () => {
  const rows = await rowsOf(
    ["person", "binding", "resident", "audit", "staff", "staff_role"]
      .map((t) => `select ${t}::text from ${t}`)
      .join(" union all "),
  );
  const texts = rows.map(({ text }) => text).join("\n");
  expect(rows.length).toBeGreaterThan(everyone.length);
  for (const { name, document, phone } of everyone) {
    expect(texts).not.toContain(name);
    expect(texts).not.toContain(document.number);
    if (phone) expect(texts).not.toContain(phone);
  }
  for (const { name } of demoWorkers) expect(texts).not.toContain(name);
});
