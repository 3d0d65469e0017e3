import { PackError } from "../../core/policy";
import { readPackDocuments } from "../../local/policies";
import { ROOT } from "../../local/paths";
import { startWorld, type World } from "../../test/world";
import { policyBook, publishPacks } from ".";
import { SYSTEM } from "../db";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
});
afterAll(() => world.close());

const packOf = (place: string, year: number) =>
  readPackDocuments(ROOT).packs.find((pack) => pack.place === place && pack.coverageYear === year)!;
const book = () => world.db.run(SYSTEM, (tx) => policyBook(world.db, tx));

test("every pack of the project is published and compiles; publishing them again is nothing", async () => {
  const { packs } = readPackDocuments(ROOT);
  const before = await world.counts();
  const results = await publishPacks(world.services, packs);
  expect(new Set(results.map(({ result }) => result))).toEqual(new Set(["kept"]));
  expect(await world.counts()).toEqual(before);
  const codes = (await book()).places().map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(["440783", "340103", "370481", "430623", "130607", "999901"]),
  );
});

test("a published revision does not change: other content under the same number is refused", async () => {
  const pack = packOf("370481", 2022);
  const before = await world.counts();
  await expect(publishPacks(world.services, [{ ...pack, warning: "改过了" }])).rejects.toThrow(
    PackError,
  );
  expect(await world.counts()).toEqual(before);
});

test("the next revision is in force at once, and the old one stays", async () => {
  const pack = packOf("340103", 2023);
  const old = (await book()).packRef("340103", 2023);
  await publishPacks(world.services, [{ ...pack, revision: pack.revision + 1, warning: "改过了" }]);
  const fresh = (await book()).packRef("340103", 2023);
  expect(fresh?.hash).not.toBe(old?.hash);
  expect(await world.rows("select 1 from policy_pack where pack_id = $1", [pack.id])).toHaveLength(
    2,
  );
});

test("a pack that cannot be compiled is not published, nor what came with it", async () => {
  const pack = packOf("430623", 2022);
  const before = await world.counts();
  const good = { ...pack, revision: pack.revision + 1, warning: "改过了" };
  const bad = { ...packOf("130607", 2023), revision: 99, extends: ["nobody/nowhere"] };
  await expect(publishPacks(world.services, [good, bad])).rejects.toThrow(PackError);
  expect(await world.counts()).toEqual(before);
});

test("the compiled book is kept while the packs are the same", async () => {
  expect(await book()).toBe(await book());
});
