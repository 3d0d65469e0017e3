import { randomBytes } from "node:crypto";
import { baogou, openOrderFor, startWorld, type Phone, type World } from "../../test/world";
import { householdOf } from "../../local/demo/rows";
import { liveThroughAYear } from "../../test/world/full-year";
import { tick } from "../clock";
import { checkIntegrity } from "../integrity";
import { createVault, sealContext, type VaultKeys } from "../privacy";
import { findableName, documentHash, keyStatus, renewKeys, restartRenewal, SEALED_TABLES } from ".";

const OLD: VaultKeys = {
  data: { k1: randomBytes(32) },
  dataKeyId: "k1",
  lookup: randomBytes(32),
};
const NEW_DATA = randomBytes(32);
const NEW_LOOKUP = randomBytes(32);
/** While the keys are exchanged: both can read, the new ones write. */
const BOTH: VaultKeys = {
  data: { ...OLD.data, k2: NEW_DATA },
  dataKeyId: "k2",
  lookup: NEW_LOOKUP,
  formerLookup: OLD.lookup,
};
/** Afterwards: the old ones are gone. */
const NEW: VaultKeys = { data: { k2: NEW_DATA }, dataKeyId: "k2", lookup: NEW_LOOKUP };

let world: World;
let phone: Phone;
let father: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  use(OLD);
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  father = await phone.bind(baogou.father);
  world.wechat.phonesByCode.set("code", "12037040001");
  await phone.get("confirm", { memberId: father, phoneCode: "code" });
  await pay(await phone.bind(baogou.grandmother));
});
afterEach(() => world.close());

