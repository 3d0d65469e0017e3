/** [A9] The days on which classes were given and taken away. */
import type { Facts } from "./facts";
import { bookOf, factsWith, packWith, windowWith } from "./testing";

const window = (from: unknown) =>
  windowWith({
    benefit: { from, to: "2031-12-31", beforeYear: true, says: "那天起", cite: "三" },
  });

const dayOf = (rule: unknown, categories: Facts["categories"]): string | undefined =>
  bookOf(packWith({ ways: [window(rule)] })).quote(factsWith({ categories })).benefit?.from;

describe("[A9] the day a class was given", () => {
  const since = { heldSince: ["dibao", "orphan"] };

  it.each<[string, Facts["categories"], string | undefined]>([
    ["is the day in the list", [{ code: "orphan", from: "2029-05-05" }], "2029-05-05"],
    ["holds for kinds of a class", [{ code: "dibao-rural", from: "2029-05-05" }], "2029-05-05"],
    [
      "is the first of several",
      [
        { code: "orphan", from: "2029-05-05" },
        { code: "dibao", from: "2028-01-01", to: "2030-06-30" },
      ],
      "2028-01-01",
    ],
    [
      "is not that of a spell which is over",
      [
        { code: "dibao", from: "2020-01-01", to: "2029-09-30" },
        { code: "dibao", from: "2029-05-05", to: "2029-10-01" },
      ],
      "2029-05-05",
    ],
    ["may lie ahead", [{ code: "orphan", from: "2029-11-01" }], "2029-11-01"],
    [
      "is not known where that of one is not",
      [{ code: "orphan", from: "2029-05-05" }, { code: "dibao" }],
      undefined,
    ],
    ["is not there for another class", [{ code: "tekun", from: "2029-05-05" }], undefined],
    ["is not there for nobody's class", [], undefined],
  ])("%s", (_, categories, day) => {
    expect(dayOf(since, categories)).toBe(day);
  });
});

describe("[A9] the day a class was taken away", () => {
  const until = { heldUntil: ["dibao"] };

  it.each<[string, Facts["categories"], string | undefined]>([
    ["is known after it is over", [{ code: "dibao", to: "2029-05-05" }], "2029-05-05"],
    [
      "is the last of several",
      [
        { code: "dibao", to: "2029-05-05" },
        { code: "dibao-urban", to: "2029-06-06" },
      ],
      "2029-06-06",
    ],
    [
      "is not there for whoever holds it still",
      [{ code: "dibao", to: "2029-05-05" }, { code: "dibao-urban" }],
      undefined,
    ],
  ])("%s", (_, categories, day) => {
    expect(dayOf(until, categories)).toBe(day);
  });
});

it("[Q4] the day a class was given is asked for where only the day decides", () => {
  const conditions = { day: { of: { heldSince: ["dibao"] }, from: "2029-09-01" } };
  const bar = { key: "new", when: conditions, outcome: "not-eligible", says: "新认定", cite: "五" };
  const book = bookOf(packWith({ barred: [bar] }));
  expect(book.quote(factsWith()).missing).toContain("categories");
  expect(book.quote(factsWith({ categories: [] })).missing).not.toContain("categories");
});
