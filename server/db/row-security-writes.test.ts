import { pgFailure } from "./failures";
import { startRowWorld, type RowWho, type RowWorld } from "../../test/world";

/**
 * What workers may change, going round the use cases with plain SQL: each attempt by each of them, and who gets through. A row that
 * cannot be seen cannot be changed either: such an attempt touches nothing.
 */

let rows: RowWorld;
let roleOf: Record<string, string>;
beforeAll(async () => {
  rows = await startRowWorld();
  const roles = await rows.world.rows<{ staff_id: string; id: string }>(
    "select staff_id, id from staff_role",
  );
  roleOf = Object.fromEntries(roles.map(({ staff_id, id }) => [staff_id, id]));
  // A desk that is open in a browser, of the bureau.
  await rows.world.rows(
    `insert into desk_session (id, token_hash, csrf_hash, staff_id, where_from, created_at, last_seen_at, expires_at)
     values ($1, 'x', 'x', $2, 'x', now(), now(), now())`,
    ["D".repeat(26), rows.staffId["bureau"]],
  );
});
afterAll(() => rows.close());

const EVERYBODY: RowWho[] = [
  "agent",
  "town",
  "bureau",
  "department",
  "tax",
  "school",
  "teacher",
  "auditor",
  "admin",
  "ended",
  "expired",
  "nobody",
  "elsewhere",
];

/** How an attempt ended: `done` for rows that were touched, `nothing`, or `refused`. */
async function attempt(who: RowWho, sql: string, more = {}): Promise<string> {
  return rows.as(
    who,
    async () => {
      try {
        const { rowCount } = await rows.client.query(filled(sql, who));
        return (rowCount ?? 0) > 0 ? "done" : "nothing";
      } catch (error) {
        const code = pgFailure(error)?.code ?? "?";
        // Row security, missing grants, and what triggers refuse to whoever it is.
        if (["42501", "23001", "23514"].includes(code)) return "refused";
        throw error;
      }
    },
    more,
  );
}

/** Keys in place of names: `:A` a person, `:bureau` a worker, `:role(bureau)` the worker's role, `:me` who is asking. */
const filled = (sql: string, who: RowWho): string =>
  sql
    .replace(/:role\((\w+)\)/g, (_, name: string) => `'${roleOf[rows.staffId[name] ?? ""] ?? ""}'`)
    .replace(/:me\b/g, `'${rows.staffId[who] ?? ""}'`)
    .replace(/:key\((\w)\)/g, (_, letter: string) => `'${letter.repeat(26)}'`)
    .replace(/:request\((\w)\)/g, (_, letter: string) => `'${letter.repeat(25)}1'`)
    .replace(/:([ABC])\b/g, (_, letter: string) => `'${rows.id[letter] ?? ""}'`);

/** Who gets something done; all others must not. */
async function expectOnly(sql: string, done: readonly RowWho[], more = {}): Promise<void> {
  for (const who of EVERYBODY) {
    const end = await attempt(who, sql, more);
    expect([who, end === "done"]).toEqual([who, done.includes(who)]);
  }
}
const nobody = (sql: string) => expectOnly(sql, []);

