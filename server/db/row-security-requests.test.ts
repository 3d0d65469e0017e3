import { Client } from "pg";
import {
  baogou,
  bindFull,
  elsewhere,
  filingOf,
  startWorld,
  strangerOf,
  type Phone,
  type World,
} from "../../test/world";

/** Residents and the tables of requests, in plain SQL under the application's role: what is not the caller's is not there. */

let world: World;
let client: Client;
let mine: { accountId: string; personId: string; requestId: string };
let theirs: { accountId: string; personId: string; requestId: string; bindingId: string };

const fileChange = async (phone: Phone, memberId: string) =>
  phone.get(
    "fileRequest",
    await filingOf(world, phone, {
      kind: "change",
      year: 2022,
      memberId,
      details: { changes: { address: "东村一号" } },
    }),
  );

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
  const [me, they] = [world.phone("o-me"), world.phone("o-they")];
  const own = await bindFull(world, me, baogou.father);
  const other = await bindFull(world, they, elsewhere.kaiping);
  const weak = await world.phone("o-weak").bind(elsewhere.kaiping);
  await they.get("dispute", { memberId: other });
  await they.get("faceCode", { memberId: other });
  const { people } = await they.get("household", { memberId: other, year: 2022 });
  await they.get("sayLeftOut", {
    memberId: other,
    personId: people.find(({ relationToHead }) => relationToHead === "子")?.personId ?? "",
    year: 2022,
    reason: "employee",
  });
  await they.get(
    "fileRequest",
    await filingOf(world, they, {
      kind: "registration",
      year: 2022,
      place: "370481108200",
      details: { person: strangerOf(), hukou: "local" },
    }),
  );
  const [first, second] = [await fileChange(me, own), await fileChange(they, other)];
  const rows = await world.rows<{ id: string; account_id: string; person_id: string }>(
    "select id, account_id, person_id from binding where id = any ($1) order by bound_at",
    [[own, other, weak]],
  );
  const of = (id: string) => rows.find((row) => row.id === id);
  mine = {
    accountId: of(own)?.account_id ?? "",
    personId: of(own)?.person_id ?? "",
    requestId: first.card.requestId,
  };
  theirs = {
    accountId: of(other)?.account_id ?? "",
    personId: of(other)?.person_id ?? "",
    requestId: second.card.requestId,
    bindingId: other,
  };
  client = new Client({ connectionString: world.database.appUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});

