/** [P1] [P3] [P4] [X3] The government's share, what packs inherit, places, and receipts. */
import type { Quote } from "./answer";
import { PackDocument } from "./schema";
import { inWords } from "./pack-faults";
import { Places } from "./places";
import { ENGINE_VERSION, receiptOf } from "./receipt";
import { amount, bookOf, factsWith, packWith, refusalOf, windowWith } from "./testing";

const quote = (change: object): Quote => bookOf(packWith(change)).quote(factsWith());

describe("the government's share", () => {
  const personal = amount("personal", { yuan: 400 });
  const told = (is: unknown, rest: object = {}, way: object = {}): unknown => {
    const fiscal = { ...amount("fiscal", is, "财政补助"), ...rest };
    const answer = quote({ amounts: [personal, fiscal], ways: [windowWith(way)] });
    const step = answer.because.find(({ topic }) => topic === "fiscal");
    return [answer.fiscal, answer.fiscalAtLeast, step];
  };
  const step = (text: string): object => ({ text, cite: "一", topic: "fiscal" });

  it("is told with its clause, as a floor where the plan gives one", () => {
    expect(told({ yuan: 700 })).toEqual([70_000, undefined, step("财政补助：每人700元")]);
    expect(told({ yuan: 700 }, { atLeast: true })).toEqual([
      70_000,
      true,
      step("财政补助：每人至少700元"),
    ]);
  });
  it("is unknown where the plan gives none: whom to ask, and what is known from elsewhere", () => {
    expect(told({ unstated: "县局" })).toEqual([null, undefined, step("财政补助，请问县局")]);
    const elsewhere = { yuan: 670, source: "国家通知" };
    expect(told({ unstated: "县局", elsewhere })).toEqual([
      null,
      undefined,
      step("财政补助，请问县局；别处的数是670元，只供参考（国家通知）"),
    ]);
  });
  it("is nothing where the person pays it, and not told where no plan names it", () => {
    expect(told({ yuan: 700 }, {}, { fiscalPaidByPerson: true })).toEqual([
      0,
      undefined,
      step("政府补助的那一份也由本人缴"),
    ]);
    const { fiscal, because } = quote({ amounts: [personal] });
    expect([fiscal, because.some(({ topic }) => topic === "fiscal")]).toEqual([null, false]);
  });
  it("may differ from person to person", () => {
    const is = {
      cases: [{ when: { sex: "female" }, is: { yuan: 700 } }],
      otherwise: { yuan: 600 },
    };
    const book = bookOf(packWith({ amounts: [personal, amount("fiscal", is)] }));
    const fiscalOf = (sex: "male" | "female"): number | null =>
      book.quote(factsWith({ sex })).fiscal;
    expect([fiscalOf("female"), fiscalOf("male"), fiscalOf("female")]).toEqual([
      70_000, 60_000, 70_000,
    ]);
  });
});

it.each([
  ["settings", { setting: { waiting: "long" } }],
  ["facts", { more: { boat: true } }],
  ["conditions", "poor"],
])("[P4] a name that is not there is refused with where it belongs: %s", (section, when) => {
  const refused = refusalOf(
    packWith({ eligible: [{ key: "a", when, says: "某些人", cite: "二" }] }),
  );
  expect(refused.path).toMatch(/^eligible\.a\.when/);
  expect(refused.problem).toMatch(/^没有名为“(waiting|boat|poor)”的/);
  expect(refused.cure).toBe(`在 ${section} 里写上它，或改正名称`);
});

