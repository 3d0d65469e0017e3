import { inventedId } from "../../local/demo/rows";
import {
  baogou,
  bindInFull,
  completedBy,
  file,
  freshKey,
  PICTURES,
  startWorld,
  takenBy,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

const EAST = "370481108200";
const WEST = "370481108201";
const TOWN = "370481108";
const OTHER_TOWN = "370481105";
const YEAR = 2022;

let world: World;
let father: Phone;
let fatherId: string;
const workers = {} as Record<
  | "east"
  | "west"
  | "town"
  | "otherTown"
  | "bureau"
  | "otherCounty"
  | "tax"
  | "auditor"
  | "relative",
  Worker
>;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00", 8);
  await world.register(Object.values(baogou));
  father = world.phone("o-father");
  fatherId = await bindInFull(world, father, baogou.father);
  const hire = (
    role: Parameters<World["worker"]>[1]["role"],
    place: string,
    openid = `o-${role}-${place}`,
  ) => world.worker(openid, { role, place });
  workers.east = await hire("agent", EAST);
  workers.west = await hire("agent", WEST);
  workers.town = await hire("town", TOWN);
  workers.otherTown = await hire("town", OTHER_TOWN);
  workers.bureau = await hire("bureau", "370481");
  workers.otherCounty = await hire("bureau", "440783");
  workers.tax = await hire("tax", TOWN);
  workers.auditor = await hire("auditor", "370481");
  // Somebody of the same household book, who works for the village.
  const relative = world.phone("o-relative");
  await relative.bind(baogou.mother, { relation: "self" });
  workers.relative = await hire("agent", EAST, "o-relative");
});
afterAll(() => world.close());

let made = 0;
const changeOf = async (phone = father, memberId = fatherId) => {
  made += 1;
  const { card } = await file(world, phone, {
    kind: "change",
    memberId,
    year: YEAR,
    details: { changes: { address: `鲍沟东村${made}号` } },
  });
  return card.requestId;
};
const over = async (requestId: string) => completedBy(workers.town, requestId);

test("who sees a request: the home places and the auditor; not another village, another town, another county or the tax side", async () => {
  const requestId = await changeOf();
  for (const who of ["east", "town", "bureau", "auditor"] as const)
    expect((await workers[who].get("request", { requestId })).card.requestId).toBe(requestId);
  for (const who of ["west", "otherTown", "otherCounty", "tax"] as const)
    expect([who, await workers[who].refused("request", { requestId })]).toEqual([who, "not-found"]);
  const seen = await workers.auditor.get("request", { requestId });
  expect(seen).toMatchObject({ can: [], details: { changes: { address: `鲍沟东村${made}号` } } });
  expect(await workers.auditor.refused("take", { requestId, version: 1 })).toBe("not-allowed");
  await over(requestId);
});

test("looking at it is on record, and the resident sees from where", async () => {
  const requestId = await changeOf();
  await workers.east.get("request", { requestId });
  const { looks } = await father.get("lookers", { memberId: fatherId });
  expect(looks[0]).toMatchObject({ who: expect.stringContaining("鲍沟东村") as string });
  await over(requestId);
});

test("nobody decides for the own family: filed by it, bound to it, or of the same household book", async () => {
  const requestId = await changeOf();
  const seen = await workers.relative.get("request", { requestId });
  expect(seen).toMatchObject({ can: [], cannot: expect.stringContaining("自己家") as string });
  expect(await workers.relative.refused("take", { requestId, version: seen.version })).toBe(
    "own-family",
  );
  const taken = await takenBy(workers.town, requestId);
  expect(
    await workers.relative.refused("complete", {
      requestId,
      version: taken.version,
      originalsSeen: true,
    }),
  ).toBe("changed-meanwhile");
  const atCounter = await workers.relative.refused("counterFile", {
    requestKey: freshKey(),
    kind: "change",
    personId: taken.person?.personId,
    year: YEAR,
    details: { changes: { address: "别处" } },
    materials: [],
    originalsSeen: true,
  });
  expect(atCounter).toBe("own-family");
  await workers.town.get("complete", { requestId, version: taken.version, originalsSeen: true });
});

