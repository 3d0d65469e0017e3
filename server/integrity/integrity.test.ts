import { withClient } from "../../local/postgres";
import { baogou, openOrderFor, startWorld, type Phone, type World } from "../../test/world";
import { tick } from "../clock";
import { ROW_CHECKS } from "../db";
import { checkIntegrity } from ".";
import { CHECK_WORDS } from "./words";

let world: World;
let phone: Phone;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  const members = [await phone.bind(baogou.father), await phone.bind(baogou.mother)];
  const order = await openOrderFor(phone, members);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
  await openOrderFor(phone, [await phone.bind(baogou.grandmother)]);
  await tick(world.services);
});
afterAll(() => world.close());

const check = () => checkIntegrity(world.services);
const checksOf = async () => (await check()).map((fault) => fault.check);

test("after ordinary use nothing is wrong, and each check has its words", async () => {
  expect(await check()).toEqual([]);
  expect(Object.keys(CHECK_WORDS).sort()).toEqual(Object.keys(ROW_CHECKS).sort());
});

const owner = async (lines: string[]) =>
  withClient(world.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tableowner = current_user",
    );
    for (const { name } of rows)
      await client.query(`alter table "${name}" disable trigger user, no force row level security`);
    for (const line of lines) await client.query(line);
  });

/** Does something with all rights, triggers off; what it did is taken back afterwards. */
async function broken(undo: string, ...statements: string[]): Promise<string[]> {
  await owner(statements);
  const found = await checksOf();
  await owner(undo.split(";").filter((line) => line.trim() !== ""));
  expect(await checksOf()).toEqual([]);
  return found;
}

test.each<[string, string, string]>([
  [
    "year-paid-without-bill",
    "update bill set state = 'withdrawn' where state = 'paid'",
    "update bill set state = 'paid' where state = 'withdrawn'",
  ],
  [
    "year-billed-without-bill",
    "update bill set state = 'withdrawn' where state = 'live'",
    "update bill set state = 'live' where state = 'withdrawn'",
  ],
  [
    "order-total",
    "update pay_order set total_fen = total_fen + 1",
    "update pay_order set total_fen = total_fen - 1",
  ],
  [
    "order-and-payment-differ",
    "update pay_order set state = 'expired' where state = 'paid'",
    "update pay_order set state = 'paid' where state = 'expired'",
  ],
  [
    "ledger-and-payments-differ",
    "update payment set total_fen = total_fen + 1",
    "update payment set total_fen = total_fen - 1",
  ],
  [
    "ledger-and-vouchers-differ",
    "update voucher set standard_fen = standard_fen + 1",
    "update voucher set standard_fen = standard_fen - 1",
  ],
  [
    "paid-without-voucher",
    "update voucher set due_fen = due_fen + 1",
    "update voucher set due_fen = due_fen - 1",
  ],
  [
    "entry-does-not-balance",
    "update ledger_posting set amount_fen = amount_fen + 1 where line = 0",
    "update ledger_posting set amount_fen = amount_fen - 1 where line = 0",
  ],
  [
    "ledger-changed-entry",
    "update ledger_entry set at = at + interval '1 second'",
    "update ledger_entry set at = at - interval '1 second'",
  ],
  [
    "trail-changed-entry",
    "update audit set subject = subject || 'x' where action = 'order-paid'",
    "update audit set subject = left(subject, -1) where action = 'order-paid'",
  ],
  [
    "person-without-document",
    "create table kept as select id, name_sealed from person; update person set name_sealed = ''",
    "update person p set name_sealed = k.name_sealed from kept k where k.id = p.id; drop table kept",
  ],
  [
    "sealed-text",
    "update person set name_sealed = 'k1.' || reverse(substr(name_sealed, 4))",
    "update person set name_sealed = 'k1.' || reverse(substr(name_sealed, 4))",
  ],
  [
    "person-found-by-nothing",
    "update person set lookup_hash = 'x' || lookup_hash",
    "update person set lookup_hash = substr(lookup_hash, 2)",
  ],
  [
    "merged-but-holding",
    "update person set merged_into = (select min(id) from person) where id = (select max(person_id) from enrolment)",
    "update person set merged_into = null",
  ],
  [
    "merged-into-nobody",
    "update person set merged_into = id where id = (select max(person_id) from enrolment)",
    "update person set merged_into = null",
  ],
  [
    "binding-full-without-proof",
    "update binding set level = 'full'",
    "update binding set level = 'weak'",
  ],
  [
    "year-half-stopped",
    "update enrolment set stopped_on = '2021-12-31'",
    "update enrolment set stopped_on = null",
  ],
  [
    "line-without-words",
    "update audit set commitment = 'x' where action = 'bind'",
    "update audit set commitment = null where action = 'bind'",
  ],
])("%s is found", async (name, change, undo) => {
  expect(await broken(undo, ...change.split(";"))).toContain(name);
});

test("what is told holds keys and no names or numbers", async () => {
  await owner(["update person set lookup_hash = 'x' || lookup_hash, name_sealed = ''"]);
  const told = JSON.stringify(await check());
  for (const { name, document } of Object.values(baogou)) {
    expect(told).not.toContain(name);
    expect(told).not.toContain(document.number);
  }
});
