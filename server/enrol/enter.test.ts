import type { RequestDetails } from "../../core/contracts";
import { householdOf, inventedId, NEWCOMER, paidFor, registeredOnly } from "../../local/demo/rows";
import {
  baogou,
  bindInFull,
  completedBy,
  file,
  startWorld,
  takenBy,
  toFile,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

const EAST = "370481108200";
const WEST = "370481108201";
const TOWN = "370481108";
const HUARONG = "430623104";

let world: World;
let mother: Phone;
let motherId: string;
let agent: Worker;
let town: Worker;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  mother = world.phone("o-mother");
  motherId = await bindInFull(world, mother, baogou.mother);
  agent = await world.worker("o-agent", { role: "agent", place: EAST });
  town = await world.worker("o-town", { role: "town", place: TOWN });
});
afterAll(() => world.close());

const child = (name: string, documentNumber: string): RequestDetails => ({
  person: { name, documentType: "birth-certificate", documentNumber, sex: "male" },
  parentMemberId: motherId,
  hukou: "local",
});

const newborn = (name: string, number: string) =>
  file(world, mother, {
    kind: "newborn",
    place: EAST,
    year: 2022,
    event: { kind: "newborn", on: "2021-11-10" },
    details: child(name, number),
    photos: ["身份证"],
  });

const grownUp = (name: string, birthDate: string, place = EAST): RequestDetails["person"] => ({
  name,
  documentType: "resident-id",
  documentNumber: inventedId(place.slice(0, 6), birthDate, "male", 3),
});

const yearsOf = (name: string) =>
  world.rows<{ county: string; year: number; state: string; stopped: string | null }>(
    `select e.county, e.year, e.state, e.stop_reason as stopped from enrolment e
     join person p on p.id = e.person_id where p.name_hash = $1 order by e.county, e.year`,
    [world.services.vault.nameHash(name)],
  );

test("a newborn comes into the mother's household, is registered, bound to her and can be paid for", async () => {
  const { card } = await newborn("张小宝", "R370123456");
  const open = await agent.get("request", { requestId: card.requestId });
  expect(open).toMatchObject({ can: ["take"], cannot: null, warnings: [], person: null });
  expect(open.willDo.join()).toContain("写进名册");

  const done = await completedBy(agent, card.requestId);
  expect(done).toMatchObject({ card: { state: "completed" }, can: [], willDo: [] });

  const view = await mother.get("request", { requestId: card.requestId });
  const memberId = view.outcome?.memberId ?? "";
  const member = await mother.get("member", { memberId, year: 2022 });
  expect(member.member).toMatchObject({ name: "张小宝", binding: "full", relation: "child" });
  expect(member.quote).toMatchObject({ outcome: "payable", due: 32_000 });
  expect(member.progress[0]).toMatchObject({
    state: "registered",
    at: expect.any(String) as string,
  });
  expect(
    await world.rows(
      `select household, place, relation_to_head from resident
       where person_id = (select person_id from binding where id = $1)`,
      [memberId],
    ),
  ).toEqual([{ household: "T-1", place: EAST, relation_to_head: "子女" }]);
});

test("by photos alone the binding is weak, and every paper that the plan demands must be judged good", async () => {
  const { card } = await newborn("张小照", "R370123457");
  const { requestId } = card;
  const taken = await takenBy(agent, requestId);
  const asked = { requestId, version: taken.version, originalsSeen: false };
  const before = await world.counts();
  expect(await agent.refused("complete", asked)).toBe("materials-missing");
  expect(await world.counts()).toEqual(before);
  for (const { materialId } of taken.materials)
    await agent.get("judge", { requestId, materialId, verdict: "good" });
  await agent.get("complete", asked);
  const view = await mother.get("request", { requestId });
  const memberId = view.outcome?.memberId ?? "";
  const { member } = await mother.get("member", { memberId, year: 2022 });
  expect(member.binding).toBe("weak");
});

test("a first-timer without anybody here gets a household of their own and is bound to themselves", async () => {
  const phone = world.phone("o-newcomer");
  const { card } = await file(world, phone, {
    kind: "registration",
    place: WEST,
    year: 2022,
    details: { person: grownUp("赵新来", "1990-04-04"), hukou: "local" },
    photos: ["身份证"],
  });
  await completedBy(town, card.requestId);
  const { members } = await phone.get("home");
  expect(members).toMatchObject([
    { name: "赵新来", relation: "self", binding: "full", place: { code: WEST } },
  ]);
  const detail = await phone.get("member", { memberId: members[0]?.memberId ?? "", year: 2022 });
  expect(detail.quote).toMatchObject({ outcome: "payable", due: 32_000 });
});

test("a number that is registered under another name is refused, and nothing is written", async () => {
  const phone = world.phone("o-wrong-name");
  const open = await file(world, phone, {
    kind: "registration",
    place: EAST,
    year: 2022,
    details: {
      person: {
        name: "别人的名字",
        documentType: "resident-id",
        documentNumber: baogou.disabled.document.number,
      },
      hukou: "local",
    },
    photos: ["身份证"],
  });
  const { requestId } = open.card;
  const { version } = await takenBy(agent, requestId);
  const before = await world.counts();
  expect(await agent.refused("complete", { requestId, version, originalsSeen: true })).toBe(
    "stands-against",
  );
  expect(await world.counts()).toEqual(before);
  expect((await phone.get("home")).members).toEqual([]);
});