describe("[P1] what a pack inherits", () => {
  const wide = (rest: object): PackDocument =>
    PackDocument.parse({
      id: "110000/wide",
      place: "110000",
      revision: 1,
      publishedAt: "2029-01-01",
      planLabel: "省里的年度",
      ...rest,
    });
  const whole = (own: object, ...wider: PackDocument[]): PackDocument | undefined =>
    bookOf(packWith({ extends: wider.map(({ id }) => id), ...own }), ...wider).whole("110101", 2030)
      ?.document;
  const note = (key: string, says: string): object => ({ key, says, cite: "九" });
  const saidIn = (document: PackDocument | undefined): unknown =>
    document?.notes?.map(({ key, says }) => [key, says]);

  it("entries of the same key are replaced in their place, new ones come last", () => {
    const wider = wide({ notes: [note("a", "省里说甲"), note("b", "省里说乙")] });
    const own = { notes: [note("c", "县里说丙"), note("a", "县里说甲")] };
    expect(saidIn(whole(own, wider))).toEqual([
      ["a", "县里说甲"],
      ["b", "省里说乙"],
      ["c", "县里说丙"],
    ]);
  });
  it("what is said of the pack itself is not", () => {
    const document = whole(
      {},
      wide({ reason: "更正", approvedBy: "某人", supersedes: 1, standardYear: 2029 }),
    );
    expect(document).toMatchObject({ id: "110101/2030", place: "110101" });
    for (const name of [
      "planLabel",
      "reason",
      "approvedBy",
      "supersedes",
      "standardYear",
      "extends",
    ]) {
      expect(document).not.toHaveProperty(name);
    }
  });
  it("[P6] what does not hold here is taken out, and only by a name that is there", () => {
    const wider = wide({ notes: [note("a", "省里说甲"), note("b", "省里说乙")] });
    const without = (key: string, section = "notes"): object => ({
      without: [{ key, section, says: "本县不适用", cite: "十" }],
    });
    expect(saidIn(whole(without("a"), wider))).toEqual([["b", "省里说乙"]]);
    const refused = (own: object): unknown =>
      refusalOf(packWith({ extends: [wider.id], ...own }), wider);
    expect(refused(without("z"))).toEqual({
      path: "without",
      problem: "继承来的 notes 里没有“z”",
      cure: "改正名称，或去掉这一条",
    });
    expect(refused(without("a", "refunds"))).toMatchObject({
      path: "without",
      problem: "继承来的 refunds 里没有“a”",
    });
  });
  it("[P5] clauses of a wider pack are told with the short name of its document, its own without", () => {
    const notes = [note("a", "省里说甲")];
    const disputes = [
      { key: "d", says: "两处不一样", cite: "三", against: "五", reading: "从严", ask: "省局" },
    ];
    const citesOf = (document: object): unknown => {
      const told = whole({ notes: [note("c", "县里说丙")] }, wide({ notes, disputes, document }));
      return [
        told?.notes?.map(({ cite }) => cite),
        told?.disputes?.map(({ cite, against }) => [cite, against]),
      ];
    };
    expect(citesOf({ title: "省里的方案", short: "省方案" })).toEqual([
      ["省方案 九", "九"],
      [["省方案 三", "省方案 五"]],
    ]);
    expect(citesOf({ title: "省里的方案", number: "省〔2029〕1号" })).toEqual([
      ["省〔2029〕1号 九", "九"],
      [["省〔2029〕1号 三", "省〔2029〕1号 五"]],
    ]);
    expect(citesOf({ title: "省里的方案" })).toEqual([["九", "九"], [["三", "五"]]]);
  });
  it("the nearer of two wider packs wins", () => {
    const second = { ...wide({ notes: [note("a", "市里说甲")] }), id: "110000/second" };
    expect(saidIn(whole({}, wide({ notes: [note("a", "省里说甲")] }), second))).toEqual([
      ["a", "市里说甲"],
    ]);
  });
});

describe("[P3] places", () => {
  const node = (code: string, parent: string | null) => ({
    code,
    name: `名${code}`,
    parent,
    level: "county" as const,
  });
  const places = new Places([
    node("110000", null),
    node("110101", "110000"),
    node("110101Z01", "110101"),
    node("1", "2"),
    node("2", "1"),
  ]);
  it("go upwards by the tree, and by their digits where the tree does not hold them", () => {
    expect(places.upwards("110101Z01")).toEqual(["110101Z01", "110101", "110000"]);
    expect(places.upwards("110101001002")).toEqual([
      "110101001002",
      "110101001",
      "110101",
      "110000",
    ]);
    expect(places.upwards("990000")).toEqual(["990000"]);
  });
  it("have their names, and a circle is refused", () => {
    expect([places.name("110101"), places.name("990000")]).toEqual(["名110101", undefined]);
    expect(() => inWords(() => places.upwards("1"))).toThrow("上级绕成了一个圈");
  });
});

describe("[X3] receipts", () => {
  it("hold what was asked, what answered and what was said; none without a pack", () => {
    const book = bookOf(packWith());
    const facts = factsWith();
    const answer = book.quote(facts);
    const hash = book.packRef("110101", 2030)?.hash;
    expect(receiptOf(facts, answer, book)).toEqual({
      packId: "110101/2030",
      packHash: hash,
      packs: [{ year: 2030, id: "110101/2030", hash }],
      engineVersion: ENGINE_VERSION,
      on: "2029-10-01",
      facts,
      answer,
    });
    const elsewhere = factsWith({ place: "990000" });
    expect(receiptOf(elsewhere, book.quote(elsewhere), book)).toBeUndefined();
  });
});

it("[Q4] where no rule looks at classes they are not missing, though one that is held is told as giving nothing", () => {
  const book = bookOf(packWith());
  expect(book.quote(factsWith()).missing).not.toContain("categories");
  const held = book.quote(factsWith({ categories: [{ code: "dibao" }] }));
  expect(held.unused.map(({ category }) => category)).toEqual(["dibao"]);
});
