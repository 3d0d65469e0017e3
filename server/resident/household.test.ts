import { baogou, bindFull, elsewhere, startWorld, type Phone, type World } from "../../test/world";
import { householdOf } from "../../local/demo/rows";

let world: World;
let phone: Phone;
let head: string;
beforeAll(async () => {
  world = await startWorld("2022-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
  phone = world.phone("o-zhao");
  head = await bindFull(world, phone, elsewhere.mancheng);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2022-11-15 09:00:00"));

const view = () => phone.get("household", { memberId: head, year: 2023 });
const idOf = async (relation: string): Promise<string> =>
  (await view()).people.find(({ relationToHead }) => relationToHead === relation)?.personId ?? "";

test("everybody of the book, names of others masked, with what has to be done (MC-03)", async () => {
  const { people, together, complete, place } = await view();
  expect(place.code).toBe("130607100");
  expect(together?.cite).toMatch(/一（三）/);
  expect(
    people.map(({ name, relationToHead, birthYear }) => [name, relationToHead, birthYear]),
  ).toEqual([
    ["赵刚", "户主", 1978],
    ["孙*", "妻", 1979],
    ["赵*", "子", 2001],
  ]);
  expect(people.every(({ open, enrolled, leftOut }) => open && !enrolled && !leftOut)).toBe(true);
  expect(complete).toBe(false);
  expect(JSON.stringify(people)).not.toContain(elsewhere.manchengSon.document.number);
});

test("a soldier is left out until he is back, and is a to-do from that day on", async () => {
  const personId = await idOf("子");
  const said = { memberId: head, personId, year: 2023, reason: "army" as const };
  expect(await phone.refused("sayLeftOut", said)).toBe("bad-request");
  expect(await phone.refused("sayLeftOut", { ...said, until: "2022-11-15" })).toBe("bad-request");
  const after = await phone.get("sayLeftOut", { ...said, until: "2022-12-01" });
  const son = (people: typeof after.people) => people.find((one) => one.personId === personId);
  expect(son(after.people)).toMatchObject({
    open: false,
    leftOut: { reason: "army", until: "2022-12-01", text: "参军，预计2022年12月1日回来" },
  });
  world.setNow("2022-11-30 23:59:59");
  expect(son((await view()).people)?.open).toBe(false);
  world.setNow("2022-12-01 00:00:00");
  expect(son((await view()).people)?.open).toBe(true);
});

test("insured elsewhere tells which and where; a reason can be changed and taken back, with a trace of each", async () => {
  const personId = await idOf("妻");
  const said = { memberId: head, personId, year: 2023 };
  expect(await phone.refused("sayLeftOut", { ...said, reason: "elsewhere" })).toBe("bad-request");
  const elsewhereNow = await phone.get("sayLeftOut", {
    ...said,
    reason: "elsewhere",
    kind: "职工医保",
    where: "东莞市",
  });
  const wife = (people: typeof elsewhereNow.people) =>
    people.find((one) => one.personId === personId);
  expect(wife(elsewhereNow.people)?.leftOut?.text).toBe("在别处参保：东莞市 职工医保");
  expect(
    wife((await phone.get("sayLeftOut", { ...said, reason: "employee" })).people),
  ).toMatchObject({ open: false, leftOut: { reason: "employee" } });
  expect(wife((await phone.get("sayLeftOut", { ...said, reason: null })).people)).toMatchObject({
    open: true,
    leftOut: null,
  });
  const traces = await world.rows<{ book: string; person_id: string; commitment: string | null }>(
    "select book, person_id, commitment from audit where action = 'say-left-out' and subject = $1",
    [personId],
  );
  expect(traces).toHaveLength(3);
  expect(traces.every((one) => one.book === "130607" && one.commitment !== null)).toBe(true);
  const [clear] = await world.rows<{ n: string }>(
    "select count(*) as n from left_out where detail_sealed like '%东莞%'",
  );
  expect(clear?.n).toBe("0");
});

test("a weak binding sees no household and says nothing about it", async () => {
  const neighbour = world.phone("o-neighbour");
  const memberId = await neighbour.bind(elsewhere.mancheng);
  expect(await neighbour.refused("household", { memberId })).toBe("needs-confirmation");
  expect(
    await neighbour.refused("sayLeftOut", {
      memberId,
      personId: await idOf("妻"),
      year: 2023,
      reason: "death",
    }),
  ).toBe("needs-confirmation");
  expect(await neighbour.refused("household", { memberId: head })).toBe("not-bound");
});

test("nobody is spoken for outside the own book", async () => {
  const own = world.phone("o-father");
  const father = await bindFull(world, own, baogou.father);
  expect(
    await own.refused("sayLeftOut", {
      memberId: father,
      personId: await idOf("妻"),
      year: 2022,
      reason: "death",
    }),
  ).toBe("not-found");
  const { people } = await own.get("household", { memberId: father, year: 2022 });
  expect(people).toHaveLength(6);
});

test("who is registered or has paid is not left out: that is a stop", async () => {
  const own = world.phone("o-registered");
  const memberId = await bindFull(world, own, baogou.father);
  const { people } = await own.get("household", { memberId, year: 2022 });
  const personId = people.find(({ enrolled }) => enrolled)?.personId ?? "";
  const said = { memberId, personId, year: 2022, reason: "employee" as const };
  expect(await own.refused("sayLeftOut", said)).toBe("stands-against");
});

test("of those who are bound in full the name is whole", async () => {
  const own = world.phone("o-couple");
  const father = await bindFull(world, own, baogou.father);
  await bindFull(world, own, baogou.mother, "spouse");
  await own.bind(baogou.grandfather);
  const { people } = await own.get("household", { memberId: father, year: 2022 });
  const names = people.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["张建军", "李娟", "张*田"]));
});

test("a collective book is no family", async () => {
  const dormitory = householdOf({
    place: "130607Z01",
    book: "集体户",
    division: "130607",
    year: 2023,
  });
  const students = Array.from({ length: 31 }, (_, i) =>
    dormitory(
      "林同学",
      i % 2 ? "male" : "female",
      `2003-01-${String(i + 1).padStart(2, "0")}`,
      "非亲属",
      {
        ...(i === 0 && { phone: "12013060077" }),
      },
    ),
  );
  await world.register(students);
  const [first] = students;
  if (!first) throw new Error("no student");
  const own = world.phone("o-student");
  const memberId = await bindFull(world, own, first);
  expect(await own.refused("household", { memberId, year: 2023 })).toBe("not-allowed");
});