function use(keys: VaultKeys): void {
  world.services.vault = createVault(keys);
}
async function pay(member: string): Promise<void> {
  const order = await openOrderFor(phone, [member]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
}
const always = () => true;
const hashes = async () =>
  (await world.rows<{ lookup_hash: string }>("select lookup_hash from person")).map(
    ({ lookup_hash }) => lookup_hash,
  );

/** Whether anything still hangs on an old key. */
async function clean(): Promise<boolean> {
  const tables = await keyStatus(world.services);
  return tables.every(
    ({ texts, formerHashes, stuck }) =>
      Object.keys(texts).every((id) => id === "k2") && formerHashes === 0 && stuck === 0,
  );
}

test("keys are exchanged in the middle of ordinary use; afterwards the old ones can be thrown away", async () => {
  const before = await phone.get("home");
  use(BOTH);
  // Whoever calls meanwhile finds everything, whichever key it hangs on.
  expect(await phone.get("home")).toEqual(before);
  const mother = await phone.bind(baogou.mother);
  await world.register(Object.values(baogou));
  expect(await hashes()).toHaveLength(Object.keys(baogou).length);
  await pay(mother);
  await Promise.all([
    renewKeys(world.services, always),
    pay(father),
    world.phone("o-other").bind(baogou.child),
  ]);
  await renewKeys(world.services, always);
  expect(await clean()).toBe(true);
  use(NEW);
  expect((await phone.get("home")).members).toHaveLength(3);
  const { orders } = await phone.get("history");
  expect(orders).toHaveLength(3);
  for (const { voucherId } of orders.flatMap(({ items }) => items))
    if (voucherId) await phone.get("voucher", { voucherId });
  expect(await world.phone("o-third").bind(baogou.grandfather)).toBeTruthy();
  expect(await clean()).toBe(true);
});

test("the functions' own role may seal every sealed column anew", async () => {
  for (const { table, sealed, hashes = {} } of SEALED_TABLES)
    for (const column of [...Object.keys(sealed), ...Object.keys(hashes)]) {
      const [row] = await world.rows<{ may: boolean }>(
        "select has_column_privilege('canbao_app', $1, $2, 'update') as may",
        [table, column],
      );
      expect([table, column, row?.may]).toEqual([table, column, true]);
    }
});

test("whatever a year brings, all of it opens under the new keys alone", async () => {
  const other = await startWorld("2021-11-15 09:00:00");
  try {
    other.services.vault = createVault(OLD);
    await liveThroughAYear(other);
    other.services.vault = createVault(BOTH);
    await renewKeys(other.services, always);
    other.services.vault = createVault(NEW);
    expect(await checkIntegrity(other.services)).toEqual([]);
    const tables = await keyStatus(other.services);
    const empty = tables.filter(({ texts }) => Object.keys(texts).length === 0);
    expect(empty.map(({ table }) => table)).toEqual([]);
  } finally {
    await other.close();
  }
});

test("the clock does it by itself, in as many ticks as it takes, and then rests", async () => {
  await tick(world.services);
  use(BOTH);
  for (let n = 0; n < 3; n += 1) {
    world.passSeconds(61);
    await tick(world.services);
  }
  expect(await clean()).toBe(true);
  expect(await renewKeys(world.services, always)).toEqual({ done: 0, left: 0 });
});

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

test("broken off in the middle, it goes on where it stopped", async () => {
  const home = householdOf({ place: "370481108200", book: "K-9", division: "370481", year: 2022 });
  use(OLD);
  await world.register(
    Array.from({ length: 130 }, (_, n) =>
      home(`人${"甲乙丙丁"[n % 4]}`, "male", dayAfter("1970-01-01", n), "户主"),
    ),
  );
  use(BOTH);
  let batches = 0;
  const first = await renewKeys(world.services, () => (batches += 1) <= 2);
  expect(first.done).toBe(100);
  expect(first.left).toBeGreaterThan(0);
  const again = await renewKeys(world.services, always);
  expect(again.left).toBe(0);
  const [{ n }] = (await world.rows<{ n: number }>("select count(*)::int as n from person")) as [
    { n: number },
  ];
  expect(n).toBe(136);
  expect(await clean()).toBe(true);
});

test("a failure in the middle of a batch leaves it as it was", async () => {
  use(BOTH);
  const { seal } = world.services.vault;
  let calls = 0;
  world.services.vault = {
    ...world.services.vault,
    seal: (text, context) => {
      calls += 1;
      if (calls === 5) throw new Error("broken off");
      return seal(text, context);
    },
  };
  const before = await world.rows("select * from person order by id");
  await expect(renewKeys(world.services, always)).rejects.toThrow("broken off");
  expect(await world.rows("select * from person order by id")).toEqual(before);
  use(BOTH);
  await renewKeys(world.services, always);
  expect(await clean()).toBe(true);
});

test("what was written with the old key behind the pass is found by the next", async () => {
  use(BOTH);
  await renewKeys(world.services, always);
  // A function instance that has not heard of the new keys yet.
  use(OLD);
  const home = householdOf({ place: "370481108200", book: "K-8", division: "370481", year: 2022 });
  const late = home("赵晚到", "female", "1980-05-05", "户主");
  await world.register([late]);
  use(BOTH);
  expect(await clean()).toBe(false);
  await restartRenewal(world.services);
  await renewKeys(world.services, always);
  expect(await clean()).toBe(true);
  use(NEW);
  expect(await world.phone("o-late").bind(late)).toBeTruthy();
});

test("with the two look-up keys the other way round, nothing is lost either", async () => {
  use(BOTH);
  await documentHash(world.services, "resident-id", baogou.father.document.number);
  use({ ...OLD, formerLookup: NEW_LOOKUP });
  expect(await world.phone("o-any").bind(baogou.father)).toBeTruthy();
});

test("names are found while the key is exchanged, those from before there was a hash too", async () => {
  await world.rows("update person set name_hash = null");
  use(BOTH);
  await renewKeys(world.services, always);
  const found = (hash: string) => world.rows("select id from person where name_hash = $1", [hash]);
  expect(await found(await findableName(world.services, baogou.father.name))).toHaveLength(1);
  use(OLD);
  await renewKeys(world.services, always);
  use({ ...BOTH, lookup: OLD.lookup, formerLookup: NEW_LOOKUP });
  expect(await found(await findableName(world.services, baogou.mother.name))).toHaveLength(1);
});

test("tries of before count on: changing the key gives nobody more of them", async () => {
  const stranger = world.phone("o-stranger");
  const wrong = {
    name: "不是他",
    documentType: "resident-id" as const,
    documentNumber: baogou.mother.document.number,
    relation: "other" as const,
    guardianConsent: true,
  };
  for (let n = 0; n < 5; n += 1) await stranger.refused("bind", wrong);
  for (let n = 0; n < 5; n += 1) await world.phone("o-stranger2").refused("bind", wrong);
  use(BOTH);
  expect(await world.phone("o-mother").refused("bind", { ...wrong, name: "李娟" })).toBe(
    "too-many-tries",
  );
});

test("a former document follows, text and hash", async () => {
  const [row] = await world.rows<{ id: string }>("select id from person limit 1");
  const hash = world.services.vault.lookup("passport", "E12345678");
  await world.rows(
    `insert into person_document (lookup_hash, person_id, document_type, number_sealed, ended_at)
     values ($1, $2, 'passport', $3, now())`,
    [hash, row?.id, world.services.vault.seal("E12345678", sealContext.formerNumber(hash))],
  );
  use(BOTH);
  await renewKeys(world.services, always);
  use(NEW);
  const [after] = await world.rows<{ lookup_hash: string; number_sealed: string }>(
    "select * from person_document",
  );
  const fresh = await documentHash(world.services, "passport", "E12345678");
  expect(after?.lookup_hash).toBe(fresh);
  expect(
    world.services.vault.open(after?.number_sealed ?? "", sealContext.formerNumber(fresh)),
  ).toBe("E12345678");
});

test("a text whose key is gone already is told, and does not stop the rest", async () => {
  await world.rows("update person set phone_sealed = 'k0.' || split_part(phone_sealed, '.', 2)");
  use(BOTH);
  expect((await renewKeys(world.services, always)).left).toBe(0);
  const person = (await keyStatus(world.services)).find(({ table }) => table === "person");
  expect(person).toMatchObject({ formerHashes: 0, stuck: 2 });
  expect(Object.keys(person?.texts ?? {}).sort()).toEqual(["k0", "k2"]);
});

test("only the system seals anew, and only that: a voucher and a step keep everything else", async () => {
  await expect(world.rows("update voucher set due_fen = 1")).rejects.toThrow(
    /append-only|permission/,
  );
  await expect(world.rows("delete from voucher")).rejects.toThrow(/append-only|permission/);
  await world.db.run({ role: "resident", openid: "o-father", accountId: "x" }, async (tx) => {
    const { rowCount } = await tx.execute("update voucher set holder_sealed = ''");
    expect(rowCount).toBe(0);
  });
});
