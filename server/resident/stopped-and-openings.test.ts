import { householdOf } from "../../local/demo/rows";
import {
  baogou,
  bindFull,
  BAOGOU_YEAR,
  elsewhere,
  filingOf,
  startWorld,
  type World,
} from "../../test/world";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
});
afterAll(() => world.close());

/** As the bureau opens a window. */
const opened = async (kind: string, place: string, from: string, until: string | null, n: number) =>
  world.rows(
    `insert into opening (county, id, place, year, kind, from_day, until_day, source, made_by, made_at)
       values ('130607', $1, $2, 2023, $3, $4, $5, '关于延长缴费期的通知', $1, now())`,
    [`01BX5ZZKBKACTAV9WEVGEMMV${n}${n}`, place, kind, from, until],
  );

/** As the desk stops a year. */
const stop = (memberId: string, year: number) =>
  world.rows(
    `update enrolment set stopped_on = '2022-01-01', stop_reason = 'own-wish', stopped_at = now()
     where year = $2 and person_id = (select person_id from binding where id = $1)`,
    [memberId, year],
  );

describe("a year that was stopped", () => {
  test("reads 已停保, is owed nothing, and cannot be paid; registering anew is open", async () => {
    const phone = world.phone("o-stopped");
    const memberId = await bindFull(world, phone, baogou.father);
    await stop(memberId, BAOGOU_YEAR);
    const { members } = await phone.get("home");
    expect(members[0]?.years.find(({ year }) => year === BAOGOU_YEAR)).toMatchObject({
      headline: "已停保",
      tone: "stop",
      due: null,
      daysLeft: null,
    });
    const items = [{ memberId, year: BAOGOU_YEAR }];
    const basket = await phone.get("quote", { items });
    expect(basket.total).toBe(0);
    expect(JSON.stringify(basket)).toContain("已经停保");
    const { shown, total } = basket;
    expect(
      await phone.refused("order", {
        requestKey: "stopped-years-are-not-paid",
        items,
        shown,
        total,
      }),
    ).toBe("not-payable");
    const { progress } = await phone.get("member", { memberId, year: BAOGOU_YEAR });
    expect(progress.at(-1)?.text).toContain("停保");
    const { errands } = await phone.get("errands", { memberId, year: BAOGOU_YEAR });
    expect(errands.find(({ kind }) => kind === "registration")?.open).toBe(true);
    const view = await phone.get(
      "fileRequest",
      await filingOf(world, phone, { kind: "registration", year: BAOGOU_YEAR, memberId }),
    );
    expect(view.card.state).toBe("submitted");
  });
});

describe("windows that staff open (MC-10, MC-14)", () => {
  test("an extension holds for its place and year, until its day; ended by staff it is gone", async () => {
    world.setNow("2023-01-10 09:00:00");
    const phone = world.phone("o-mancheng");
    await bindFull(world, phone, elsewhere.mancheng);
    const card = async () =>
      (await phone.get("home")).members[0]?.years.find(({ year }) => year === 2023);
    const before = await card();
    await opened("extension", "130607", "2023-01-01", "2023-01-20", 1);
    const after = await card();
    expect([before?.outcome, after?.outcome]).toEqual([
      expect.not.stringMatching("^payable$"),
      "payable",
    ]);
    world.setNow("2023-01-21 00:00:00");
    expect((await card())?.outcome).toBe(before?.outcome);
    world.setNow("2023-01-10 09:00:00");
    await world.rows("update opening set ended_at = now()");
    expect((await card())?.outcome).toBe(before?.outcome);
  });

  test("one of another town, or that has not begun, opens nothing", async () => {
    const phone = world.phone("o-mancheng");
    const card = async () =>
      (await phone.get("home")).members[0]?.years.find(({ year }) => year === 2023);
    const before = (await card())?.outcome;
    await opened("extension", "130607101", "2023-01-01", "2023-01-20", 2);
    await opened("extension", "130607", "2023-01-11", "2023-01-20", 3);
    expect((await card())?.outcome).toBe(before);
    world.setNow("2023-01-11 09:00:00");
    expect((await card())?.outcome).toBe("payable");
  });
});

test("who is subsidised in part pays once the special window of the place is open (MC-14)", async () => {
  world.setNow("2022-11-15 09:00:00");
  const poor = householdOf({ place: "130607100", book: "M-2", division: "130607", year: 2023 });
  const row = poor("何困难", "female", "1970-01-01", "户主", {
    phone: "12013060009",
    categories: [{ code: "dibao-rural", from: "2020-01-01", department: "民政局" }],
  });
  await world.register([row]);
  const phone = world.phone("o-poor");
  await bindFull(world, phone, row);
  const card = async () =>
    (await phone.get("home")).members[0]?.years.find(({ year }) => year === 2023);
  expect(await card()).toMatchObject({ outcome: "not-open" });
  await opened("special", "130607", "2022-11-15", null, 4);
  expect(await card()).toMatchObject({ outcome: "payable", due: 3_500 });
});

describe("a certificate that a number followed", () => {
  test("still finds the person", async () => {
    world.setNow("2021-11-15 09:00:00");
    const certificate = { type: "birth-certificate" as const, number: "V370099887" };
    const { vault } = world.services;
    const former = vault.lookup(certificate.type, certificate.number);
    const [child] = await world.rows<{ id: string }>(
      "select id from person where lookup_hash = $1",
      [vault.lookup("resident-id", baogou.child.document.number)],
    );
    await world.rows(
      `insert into person_document (lookup_hash, person_id, document_type, number_sealed, ended_at)
       values ($1, $2, 'birth-certificate', '', now())`,
      [former, child?.id],
    );
    const phone = world.phone("o-by-certificate");
    const memberId = await phone.bind({ ...baogou.child, document: certificate });
    const { members } = await phone.get("home");
    expect(members).toMatchObject([{ memberId, name: baogou.child.name }]);
    expect(
      await world.phone("o-guess").refused("bind", {
        name: "不是他",
        documentType: certificate.type,
        documentNumber: certificate.number,
        relation: "child",
        guardianConsent: true,
      }),
    ).toBe("no-match");
  });
});
