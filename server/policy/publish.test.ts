import { contentHash, createPolicyBook, PackError, type PackDocument } from "../../core/policy";
import { readPackDocuments } from "../../local/policies";
import { ROOT } from "../../local/paths";
import { startWorld, type World } from "../../test/world";
import { PacksRefused, policyBook, publishPacks, publishPlaces } from ".";
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

/** A pack as its next revision, with all that a correction has to say. */
const corrected = (pack: PackDocument, change: Partial<PackDocument> = { warning: "改过了" }) => ({
  ...pack,
  revision: pack.revision + 1,
  supersedes: pack.revision,
  reason: "原文更正",
  approvedBy: "王主任",
  ...change,
});
const cured = (cure: string): unknown =>
  expect.objectContaining({ message: expect.stringContaining(cure) as string });

test("the next revision is in force at once, and the old one stays", async () => {
  const pack = packOf("340103", 2023);
  const old = (await book()).packRef("340103", 2023);
  await publishPacks(world.services, [corrected(pack)]);
  const fresh = (await book()).packRef("340103", 2023);
  expect(fresh?.hash).not.toBe(old?.hash);
  expect(
    await world.rows("select 1 from policy_pack where pack_id = $1 and revision >= $2", [
      pack.id,
      pack.revision,
    ]),
  ).toHaveLength(2);
});

test.each([
  ["which revision it corrects", { supersedes: undefined }, "写上现行那一版的版次"],
  ["the revision that is in force", { supersedes: 40 }, "改的是第40版，现行的却是第"],
  ["why", { reason: " " }, "用一句话写明为什么改"],
  ["who approved it", { approvedBy: undefined }, "写上批准人"],
])(
  "a correction that does not name %s is refused, and nothing is written",
  async (_, left, cure) => {
    const before = await world.counts();
    const correction = corrected(packOf("130607", 2023), { revision: 41, ...left });
    await expect(publishPacks(world.services, [correction])).rejects.toThrow(PackError);
    await expect(publishPacks(world.services, [correction])).rejects.toEqual(cured(cure));
    expect(await world.counts()).toEqual(before);
  },
);

test("an earlier revision is not published after a later one", async () => {
  const pack = packOf("440783", 2022);
  await publishPacks(world.services, [corrected(pack, { revision: pack.revision + 5 })]);
  const late = corrected(pack, { revision: pack.revision + 2, warning: "晚了" });
  await expect(publishPacks(world.services, [late])).rejects.toEqual(cured("从现行的一版改起"));
});

test("a new database may begin with a later revision; a pack and its correction may come together", async () => {
  const first = {
    ...packOf("999901", 2027),
    id: "999990/2031",
    place: "999901",
    coverageYear: 2031,
  };
  const later = corrected({ ...first, revision: 6 });
  expect(await publishPacks(world.services, [later])).toMatchObject([{ revision: 7 }]);
  const other = { ...first, id: "999991/2032", coverageYear: 2032, revision: 1 };
  expect(await publishPacks(world.services, [corrected(other), other])).toMatchObject([
    { revision: 1, result: "published" },
    { revision: 2, result: "published" },
  ]);
});

test("what answers a place and year is kept whole under its hash, before and after a correction", async () => {
  const phone = world.phone("o-any");
  const hashOf = async () => {
    const { places } = await phone.get("places");
    return places
      .find(({ code }) => code === "370481108" || code === "370481")!
      .packs.find(({ year }) => year === 2022)!;
  };
  const pack = packOf("370481", 2022);
  const before = await hashOf();
  await publishPacks(world.services, [corrected(pack)]);
  const after = await hashOf();
  expect(after.hash).not.toBe(before.hash);
  expect(after.revision).toBe(before.revision + 1);
  for (const { hash, revision } of [before, after]) {
    const { document } = await phone.get("pack", { hash });
    expect(contentHash(document)).toBe(hash);
    expect((document as PackDocument).revision).toBe(revision);
  }
  expect(await phone.refused("pack", { hash: "0".repeat(64) })).toBe("not-found");
});

