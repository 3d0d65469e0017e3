/** [A7] How much aids may give together, and what is left of the price when one is asked what it gives. */
import type { Facts } from "./facts";
import type { PackDocument } from "./schema";
import { aidClass, amount, bookOf, factsWith, holding, packWith, refusalOf } from "./testing";

const limit = (key: string, atMost: unknown, rest: object = {}): object => ({
  key,
  atMost,
  says: `限额${key}`,
  cite: "五",
  ...rest,
});

const ask = (pack: PackDocument, rest: Partial<Facts>) => bookOf(pack).quote(factsWith(rest));

const three = [
  aidClass("dibao", { yuan: 200 }),
  aidClass("tekun", { yuan: 150 }),
  aidClass("orphan", { yuan: 100 }, { pot: "more" }),
];
const all = holding("dibao", "tekun", "orphan");

describe("[A7] a limit", () => {
  it("of a pot that adds up: what is beyond it is told as not used, with the clause of the limit", () => {
    const combine = [limit("main", { yuan: 200 }, { take: "all" })];
    const quote = ask(packWith({ classes: three, combine }), all);
    expect(quote.due).toBe(10_000);
    expect(quote.unused).toEqual([
      {
        category: "tekun",
        reason: "outranked",
        text: "限额main，已经给满，“特困人员”的资助用不上",
        cite: "五",
      },
    ]);
    expect(quote.because.map(({ text }) => text)).toContain("限额main：一共200元");
    expect(quote.because.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(10_000);
  });

  it("of a pot from which the best is taken holds for the best", () => {
    const combine = [limit("main", { yuan: 120 }, { take: "best" })];
    const quote = ask(packWith({ classes: three, combine }), all);
    expect(quote.due).toBe(40_000 - 12_000 - 10_000);
  });

  it("of all pots together: the later ones give what the earlier ones left of it", () => {
    const combine = [limit("together", { yuan: 250 })];
    const quote = ask(packWith({ classes: three, combine }), all);
    expect(quote.lines[0]?.aid.map((share) => share.amount)).toEqual([20_000, 5000]);
    expect(quote.because.map(({ text }) => text)).toContain("限额together：一共250元");
  });

  it("that is not reached is not told", () => {
    const combine = [limit("main", { yuan: 300 }, { take: "all" }), limit("x", { yuan: 300 })];
    const quote = ask(packWith({ classes: three, combine }), holding("dibao"));
    expect(quote.due).toBe(20_000);
    expect(quote.because.filter(({ cite }) => cite === "五")).toEqual([]);
  });

  it("that is as much as the price, or more, neither gives more than the price nor is told", () => {
    for (const yuan of [400, 500]) {
      const classes = [aidClass("dibao", "all")];
      const combine = [limit("main", { yuan }, { take: "all" })];
      const { due, because } = ask(packWith({ classes, combine }), holding("dibao"));
      expect([due, because.filter(({ cite }) => cite === "五")]).toEqual([0, []]);
    }
  });

  it("of one pot leaves to the next what is left of the price, and no more", () => {
    const combine = [limit("main", { yuan: 350 }, { take: "all" })];
    const { lines } = ask(packWith({ classes: three, combine }), all);
    expect(lines[0]?.aid.map((share) => share.amount)).toEqual([20_000, 15_000, 5000]);
  });

  it("counts what is given back later as well", () => {
    const payers = [
      { payer: "city", share: "50%" },
      { payer: "county", paid: "to-person-afterwards" },
    ];
    const classes = [aidClass("dibao", { yuan: 200 }, { payers }), aidClass("tekun", { yuan: 90 })];
    const combine = [limit("main", { yuan: 250 }, { take: "all" })];
    const quote = ask(packWith({ classes, combine }), holding("dibao", "tekun"));
    expect(quote.due).toBe(40_000 - 10_000 - 5000);
  });

  it("whose figure the plan does not give leaves open what is due, once something is given", () => {
    const unstated = { unstated: "县局", elsewhere: { yuan: 250, source: "去年的文件" } };
    const pack = packWith({ classes: three, combine: [limit("together", unstated)] });
    expect(ask(pack, all)).toMatchObject({ outcome: "ask", due: null, estimate: 15_000 });
    expect(ask(pack, holding())).toMatchObject({ outcome: "payable", due: 40_000 });
    const nowhere = packWith({
      classes: three,
      combine: [limit("together", { unstated: "县局" })],
    });
    expect(ask(nowhere, all)).toMatchObject({ outcome: "ask", due: null });
    expect(ask(nowhere, all)).not.toHaveProperty("estimate");
  });

  it("may differ from person to person", () => {
    const cases = [{ when: { sex: "female" }, is: { yuan: 180 } }];
    const atMost = { cases, otherwise: { yuan: 100 } };
    const classes = [aidClass("dibao", { yuan: 200 })];
    const book = bookOf(packWith({ classes, combine: [limit("main", atMost)] }));
    const due = (sex: "female" | "male") =>
      book.answer(factsWith({ sex, ...holding("dibao") })).due;
    expect([due("female"), due("male"), due("female")]).toEqual([22_000, 30_000, 22_000]);
  });
});

describe("[A8] what is left of the price", () => {
  const half = { share: "50%", of: { leftOf: "price" }, rounding: "down-to-fen" };

  it("is what the pots before have left, and not what a limit leaves", () => {
    const classes = [
      aidClass("dibao", { yuan: 50 }),
      aidClass("orphan", half, { pot: "fund" }),
      aidClass("tekun", half, { pot: "last" }),
    ];
    const combine = [limit("fund", { yuan: 160 })];
    const quote = ask(packWith({ classes, combine }), all);
    // 350 yuan are left for the fund, whose half is cut to 160; of the 190 that are then left, 95.
    expect(quote.lines[0]?.aid.map((share) => share.amount)).toEqual([5000, 16_000, 9500]);
  });

  it("goes down inside a pot that gives all, in the plan's order", () => {
    const classes = [aidClass("dibao", half), aidClass("tekun", half)];
    const combine = [{ key: "main", take: "all", says: "都给", cite: "五" }];
    const quote = ask(packWith({ classes, combine }), all);
    expect(quote.lines[0]?.aid.map((share) => share.amount)).toEqual([20_000, 10_000]);
  });

  it("stays the same for an aid that asks how far the aid reaches", () => {
    const gives = { cases: [{ when: { aid: "full" }, is: { yuan: 1 } }], otherwise: half };
    const classes = [aidClass("dibao", { yuan: 100 }), aidClass("orphan", gives, { pot: "last" })];
    expect(ask(packWith({ classes }), all).due).toBe(15_000);
  });

  it("may stand under a name, and is nobody's to say elsewhere", () => {
    const named = amount("rest", half);
    const personal = amount("personal", { yuan: 400 });
    const classes = [aidClass("orphan", "rest")];
    expect(ask(packWith({ amounts: [personal, named], classes }), all).due).toBe(20_000);
    expect(ask(packWith({ amounts: [amount("personal", { leftOf: "price" })] }), {}).due).toBe(
      null,
    );
    const ways = [{ ...packWith().ways?.[0], extras: [amount("more", { leftOf: "price" })] }];
    expect(refusalOf(packWith({ ways }))).toMatchObject({
      path: "ways.window.extras.more",
      problem: "leftOf 只在资助的 gives 里有意义",
    });
  });
});
