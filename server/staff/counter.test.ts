import { householdOf, inventedId, registeredOnly } from "../../local/demo/rows";
import {
  baogou,
  bindInFull,
  freshKey,
  PICTURES,
  startWorld,
  type Worker,
  type World,
} from "../../test/world";

const EAST = "370481108200";
const WEST = "370481108201";
const OTHER_TOWN = "370481105";
const YEAR = 2022;

let world: World;
let fatherId: string;
const workers = {} as Record<"east" | "west" | "town" | "otherTown" | "otherCounty", Worker>;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  fatherId = await bindInFull(world, world.phone("o-father"), baogou.father);
  workers.east = await world.worker("o-east", { role: "agent", place: EAST });
  workers.west = await world.worker("o-west", { role: "agent", place: WEST });
  workers.town = await world.worker("o-town", { role: "town", place: "370481108" });
  workers.otherTown = await world.worker("o-other-town", { role: "town", place: OTHER_TOWN });
  workers.otherCounty = await world.worker("o-county", { role: "bureau", place: "440783" });
});
afterAll(() => world.close());

describe("at the counter", () => {
  const home = householdOf({ place: WEST, book: "T-20", division: "370481", year: YEAR });
  const walkIn = home("鲍走访", "male", "1970-05-05", "户主", registeredOnly(YEAR));

  test("any town of the county files, takes and completes for somebody of another; the home town sees it (KP-25)", async () => {
    await world.register([walkIn]);
    const [row] = await world.rows<{ person_id: string }>(
      "select person_id from resident where household = 'T-20'",
    );
    const personId = row?.person_id ?? "";
    const { errands } = await workers.otherTown.get("counterErrands", { personId, year: YEAR });
    expect(errands.map(({ kind }) => kind)).toContain("change");
    const filed = await workers.otherTown.get("counterFile", {
      requestKey: freshKey(),
      kind: "change",
      personId,
      year: YEAR,
      details: { changes: { phone: "12037049988" } },
      materials: [],
      originalsSeen: true,
    });
    expect(filed).toMatchObject({
      acceptedAt: { code: OTHER_TOWN },
      holder: { mine: true },
      card: { state: "in-hand", place: { code: WEST }, name: "鲍走访" },
      person: { name: "鲍走访" },
    });
    const { requestId } = filed.card;
    expect((await workers.town.get("request", { requestId })).holder).toMatchObject({
      mine: false,
    });
    const done = await workers.otherTown.get("complete", {
      requestId,
      version: filed.version,
      originalsSeen: true,
    });
    expect(done.card.state).toBe("completed");
    expect(await workers.otherCounty.refused("counterErrands", { personId })).toBe("not-found");
    expect(await workers.east.refused("counterErrands", { personId })).toBe("not-found");
  });

  test("somebody new is entered on the spot, with photos taken there; the same key is the same filing", async () => {
    const { slots } = await workers.west.get("counterSlots", { count: 1 });
    world.files.put(slots[0]?.cloudPath ?? "", PICTURES.png);
    const request = {
      requestKey: freshKey(),
      kind: "registration" as const,
      place: WEST,
      year: YEAR,
      details: {
        person: {
          name: "鲍新人",
          documentType: "resident-id" as const,
          documentNumber: inventedId("370481", "1992-02-02", "female", 4),
        },
        hukou: "local" as const,
      },
      materials: [{ material: "身份证", slot: slots[0]?.slot ?? "" }],
      originalsSeen: false,
    };
    const filed = await workers.west.get("counterFile", request);
    const again = await workers.west.get("counterFile", request);
    expect(again.card.requestId).toBe(filed.card.requestId);
    const { requestId } = filed.card;
    const [material] = filed.materials;
    await workers.west.get("judge", {
      requestId,
      materialId: material?.materialId ?? "",
      verdict: "good",
    });
    await workers.west.get("complete", { requestId, version: filed.version, originalsSeen: false });
    const found = await workers.west.get("search", { name: "鲍新人" });
    expect(found.people).toMatchObject([{ name: "鲍新人", place: { code: WEST } }]);
  });

  test("a newborn is entered through the parent, who is named by the person; nobody is bound by it", async () => {
    const [parent] = await world.rows<{ id: string }>(
      "select person_id as id from binding where id = $1",
      [fatherId],
    );
    const filed = await workers.town.get("counterFile", {
      requestKey: freshKey(),
      kind: "newborn",
      place: EAST,
      year: YEAR,
      event: { kind: "newborn", on: "2021-11-12" },
      details: {
        person: {
          name: "张窗口",
          documentType: "birth-certificate",
          documentNumber: "R370777001",
          sex: "female",
        },
        parentMemberId: parent?.id,
        hukou: "local",
      },
      materials: [],
      originalsSeen: true,
    });
    const { requestId } = filed.card;
    const bindings = await world.rows("select id from binding");
    const done = await workers.town.get("complete", {
      requestId,
      version: filed.version,
      originalsSeen: true,
    });
    expect(done.person).toMatchObject({ name: "张窗口", household: "T-1" });
    expect(await world.rows("select id from binding")).toEqual(bindings);
  });

  test("too late is refused with the day and the clause, and nothing is written", async () => {
    const kaiping = await world.worker("o-kaiping", { role: "town", place: "440783106" });
    const there = householdOf({
      place: "440783106221",
      book: "K-5",
      division: "440783",
      year: YEAR,
    });
    await world.register([there("关迟到", "male", "1981-01-01", "户主")]);
    const [row] = await world.rows<{ person_id: string }>(
      "select person_id from resident where household = 'K-5'",
    );
    world.setNow("2021-11-21 09:00:00");
    const before = await world.counts();
    const answer = await kaiping.ask("counterFile", {
      requestKey: freshKey(),
      kind: "stop",
      personId: row?.person_id,
      year: YEAR,
      details: { stopReason: "own-wish" },
      materials: [],
      originalsSeen: true,
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "too-late", message: expect.stringMatching(/11月20日.*五（四）1/) as string },
    });
    expect(await world.counts()).toEqual(before);
  });
});