test("a new place is published while the product runs: it is listed, fetched and answered from, without a build", async () => {
  const phone = world.phone("o-new");
  const code = "999977";
  expect((await phone.get("places")).places.map((place) => place.code)).not.toContain(code);
  await publishPlaces(world.services, [
    { code, name: "新增县", parent: null, level: "county" },
    { code: `${code}101`, name: "东乡", parent: code, level: "town" },
  ]);
  await publishPacks(world.services, [newPlace(code, 2022, 300)]);
  await publishPacks(world.services, [newPlace(code, 2023, 333)]);
  const { places, today } = await phone.get("places");
  const place = places.find((one) => one.code === code)!;
  expect(place).toMatchObject({
    name: "新增县",
    years: [2022, 2023],
    below: [{ code: `${code}101`, name: "东乡" }],
    current: 2022,
  });
  // From here on as the phone does it: the pack by its hash, held against it, and an answer from it alone.
  const asked = place.packs.map(({ hash }) => phone.get("pack", { hash }));
  const fetched = await Promise.all(asked);
  const documents = fetched.map(({ hash, document }) => {
    expect(contentHash(document)).toBe(hash);
    return document as PackDocument;
  });
  const own = createPolicyBook(documents, fetched[0]!.places);
  const question = { place: `${code}101`, on: today, birthDate: "1990-01-01" };
  expect(own.quote({ ...question, year: 2022 })).toMatchObject({ outcome: "payable", due: 30_000 });
  expect(own.quote({ ...question, year: 2023 }).lines[0]?.standard).toBe(33_300);
});

function newPlace(place: string, year: number, yuan: number): PackDocument {
  return {
    id: `${place}/${year}`,
    place,
    coverageYear: year,
    revision: 1,
    publishedAt: "2021-10-01",
    eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍居民", cite: "一" }],
    amounts: [{ key: "personal", is: { yuan }, says: "个人缴费", cite: "一" }],
    ways: [
      {
        key: "main",
        main: true,
        opens: `${year - 1}-10-01`,
        closes: `${year - 1}-12-31`,
        price: "personal",
        benefit: { from: "year-start", says: "从1月1日起享受", cite: "三" },
        says: "集中缴费期",
        cite: "二",
      },
    ],
    contacts: [{ key: "bureau", name: "新增县医保局", phone: "0750-1234567", cite: "四" }],
  };
}

test("a pack that cannot be compiled is not published, nor what came with it", async () => {
  const before = await world.counts();
  const good = corrected(packOf("430623", 2022));
  const bad = corrected(packOf("130607", 2023), { extends: ["nobody/nowhere"] });
  await expect(publishPacks(world.services, [good, bad])).rejects.toThrow("找不到被继承的");
  expect(await world.counts()).toEqual(before);
});

describe("a pack in which the check finds an error", () => {
  const yet = (pack: PackDocument, says: string) =>
    corrected(pack, {
      revision: 60,
      notes: [...(pack.notes ?? []), { key: "yet", says, cite: "待填" }],
    });

  test("is not published, and the finding is told with its cure", async () => {
    const before = await world.counts();
    const correction = { ...yet(packOf("130607", 2023), "还没有写完"), supersedes: 2 };
    const [refused] = await Promise.allSettled([publishPacks(world.services, [correction])]);
    expect(refused).toMatchObject({
      status: "rejected",
      reason: expect.any(PacksRefused) as unknown,
    });
    const { message } = (refused as PromiseRejectedResult).reason as PacksRefused;
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/^130607\/2023: error \[to-fill\] .*待填.*。$/),
      "有 1 处错误，一份也没有公布。改好再公布。",
    ]);
    expect(await world.counts()).toEqual(before);
  });

  test("is told by file and line where it comes from a file", async () => {
    const correction = { ...yet(packOf("130607", 2023), "还没有写完"), supersedes: 2 };
    const file = {
      file: "pack.yaml",
      value: correction,
      lineOf: () => 7,
      problems: [],
      cases: null,
    };
    await expect(publishPacks(world.services, [correction], () => [file])).rejects.toThrow(
      /^pack\.yaml:7: error \[to-fill\]/,
    );
  });

  test("is found where a new wider pack takes away what it leans on", async () => {
    const code = "999978";
    await publishPlaces(world.services, [{ code, name: "另一县", parent: null, level: "county" }]);
    const { amounts = [], ...county } = { ...newPlace(code, 2022, 300), extends: ["999978/wider"] };
    const wider = {
      id: "999978/wider",
      place: code,
      revision: 1,
      publishedAt: "2021-10-01",
      amounts,
    };
    await publishPacks(world.services, [wider, county]);
    const without = { ...corrected(wider), amounts: [{ ...amounts[0], key: "fee" }] };
    await expect(publishPacks(world.services, [without])).rejects.toThrow(
      /^999978\/2022: error \[unknown-name\]/,
    );
  });
});

test("the compiled book is kept while the packs are the same", async () => {
  expect(await book()).toBe(await book());
});
