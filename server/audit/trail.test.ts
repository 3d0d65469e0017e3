import { withClient } from "../../local/postgres";
import { baogou, openOrderFor, startWorld, type Worker, type World } from "../../test/world";
import { tick } from "../clock";
import { leaveTrace, SYSTEM } from "../db";
import { checkTrail, leaveSealedTrace, tellTrailFault } from ".";

const COUNTY = "370481";
let world: World;
let auditor: Worker;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  auditor = await world.worker("o-auditor", { role: "auditor", place: COUNTY });
});
afterEach(() => world.close());

const seal = async () => {
  world.passSeconds(61);
  await tick(world.services);
};
const check = (book = COUNTY) =>
  world.db.run(SYSTEM, (tx) => checkTrail(tx, world.services.vault, book));

/** As somebody with all rights over the database, triggers included. */
const tamper = (sql: string, values: unknown[] = []) =>
  withClient(world.database.ownerUrl, async (owner) => {
    for (const table of ["audit", "audit_seal"])
      await owner.query(
        `alter table ${table} disable trigger append_only, no force row level security`,
      );
    const { rowCount } = await owner.query(sql, values);
    expect(rowCount).toBeGreaterThan(0);
  });
const ids = async () =>
  (
    await world.rows<{ id: string }>("select id from audit where book = $1 order by id", [COUNTY])
  ).map(({ id }) => Number(id));

test("every line is sealed once into the chain of its county, in batches", async () => {
  await seal();
  await world.phone("o-father").bind(baogou.father);
  await seal();
  await seal();
  const { sealed, waiting, fault } = await check();
  expect({ sealed, waiting, fault }).toEqual({
    sealed: (await ids()).length,
    waiting: 0,
    fault: null,
  });
  expect(sealed).toBe(Object.keys(baogou).length + 1);
});

test.each([
  ["actor", "actor = 'import2'"],
  ["subject", "subject = subject || 'x'"],
  ["action", "action = 'registes'"],
  ["instant, by a microsecond", "at = at + interval '1 microsecond'"],
  ["person", "person_id = null"],
  ["origin", "origin = 'phone'"],
  ["detail", `detail = '{"why":"x"}'`],
  ["commitment", "commitment = 'x'"],
])("a line whose %s was changed is named", async (_, change) => {
  await seal();
  const third = (await ids())[2]!;
  await tamper(`update audit set ${change} where id = $1`, [third]);
  expect(await auditor.get("auditCheck", { county: COUNTY })).toMatchObject({
    fault: {
      id: third,
      kind: "changed-entry",
      text: expect.stringContaining(`第${third}号`) as string,
    },
  });
});

test("a line moved into the chain of another county is missing in its own and stray there", async () => {
  await seal();
  const third = (await ids())[2]!;
  await tamper("update audit set book = '000000' where id = $1", [third]);
  expect((await check()).fault).toMatchObject({ id: third, kind: "missing-entry" });
  expect((await check("000000")).fault).toMatchObject({ id: third, kind: "stray-entry" });
});

test("a line that was taken out is named, with its link or without", async () => {
  await seal();
  const [, second, third] = await ids();
  await tamper("delete from audit where id = $1", [second]);
  expect((await check()).fault).toEqual({ id: second, position: 2, kind: "missing-entry" });
  await tamper("delete from audit_seal where audit_id = $1", [second]);
  expect((await check()).fault).toEqual({ id: third, position: 2, kind: "missing-link" });
});

test("two lines that changed places are named", async () => {
  await seal();
  const [, second, third] = await ids();
  await tamper(
    "update audit set id = case id when $1::bigint then 900001 else 900002 end where id in ($1, $2)",
    [second, third],
  );
  await tamper(
    "update audit set id = case id when 900001 then $2::bigint else $1::bigint end where id > 900000",
    [second, third],
  );
  expect((await check()).fault).toEqual({ id: second, position: 2, kind: "changed-entry" });
});

test("links that changed places are named", async () => {
  await seal();
  await tamper("update audit_seal set position = position + 90 where position in (2, 3)");
  await tamper("update audit_seal set position = 95 - position where position > 90");
  expect((await check()).fault).toMatchObject({ position: 2, kind: "broken-link" });
});

