import { spanText } from "./plan-words";
import type { PackDocument } from "./schema";

const pack: PackDocument = {
  id: "p/2030",
  place: "999999",
  revision: 1,
  publishedAt: "2029-08-01",
  dates: [
    { key: "first", is: { unstated: "医保局" }, says: "第一天", cite: "四" },
    { key: "last", is: "2029-12-31", says: "最后一天", cite: "四" },
  ],
};

test.each([
  [{ opens: "2029-09-01", closes: "last" }, "2029年9月1日起，到2029年12月31日止"],
  [{ opens: "first", closes: "last" }, "到2029年12月31日止，从哪天起没有写明，请问医保局"],
  [
    { opens: "2029-09-01", closes: { unstated: "税务局" } },
    "2029年9月1日起，到哪天止没有写明，请问税务局",
  ],
  [
    { opens: { from: "first", then: [{ days: 1 }] }, closes: { unstated: "税务局" } },
    "从哪天到哪天没有写明，请问医保局",
  ],
  [{ opens: { latest: ["birth", "year-start"] }, closes: "last" }, undefined],
])("a span of days of which the plan leaves an end open: %j", (way, words) => {
  expect(spanText(way, pack)).toBe(words);
});
