import { Client } from "pg";
import { baogou, openOrderFor, orderFor, startWorld, type World } from "../../test/world";

/**
 * Goes round the use cases: plain SQL under the application's role, as a bug or an injection would. The identity is set as
 * the use cases set it; what is not the caller's must not be there.
 */

let world: World;
let client: Client;
let mine: { accountId: string; personId: string };
let theirs: {
  accountId: string;
  personId: string;
  orderId: string;
  voucherId: string;
  bindingId: string;
};

const TABLES_OF_PEOPLE = [
  "person",
  "resident",
  "class_holding",
  "enrolment",
  "declaration",
  "binding",
  "binding_try",
  "bill",
  "pay_order",
  "order_item",
  "request_key",
  "payment",
  "payment_exception",
  "ledger_entry",
  "ledger_posting",
  "ledger_seal",
  "ledger_unsealed",
  "voucher",
  "quote_receipt",
  "message_consent",
  "outbox",
  "audit",
  "job",
  "account",
];

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  const me = world.phone("o-me");
  const they = world.phone("o-they");
  await me.bind(baogou.father);
  const theirMember = await they.bind(baogou.mother);
  await they.bind(baogou.disabled);
  await they.get("declare", { memberId: theirMember, year: 2022, answers: { hukouKind: "rural" } });
  await they.get("consent", { answers: [{ template: "paid", answer: "accept" }] });
  const order = await openOrderFor(they, [theirMember]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  const paid = await they.get("orderStatus", { orderId: order.orderId });
  const bindings = await world.rows<{ id: string; account_id: string; person_id: string }>(
    "select id, account_id, person_id from binding order by bound_at",
  );
  mine = { accountId: bindings[0]!.account_id, personId: bindings[0]!.person_id };
  theirs = {
    accountId: bindings[1]!.account_id,
    personId: bindings[1]!.person_id,
    bindingId: bindings[1]!.id,
    orderId: order.orderId,
    voucherId: paid.items[0]?.voucherId ?? "",
  };
  client = new Client({ connectionString: world.database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});

async function as<T>(
  identity: { role?: string; account?: string; openid?: string; lookup?: string },
  work: () => Promise<T>,
): Promise<T> {
  await client.query("begin");
  try {
    for (const [name, value] of Object.entries(identity))
      await client.query("select set_config($1, $2, true)", [`app.${name}`, value]);
    return await work();
  } finally {
    await client.query("rollback");
  }
}
const me = () => ({ role: "resident", account: mine.accountId, openid: "o-me" });
const count = async (sql: string, values: unknown[] = []) =>
  (await client.query(sql, values)).rowCount;

test("the application's role is neither superuser nor above row security, and owns no table", async () => {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  expect(await count("select 1 from pg_tables where tableowner = current_user")).toBe(0);
});

test("every table has row security, forced for its owner too", async () => {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});

test.each(TABLES_OF_PEOPLE)("without an identity %s is empty", async (table) => {
  expect(await count(`select 1 from ${table}`)).toBe(0);
});

test.each([
  ["person", "id", 1],
  ["resident", "person_id", 1],
  ["enrolment", "person_id", 2],
] as const)("of %s a resident sees their own people only", async (table, column, own) => {
  await as(me(), async () => {
    expect(await count(`select 1 from ${table}`)).toBe(own);
    expect(await count(`select 1 from ${table} where ${column} = $1`, [theirs.personId])).toBe(0);
  });
});

test.each([
  "class_holding",
  "declaration",
  "bill",
  "pay_order",
  "order_item",
  "request_key",
  "payment",
  "payment_exception",
  "ledger_entry",
  "ledger_posting",
  "ledger_unsealed",
  "voucher",
  "quote_receipt",
  "message_consent",
  "outbox",
  "audit",
  "job",
])("of %s, where everything is others', a resident sees nothing", async (table) => {
  expect((await world.counts())[table]).toBeGreaterThanOrEqual(
    table === "payment_exception" || table === "job" ? 0 : 1,
  );
  await as(me(), async () => expect(await count(`select 1 from ${table}`)).toBe(0));
});

test("an account that was made up sees nothing, and an OPENID of another sees no account", async () => {
  await as({ role: "resident", account: "0".repeat(26) }, async () => {
    for (const table of TABLES_OF_PEOPLE) expect(await count(`select 1 from ${table}`)).toBe(0);
  });
  await as({ ...me(), openid: "o-nobody" }, async () =>
    expect(await count("select 1 from account")).toBe(0),
  );
});

describe("a resident cannot write", () => {
  const refused = (sql: string, values: unknown[] = []) =>
    as(me(), () =>
      expect(client.query(sql, values)).rejects.toThrow(/row-level security|permission denied/),
    );
  const touchesNothing = (sql: string, values: unknown[] = []) =>
    as(me(), async () => expect(await count(sql, values)).toBe(0));

  test("a binding to somebody whose number was not given", () =>
    refused(
      `insert into binding (id, account_id, person_id, relation, level, method, typed_name_sealed, bound_at)
       values ($1, $2, $3, 'other', 'full', 'name', 'x', now())`,
      ["0".repeat(26), mine.accountId, theirs.personId],
    ));
  test("a binding for another account", () =>
    refused(
      `insert into binding (id, account_id, person_id, relation, level, method, typed_name_sealed, bound_at)
       values ($1, $2, $3, 'other', 'full', 'name', 'x', now())`,
      ["0".repeat(26), theirs.accountId, mine.personId],
    ));
  test("over another's binding", () =>
    touchesNothing("update binding set level = 'full' where id = $1", [theirs.bindingId]));
  test("whom their own binding is to", () =>
    refused("update binding set person_id = $1", [theirs.personId]));
  test("a year as paid", () =>
    refused("update enrolment set state = 'paid' where person_id = $1 and year = 2022", [
      mine.personId,
    ]));
  test("another's year", () =>
    touchesNothing("update enrolment set state = 'billed' where person_id = $1", [
      theirs.personId,
    ]));
  test("over an order, their own or another's", () =>
    touchesNothing("update pay_order set state = 'expired'"));
  test("an order of another account", () =>
    refused(
      `insert into pay_order (county, id, out_trade_no, account_id, payer_openid, state, total_fen, choices, shown,
         created_at, pay_by, good_until)
       values ('370481', $1, $2, $3, 'o-they', 'created', 1, '[]', 's', now(), now(), now())`,
      ["1".repeat(26), `370481${"1".repeat(26)}`, theirs.accountId],
    ));
  test("a bill for somebody not bound", () =>
    refused(
      `insert into bill (county, id, year, person_id, order_id, state, standard_fen, due_fen, receipt_id, made_at)
       values ('370481', $1, 2022, $2, $3, 'live', 1, 1, $1, now())`,
      ["1".repeat(26), theirs.personId, theirs.orderId],
    ));
  test("a voucher, a payment or a ledger entry", async () => {
    await refused(
      `insert into voucher (county, id, number, year, person_id, order_id, account_id, place, out_trade_no, standard_fen,
         due_fen, paid_at, holder_sealed, issued_at)
       values ('370481', $1, 'n', 2022, $2, $3, $4, '370481', 'o', 1, 1, now(), 'x', now())`,
      ["1".repeat(26), mine.personId, theirs.orderId, mine.accountId],
    );
    await refused(
      `insert into payment (county, transaction_id, order_id, total_fen, succeeded_at, applied_at)
       values ('370481', 't', $1, 1, now(), now())`,
      [theirs.orderId],
    );
    await refused(
      `insert into ledger_entry (county, year, id, key, kind, at, made_at)
       values ('370481', 2022, $1, 'k', 'payment', now(), now())`,
      ["1".repeat(26)],
    );
  });
  test("a policy or a place", async () => {
    await refused("insert into place (code, name, level) values ('123456', 'x', 'county')");
    await refused(
      `insert into policy_pack (pack_id, revision, place, hash, body, published_at)
       values ('a/b', 1, '370481', 'h', '{}', now())`,
    );
    await refused(
      `insert into policy_whole (hash, pack_id, revision, place, year, body, published_at)
       values ('h', 'a/b', 1, '370481', 2022, '{}', now())`,
    );
  });
  test("anything away", async () => {
    await refused("delete from voucher");
    await touchesNothing("delete from enrolment");
  });
});

describe("money is written once and stays", () => {
  const system = { role: "system" };
  test.each([
    "update ledger_posting set amount_fen = 1",
    "delete from ledger_entry",
    "update payment set total_fen = 1",
    "update voucher set due_fen = 1",
    "update quote_receipt set body = ''",
    "update policy_pack set hash = ''",
    "update policy_whole set body = '{}'",
    "delete from audit",
    "truncate ledger_seal",
  ])("not even the system may: %s", (sql) =>
    as(system, () => expect(client.query(sql)).rejects.toThrow(/permission denied|append-only/)),
  );

  test("not even the owner may", async () => {
    const owner = new Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query("alter table ledger_posting no force row level security");
      await expect(owner.query("update ledger_posting set amount_fen = 1")).rejects.toThrow(
        "append-only",
      );
      await expect(owner.query("truncate ledger_posting cascade")).rejects.toThrow("append-only");
    } finally {
      await owner.query("alter table ledger_posting force row level security");
      await owner.end();
    }
  });

  test("an entry that does not balance cannot be committed, nor a posting be added later", async () => {
    const entry = `insert into ledger_entry (county, year, id, key, kind, at, made_at)
      values ('370481', 2022, '${"E".repeat(26)}', 'k', 'payment', now(), now())`;
    const posting = (amount: number, line: number, id = "E".repeat(26)) =>
      `insert into ledger_posting (county, year, entry_id, line, account, amount_fen)
       values ('370481', 2022, '${id}', ${line}, 'wechat', ${amount})`;
    const commit = async (...statements: string[]) => {
      await client.query("begin");
      await client.query("select set_config('app.role', 'system', true)");
      try {
        for (const sql of statements) await client.query(sql);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    };
    await expect(commit(entry)).rejects.toThrow("does not balance");
    await expect(commit(entry, posting(5, 0), posting(-4, 1))).rejects.toThrow("does not balance");
    const [known] = await world.rows<{ id: string }>("select id from ledger_entry");
    await expect(commit(posting(5, 8, known!.id), posting(-5, 9, known!.id))).rejects.toThrow(
      "come with their entry",
    );
  });

  test("orders and years move along their graphs, whoever writes", async () => {
    await as(system, () =>
      expect(client.query("update pay_order set state = 'cancelled'")).rejects.toThrow(
        "cannot go from paid",
      ),
    );
    await as(system, () =>
      expect(
        client.query("update enrolment set state = 'registered' where state = 'paid'"),
      ).rejects.toThrow("cannot go from"),
    );
  });
});

test("the identity of one transaction is gone in the next", async () => {
  const phone = world.phone("o-me");
  const [member] = (await phone.get("home")).members;
  await orderFor(phone, [member!.memberId]);
  await world.db.run({ role: "system" }, async (tx) => {
    const { rows } = await tx.execute("select current_setting('app.account', true) as account");
    expect(rows).toEqual([{ account: "" }]);
  });
});