test("a line that was put in beside the chain, or vanished before it was sealed, is named", async () => {
  await seal();
  await tamper(
    `insert into audit (id, at, actor, action, subject, detail, book)
     values (800000, now(), 'import', 'register', 'x', '{}', $1)`,
    [COUNTY],
  );
  expect((await check()).fault).toEqual({ id: 800000, position: null, kind: "stray-entry" });
  await tamper("delete from audit where id = 800000");
  await world.phone("o-father").bind(baogou.father);
  const last = (await ids()).at(-1)!;
  await tamper("delete from audit where id = $1", [last]);
  const { fault, waiting } = await check();
  expect({ fault, waiting }).toEqual({
    fault: { id: last, position: null, kind: "lost-while-waiting" },
    waiting: 1,
  });
  await seal();
  expect((await check()).fault?.kind).toBe("lost-while-waiting");
});

describe("what stood there before and after", () => {
  const change = (tx: Parameters<typeof leaveTrace>[0]) =>
    leaveSealedTrace(world.services.vault, tx, {
      at: world.services.now(),
      actor: "import",
      action: "register",
      subject: "x",
      county: COUNTY,
      before: { 姓名: "张健军", 手机: null },
      after: { 姓名: "张建军", 手机: "12037040001" },
    });

  test("is opened for the auditor, and stands nowhere in clear", async () => {
    await world.db.run(SYSTEM, change);
    const { lines } = await auditor.get("audit", { county: COUNTY, action: "register" });
    expect(lines[0]).toMatchObject({
      before: [
        { label: "姓名", value: "张健军" },
        { label: "手机", value: "（空）" },
      ],
      after: [
        { label: "姓名", value: "张建军" },
        { label: "手机", value: "12037040001" },
      ],
      sealed: false,
    });
    const dump = JSON.stringify(await world.rows("select * from audit, audit_secret"));
    expect(dump).not.toMatch(/张[健建]军|12037040001/);
  });

  test("put in place of other words is named, deleted leaves the chain whole", async () => {
    await world.db.run(SYSTEM, change);
    await world.db.run(SYSTEM, change);
    await seal();
    const [one, two] = (await ids()).slice(-2);
    await world.rows(
      `update audit_secret set sealed = (select sealed from audit_secret where audit_id = $2) where audit_id = $1`,
      [one, two],
    );
    expect((await check()).fault).toMatchObject({ id: one, kind: "changed-words" });
    await world.rows("delete from audit_secret");
    expect((await check()).fault).toBeNull();
    const { lines } = await auditor.get("audit", { county: COUNTY, action: "register" });
    expect(lines[0]?.detail).toContainEqual({ label: "改前改后", value: "已按规定删除" });
  });

  test("cannot be guessed from the line: the same words have another commitment each time", async () => {
    await world.db.run(SYSTEM, change);
    await world.db.run(SYSTEM, change);
    const rows = await world.rows<{ commitment: string }>(
      "select distinct commitment from audit where commitment is not null",
    );
    expect(rows).toHaveLength(2);
  });
});

