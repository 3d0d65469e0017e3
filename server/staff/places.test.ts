import { startWorld, type World } from "../../test/world";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
});
afterAll(() => world.close());

test("a worker chooses among the places of the own counties, villages and schools too", async () => {
  const worker = await world.worker("o-agent", { role: "agent", place: "370481108200" });
  const { places } = await worker.get("places");
  expect(places.every(({ code }) => code.startsWith("370481"))).toBe(true);
  expect(places).toContainEqual(expect.objectContaining({ code: "370481", level: "county" }));
  const village = places.find(({ code }) => code === "370481108200");
  const town = places.find(({ code }) => code === "370481108");
  expect(village).toMatchObject({ level: "village", above: town?.name });
});

test("who holds no role chooses nothing", async () => {
  await expect(world.staffPhone("o-nobody").refused("places", {})).resolves.toBe("not-allowed");
});
