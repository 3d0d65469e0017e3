/** [M1] [Q8] What amounts come to, on both sides of every bound. */
import type { Quote } from "./answer";
import type { Facts } from "./facts";
import { amount, bookOf, factsWith, packWith, refusalOf } from "./testing";

const FACTS = [
  { key: "months", ask: "几个月？", kind: "number", says: "月数", cite: "二" },
  {
    key: "tier",
    ask: "哪一档？",
    kind: "choice",
    choices: ["one", "two"].map((key) => ({ key, says: "一档" })),
    says: "档次",
    cite: "二",
  },
];
const STATED = [amount("low", { yuan: 150 }, "低档"), amount("high", { yuan: 400 }, "高档")];
const OPEN = [
  amount("asked", { unstated: "县局" }),
  amount("guessed", { unstated: "市局", elsewhere: { yuan: 30, source: "省里文件" } }),
  amount("guessed-too", { unstated: "省局", elsewhere: { yuan: 20, source: "国家文件" } }),
];

const quoteAt = (is: unknown, more: Facts["more"] = {}): Quote =>
  bookOf(packWith({ facts: FACTS, amounts: [amount("personal", is), ...STATED, ...OPEN] })).quote(
    factsWith({ more }),
  );
const dueAt = (is: unknown, more: Facts["more"] = {}): number | null => quoteAt(is, more).due;
const priceText = (is: unknown): string | undefined =>
  quoteAt(is).because.find(({ topic }) => topic === "price" || topic === "open-point")?.text;
const openAt = (is: unknown): Partial<Quote> => {
  const { outcome, due, estimate, estimateSource } = quoteAt(is);
  return { outcome, due, estimate, estimateSource };
};

describe("[M1] amounts of amounts", () => {
  it.each([
    [{ sum: ["low", "high"] }, 55_000],
    [{ minus: ["high", "low"] }, 25_000],
    [{ minus: ["high", "low", { yuan: 50 }] }, 20_000],
    [{ minus: ["low", "high"] }, 0],
    [{ highest: ["low", "high"] }, 40_000],
    [{ lowest: ["high", "low"] }, 15_000],
    [{ times: 3, of: "low" }, 45_000],
    [{ times: 0, of: "low" }, 0],
    [{ share: "50%", of: "low" }, 7_500],
    [{ share: { count: 3, outOf: 12 }, of: "high", rounding: "half-up-to-fen" }, 10_000],
    [{ share: { count: 13, outOf: 12 }, of: "high", rounding: "half-up-to-fen" }, 40_000],
    [{ share: "1/3", of: "high", rounding: "down-to-yuan" }, 13_300],
    [{ share: "1/3", of: "high", rounding: "up-to-yuan" }, 13_400],
    [{ share: "1/3", of: "high", rounding: "down-to-fen" }, 13_333],
    [{ share: "1/3", of: "high", rounding: "up-to-fen" }, 13_334],
  ])("%j", (is, due) => expect(dueAt(is)).toBe(due));

  it("a sum and a difference are told with their parts, where each part has a name", () => {
    expect(priceText({ sum: ["low", "high"] })).toBe("标准：550元（低档150元＋高档400元）");
    expect(priceText({ minus: ["high", "low"] })).toBe("标准：250元（高档400元－低档150元）");
    expect(priceText({ highest: ["high", "low"] })).toBe("标准：400元");
    expect(priceText({ sum: ["low", { yuan: 1 }] })).toBe("标准：151元");
  });

  it("a count that differs from person to person", () => {
    const months = { fact: "months" };
    expect(dueAt({ times: months, of: "low" }, { months: 4 })).toBe(60_000);
    expect(dueAt({ times: months, of: "low" })).toBe(0);
    const share = { share: { count: months, outOf: 12 }, of: "high", rounding: "up-to-yuan" };
    expect(dueAt(share, { months: 5 })).toBe(16_700);
    const nothing = { share: { count: 1, outOf: months }, of: "high", rounding: "up-to-yuan" };
    expect(dueAt(nothing, { months: 0 })).toBeNull();
    expect(dueAt(nothing, { months: 2 })).toBe(20_000);
  });

  it("cases are tried in order, the rest is otherwise", () => {
    const is = { cases: [{ when: { more: { tier: "two" } }, is: "high" }], otherwise: "low" };
    expect(dueAt(is, { tier: "two" })).toBe(40_000);
    expect(dueAt(is, { tier: "one" })).toBe(15_000);
    expect(dueAt({ share: "50%", of: is }, { tier: "two" })).toBe(20_000);
  });
});

