import { ROW_WORKERS, startRowWorld, type RowWho, type RowWorld } from "../../test/world";

/**
 * Goes round the use cases of the desk: plain SQL under the application's role, as a bug or an injection would, with the identity
 * set as the use cases set it. What each role may see is written here by hand, table by table; what it may change, in
 * `row-security-writes.test.ts`.
 */

let rows: RowWorld;
beforeAll(async () => {
  rows = await startRowWorld();
});
afterAll(() => rows.close());

type Who = RowWho;
const as: RowWorld["as"] = (...args) => rows.as(...args);
const query = <Row extends object>(sql: string) => rows.client.query<Row>(sql);

/** How a table's rows are known to be about A, B or C. */
const BY_PERSON = "person_id";
const ABOUT: Record<string, string> = {
  person: "id",
  request_step: "request",
  request_material: "request",
  audit_secret: "audit",
  audit_seal: "book",
  audit_unsealed: "book",
  county_run: "county",
  opening: "county",
};

/** Whose rows of a table somebody sees: letters in order, each once. */
async function seen(table: string): Promise<string> {
  const by = ABOUT[table] ?? BY_PERSON;
  const counties: Record<string, string> = { "430623": "AB", "440783": "C" };
  const letters = new Set<string>();
  const column = { request: "request_id", audit: "audit_id" }[by] ?? by;
  const { rows: found } = await query<{ about: string }>(
    `select ${column}::text as about from ${table}`,
  );
  for (const { about } of found) {
    const letter =
      by === "request"
        ? about.slice(0, 1)
        : by === "book" || by === "county"
          ? counties[about]
          : by === "audit"
            ? "*"
            : Object.keys(rows.id).find((one) => rows.id[one] === about);
    for (const one of letter ?? "?") letters.add(one);
  }
  return [...letters].sort().join("");
}

/**
 * What each role sees. A lives in the worker's village, B in another town of the county, C in another county. Tables that are not named are
 * empty for every worker.
 */
const SEES: Record<string, Partial<Record<Who, string>>> = {
  // Who is in the register: by place, by list, by class.
  resident: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    tax: "AB",
    school: "AB",
    teacher: "B",
    auditor: "AB",
    elsewhere: "C",
  },
  person: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    tax: "AB",
    school: "AB",
    teacher: "B",
    auditor: "AB",
    elsewhere: "C",
  },
  enrolment: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    tax: "AB",
    school: "AB",
    teacher: "B",
    auditor: "AB",
    elsewhere: "C",
  },
  school_member: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    tax: "AB",
    school: "AB",
    teacher: "B",
    auditor: "AB",
    elsewhere: "C",
  },
  declaration: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    tax: "AB",
    school: "AB",
    teacher: "B",
    auditor: "AB",
    elsewhere: "C",
  },
  // Class names: not for the tax side, nor for schools.
  class_holding: {
    agent: "A",
    town: "A",
    bureau: "AB",
    department: "A",
    auditor: "AB",
    elsewhere: "C",
  },
  bill: { agent: "A", town: "A", bureau: "AB", tax: "AB", auditor: "AB", elsewhere: "C" },
  voucher: { agent: "A", town: "A", bureau: "AB", tax: "AB", auditor: "AB", elsewhere: "C" },
  left_out: { agent: "A", town: "A", bureau: "AB", tax: "AB", auditor: "AB", elsewhere: "C" },
  contact_way: { agent: "A", town: "A", bureau: "AB", elsewhere: "C" },
  binding: { agent: "A", town: "A", bureau: "AB", auditor: "AB", elsewhere: "C" },
  face_code: { agent: "A", town: "A", bureau: "AB", elsewhere: "C" },
  person_document: { agent: "A", town: "A", bureau: "AB", auditor: "AB", elsewhere: "C" },
  // Requests; the tax side sees refunds.
  request: { agent: "A", town: "A", bureau: "AB", tax: "AB", auditor: "AB", elsewhere: "C" },
  request_step: { agent: "A", town: "A", bureau: "AB", tax: "AB", auditor: "AB", elsewhere: "C" },
  request_material: {
    agent: "A",
    town: "A",
    bureau: "AB",
    tax: "AB",
    auditor: "AB",
    elsewhere: "C",
  },
  finding: { town: "A", bureau: "AB", auditor: "AB", elsewhere: "C" },
  county_run: { town: "AB", bureau: "AB", elsewhere: "C" },
  opening: Object.fromEntries(
    [...Object.keys(ROW_WORKERS), "elsewhere"]
      .filter((who) => who !== "ended" && who !== "expired")
      .map((who) => [who, "ABC"]),
  ),
  audit: { auditor: "AB" },
  audit_secret: { auditor: "*" },
  audit_seal: { auditor: "AB" },
  audit_unsealed: { auditor: "AB" },
};

/** Tables of which every worker sees the own rows only, counted apart below. */
const OWN = [
  "staff",
  "staff_role",
  "staff_invitation",
  "desk_session",
  "photo_slot",
  "filing_key",
  "binding_try",
];
/** Read by everybody: they hold nothing about people. */
const OPEN = ["place", "policy_pack", "policy_whole"];
const EVERYBODY: Who[] = [...(Object.keys(ROW_WORKERS) as Who[]), "nobody", "elsewhere"];

