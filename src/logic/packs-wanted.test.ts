import { createPolicyBook, type PackDocument } from "../../core/policy";
import { wantedFor } from "./packs-wanted";

const packOf = (year: number): PackDocument => ({
  id: `999979/${year}`,
  place: "999979",
  coverageYear: year,
  revision: 1,
  publishedAt: "2021-10-01",
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍居民", cite: "一" }],
  amounts: [{ key: "personal", is: { yuan: 350 }, says: "个人缴费", cite: "一" }],
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
});

/** What a phone says of a year in a place that it knows to have plans for these years. */
const reasonFor = (years: number[], year: number) => {
  const documents = wantedFor(
    years.map((one) => ({ year: one })),
    year,
  ).map((one) => packOf(one.year));
  const book = createPolicyBook(documents, [
    { code: "999979", name: "某县", parent: null, level: "county" },
  ]);
  return book.quote({ place: "999979", year, on: `${year - 1}-11-01` }).reason;
};

test.each([
  [[2022], 2027, "not-yet-published"],
  [[2022, 2027], 2025, "not-encoded"],
  [[2022, 2024, 2027], 2025, "not-encoded"],
  [[2022, 2027], 2028, "not-yet-published"],
  [[2022, 2027], 2021, "not-encoded"],
  [[2022], 2022, undefined],
])("[E4] a known place with plans for %j says of %i: %s", (years, year, reason) => {
  expect(reasonFor(years, year)).toBe(reason);
});

test("only the year and its neighbours are fetched where the year has a plan", () => {
  const packs = [2020, 2022, 2023, 2027].map((year) => ({ year }));
  expect(wantedFor(packs, 2022).map(({ year }) => year)).toEqual([2022, 2023]);
});