describe("money", () => {
  test.each([
    "update enrolment set state = 'paid', paid_at = now() where person_id = :A and year = 2023",
    "update enrolment set paid_at = now() where person_id = :A",
    "update enrolment set state = 'billed', billed_at = now() where person_id = :A and year = 2023",
    "update enrolment set order_id = :key(A) where person_id = :A",
    "update enrolment set treasury_at = now() where person_id = :A",
    "update enrolment set confirmed_at = now() where person_id = :A",
    "update enrolment set channel = 'cash' where person_id = :A",
    "insert into enrolment (county, year, person_id, state, paid_at) values ('430623', 2024, :A, 'paid', now())",
    "insert into enrolment (county, year, person_id, state) values ('430623', 2024, :A, 'billed')",
    "update bill set due_fen = 0",
    "insert into bill (county, id, year, person_id, order_id, state, standard_fen, due_fen, receipt_id, made_at) values ('430623', :key(N), 2022, :A, :key(A), 'live', 1, 1, :key(A), now())",
    "update pay_order set state = 'cancelled'",
    "insert into payment (county, transaction_id, order_id, total_fen, succeeded_at, applied_at) values ('430623', 't', :key(A), 1, now(), now())",
    "insert into ledger_entry (county, year, id, key, kind, at, made_at) values ('430623', 2023, :key(N), 'k', 'payment', now(), now())",
    "insert into voucher (county, id, number, year, person_id, order_id, account_id, place, out_trade_no, standard_fen, due_fen, paid_at, holder_sealed, issued_at) values ('430623', :key(N), 'n', 2023, :A, :key(A), :key(A), '430623', 'o', 1, 1, now(), 'x', now())",
    "update voucher set due_fen = 0",
    "delete from enrolment",
  ])("no worker whatsoever: %s", nobody);
});

describe("the register", () => {
  test("a registration is confirmed and stopped by who serves the place", () =>
    expectOnly(
      "update enrolment set stopped_on = '2022-11-15' where person_id = :A and year = 2023",
      ["agent", "town", "bureau"],
    ));
  test("of somebody in another town by the bureau alone; by a town that has the number", async () => {
    const stop =
      "update enrolment set stopped_on = '2022-11-15' where person_id = :B and year = 2023";
    await expectOnly(stop, ["bureau"]);
    const [found] = await rows.world.rows<{ lookup_hash: string }>(
      "select lookup_hash from person where id = $1",
      [rows.id["B"]],
    );
    await expectOnly(stop, ["town", "bureau"], { lookup: found?.lookup_hash });
  });
  test("nobody of this county touches another one", () =>
    expectOnly("update enrolment set stopped_on = '2022-11-15' where person_id = :C", [
      "elsewhere",
    ]));
  test("a home is changed within the county, and never out of it", async () => {
    const move = "update resident set place = '430623104' where person_id = :A";
    await expectOnly(move, ["town", "bureau"]);
    await nobody("update resident set county = '440783', place = '440783106' where person_id = :A");
  });
  test("a village enters people into itself, a town anywhere in the county", async () => {
    const enter = (place: string) =>
      `insert into resident (county, person_id, place, household, relation_to_head, facts, listed_at)
       values ('${place.slice(0, 6)}', :C, '${place}', 'x', 'x', '{}', now())`;
    await expectOnly(enter("430623104004"), ["agent", "town", "bureau"]);
    await expectOnly(enter("430623101208"), ["town", "bureau"]);
    await expectOnly(enter("430481101208"), []);
  });
  test("names and numbers are corrected by who serves the place", async () => {
    await expectOnly("update person set name_sealed = 'y' where id = :A", [
      "agent",
      "town",
      "bureau",
    ]);
    await expectOnly("update person set name_sealed = 'y' where id = :B", ["bureau"]);
  });
  test.each([
    "update class_holding set to_day = '2022-01-01'",
    "delete from class_holding",
    "insert into class_holding (county, person_id, category, department) values ('430623', :A, 'tekun', '县民政局')",
    "insert into declaration (county, year, person_id, account_id, declared_at) values ('430623', 2024, :A, :key(A), now())",
    "delete from person",
    "delete from resident",
    "delete from binding",
  ])("no worker: %s", nobody);
});