test("only the holder decides, with the version that was seen; what is over stays over", async () => {
  const requestId = await changeOf();
  const { version } = await takenBy(workers.east, requestId);
  const asked = { requestId, version, originalsSeen: true };
  expect(await workers.town.refused("complete", asked)).toBe("changed-meanwhile");
  expect(await workers.town.refused("letGo", { requestId, version })).toBe("changed-meanwhile");
  expect(await workers.east.refused("complete", { ...asked, version: version - 1 })).toBe(
    "changed-meanwhile",
  );
  expect(await workers.east.refused("refuse", { ...asked, reason: "x", cite: "plan" })).toBe(
    "not-allowed",
  );
  const free = await workers.east.get("letGo", { requestId, version });
  expect(free).toMatchObject({ card: { state: "submitted" }, holder: null, can: ["take"] });
  await completedBy(workers.town, requestId);
  expect(await workers.town.refused("take", { requestId, version: version + 3 })).toBe(
    "request-over",
  );
});

test("one that is overdue in a colleague's hands is freed by the town", async () => {
  const requestId = await changeOf();
  const { version } = await takenBy(workers.east, requestId);
  world.setNow("2021-11-16 09:00:00");
  expect((await workers.town.get("request", { requestId })).can).toEqual(["let-go"]);
  await workers.town.get("letGo", { requestId, version });
  await over(requestId);
});

test("given back with the reason and a day; supplemented, it waits again", async () => {
  const requestId = await changeOf();
  const { version } = await takenBy(workers.east, requestId);
  const back = await workers.east.get("giveBack", {
    requestId,
    version,
    reason: "门牌号看不清",
    materials: ["户口簿"],
  });
  expect(back.card).toMatchObject({ state: "returned", dueAt: expect.any(String) as string });
  const view = await father.get("request", { requestId });
  expect(view.steps.at(-1)?.text).toContain("门牌号看不清");
  expect(view.steps.at(-1)?.text).toContain("户口簿");
  expect(view.steps.at(-1)?.by).toBe("鲍沟东村工作人员");
  await father.get("supplement", {
    requestId,
    details: { changes: { address: "鲍沟东村九十九号" } },
    materials: [],
  });
  const again = await completedBy(workers.east, requestId);
  expect(again.card.state).toBe("completed");
});

test("refused with the reason and the clause, which the resident reads; nothing is changed", async () => {
  const requestId = await changeOf();
  const { version } = await takenBy(workers.town, requestId);
  const residents = await world.rows("select * from resident order by person_id");
  await workers.town.get("refuse", { requestId, version, reason: "不在本村居住", cite: "plan" });
  const view = await father.get("request", { requestId });
  expect(view.card.state).toBe("refused");
  expect(view.steps.at(-1)).toMatchObject({
    text: expect.stringContaining("不在本村居住") as string,
    cite: "三（三）",
  });
  expect(await world.rows("select * from resident order by person_id")).toEqual(residents);
});

test("what was stated wrong is put right before it is decided; before and after are sealed", async () => {
  const requestId = await changeOf();
  const { version } = await takenBy(workers.east, requestId);
  const right = await workers.east.get("correctRequest", {
    requestId,
    version,
    details: { changes: { address: "鲍沟东村一百号" } },
    why: "当面核对",
  });
  expect(right).toMatchObject({
    version: version + 1,
    card: { state: "in-hand" },
    details: { changes: { address: "鲍沟东村一百号" } },
  });
  expect(await workers.east.refused("complete", { requestId, version, originalsSeen: true })).toBe(
    "changed-meanwhile",
  );
  const dump = JSON.stringify(await world.rows("select * from audit"));
  expect(dump).not.toContain("鲍沟东村一百号");
  expect(
    await world.rows(
      "select commitment is not null as sealed from audit where action = 'correct-request'",
    ),
  ).toEqual([{ sealed: true }]);
  await workers.east.get("complete", { requestId, version: version + 1, originalsSeen: true });
});