describe("reading the trail", () => {
  test("names workers with their titles, residents never; about whom, from where", async () => {
    const phone = world.phone("o-father");
    const father = await phone.bind(baogou.father);
    await openOrderFor(phone, [father]);
    await auditor.get("audit", { county: COUNTY });
    const { lines } = await auditor.get("audit", { county: COUNTY });
    expect(lines[0]).toMatchObject({
      who: "工作人员o-auditor（审计）",
      what: "查看操作记录",
      from: "手机微信",
    });
    expect(lines.find(({ what }) => what === "绑定家人")).toMatchObject({
      who: "居民本人",
      about: "张建军（370*************17）".replace(
        "370*************17",
        `370*************${baogou.father.document.number.slice(-2)}`,
      ),
    });
    expect(lines.find(({ what }) => what === "导入名册")).toMatchObject({
      who: "系统（导入文件）",
      from: "导入文件",
    });
  });

  test("by person, by worker, by action, by day; page by page", async () => {
    const [{ person_id }] = (await world.rows<{ person_id: string }>(
      "select person_id from audit where action = 'register' limit 1",
    )) as [{ person_id: string }];
    const of = async (filter: object) =>
      (await auditor.get("audit", { county: COUNTY, ...filter })).lines.map(({ what }) => what);
    expect(await of({ personId: person_id })).toEqual(["导入名册"]);
    expect(await of({ staffId: auditor.staffId })).toEqual(["查看操作记录"]);
    expect(await of({ action: "register", from: "2021-11-15", to: "2021-11-15" })).toHaveLength(6);
    expect(await of({ to: "2021-11-14" })).toEqual([]);
    expect(await of({ from: "2021-11-16" })).toEqual([]);
    await world.db.run(SYSTEM, async (tx) => {
      for (let n = 0; n < 120; n += 1)
        await leaveTrace(tx, {
          at: world.services.now(),
          actor: "import",
          action: "confirmed",
          subject: String(n),
          county: COUNTY,
        });
    });
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { lines, next } = await auditor.get("audit", {
        county: COUNTY,
        action: "confirmed",
        ...(cursor !== undefined && { cursor }),
      });
      seen.push(...lines.map(({ id }) => id));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(120);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
    expect(await auditor.refused("audit", { county: COUNTY, cursor: "'; drop table audit" })).toBe(
      "bad-request",
    );
  });

  test("is for the auditor of that county and for nobody else", async () => {
    const other = await world.worker("o-other", { role: "auditor", place: "370481108200" });
    const bureau = await world.worker("o-bureau", { role: "bureau", place: COUNTY });
    for (const worker of [other, bureau])
      for (const call of ["audit", "auditCheck"] as const)
        expect(await worker.refused(call, { county: COUNTY })).toBe("not-allowed");
    expect(await auditor.refused("audit", { county: "440783" })).toBe("not-allowed");
    // Row security alone: the same workers, past the use case.
    const seenBy = (staffId: string) =>
      world.db.run(
        { role: "staff", staffId, today: "2021-11-15" },
        async (tx) => (await checkTrail(tx, world.services.vault, COUNTY)).waiting,
      );
    expect(await seenBy(auditor.staffId)).toBeGreaterThan(0);
    expect(await seenBy(bureau.staffId)).toBe(0);
  });

  test("nobody leaves a trace under another one's name", async () => {
    await expect(
      world.db.run({ role: "staff", staffId: auditor.staffId, today: "2021-11-15" }, (tx) =>
        leaveTrace(tx, { at: new Date(), actor: "import", action: "register", subject: "x" }),
      ),
    ).rejects.toThrow();
  });
});

describe("who looked at a file", () => {
  test("is told to who is fully bound: the office, not the worker", async () => {
    const phone = world.phone("o-father");
    const father = await phone.bind(baogou.father);
    expect(await phone.refused("lookers", { memberId: father })).toBe("needs-confirmation");
    world.wechat.phonesByCode.set("code", "12037040001");
    await phone.get("confirm", { memberId: father, phoneCode: "code" });
    const [row] = await world.rows<{ person_id: string }>("select person_id from binding");
    const agent = await world.worker("o-agent", { role: "agent", place: "370481108200" });
    await world.db.run(SYSTEM, (tx) =>
      leaveTrace(tx, {
        at: world.services.now(),
        actor: `staff:${agent.staffId}`,
        action: "audit",
        subject: "x",
        county: COUNTY,
        personId: row?.person_id ?? "",
        detail: { why: "核对参保" },
      }),
    );
    const { looks } = await phone.get("lookers", { memberId: father });
    expect(looks.map(({ who, what, why }) => [who, what, why])).toEqual([
      [expect.stringMatching(/^.+工作人员$/), "查看操作记录", "核对参保"],
      ["您", "确认身份", undefined],
      ["您", "绑定家人", undefined],
      ["系统（导入文件）", "导入名册", undefined],
    ]);
    expect(JSON.stringify(looks)).not.toContain("o-agent");
    // Two years on, nothing of it is shown any more.
    world.setNow("2023-11-20 09:00:00");
    expect((await phone.get("lookers", { memberId: father })).looks).toEqual([]);
  });
});

test("each kind of fault is told in words", () => {
  for (const kind of [
    "changed-entry",
    "missing-entry",
    "missing-link",
    "broken-link",
    "changed-words",
    "stray-entry",
    "lost-while-waiting",
  ] as const)
    expect(tellTrailFault({ id: 7, position: 3, kind })).toMatch(/7号记录.*。$/);
});
