/** What an answer says of itself: the words and the clause of what was chosen, the questions that this plan asks. */
import { aidClass, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const own = (code: string, name: string) => ({ key: name, code, name, says: name, cite: "五" });

describe("an amount chosen by name out of several", () => {
  const book = bookOf(
    packWith({
      amounts: [
        { key: "personal", is: { yuan: 400 }, says: "一档400元", cite: "二（一）" },
        { key: "newcomer", is: { yuan: 900 }, says: "个人和财政两份都缴", cite: "二（三）" },
        {
          key: "price",
          is: { cases: [{ when: { hukou: "elsewhere" }, is: "newcomer" }], otherwise: "personal" },
          says: "按户籍",
          cite: "二",
        },
      ],
      eligible: [
        {
          key: "all",
          when: { any: [{ hukou: "local" }, { hukou: "elsewhere" }] },
          says: "居民",
          cite: "一",
        },
      ],
      ways: [windowWith({ price: "price" })],
    }),
  );
  it.each([
    ["local", "一档400元：400元", "二（一）"],
    ["elsewhere", "个人和财政两份都缴：900元", "二（三）"],
  ] as const)("is told by its own words and clause: %s", (hukou, text, cite) => {
    const price = book.quote(factsWith({ hukou })).because.find(({ topic }) => topic === "price");
    expect(price).toMatchObject({ text, cite });
  });
});

describe("classes of the plan's own", () => {
  const book = bookOf(
    packWith({
      ownClasses: [own("x-hmt", "港澳台居民")],
      eligible: [
        { key: "local", when: { hukou: "local" }, says: "本县户籍", cite: "二" },
        { key: "hmt", when: { holds: ["x-hmt"] }, says: "港澳台居民", cite: "二" },
      ],
    }),
  );
  it("are asked for, by name, where they let somebody in", () => {
    const { outcome, missing, questions } = book.quote(factsWith({ hukou: "elsewhere" }));
    expect([outcome, missing]).toEqual(["not-eligible", ["categories"]]);
    expect(questions.map(({ text }) => text).join()).toContain("港澳台居民");
  });
});

it("only events that the plan's rules look at are asked for", () => {
  const book = bookOf(
    packWith({
      ways: [
        windowWith(),
        windowWith({
          key: "in",
          main: false,
          when: { event: ["moved-in"] },
          opens: "2030-01-01",
          closes: "2030-12-31",
        }),
      ],
    }),
  );
  const { questions } = book.quote(factsWith({ hukou: "local", on: "2030-02-01" }));
  const asked = questions.find(({ fact }) => fact === "event")?.text;
  expect(asked).toBe("有没有这些情况：户口新迁进来？");
});

describe("a class that another outranks", () => {
  const outranked = (take: "best" | "first") =>
    bookOf(
      packWith({
        classes: [aidClass("orphan", { yuan: 100 }), aidClass("tekun", { yuan: 90 })],
        combine: [{ key: "main", take, says: "只享受一项", cite: "四（四）" }],
      }),
    ).quote(factsWith({ hukou: "local", ...holding("tekun", "orphan") })).unused;

  it.each([
    ["best", "“特困人员”的资助不高于“孤儿”，只取最高的一项，不叠加"],
    ["first", "“孤儿”的资助排在“特困人员”前面，只取一项，不叠加"],
  ] as const)("is told with the clause that lets only one count: %s", (take, text) => {
    expect(outranked(take)).toEqual([
      { category: "tekun", reason: "outranked", text, cite: "四；四（四）" },
    ]);
  });
});
