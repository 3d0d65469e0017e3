/** What is worked out once for a question or a pack: the aid at each price, how far it reaches, the ordinary way. */
import type { Facts } from "./facts";
import {
  aidClass,
  amount,
  bookOf,
  factsWith,
  holding,
  packWith,
  refusalOf,
  windowWith,
} from "./testing";

const half = { share: "50%", of: { leftOf: "price" }, rounding: "down-to-fen" };
const ask = (change: object, facts: Partial<Facts> = holding("dibao")) =>
  bookOf(packWith(change)).quote(factsWith({ hukou: "local", ...facts }));

describe("how far the aid reaches", () => {
  const first = (aid: string) =>
    windowWith({ key: "first", main: false, before: ["window"], price: "late", when: { aid } });
  const dueBy = (aid: string, gives: unknown, personal: unknown = { yuan: 400 }) =>
    ask({
      amounts: [amount("personal", personal), amount("late", { yuan: 800 })],
      classes: [aidClass("dibao", gives)],
      ways: [windowWith({}), first(aid)],
    }).due;

  it("is found at the ordinary price, and the aid is that at the price of the way", () => {
    expect([dueBy("part", half), dueBy("full", half), dueBy("none", half)]).toEqual([
      40_000, 20_000, 20_000,
    ]);
  });

  it("is a part where nobody gives the figure, and none where the price has none", () => {
    expect(dueBy("part", { unstated: "县局" })).toBeNull();
    expect(dueBy("none", half, { unstated: "县局" })).toBe(40_000);
    expect(dueBy("full", { unstated: "县局" }, { yuan: 400 })).toBeNull();
  });
});

describe("the ordinary way", () => {
  it("is one, no more and no less", () => {
    for (const [count, main] of [
      [0, [false, false]],
      [2, [true, true]],
    ] as const) {
      const ways = main.map((is, at) => windowWith({ key: `w${at}`, main: is }));
      expect(refusalOf(packWith({ ways })).problem).toBe(
        `普通居民的缴费办法应恰好有一个，现有 ${count} 个`,
      );
    }
  });

  it("that begins when something happens lends its last day to no other", () => {
    const other = { key: "o", main: false, before: ["window"], closes: undefined };
    const ways = [windowWith({ opens: "event" }), windowWith(other)];
    expect(ask({ ways }).next[0]?.text).toBe("现在还可以缴费，方案没有写到哪一天截止，请尽早缴");
  });
});
