import type { ResidentRequest } from "../../core/contracts";
import {
  baogou,
  filingOf,
  PICTURES,
  putUp,
  startWorld,
  strangerOf,
  type Phone,
  type World,
} from "../../test/world";

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-photographer");
  await phone.get("home");
});
afterAll(() => world.close());

type Filing = ResidentRequest<"fileRequest">;

describe("materials", () => {
  const asked = {
    kind: "registration" as const,
    year: 2022,
    place: "370481108200",
    details: { person: strangerOf(), hukou: "local" as const },
  };
  const withPhotos = async (materials: Filing["materials"]) => {
    const before = await world.counts();
    const answer = await phone.ask("fileRequest", {
      ...(await filingOf(world, phone, asked)),
      materials,
    });
    const after = await world.counts();
    // Slots were given out meanwhile; nothing else is written.
    expect({ ...after, photo_slot: before["photo_slot"] }).toEqual(before);
    return answer.ok ? "filed" : [answer.error.code, answer.error.path];
  };

  test("what the plan asks for has to be put up", async () => {
    expect(await withPhotos([])).toEqual(["materials-missing", "materials"]);
  });

  test.each<[string, Buffer]>([
    ["no picture", Buffer.from("%PDF-1.7 not a picture")],
    ["an empty file", Buffer.alloc(0)],
    [
      "a picture of more than five megabytes",
      Buffer.concat([PICTURES.jpeg, Buffer.alloc(5 << 20)]),
    ],
    ["a web page that calls itself a picture", Buffer.from("<html>\xff\xd8\xff")],
  ])("%s is refused", async (_, content) => {
    expect(await withPhotos(await putUp(world, phone, ["身份证"], content))).toEqual([
      "bad-material",
      "materials.0",
    ]);
  });

  test("a slot that nobody filled, somebody else's, one twice, and one that is over", async () => {
    const { slots } = await phone.get("photoSlots", { count: 1 });
    const empty = [{ material: "身份证", slot: slots[0]?.slot ?? "" }];
    expect(await withPhotos(empty)).toEqual(["bad-material", "materials.0"]);
    const theirs = await putUp(world, world.phone("o-neighbour"), ["身份证"]);
    expect(await withPhotos(theirs)).toEqual(["bad-material", "materials.0"]);
    const [mine] = await putUp(world, phone, ["身份证"]);
    if (!mine) throw new Error("no slot");
    expect(await withPhotos([mine, mine])).toEqual(["bad-material", "materials.1"]);
    world.passSeconds(15 * 60 + 1);
    expect(await withPhotos([mine])).toEqual(["bad-material", "materials.0"]);
  });

  test.each(Object.entries(PICTURES))("%s is a picture", async (_, content) => {
    const details = { person: strangerOf("370481", "1991-01-01"), hukou: "local" as const };
    const answer = await phone.ask("fileRequest", {
      ...(await filingOf(world, phone, { ...asked, details })),
      materials: await putUp(world, phone, ["身份证"], content),
    });
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) await phone.get("withdraw", { requestId: answer.data.card.requestId });
  });

  test("a used slot is used", async () => {
    const photos = await putUp(world, phone, ["身份证"]);
    const details = { person: strangerOf("370481", "1992-02-02"), hukou: "local" as const };
    const filing = { ...(await filingOf(world, phone, { ...asked, details })), materials: photos };
    const { card } = await phone.get("fileRequest", filing);
    await phone.get("withdraw", { requestId: card.requestId });
    expect(await withPhotos(photos)).toEqual(["bad-material", "materials.0"]);
  });

  test("a storage that does not answer is told, and nothing is written", async () => {
    const photos = await putUp(world, phone, ["身份证"]);
    world.files.silent = true;
    expect(await withPhotos(photos)).toEqual(["unavailable", undefined]);
    world.files.silent = false;
  });

  test("slots are not given out without end", async () => {
    const hoarder = world.phone("o-hoarder");
    for (let i = 0; i < 3; i += 1) await hoarder.get("photoSlots", { count: 12 });
    expect(await hoarder.refused("photoSlots", { count: 1 })).toBe("too-many-tries");
    world.passSeconds(15 * 60 + 1);
    expect((await hoarder.get("photoSlots", { count: 1 })).slots).toHaveLength(1);
  });
});