test("a photo is looked at by an address that holds for a minute, and the look is on record", async () => {
  const { card } = await file(world, father, {
    kind: "change",
    memberId: fatherId,
    year: YEAR,
    details: { changes: { address: "新址" } },
    photos: ["户口簿"],
  });
  const { requestId } = card;
  const [material] = (await workers.east.get("request", { requestId })).materials;
  const { url } = await workers.east.get("photo", {
    requestId,
    materialId: material?.materialId ?? "",
  });
  expect(url).toMatch(/^https:/);
  expect(world.files.given.at(-1)?.seconds).toBe(60);
  expect(
    await workers.auditor.refused("photo", { requestId, materialId: material?.materialId ?? "" }),
  ).toBe("not-allowed");
  expect(await world.rows("select 1 from audit where action = 'look-at-photo'")).toHaveLength(1);
  // Whoever put it up puts another picture in its place.
  const [stored] = await world.rows<{ file_id: string }>(
    "select file_id from request_material where id = $1",
    [material?.materialId],
  );
  world.files.kept.set(stored?.file_id ?? "", PICTURES.png);
  expect(
    await workers.east.refused("photo", { requestId, materialId: material?.materialId ?? "" }),
  ).toBe("bad-material");
  const form = await workers.town.get("form", { requestId });
  expect(form.number).toBe(card.number);
  expect(JSON.stringify(form.sections)).toContain("新址");
  await over(requestId);
});

test("a page of the queue goes on where the last one ended, what is due first comes first, and counts all", async () => {
  world.setNow("2021-11-23 09:00:00");
  const ids: string[] = [];
  for (let n = 0; n < 34; n += 1) {
    const filed = await workers.town.get("counterFile", {
      requestKey: freshKey(),
      kind: "registration",
      place: EAST,
      year: YEAR,
      details: {
        person: {
          name: `排队${"甲乙丙丁戊己庚辛壬癸"[n % 10] ?? ""}`,
          documentType: "resident-id",
          documentNumber: inventedId("370481", `19${50 + n}-06-0${(n % 9) + 1}`, "male", 2),
        },
        hukou: "local",
      },
      materials: [],
      originalsSeen: true,
    });
    ids.push(filed.card.requestId);
    await workers.town.get("letGo", { requestId: filed.card.requestId, version: filed.version });
    world.passSeconds(1);
  }
  const first = await workers.town.get("queue", { show: "waiting" });
  expect(first).toMatchObject({ total: 34, next: expect.any(String) as string });
  // What is filed in between neither repeats nor hides anything.
  world.setNow("2021-11-24 09:00:00");
  await changeOf();
  const second = await workers.town.get("queue", { show: "waiting", cursor: first.next ?? "" });
  const seen = [...first.requests, ...second.requests].map(({ requestId }) => requestId);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(0, 34).sort()).toEqual([...ids].sort());
  expect(second.next).toBeNull();
  const overdue = await workers.town.get("queue", { show: "overdue" });
  expect(overdue.total).toBe(34);
  expect(overdue.requests.every((card) => card.overdue)).toBe(true);
  expect((await workers.west.get("queue", { show: "waiting" })).total).toBe(0);
  expect((await workers.otherTown.get("queue", { show: "waiting" })).total).toBe(0);
  expect((await workers.town.get("queue", { show: "waiting", place: WEST })).total).toBe(0);
  expect((await workers.town.get("queue", { show: "waiting", kind: "change" })).total).toBe(1);
  expect(await workers.town.refused("queue", { show: "waiting", cursor: "x" })).toBe("bad-request");
});