describe("[M1] a share without a rounding", () => {
  const refused = (is: unknown): ReturnType<typeof refusalOf> =>
    refusalOf(packWith({ facts: FACTS, amounts: [amount("personal", is), ...STATED, ...OPEN] }));
  const cure = "写明 rounding（怎样取整）和它的依据";

  it("is refused where it is no whole fen", () => {
    expect(refused({ share: "1/3", of: "high" })).toEqual({
      path: "amounts.personal",
      problem: "1/3 除不尽到分",
      cure,
    });
  });
  it("is refused where some of the figures is no whole fen, be it an estimate", () => {
    const odd = { cases: [{ when: { sex: "female" }, is: "high" }], otherwise: { yuan: "0.01" } };
    expect(refused({ share: "50%", of: odd }).problem).toBe("50% 除不尽到分");
    const guessed = { unstated: "县局", elsewhere: { yuan: "0.01", source: "省里文件" } };
    expect(refused({ share: "50%", of: guessed }).problem).toBe("50% 除不尽到分");
  });
  it("is refused where the figures cannot be listed", () => {
    const problem = "这个份额因人而异，不一定是整分";
    const each = { times: { fact: "months" }, of: "low" };
    expect(refused({ share: "50%", of: each })).toEqual({
      path: "amounts.personal",
      problem,
      cure,
    });
    expect(refused({ share: { count: 1, outOf: 2 }, of: "high" }).problem).toBe(problem);
    const either = { cases: [{ when: { sex: "female" }, is: each }], otherwise: "low" };
    expect(refused({ share: "50%", of: either }).problem).toBe(problem);
  });
});

describe("[Q8] an amount that the plan does not give", () => {
  it("makes what is due unknown; a figure from elsewhere is an estimate with its source", () => {
    expect(openAt("asked")).toEqual({ outcome: "ask", due: null });
    expect(openAt("guessed")).toEqual({
      outcome: "ask",
      due: null,
      estimate: 3_000,
      estimateSource: "省里文件",
    });
    expect(quoteAt("guessed").lines).toEqual([{ year: 2030, standard: null, aid: [], due: null }]);
  });
  it("whom to ask is told", () => {
    expect(priceText("asked")).toBe("标准。方案没有写明这个数额，请问县局");
    expect(priceText({ sum: ["low", "guessed", "asked"] })).toContain("请问市局");
  });
  it("estimates go on through sums, shares and multiples", () => {
    const at = (is: unknown): unknown => quoteAt(is).estimate;
    expect(at({ sum: ["low", "guessed"] })).toBe(18_000);
    expect(at({ minus: ["low", "guessed"] })).toBe(12_000);
    expect(at({ times: 2, of: "guessed" })).toBe(6_000);
    expect(at({ share: "50%", of: "guessed" })).toBe(1_500);
    expect(openAt({ sum: ["guessed", "guessed-too", "guessed"] })).toEqual({
      outcome: "ask",
      due: null,
      estimate: 8_000,
      estimateSource: "省里文件；国家文件",
    });
  });
  it("no estimate where one part has none", () => {
    expect(openAt({ sum: ["guessed", "asked"] })).toEqual({ outcome: "ask", due: null });
    expect(openAt({ times: 2, of: "asked" })).toEqual({ outcome: "ask", due: null });
  });
});
