import type { PackDocument } from "../../core/policy";
import { householdOf } from "../../local/demo/rows";
import { freshKey, startWorld, type Phone, type World } from "../../test/world";
import { publishPacks, publishPlaces } from "../policy";

/** Facts that a plan declares for itself, where money is asked: the register says them, never the resident. */

const CODE = "999976";
const PACK: PackDocument = {
  id: `${CODE}/2022`,
  place: CODE,
  coverageYear: 2022,
  revision: 1,
  publishedAt: "2021-10-01",
  facts: [
    {
      key: "village-aid",
      ask: "村集体给每人补多少？",
      kind: "money",
      says: "村集体补的钱",
      cite: "六",
    },
  ],
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍居民", cite: "一" }],
  amounts: [{ key: "personal", is: { yuan: 400 }, says: "个人缴费", cite: "一" }],
  classes: [
    {
      key: "village",
      pot: "village",
      classes: ["collective"],
      gives: { fact: "village-aid" },
      payers: [{ payer: "village" }],
      says: "村集体再补一部分",
      cite: "六",
    },
  ],
  ways: [
    {
      key: "main",
      main: true,
      opens: "2021-10-01",
      closes: "2021-12-31",
      price: "personal",
      benefit: { from: "year-start", says: "从1月1日起享受", cite: "三" },
      says: "集中缴费期",
      cite: "二",
    },
  ],
  contacts: [{ key: "bureau", name: "某县医保局", phone: "0750-1234567", cite: "四" }],
};

const home = householdOf({ place: `${CODE}101`, book: "O-1", division: "370481", year: 2022 });
const unaided = home("何大明", "male", "1980-05-05", "户主");
const aided = home("何小花", "female", "1982-06-06", "妻", {
  facts: { more: { "village-aid": 10_000 } },
});

let world: World;
let phone: Phone;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await publishPlaces(world.services, [
    { code: CODE, name: "某县", parent: null, level: "county" },
    { code: `${CODE}101`, name: "东乡", parent: CODE, level: "town" },
  ]);
  await publishPacks(world.services, [PACK]);
  await world.register([unaided, aided]);
  phone = world.phone("o-he");
});
afterAll(() => world.close());

test("what the register says counts, in the quote, the order and its receipt", async () => {
  const items = [{ memberId: await phone.bind(aided), year: 2022 }];
  const { shown, total, lines } = await phone.get("quote", { items });
  expect([total, lines[0]?.quote.lines[0]?.aidTotal]).toEqual([30_000, 10_000]);
  const order = await phone.get("order", { requestKey: freshKey(), items, shown, total });
  expect(order.total).toBe(30_000);
  const [kept] = await world.rows<{ body: string }>("select body from quote_receipt");
  expect(JSON.parse(kept?.body ?? "")).toMatchObject({
    facts: { more: { "village-aid": 10_000 } },
  });
});

test("what the resident says does not: the price stays, and nothing of it is stored", async () => {
  const memberId = await phone.bind(unaided);
  const more = { "village-aid": 40_000 };
  const said = { memberId, year: 2022, more, facts: { more } };
  const plain = { memberId, year: 2022 };
  const due = async (items: { memberId: string; year: number }[]) =>
    (await phone.get("quote", { items })).lines.map(({ payable }) => payable);
  expect(await due([plain])).toEqual([40_000]);
  expect(await due([said])).toEqual([40_000]);

  const answers = { more, "more.village-aid": 40_000, hukouKind: "rural" as const };
  await phone.ask("declare", { memberId, year: 2022, answers });
  expect(await due([plain])).toEqual([40_000]);
  const stored = await world.rows("select * from declaration");
  expect(JSON.stringify(stored)).not.toContain("village-aid");
  const detail = await phone.get("member", plain);
  expect(detail.quote.lines[0]?.due).toBe(40_000);

  const { shown } = await phone.get("quote", { items: [plain] });
  const cheaper = { requestKey: freshKey(), items: [said], shown, total: 0 };
  expect(await phone.refused("order", cheaper)).toBe("price-changed");
  const order = await phone.get("order", { ...cheaper, requestKey: freshKey(), total: 40_000 });
  expect(order.total).toBe(40_000);
});
