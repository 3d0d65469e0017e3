/** [Q7] Where a way stands on a day on which nobody can pay, and after its year. */
import type { Facts } from "./facts";
import { aidClass, amount, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const toTheEnd = [{ key: "settle", fromDay: 28, says: "月末结算", cite: "七" }];
const ask = (way: object, rest: object = {}, facts: Partial<Facts> = {}) =>
  bookOf(packWith({ ways: [windowWith(way)], pauses: toTheEnd, ...rest })).quote(
    factsWith({ hukou: "local", on: "2029-12-30", ...facts }),
  );
const outcome = (...asked: Parameters<typeof ask>) => ask(...asked).outcome;

describe("[Q7] settlement days to the end of a way", () => {
  const free = { classes: [aidClass("tekun", "all")] };
  const tekun = holding("tekun");
  const extra = (key: string, yuan: number, rest: object = {}) => ({
    key,
    is: { yuan },
    says: "补缴",
    cite: "六",
    ...rest,
  });

  it("hold up nobody who owes nothing, with a charge of nothing beside it or without aid", () => {
    expect(outcome({}, free, tekun)).toBe("no-charge");
    expect(outcome({ extras: [extra("card", 0)] }, free, tekun)).toBe("no-charge");
    const nothing = { amounts: [amount("personal", { yuan: 0 })] };
    expect(outcome({ aid: false }, nothing)).toBe("no-charge");
  });

  it("hold up whoever owes something", () => {
    expect(outcome({}, free)).toBe("closed");
    expect(outcome({ aid: false }, free, tekun)).toBe("closed");
    const extras = [extra("card", 5), extra("late", 9, { when: { sex: "female" } })];
    expect(outcome({ extras }, free, { ...tekun, sex: "male" })).toBe("closed");
  });

  it("hold up whoever owes what nobody can tell", () => {
    const unstated = { unstated: "县局" };
    const amounts = [amount("personal", unstated)];
    const classes = [aidClass("tekun", unstated)];
    expect(outcome({}, { amounts, classes }, tekun)).toBe("closed");
  });

  it("hold up nobody for whom no day is one", () => {
    const pauses = [{ ...toTheEnd[0], when: { sex: "female" } }];
    expect(outcome({}, { pauses }, { sex: "male" })).toBe("payable");
    expect(outcome({}, { pauses }, { sex: "female" })).toBe("closed");
  });

  it("leave the last day to pay on where they end before it", () => {
    const pauses = [
      { key: "feast", from: "2029-12-28", to: "2029-12-30", says: "放假停收", cite: "七" },
    ];
    expect(outcome({}, { pauses })).toBe("settlement-pause");
  });
});

it("[Q11] a way of which the plan does not say when it opens is over with its year", () => {
  const opens = { unstated: "县局" };
  expect(ask({ opens, closes: undefined }, {}, { on: "2030-12-31" }).outcome).toBe("ask");
  expect(ask({ opens, closes: undefined }, {}, { on: "2031-01-01" })).toMatchObject({
    reason: "ended",
  });
});

describe("an opening day that the plan leaves open", () => {
  const unstated = { unstated: "县局" };
  const whom = (opens: unknown, facts: Partial<Facts> = {}) => {
    const told = ask({ opens }, { pauses: [] }, facts);
    return [told.outcome, told.because.filter(({ topic }) => topic === "open-point")[0]?.text];
  };
  const open = ["ask", "从哪天开始缴费，方案没有写明，请问县局"];
  const female = { cases: [{ when: { sex: "female" }, is: unstated }], otherwise: "2029-09-01" };

  it("for some only is asked for by those", () => {
    expect(whom(female, { sex: "female" })).toEqual(open);
    expect(whom(female, { sex: "male" })).toEqual(["payable", undefined]);
    const male = { cases: [{ when: { sex: "male" }, is: "2029-09-01" }], otherwise: unstated };
    expect(whom(male, { sex: "female" })).toEqual(open);
    expect(whom(male, { sex: "male" })).toEqual(["payable", undefined]);
  });

  it("is so too where days are counted from it, or it is one of several of which none is known", () => {
    expect(whom({ from: unstated, then: [{ days: 1 }] })).toEqual(open);
    expect(whom({ from: female, then: [{ days: 1 }] }, { sex: "female" })).toEqual(open);
    expect(whom({ from: "event", then: [{ days: 1 }] })).toEqual(["not-open", undefined]);
    expect(whom({ latest: ["event", unstated] })).toEqual(open);
    const event = { cases: [{ when: { sex: "female" }, is: unstated }], otherwise: "event" };
    expect(whom({ latest: [event, unstated] }, { sex: "male" })).toEqual(open);
    expect(whom({ latest: [event, "graduation"] }, { sex: "male" })).toEqual([
      "not-open",
      undefined,
    ]);
    expect(whom({ latest: ["2029-09-01", unstated] })).toEqual(["payable", undefined]);
  });

  it("is told with what another document says", () => {
    const elsewhere = { day: "2029-09-15", source: "去年的通知" };
    expect(whom({ unstated: "县局", elsewhere })).toEqual([
      "ask",
      `${open[1]}；去年的通知：2029年9月15日`,
    ]);
  });
});
