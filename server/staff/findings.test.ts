import { householdOf, registeredOnly } from "../../local/demo/rows";
import type { RegisterRow } from "../../core/people";
import { tick } from "../clock";
import { baogou, openOrderFor, startWorld, type Worker, type World } from "../../test/world";

const kaiping = householdOf({ place: "440783106221", book: "K-1", division: "370481", year: 2022 });

/** The same people in Kaiping: numbers are those of Baogou. */
const paidThere = (row: RegisterRow): RegisterRow => ({
  ...kaiping(row.name, row.sex!, row.birthDate!, "户主", {
    enrolledYears: [2022],
    document: row.document,
  }),
});

let world: World;
let bureau: Worker;
let there: Worker;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  bureau = await world.worker("w-bureau", { role: "bureau", place: "370481" });
  there = await world.worker("w-there", { role: "bureau", place: "440783" });
});
afterEach(() => world.close());

const open = (worker: Worker) => worker.get("findings", { show: "open" });
const firstOf = async (worker: Worker) => (await open(worker)).findings[0]!;
const settle = (worker: Worker, findingId: string, way: string, reason = "两边电话核实过") =>
  worker.ask("settleFinding", { findingId, way, reason });
const yearOf = (county: string) =>
  world.rows(
    "select state, stopped_on::text, stop_reason from enrolment where county = $1 and year = 2022 and person_id = $2",
    [county, personId],
  );
let personId: string;

describe("BG-10 double enrolment", () => {
  beforeEach(async () => {
    await world.register([paidThere(baogou.mother)]);
    personId = (await firstOf(bureau)).person.personId;
  });

  test("is found on entry of a register, in both counties, once", async () => {
    for (const [worker, other] of [
      [bureau, "开平市"],
      [there, "滕州市"],
    ] as const) {
      const list = await open(worker);
      expect(list).toMatchObject({
        total: 1,
        next: null,
        findings: [{ kind: "double-enrolment", year: 2022, person: { name: "李娟" } }],
      });
      expect(list.findings[0]?.text).toContain(other);
      expect(list.findings[0]?.ways.map(({ key }) => key)).toEqual([
        "terminate",
        "keep",
        "not-same",
      ]);
    }
    await world.register([baogou.mother, paidThere(baogou.mother)]);
    expect((await open(bureau)).total).toBe(1);
    expect(await world.rows("select detail from finding where county = '370481'")).toEqual([
      { detail: { by: "register", other: "440783" } },
    ]);
  });

  test("the local one ends with the reason, the other county is told, and the resident reads it", async () => {
    const phone = world.phone("o-mother");
    await phone.bind(baogou.mother);
    const { findingId } = await firstOf(bureau);
    const answer = await settle(bureau, findingId, "terminate", "本人要在开平参保");
    expect(answer).toMatchObject({ ok: true, data: { state: "closed", ways: [] } });
    if (answer.ok) expect(answer.data.decided?.text).toContain("本人要在开平参保");
    expect(await yearOf("370481")).toEqual([
      { state: "registered", stopped_on: "2021-11-15", stop_reason: "double-enrolment" },
    ]);
    expect(await yearOf("440783")).toMatchObject([{ state: "paid", stopped_on: null }]);
    const told = await firstOf(there);
    expect(told.text).toContain("滕州市已经终止");
    expect(told.ways.map(({ key }) => key)).toContain("other-ended");
    expect(await settle(there, told.findingId, "other-ended")).toMatchObject({ ok: true });
    expect((await open(there)).total).toBe(0);
    expect((await there.get("findings", { show: "closed" })).total).toBe(1);
    const stored = JSON.stringify(
      await world.rows("select f::text, a::text from finding f, audit a"),
    );
    expect(stored).not.toContain("本人要在开平");
  });

  test("an ended one stays ended: looked at again, nothing is found; registered anew, it is", async () => {
    const { findingId } = await firstOf(bureau);
    await settle(bureau, findingId, "terminate");
    await world.register([paidThere(baogou.mother)]);
    expect((await open(bureau)).total).toBe(0);
    await world.rows(
      "update enrolment set stopped_on = null where county = '370481' and person_id = $1",
      [personId],
    );
    await world.register([baogou.mother]);
    expect((await open(bureau)).total).toBe(1);
  });

  test("kept here, the other county reads that; settled as none, it is not listed again", async () => {
    const { findingId } = await firstOf(bureau);
    await settle(bureau, findingId, "keep");
    expect((await firstOf(there)).text).toContain("滕州市核实后保留");
    await settle(there, (await firstOf(there)).findingId, "not-same");
    await world.register([baogou.mother, paidThere(baogou.mother)]);
    expect([(await open(bureau)).total, (await open(there)).total]).toEqual([0, 0]);
    expect(await yearOf("370481")).toMatchObject([{ stopped_on: null }]);
  });

  test("in no other way, not twice, not without a reason, not for the own family", async () => {
    const { findingId } = await firstOf(bureau);
    expect(await settle(bureau, findingId, "proof-ended")).toMatchObject({
      ok: false,
      error: { code: "bad-request" },
    });
    expect(await settle(bureau, findingId, "keep", " ")).toMatchObject({
      ok: false,
      error: { code: "bad-request" },
    });
    const own = await world.worker("w-own", { role: "town", place: "370481108" });
    await world.phone("w-own").bind(baogou.father);
    expect(await settle(own, findingId, "keep")).toMatchObject({
      ok: false,
      error: { code: "own-family" },
    });
    const both = await Promise.all([1, 2].map(() => settle(bureau, findingId, "keep")));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: "changed-meanwhile" } });
  });

  test("another town, another county, a village and an auditor settle nothing", async () => {
    const { findingId } = await firstOf(bureau);
    const elsewhere = await world.worker("w-else", { role: "town", place: "370481101" });
    expect((await open(elsewhere)).findings).toEqual([]);
    for (const worker of [elsewhere, there])
      expect(await settle(worker, findingId, "keep")).toMatchObject({
        ok: false,
        error: { code: "not-found" },
      });
    const agent = await world.worker("w-agent", { role: "agent", place: "370481108200" });
    const auditor = await world.worker("w-audit", { role: "auditor", place: "370481" });
    expect(await agent.refused("findings", { show: "open" })).toBe("not-allowed");
    expect((await open(auditor)).total).toBe(1);
    expect(await settle(auditor, findingId, "keep")).toMatchObject({
      ok: false,
      error: { code: "not-allowed" },
    });
  });
});