async function as<T>(identity: Record<string, string>, work: () => Promise<T>): Promise<T> {
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
const refused = (sql: string, values: unknown[] = []) =>
  as(me(), () =>
    expect(client.query(sql, values)).rejects.toThrow(
      /row-level security|permission denied|only who is fully bound|check_violation|cannot go|begins as/,
    ),
  );
const touchesNothing = (sql: string, values: unknown[] = []) =>
  as(me(), async () => expect(await count(sql, values)).toBe(0));

const TABLES = [
  "request",
  "request_step",
  "request_material",
  "photo_slot",
  "filing_key",
  "left_out",
  "face_code",
  "finding",
];

test.each(TABLES)(
  "%s shows a resident the own rows and no others; without an identity, none",
  async (table) => {
    const [all] = await world.rows<{ n: string }>(`select count(*) as n from ${table}`);
    expect(Number(all?.n)).toBeGreaterThan(0);
    await as({}, async () => expect(await count(`select 1 from ${table}`)).toBe(0));
    await as(me(), async () => {
      const { rows } = await client.query(`select * from ${table}`);
      const text = JSON.stringify(rows);
      for (const secret of [theirs.requestId, theirs.personId, theirs.accountId, theirs.bindingId])
        expect(text).not.toContain(secret);
      expect(rows.length).toBeLessThan(Number(all?.n));
    });
  },
);

test.each([
  "contact_way",
  "school_member",
  "staff",
  "staff_role",
  "staff_invitation",
  "desk_session",
  "desk_login",
  "county_run",
  "audit_secret",
  "audit_seal",
])("%s is nothing that a resident sees", (table) => touchesNothing(`select 1 from ${table}`));

describe("a resident cannot", () => {
  test("file for somebody to whom they are not bound, as somebody else, or as decided", async () => {
    const insert = (changes: string) => `
      insert into request (county, id, number, kind, state, year, place, person_id, subject_hash, account_id, filed_by, body_sealed, cite, filed_at)
      select county, '${"R".repeat(26)}', 'n', 'stop', 'submitted', year, place, person_id, 'x', account_id, filed_by, body_sealed, cite, filed_at
      from (select ${changes} from request where id = '${mine.requestId}') one`;
    const columns = "county, year, place, body_sealed, cite, filed_at, filed_by";
    await as(me(), async () =>
      expect(await count(insert(`${columns}, person_id, account_id`))).toBe(1),
    );
    await refused(insert(`${columns}, '${theirs.personId}'::char(26) as person_id, account_id`));
    await refused(insert(`${columns}, person_id, '${theirs.accountId}'::char(26) as account_id`));
    await refused(
      insert(`${columns}, person_id, account_id`).replace("'submitted'", "'completed'"),
    );
  });

  test("decide the own request, give money back, or touch another one's", async () => {
    for (const set of [
      "state = 'completed'",
      "state = 'in-hand'",
      "refund_fen = 32000",
      "decided_by = account_id",
    ])
      await refused(`update request set ${set} where id = $1`, [mine.requestId]);
    await touchesNothing("update request set state = 'withdrawn' where id = $1", [
      theirs.requestId,
    ]);
    await refused("delete from request where id = $1", [mine.requestId]);
  });

  test("write steps or photos into another one's request, or change what is written", async () => {
    await refused(
      `insert into request_step (county, request_id, position, to_state, at, actor)
       select county, id, 9, 'completed', now(), 'x' from (values ('440783', $1)) one (county, id)`,
      [theirs.requestId],
    );
    await touchesNothing("update request_step set text_sealed = 'x'");
    await refused("delete from request_step");
    await touchesNothing("update request_material set verdict = 'good'");
  });

  test("use another one's slot, key or code, or make a finding", async () => {
    await touchesNothing("update photo_slot set used_at = now() where owner = $1", [
      `account:${theirs.accountId}`,
    ]);
    await refused(
      "insert into photo_slot (id, owner, cloud_path, expires_at) values ($1, $2, 'x', now())",
      ["S".repeat(26), `account:${theirs.accountId}`],
    );
    await refused(
      "insert into face_code (binding_id, person_id, code_hash, expires_at) values ($1, $2, 'x', now())",
      ["F".repeat(26), mine.personId],
    );
    await refused(
      `insert into finding (county, id, key, kind, person_id, place, detail, found_at, state)
       values ('370481', $1, 'k', 'two-claims', $2, '370481108', '{}', now(), 'open')`,
      ["F".repeat(26), mine.personId],
    );
  });

  test("ask for another household, or say why somebody of it is left out", async () => {
    await refused("select * from household_of('440783', $1, 2022)", [theirs.personId]);
    await refused(
      `insert into left_out (county, year, person_id, reason, stated_by, stated_at)
       values ('440783', 2022, $1, 'death', $2, now())`,
      [theirs.personId, `account:${mine.accountId}`],
    );
    await refused(
      `insert into left_out (county, year, person_id, reason, stated_by, stated_at)
       values ('370481', 2022, $1, 'death', 'account:somebody', now())`,
      [mine.personId],
    );
    await touchesNothing("delete from left_out");
  });
});

test("who is weakly bound sees no reason of those left out, and no household", async () => {
  const [weak] = await world.rows<{ id: string }>("select id from account where openid = 'o-weak'");
  const identity = { role: "resident", account: weak?.id ?? "", openid: "o-weak" };
  await as(identity, async () => {
    expect(await count("select 1 from person")).toBe(1);
    expect(await count("select 1 from left_out")).toBe(0);
    await expect(
      client.query("select * from household_of('440783', $1, 2022)", [theirs.personId]),
    ).rejects.toThrow("fully bound");
  });
});

test("the narrow functions leave the caller who they were", () =>
  as(me(), async () => {
    await client.query("select * from household_of('370481', $1, 2022)", [mine.personId]);
    await client.query("select * from claims_by_others()");
    await client.query("select note_two_claims('x', 'dispute', 'x', null, now())");
    await client.query("select * from desk_places(array['x'], '370481108200')");
    await client.query("select app_family(), person_looked_up()");
    const { rows } = await client.query("select current_setting('app.role') as role");
    expect(rows).toEqual([{ role: "resident" }]);
    expect(await count("select 1 from request")).toBe(1);
  }));
