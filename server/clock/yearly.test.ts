import { householdOf, NEWCOMER, paidFor, registeredOnly } from "../../local/demo/rows";
import type { RegisterRow } from "../../core/people";
import { startWorld, type World } from "../../test/world";
import { tick } from ".";

/** Kaiping collects for 2022 from 2021-10-01 on. */
const home = householdOf({ place: "440783106221", book: "K-1", division: "440783", year: 2022 });
const last = { enrolledYears: [2021], registeredYears: [] };

const people = {
  enrolled: home("陈一", "male", "1970-01-01", "户主", last),
  newcomer: home("陈二", "male", "1971-01-01", "弟", NEWCOMER),
  employee: home("陈三", "female", "1972-01-01", "妹", {
    ...last,
    facts: { employeeInsurance: "active" },
  }),
  registered: home("陈四", "female", "1973-01-01", "妹", {
    enrolledYears: [2021],
    registeredYears: [2022],
  }),
  paid: home("陈五", "male", "1974-01-01", "弟", paidFor(2022)),
  tenant: home("外来", "male", "1975-01-01", "非亲属", {
    ...last,
    facts: { hukou: "elsewhere", residencePermit: { until: "2022-06-30" } },
  }),
} satisfies Record<string, RegisterRow>;

let world: World;
const start = async (now: string, rows: readonly RegisterRow[] = Object.values(people)) => {
  world = await startWorld(now);
  await world.register([...rows]);
};
afterEach(() => world.close());

/** Names of the invented people by their birth year, with how their 2022 stands. */
const standings = async () =>
  (
    await world.rows<Record<string, unknown>>(`
      select to_char(p.birth_date, 'YYYY') || ' ' || e.state || case when e.carried then ' carried' else '' end
        || case when e.stopped_on is null then '' else ' stopped ' || e.stopped_on end as text
      from enrolment e join person p on p.id = e.person_id where e.year = 2022 order by p.birth_date, e.county`)
  ).map(({ text }) => text);

describe("KP-10 last year's enrollees", () => {
  test("count as registered with the opening of the window, not a day earlier; nobody else does", async () => {
    await start("2021-09-30 23:30:00");
    await tick(world.services);
    const before = ["1973 registered", "1974 paid"];
    expect(await standings()).toEqual(before);
    world.setNow("2021-10-01 00:30:00");
    await tick(world.services);
    expect(await standings()).toEqual(["1970 registered carried", ...before]);
    const [{ actor, origin } = {}] = await world.rows(
      "select actor, origin from audit where action = 'carry-over'",
    );
    expect({ actor, origin }).toEqual({ actor: "clock", origin: "timer" });
  });

  test("who pays for last year late is carried over on the next day; doing it again changes nothing", async () => {
    await start("2021-10-01 00:30:00", [people.enrolled, people.newcomer]);
    await tick(world.services);
    await world.register([{ ...people.newcomer, enrolledYears: [2021] }]);
    world.setNow("2021-10-01 20:00:00");
    await tick(world.services);
    expect(await standings()).toEqual(["1970 registered carried"]);
    world.setNow("2021-10-02 00:30:00");
    await tick(world.services);
    const both = ["1970 registered carried", "1971 registered carried"];
    expect(await standings()).toEqual(both);
    world.setNow("2021-10-03 00:30:00");
    await tick(world.services);
    expect(await standings()).toEqual(both);
  });

  test("is gone through in steps and resumed; two ticks at once carry nobody twice", async () => {
    const crowd = Array.from({ length: 230 }, (_, n) =>
      home(
        "众",
        n % 2 ? "male" : "female",
        `19${50 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`,
        "亲属",
        {
          ...last,
          serial: n % 5,
        },
      ),
    );
    await start("2021-10-01 00:30:00", crowd);
    await Promise.all([tick(world.services), tick(world.services)]);
    for (let ticks = 0; ticks < 4; ticks += 1) {
      world.passSeconds(3_700);
      await tick(world.services);
    }
    expect(await standings()).toHaveLength(230);
    const bureau = await world.worker("w-bureau", { role: "bureau", place: "440783" });
    const told = await bureau.get("carryOver", { county: "440783", year: 2022 });
    expect(told).toMatchObject({ year: 2022, carried: 230, left: 0, stopped: 0 });
    expect(told.basis?.cite).toContain("五（四）1");
  });

  test("the desk reads what is still to be done; other counties and villages do not", async () => {
    await start("2021-09-20 09:00:00");
    const bureau = await world.worker("w-bureau", { role: "bureau", place: "440783" });
    const told = await bureau.get("carryOver", { county: "440783", year: 2022 });
    expect(told).toMatchObject({ carried: 0, at: null });
    expect(told.left).toBeGreaterThan(0);
    const other = await world.worker("w-other", { role: "bureau", place: "370481" });
    expect(await other.refused("carryOver", { county: "440783", year: 2022 })).toBe("not-allowed");
    const agent = await world.worker("w-agent", { role: "agent", place: "440783106221" });
    expect(await agent.refused("carryOver", { county: "440783", year: 2022 })).toBe("not-allowed");
  });
});