test("a certificate that stands on a child of another name is refused and listed", async () => {
  const father = world.phone("o-father");
  const fatherId = await bindInFull(world, father, baogou.father);
  const { card } = await file(world, father, {
    kind: "registration",
    place: EAST,
    year: 2022,
    details: {
      ...child("张另一个", "R370123456"),
      person: {
        name: "张另一个",
        documentType: "birth-certificate",
        documentNumber: "R370123456",
        sex: "male",
        birthDate: "2021-11-10",
      },
      parentMemberId: fatherId,
    },
    photos: ["身份证"],
  });
  const { requestId } = card;
  const { version } = await takenBy(town, requestId);
  const answer = await town.ask("complete", { requestId, version, originalsSeen: true });
  expect(answer).toMatchObject({ ok: false, error: { code: "number-taken" } });
  expect(
    await world.rows("select kind, state from finding where kind = 'certificate-reused'"),
  ).toEqual([{ kind: "certificate-reused", state: "open" }]);
  expect((await town.get("request", { requestId })).card.state).toBe("in-hand");
});

describe("somebody who moves from one county to another", () => {
  const there = householdOf({ place: HUARONG, book: "H-1", division: "430623", year: 2022 });
  const mover = there("何搬家", "male", "1988-03-03", "户主", {
    phone: "12037049001",
    ...registeredOnly(2022),
  });
  const payer = there("何缴过", "male", "1978-03-03", "兄", {
    phone: "12037049002",
    ...paidFor(2022),
  });
  const movedIn = async (row: typeof mover, openid: string) => {
    const phone = world.phone(openid);
    const memberId = await bindInFull(world, phone, row);
    const sent = await toFile(world, phone, {
      kind: "moved-in",
      memberId,
      place: WEST,
      year: 2022,
      event: { kind: "moved-in", on: "2021-11-12" },
      details: { hukou: "local" },
      photos: ["身份证"],
    });
    return { phone, memberId, filed: await phone.ask("fileRequest", sent) };
  };
  beforeAll(() => world.register([mover, payer]));

  test("is stopped where they came from and registered where they are", async () => {
    const { filed } = await movedIn(mover, "o-mover");
    if (!filed.ok) throw new Error(JSON.stringify(filed.error));
    const { requestId } = filed.data.card;
    const open = await town.get("request", { requestId });
    expect(open.warnings).toMatchObject([{ blocks: false }]);
    await completedBy(town, requestId);
    expect(await yearsOf("何搬家")).toEqual([
      { county: "370481", year: 2022, state: "registered", stopped: null },
      { county: "430623", year: 2022, state: "registered", stopped: "moved-out" },
    ]);
    const phone = world.phone("o-mover");
    const [member] = (await phone.get("home")).members;
    expect(member?.place.code).toBe(WEST);
  });

  test("who has paid there for the year is not enrolled twice (BG-10)", async () => {
    const { filed } = await movedIn(payer, "o-payer");
    expect(filed).toMatchObject({ ok: false, error: { code: "stands-against" } });
  });
});

test("what came up since the filing stands against it: paid elsewhere, with the clause", async () => {
  const phone = world.phone("o-late-news");
  const there = householdOf({ place: HUARONG, book: "H-2", division: "430623", year: 2022 });
  const row = there("何两地", "male", "1977-07-07", "户主", NEWCOMER);
  const { card } = await file(world, phone, {
    kind: "registration",
    place: WEST,
    year: 2022,
    details: {
      person: { name: row.name, documentType: "resident-id", documentNumber: row.document.number },
      hukou: "local",
    },
    photos: ["身份证"],
  });
  await world.register([{ ...row, enrolledYears: [2022] }]);
  const { requestId } = card;
  const taken = await takenBy(town, requestId);
  expect(taken.warnings).toMatchObject([
    { blocks: true, cite: expect.stringContaining("二（四）") as string },
  ]);
  const before = await world.counts();
  const answer = await town.ask("complete", {
    requestId,
    version: taken.version,
    originalsSeen: true,
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "stands-against", message: expect.stringContaining("二（四）") as string },
  });
  expect(await world.counts()).toEqual(before);
});

describe("whom the account that filed is bound to", () => {
  const cousin = householdOf({ place: EAST, book: "T-1", division: "370481", year: 2022 })(
    "张堂弟",
    "male",
    "1995-05-05",
    "侄",
    NEWCOMER,
  );
  const stranger = householdOf({ place: WEST, book: "T-30", division: "370481", year: 2022 })(
    "鲍别人",
    "male",
    "1965-05-05",
    "户主",
    NEWCOMER,
  );
  const entered = async (phone: Phone, row: typeof cousin) => {
    const { card } = await file(world, phone, {
      kind: "registration",
      place: row.place,
      year: 2022,
      details: {
        person: {
          name: row.name,
          documentType: "resident-id",
          documentNumber: row.document.number,
        },
        hukou: "local",
      },
      photos: ["身份证"],
    });
    await completedBy(town, card.requestId);
    const { members } = await phone.get("home");
    return members.find(({ name }) => name === row.name);
  };
  beforeAll(() => world.register([cousin, stranger]));

  test("weakly to somebody whom a register knew before, whatever papers were seen", async () => {
    expect(await entered(world.phone("o-neighbour"), stranger)).toMatchObject({ binding: "weak" });
  });

  test("in full where it is fully bound to somebody of the same household book", async () => {
    expect(await entered(mother, cousin)).toMatchObject({ binding: "full" });
  });
});