describe("what is noted about people", () => {
  test("why somebody is left out, and how they are reached: who serves the place", async () => {
    const three = ["agent", "town", "bureau"] as const;
    await expectOnly("update left_out set until = '2023-01-01' where person_id = :A", three);
    await expectOnly("delete from left_out where person_id = :B", ["bureau"]);
    await expectOnly("delete from contact_way where person_id = :A", three);
    await expectOnly(
      "insert into contact_way (county, person_id, kind, value_sealed, saved_by, saved_at) values ('430623', :B, 'qq', 'x', 'x', now())",
      ["bureau"],
    );
  });
  test("a binding is ended and confirmed where its person lives, and never led to somebody else", async () => {
    await expectOnly("update binding set ended_at = now() where person_id = :A", [
      "agent",
      "town",
      "bureau",
    ]);
    await nobody("update binding set person_id = :B where person_id = :A");
    await nobody(
      "insert into binding (id, account_id, person_id, relation, level, method, typed_name_sealed, bound_at) values (:key(N), :key(A), :B, 'self', 'full', 'staff', 'x', now())",
    );
  });
  test("findings are settled in town and bureau; an agent makes none", async () => {
    await expectOnly("update finding set state = 'closed' where person_id = :A", [
      "town",
      "bureau",
    ]);
    await expectOnly("update finding set state = 'closed' where person_id = :B", ["bureau"]);
    await expectOnly(
      "insert into finding (county, id, key, kind, person_id, place, detail, found_at, state) values ('430623', :key(N), 'n', 'two-claims', :A, '430623104004', '{}', now(), 'open')",
      ["town", "bureau"],
    );
  });
  test("a school lists its own pupils", () =>
    expectOnly(
      "update school_member set class_name = '三班' where person_id = :B and school = '430623Z21'",
      ["school", "teacher"],
    ));
});

describe("requests", () => {
  test("are handled at the desks of the place", async () => {
    const take = (letter: string) =>
      `update request set state = 'in-hand', holder_id = :me where id = :request(${letter})`;
    await expectOnly(take("A"), ["agent", "town", "bureau"]);
    await expectOnly(take("B"), ["bureau"]);
    await expectOnly(take("C"), ["elsewhere"]);
  });
  test("take no step that the graph has not", () =>
    nobody("update request set state = 'completed' where id = :request(A)"));
  test("are filed in one's own name only", async () => {
    const file = (place: string, by: string, more = "") =>
      `insert into request (county, id, number, kind, state, year, place, subject_hash, filed_by, body_sealed, cite, filed_at${more && ", account_id"})
       values ('${place.slice(0, 6)}', :key(N), 'n', 'registration', 'submitted', 2023, '${place}', 's', ${by}, 'x', 'x', now()${more})`;
    await expectOnly(file("430623104004", "'staff:' || :me"), ["agent", "town", "bureau"]);
    await expectOnly(file("430623101208", "'staff:' || :me"), ["town", "bureau"]);
    await expectOnly(file("440783106221", "'staff:' || :me"), ["elsewhere"]);
    await nobody(file("430623104004", "'staff:' || :key(X)"));
    await nobody(file("430623104004", "'staff:' || :me", ", :key(A)"));
  });
  test("have steps and pictures added by who sees them, and taken away by nobody", async () => {
    await nobody("delete from request_step");
    await nobody("update request_step set to_state = 'completed'");
    await nobody("delete from request_material");
    await expectOnly(
      "update request_material set verdict = 'good' where request_id = :request(B)",
      ["bureau"],
    );
    await expectOnly(
      `insert into request_step (county, request_id, position, to_state, at, actor)
       values ('430623', :request(A), 2, 'submitted', now(), 'x')`,
      ["agent", "town", "bureau"],
    );
  });
});

describe("windows and lists", () => {
  test("are opened by the bureau, for its own county, in its own name", async () => {
    const open = (county: string, by = ":me") =>
      `insert into opening (county, id, place, year, kind, from_day, source, made_by, made_at)
       values ('${county}', :key(N), '${county}', 2024, 'special', '2022-11-01', 'x', ${by}, now())`;
    await expectOnly(open("430623"), ["bureau"]);
    await expectOnly(open("440783"), ["elsewhere"]);
    await nobody(open("430623", ":key(X)"));
    await expectOnly("update opening set ended_at = now() where county = '430623'", ["bureau"]);
  });
  test("places and plans are nobody's to write", async () => {
    await nobody("insert into place (code, name, level) values ('123456', 'x', 'county')");
    await nobody("update place set name = 'x'");
    await nobody("update policy_pack set hash = 'x'");
  });
});

