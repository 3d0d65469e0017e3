/** What becomes of every class that a person holds: the rules about classes of SPEC.md. */
import { aidClass, bookOf, factsWith, holding, packWith } from "./testing";

const unusedOf = (...unused: { category: string; reason: string }[]) =>
  unused.map(({ category, reason }) => ({ category, reason }));

describe("every class that is held and gives nothing is told", () => {
  const all = {
    classes: [aidClass("tekun", "all"), aidClass("dibao", { yuan: 100 }, { pot: "town" })],
  };

  it("[A1] in a later pot too, where nothing is left and nothing was told before", () => {
    const { due, unused } = bookOf(packWith(all)).quote(factsWith(holding("tekun", "dibao")));
    expect(due).toBe(0);
    expect(unusedOf(...unused)).toEqual([{ category: "dibao", reason: "outranked" }]);
  });

  it("[A1] and once only, where several coverage years are owed", () => {
    const newborn = {
      key: "newborn",
      when: { event: ["newborn"] },
      before: ["window"],
      opens: "birth",
      closes: { unstated: "县医保局" },
      price: "personal",
      owes: { from: "birth", to: "year-end", choice: "all", says: "两年都缴", cite: "五" },
      says: "新生儿",
      cite: "五",
    };
    const classes = [aidClass("tekun", { yuan: 100 }), aidClass("dibao", { yuan: 50 })];
    const later = packWith({ classes });
    const ways = [newborn, ...(later.ways ?? [])];
    const years = [2029, 2030].map((year) =>
      packWith({ classes, ways, id: `110101/${year}`, coverageYear: year }),
    );
    const born = { kind: "newborn" as const, on: "2029-09-10" };
    const quote = bookOf(...years).quote(factsWith({ ...holding("tekun", "dibao"), event: born }));
    expect(quote.lines.map(({ year, due }) => [year, due])).toEqual([
      [2029, 30000],
      [2030, 30000],
    ]);
    expect(unusedOf(...quote.unused)).toEqual([{ category: "dibao", reason: "outranked" }]);
  });
});