test("BG-10 a payment that makes a year double is found as it arrives", async () => {
  const here = householdOf({ place: "370481108200", book: "T-9", division: "370481", year: 2022 });
  const mover = here("冯小刚", "male", "1988-08-08", "户主", { registeredYears: [] });
  const document = { document: mover.document, ...registeredOnly(2022) };
  await world.register([mover, kaiping("冯小刚", "male", "1988-08-08", "户主", document)]);
  expect((await open(bureau)).total).toBe(0);
  const phone = world.phone("o-feng");
  // Bound to the register that was written last; here that is the one in which nothing is registered.
  world.passSeconds(60);
  await world.register([mover]);
  const order = await openOrderFor(phone, [await phone.bind(mover)]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
  expect([(await open(bureau)).total, (await open(there)).total]).toEqual([1, 1]);
});

describe("KP-23 employee insurance", () => {
  const employee: RegisterRow = {
    ...kaiping("梁工", "male", "1985-05-05", "户主", registeredOnly(2022)),
    facts: { hukou: "local", employeeInsurance: "active" },
  };

  test("beside a registration is found; with proof that it ended, nothing stands against it any more", async () => {
    await world.register([employee]);
    const found = await firstOf(there);
    expect(found).toMatchObject({ kind: "employee-insured", year: 2022, cite: "五（四）1（3）" });
    expect(await settle(there, found.findingId, "proof-ended", "看过停保证明")).toMatchObject({
      ok: true,
    });
    const { facts } = await there.get("person", { personId: found.person.personId });
    expect(facts).toContainEqual({ label: "职工医保", value: "没有" });
    const { years } = await there.get("person", { personId: found.person.personId });
    expect(years[0]?.stopped).toBeNull();
  });

  test("without it, the local one ends", async () => {
    await world.register([employee]);
    const found = await firstOf(there);
    await settle(there, found.findingId, "terminate", "仍在职工医保");
    const { years } = await there.get("person", { personId: found.person.personId });
    expect(years[0]).toMatchObject({
      state: "已停保",
      stopped: { on: "2021-11-15", reason: "参加职工医保" },
    });
  });
});

describe("comparing a list of another office", () => {
  const HEADING = "姓名,证件类型,证件号码,险种,参保地";
  const compare = (text: string, worker = bureau) =>
    worker.ask("compareList", { county: "370481", year: 2022, text: `${HEADING}\n${text}` });
  const line = (row: RegisterRow, kind: string, name = row.name) =>
    `${name},居民身份证,${row.document.number},${kind},枣庄市市中区`;

  test("who takes part here and stands on it is found, once; bad lines are told by number", async () => {
    const stranger = kaiping("外人", "male", "1985-06-06", "户主");
    const text = [
      line(baogou.mother, "职工医保"),
      line(baogou.father, "城乡居民医保"),
      line(stranger, "职工医保"),
      line(baogou.child, "职工医保", "张浩"),
      line(baogou.child, "商业保险"),
      "王五,居民身份证,370481198001011,职工医保,x",
      "王五,学生证,370481198001011,职工医保,x",
    ].join("\n");
    const answer = await compare(text);
    expect(answer).toMatchObject({ ok: true, data: { lines: 7, found: 2, known: 0 } });
    if (!answer.ok) return;
    expect(answer.data.bad.map((one) => one.line)).toEqual([5, 6, 7, 8]);
    expect(JSON.stringify(answer)).not.toMatch(/370481|张浩|王五/);
    expect(await compare(text)).toMatchObject({ ok: true, data: { found: 0, known: 2 } });
    const { findings, total } = await open(bureau);
    expect(total).toBe(2);
    expect(findings.map(({ kind }) => kind).sort()).toEqual([
      "double-enrolment",
      "employee-insured",
    ]);
    expect(findings.map(({ text: told }) => told).join()).toContain("枣庄市市中区");
    const stored = JSON.stringify(
      await world.rows("select f::text, a::text from finding f, audit a"),
    );
    expect(stored).not.toMatch(/张|李娟|\d{17}/);
  });

  test("nothing is ended while money may be on its way", async () => {
    const phone = world.phone("o-father");
    await openOrderFor(phone, [await phone.bind(baogou.father)]);
    await compare(line(baogou.father, "职工医保"));
    const { findingId } = await firstOf(bureau);
    expect(await settle(bureau, findingId, "terminate")).toMatchObject({
      ok: false,
      error: { code: "order-live" },
    });
    expect((await open(bureau)).total).toBe(1);
    world.setNow("2021-11-15 10:00:00");
    await tick(world.services);
    expect(await settle(bureau, findingId, "terminate")).toMatchObject({ ok: true });
  });

  test("only the bureau of the county compares; a list without its heading is told", async () => {
    expect(await compare(line(baogou.mother, "职工医保"), there)).toMatchObject({
      ok: false,
      error: { code: "not-allowed" },
    });
    expect(
      await bureau.get("compareList", { county: "370481", year: 2022, text: "姓名,号码\n" }),
    ).toMatchObject({ lines: 0, bad: [{ line: 1 }] });
    expect((await world.counts())["finding"]).toBe(0);
  });
});

describe("two accounts that say they are one person", () => {
  test("one of them is ended, or both are kept", async () => {
    const [one, two] = [world.phone("o-one"), world.phone("o-two")];
    await one.bind(baogou.mother, { relation: "self" });
    await two.bind(baogou.mother, { relation: "self" });
    const found = await firstOf(bureau);
    expect(found).toMatchObject({ kind: "two-claims" });
    expect(found.ways).toHaveLength(3);
    const town = await world.worker("w-town", { role: "town", place: "370481108" });
    expect((await town.get("todos", {})).todos.map(({ kind }) => kind)).toContain("two-claims");
    await settle(bureau, found.findingId, found.ways[1]!.key, "第二个不是本人");
    expect((await one.get("home", {})).members).toHaveLength(1);
    expect((await two.get("home", {})).members).toEqual([]);
    expect((await open(bureau)).total).toBe(0);
  });

  test("who says that another account has no business with them is read with their words", async () => {
    const [one, two] = [world.phone("o-one"), world.phone("o-two")];
    const memberId = await one.bind(baogou.mother, { relation: "self" });
    await two.bind(baogou.mother, { relation: "other" });
    await world.rows("update binding set level = 'full' where id = $1", [memberId]);
    await one.get("dispute", { memberId, note: "我不认识这个人" });
    expect((await firstOf(bureau)).text).toContain("我不认识这个人");
  });
});