describe("roles", () => {
  test.each([
    "insert into staff_role (id, staff_id, role, place, granted_by, granted_at) values (:key(N), :me, 'bureau', '430623', 'x', now())",
    "insert into staff (id, account_id, name_sealed, created_at) values (:key(N), :key(A), 'x', now())",
    "update staff_role set place = '430623'",
    "update staff_role set role = 'bureau' where staff_id = :me",
    "update staff_role set until = null",
    "update staff_role set ended_at = null where staff_id = :me",
    "update staff_role set ended_at = now(), ended_by = 'staff:' || :me where staff_id = :me",
    "update staff_role set ended_at = now(), ended_by = 'staff:x' where id = :role(bureau)",
    "update staff_role set ended_at = now(), ended_by = 'staff:' || :me where id = :role(elsewhere)",
    "update staff set account_id = :key(A)",
    "update staff set name_sealed = 'x'",
    "delete from staff_role",
  ])("no worker: %s", nobody);

  test("are ended by an administrator of the place, in the own name; the last one takes the desks with it", async () => {
    const end =
      "update staff_role set ended_at = now(), ended_by = 'staff:' || :me where id = :role(bureau)";
    await expectOnly(end, ["admin"]);
    await rows.as("admin", async () => {
      await rows.client.query(filled(end, "admin"));
      const { rows: desks } = await rows.client.query<{ ended_at: Date | null }>(
        "select ended_at from desk_session",
      );
      expect(desks).toEqual([{ ended_at: expect.any(Date) as Date }]);
      const { rows: who } = await rows.client.query("select current_setting('app.role') as role");
      expect(who).toEqual([{ role: "staff" }]);
    });
  });

  test("are offered by an administrator at the own place and below, in the own name", async () => {
    const invite = (place: string, by = "'staff:' || :me", used = "null") =>
      `insert into staff_invitation (id, code_hash, name_sealed, role, place, made_by, made_at, expires_at, used_at)
       values (:key(N), 'h', 'x', 'agent', '${place}', ${by}, now(), now(), ${used})`;
    await expectOnly(invite("430623101208"), ["admin"]);
    await expectOnly(invite("430623"), ["admin"]);
    await nobody(invite("440783"));
    await nobody(invite("430623", "'command-line'"));
    await nobody(invite("430623", "'staff:' || :me", "now()"));
  });
});

describe("desks in browsers and the trail", () => {
  test.each([
    "insert into desk_session (id, token_hash, csrf_hash, staff_id, where_from, created_at, last_seen_at, expires_at) values (:key(N), 'y', 'y', :me, 'x', now(), now(), now())",
    "update desk_session set staff_id = :me",
    "update desk_session set expires_at = now() + interval '1 year'",
    "insert into desk_login (id, token_hash, nonce_hash, number, where_from, state, created_at, expires_at) values (:key(N), 'y', 'y', '42', 'x', 'allowed', now(), now())",
    "update desk_login set state = 'allowed'",
    "delete from desk_session",
    "delete from audit",
    "update audit set action = 'x'",
    "delete from audit_secret",
    "update audit_secret set sealed = 'x'",
    "update audit_seal set hash = 'x'",
    "insert into audit_seal (book, position, audit_id, prev_hash, hash, sealed_at) values ('430623', 9, 9, 'x', 'x', now())",
    "delete from audit_unsealed",
    "insert into audit (at, actor, action, subject, detail, book) values (now(), 'staff:' || :key(X), 'x', 'x', '{}', '430623')",
    "insert into audit (at, actor, action, subject, detail, book) values (now(), 'clock', 'x', 'x', '{}', '430623')",
    "insert into job (name, next_run_at) values ('x', now())",
    "insert into outbox (key, account_id, template, body, state, queued_at) values ('k', :key(A), 'paid', '{}', 'pending', now())",
  ])("no worker: %s", nobody);

  test("a desk is closed by its own worker, and by nobody else directly", () =>
    expectOnly("update desk_session set ended_at = now()", ["bureau"]));
});