test("every table is either named here or empty for every worker", async () => {
  const tables = await query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const rest = tables.rows.map(({ name }) => name).filter((name) => !(name in SEES));
  for (const who of EVERYBODY)
    for (const table of rest.filter((name) => ![...OWN, ...OPEN].includes(name)))
      await as(who, async () => {
        const { rowCount } = await query(`select 1 from ${table}`);
        expect([who, table, rowCount]).toEqual([
          who,
          table,
          table === "declaration" ? rowCount : 0,
        ]);
      });
});

test.each(Object.keys(SEES))("of %s each role sees what is its own business", async (table) => {
  const full = await rows.world.rows(`select 1 from ${table}`);
  expect(full.length).toBeGreaterThan(1);
  for (const who of EVERYBODY)
    expect([who, await as(who, () => seen(table))]).toEqual([who, SEES[table]?.[who] ?? ""]);
});

test("the tax side sees refunds and no other request; the department no class but its own list's", async () => {
  const of = (who: Who, sql: string) =>
    as(who, async () => (await query<{ one: string }>(sql)).rows.map(({ one }) => one).sort());
  expect(await of("tax", "select distinct kind as one from request")).toEqual(["refund"]);
  expect(await of("agent", "select distinct kind as one from request")).toEqual(["refund", "stop"]);
  expect(await of("department", "select distinct department as one from class_holding")).toEqual([
    "县民政局",
  ]);
  expect(await of("agent", "select distinct department as one from class_holding")).toEqual(
    ["县残联", "县民政局"].sort(),
  );
});

test("workers know themselves; who appoints knows those of the own places, and no other county's", async () => {
  const count = async (who: Who, table: string) =>
    as(who, async () => (await query(`select 1 from ${table}`)).rowCount);
  for (const who of ["agent", "bureau", "auditor", "tax", "elsewhere"] as const) {
    expect([who, await count(who, "staff")]).toEqual([who, 1]);
    expect([who, await count(who, "staff_role")]).toEqual([who, 1]);
  }
  // All of the county, the ended and the expired included; not the one elsewhere.
  expect(await count("admin", "staff")).toBe(Object.keys(ROW_WORKERS).length);
  expect(await count("nobody", "staff")).toBe(0);
  expect(
    await as(
      "admin",
      async () => (await query("select 1 from staff_role where place not like '430623%'")).rowCount,
    ),
  ).toBe(0);
});

test("roles of two kinds do not lend each other their reach", async () => {
  const both = await rows.world.worker(
    "o-both",
    { role: "agent", place: rows.home },
    { role: "tax", place: rows.county },
  );
  rows.staffId["both"] = both.staffId;
  const who = "both" as Who;
  // As the tax side the whole county, as the village's agent A alone.
  expect(await as(who, () => seen("resident"))).toBe("AB");
  expect(await as(who, () => seen("class_holding"))).toBe("A");
  expect(await as(who, () => seen("contact_way"))).toBe("A");
  const adminToo = await rows.world.worker(
    "o-admin-too",
    { role: "admin", place: rows.county },
    { role: "school", place: `${rows.county}Z21` },
  );
  rows.staffId["adminToo"] = adminToo.staffId;
  // Seeing other people's roles gives none of them.
  expect(await as("adminToo" as Who, () => seen("class_holding"))).toBe("");
  expect(await as("adminToo" as Who, () => seen("audit"))).toBe("");
  expect(await as("adminToo" as Who, () => seen("request"))).toBe("");
});

test("a role of the day before is none today, and one until today still is", async () => {
  const today = (day: string) => as("expired", () => seen("resident"), { today: day });
  expect(await today("2022-11-15")).toBe("");
  expect(await today("2022-11-14")).toBe("AB");
});

describe("a full number opens one person of the whole county (KP-25)", () => {
  const found = async (who: Who, letter: string) => {
    const [row] = await rows.world.rows<{ lookup_hash: string }>(
      "select lookup_hash from person where id = $1",
      [rows.id[letter]],
    );
    return as(who, async () => [await seen("person"), await seen("resident")], {
      lookup: row?.lookup_hash ?? "",
    });
  };
  test("to town and bureau, wherever in the county", async () => {
    expect(await found("town", "B")).toEqual(["AB", "AB"]);
    expect(await found("bureau", "B")).toEqual(["AB", "AB"]);
  });
  test("by a former document as well", async () => {
    expect(await as("town", () => seen("resident"), { lookup: "former-B" })).toBe("AB");
  });
  test("not beyond the county: of somebody elsewhere the person alone, so that double enrolment is seen", async () => {
    expect(await found("town", "C")).toEqual(["AC", "A"]);
  });
  test("to the village for its own people only; to nobody else at all", async () => {
    expect(await found("agent", "B")).toEqual(["AB", "A"]);
    for (const who of ["department", "tax", "school", "auditor"] as const)
      expect([who, (await found(who, "C"))[0]?.includes("C")]).toEqual([who, false]);
    for (const who of ["admin", "ended", "expired", "nobody"] as const)
      expect([who, await found(who, "B")]).toEqual([who, ["", ""]]);
  });
});