describe("KP-15 a residence permit that ran out", () => {
  const tenant = (until: string, more: object = {}): RegisterRow => ({
    ...home("外来", "male", "1975-01-01", "非亲属", {
      ...registeredOnly(2022),
      facts: { hukou: "elsewhere", residencePermit: { until } },
      ...more,
    }),
  });

  test("stops the unpaid registration on the day after, not on its last day, and is told", async () => {
    await start("2021-12-10 23:30:00", [tenant("2021-12-10")]);
    await tick(world.services);
    expect(await standings()).toEqual(["1975 registered"]);
    world.setNow("2021-12-11 00:30:00");
    await tick(world.services);
    expect(await standings()).toEqual(["1975 registered stopped 2021-12-11"]);
    const town = await world.worker("w-town", { role: "town", place: "440783106" });
    const { findings } = await town.get("findings", { show: "open" });
    expect(findings).toMatchObject([{ kind: "permit-expired", year: 2022, cite: "五（二）" }]);
    await town.get("settleFinding", {
      findingId: findings[0]!.findingId,
      way: "acknowledge",
      reason: "已电话告知",
    });
    expect(await town.get("carryOver", { county: "440783", year: 2022 })).toMatchObject({
      stopped: 1,
    });
    world.setNow("2021-12-12 00:30:00");
    await tick(world.services);
    expect((await town.get("findings", { show: "open" })).total).toBe(0);
  });

  test("honours a year that was paid", async () => {
    await start("2021-12-11 00:30:00", [tenant("2021-12-10", paidFor(2022))]);
    await tick(world.services);
    expect(await standings()).toEqual(["1975 paid"]);
  });

  test("does not touch somebody who may enrol without one", async () => {
    const pupil = tenant("2021-12-10");
    pupil.facts = { ...pupil.facts, student: { stage: "school" } };
    const local = { ...tenant("2021-12-10"), ...home("本地", "male", "1976-01-01", "子") };
    local.facts = { ...local.facts, residencePermit: { until: "2021-12-10" } };
    await start("2021-12-11 00:30:00", [pupil, local]);
    await tick(world.services);
    expect(await standings()).toEqual(["1975 registered", "1976 registered"]);
  });
});

test("a double enrolment that came in past the desk is found by the clock (BG-10)", async () => {
  const there = householdOf({ place: "370481108200", book: "T-1", division: "440783", year: 2022 });
  const twin = there("陈四", "female", "1973-01-01", "户主", NEWCOMER);
  await start("2021-10-01 00:30:00", [people.registered, twin]);
  await world.rows(
    `insert into enrolment (county, year, person_id, state, registered)
     select '370481', 2022, id, 'registered', true from person`,
  );
  expect((await world.counts())["finding"]).toBe(0);
  await tick(world.services);
  expect(await world.rows("select county, kind from finding order by county")).toEqual([
    { county: "370481", kind: "double-enrolment" },
    { county: "440783", kind: "double-enrolment" },
  ]);
  world.passSeconds(7 * 3_600);
  await tick(world.services);
  expect((await world.counts())["finding"]).toBe(2);
});

test("a request that was given back lapses when its time is over, and not before", async () => {
  await start("2021-10-10 09:00:00", [people.newcomer]);
  const agent = await world.worker("w-agent", { role: "agent", place: "440783106221" });
  const personId = (await agent.get("search", { name: "陈二" })).people[0]!.personId;
  const at = "2021-10-10T09:00:00+08:00";
  await world.rows(
    `insert into request (county, id, number, kind, state, year, place, person_id, subject_hash, filed_by, body_sealed, cite, filed_at)
     values ('440783', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '440783-2021-0000001', 'registration', 'submitted', 2022, '440783106221', $1, 'x', 'staff:x', 'x', '五', $2)`,
    [personId, at],
  );
  await world.rows("update request set state = 'in-hand'");
  await world.rows("update request set state = 'returned', due_at = '2021-10-21T00:00:00+08:00'");
  const stateOf = () => world.rows("select state, due_at from request");
  world.setNow("2021-10-20 23:59:59");
  await tick(world.services);
  expect(await stateOf()).toMatchObject([{ state: "returned" }]);
  world.setNow("2021-10-21 00:05:00");
  await tick(world.services);
  expect(await stateOf()).toEqual([{ state: "lapsed", due_at: null }]);
  expect(await world.rows("select actor, to_state from request_step")).toEqual([
    { actor: "clock", to_state: "lapsed" },
  ]);
});
