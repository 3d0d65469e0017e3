/** Corrections and replays over real orders in a real database. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Receipt } from "../../../core/policy";
import { publishPacks } from "../../../server/policy";
import { baogou, openOrderFor, startWorld, type World } from "../../../test/world";
import { householdOf } from "../../demo/rows";
import { ROOT } from "../../paths";
import { readPackDocuments } from "../../policies";
import { policy } from ".";

const PACK = "370481/2022";
let world: World;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "impact-"));
  world = await startWorld("2021-11-15 09:00:00");
  process.env.DATABASE_URL = world.database.appUrl;
  await world.register(Object.values(baogou));
  const phone = world.phone("o-family");
  const members = [
    await phone.bind(baogou.father), // 320
    await phone.bind(baogou.grandmother), // 160, the other half by the city
    await phone.bind(baogou.child),
  ];
  const order = await openOrderFor(phone, members);
  world.wechat.pay(order.outTradeNo, world.services.now());
  expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("paid");
  // A second order is never paid: it has receipts and no money.
  await openOrderFor(phone, [await phone.bind(baogou.mother)]);
});
afterAll(async () => {
  process.env = before;
  rmSync(folder, { recursive: true });
  await world.close();
});

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    in: Readable.from([]),
  };
  const status = await policy(ROOT, args, io);
  return { status, out: out.join("\n"), err: err.join("\n") };
}

test("every receipt of the database, paid or not, gives the same bytes", async () => {
  const { status, out } = await run("replay", "--database");
  expect(status).toBe(0);
  expect(out).toContain("共 4 张回执：4 张一个字节不差，0 张不一样");
});

test("a correction that is published: refunds are proposed to those who paid, and nothing names them", async () => {
  const pack = readPackDocuments(ROOT).packs.find(({ id }) => id === PACK)!;
  const revision = pack.revision + 1;
  await publishPacks(world.services, [
    {
      ...pack,
      revision,
      supersedes: pack.revision,
      reason: "个人缴费写错了",
      approvedBy: "王主任",
      amounts: pack.amounts?.map((amount) =>
        amount.key === "personal" ? { ...amount, is: { yuan: 300 } } : amount,
      ),
    },
  ]);
  const out = join(folder, "proposals.ndjson");
  const told = await run("impact", PACK, `${PACK}@${revision}`, "--database", "--out", out);
  expect(told.status).toBe(0);
  expect(told.out).toContain("更正原因：个人缴费写错了。批准：王主任");
  expect(told.out).toContain("金额：320元 → 300元");
  expect(told.out).toContain("按旧版缴了费的 3 笔，共 800.00 元");
  expect(told.out).toMatch(/多缴了，建议退费 +3 +50\.00/);
  const text = readFileSync(out, "utf8");
  const proposals = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(proposals.map(({ refundFen }) => refundFen).sort()).toEqual([1_000, 2_000, 2_000]);
  expect(proposals[0]).toMatchObject({
    kind: "refund-proposal",
    county: "370481",
    year: 2022,
    reason: "个人缴费写错了",
    approvedBy: "王主任",
    from: { pack: PACK, revision: pack.revision },
    to: { pack: PACK, revision },
  });
  for (const { document, name } of Object.values(baogou)) {
    expect(`${text}${told.out}`).not.toContain(document.number);
    expect(`${text}${told.out}`).not.toContain(name);
  }
  // The receipts are of the revision that was in force; they still give the same bytes.
  expect((await run("replay", "--database")).status).toBe(0);
});

test("from a file: payments under another revision are left alone, a line without its money is told", async () => {
  const rows = await world.rows<{ body: string }>("select body from quote_receipt order by id");
  const [first = { body: "" }] = rows;
  const paid = (more: object) => JSON.stringify({ receipt: first.body, year: 2022, ...more });
  const file = join(folder, "paid.ndjson");
  writeFileSync(
    file,
    [
      paid({ paidFen: 99_900, receiptId: "r1" }),
      paid({}),
      JSON.stringify({
        receipt: { ...(JSON.parse(first.body) as object), packHash: "0", packs: undefined },
        paidFen: 1,
      }),
    ].join("\n"),
  );
  const { status, out, err } = await run("impact", PACK, PACK, "--paid", file);
  expect(status).toBe(1);
  expect(err).toBe("第 2 行：没有写缴了多少（paidFen）");
  expect(out).toContain("缴的和当时回执上的不一样");
  expect(out).toContain("另有 1 张回执不是按这一版算的，没有看");
});

test("[X3] two years in one payment: the receipt names both packs, and a correction of either finds it", async () => {
  world.setNow("2027-01-08 09:00:00");
  const demo = householdOf({ place: "999901", book: "D-1", division: "110101", year: 2027 });
  const baby = demo("安小宝", "male", "2026-12-20", "子", {
    facts: { event: { kind: "newborn", on: "2026-12-20" } },
    enrolledYears: [],
    registeredYears: [2026, 2027],
  });
  await world.register([baby]);
  const phone = world.phone("o-an");
  const order = await openOrderFor(phone, [await phone.bind(baby)], 2027);
  expect(order.items.map(({ year }) => year)).toEqual([2026, 2027]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("paid");
  const rows = await world.rows<{ body: string }>(
    "select body from quote_receipt where county = '999901'",
  );
  const named = rows.map(({ body }) => (JSON.parse(body) as Receipt).packs);
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
  const both = [2026, 2027].map((year) => ({ year, id: `999901/${year}`, hash }));
  expect(named).toEqual([both, both]);

  const pack = readPackDocuments(ROOT).packs.find(({ id }) => id === "999901/2026")!;
  const revision = pack.revision + 1;
  const amounts = pack.amounts?.map((amount) =>
    amount.key === "personal" ? { ...amount, is: { yuan: 380 } } : amount,
  );
  const why = { supersedes: pack.revision, reason: "个人缴费写错了", approvedBy: "王主任" };
  await publishPacks(world.services, [{ ...pack, ...why, revision, amounts }]);
  const told = await run("impact", pack.id, `${pack.id}@${revision}`, "--database");
  expect(told.out).toContain("按旧版缴了费的 2 笔，共 800.00 元");
  expect(told.out).toMatch(/多缴了，建议退费 +1 +10\.00/);
  expect(await run("replay", "--database")).toMatchObject({ status: 0, err: "" });
});

test.each([
  [["impact", PACK], "用法：impact"],
  [["impact", PACK, PACK], "--paid 文件 和 --database 要写一个"],
  [["impact", PACK, "440783/2022", "--database"], "不是同一份方案的两版"],
])("%j is refused with what to do", async (args, words) => {
  const { status, err } = await run(...args);
  expect(status).toBe(2);
  expect(err).toContain(words);
});

test("without an address of the database it is said which setting is missing", async () => {
  delete process.env.DATABASE_URL;
  const { status, err } = await run("replay", "--database");
  expect(status).toBe(1);
  expect(err).toContain("请先设置环境变量 DATABASE_URL");
});
