/** [X1] [Q8] [Q9] [A4] What is owed: extras, aid given back later, several coverage years, and ways without aid. */
import type { Quote } from "./answer";
import type { Facts } from "./facts";
import { aidClass, amount, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const extra = (key: string, is: unknown, rest: object = {}): object => ({
  key,
  is,
  says: "补缴",
  cite: "六",
  ...rest,
});
const withExtras = (extras: object[], rest: object = {}): object => ({
  ways: [windowWith({ extras })],
  ...rest,
});
const quote = (change: object, facts: Partial<Facts> = {}): Quote =>
  bookOf(packWith(change)).quote(factsWith(facts));
const fenOf = ({ because }: Quote): number => because.reduce((sum, { fen }) => sum + (fen ?? 0), 0);

describe("[X1] [A6] charges beside the price", () => {
  const extras = [
    extra("months", { yuan: 30 }, { when: { sex: "male" } }),
    extra("card", { yuan: 5 }, { says: "工本费" }),
    extra("none", { yuan: 0 }),
  ];
  it("are part of the line, each with its step, and no aid is given on them", () => {
    const classes = [aidClass("dibao", "all")];
    const told = quote(withExtras(extras, { classes }), { sex: "male", ...holding("dibao") });
    expect(told.lines).toEqual([
      {
        year: 2030,
        standard: 43_500,
        aid: [{ category: "dibao", payer: "county", amount: 40_000 }],
        due: 3_500,
        extras: [
          { key: "months", amount: 3_000 },
          { key: "card", amount: 500 },
        ],
      },
    ]);
    expect(told.because.filter(({ topic }) => topic === "extra")).toEqual([
      { text: "补缴：30元", cite: "六", topic: "extra", year: 2030, fen: 3_000 },
      { text: "工本费：5元", cite: "六", topic: "extra", year: 2030, fen: 500 },
    ]);
    expect([told.due, fenOf(told)]).toEqual([3_500, 3_500]);
  });
  it("are left out where their condition fails, and not told where there are none", () => {
    expect(quote(withExtras(extras), { sex: "female" }).due).toBe(40_500);
    expect(quote({}).lines).toEqual([{ year: 2030, standard: 40_000, aid: [], due: 40_000 }]);
    expect(quote(withExtras([extra("none", { yuan: 0 })])).lines[0]).not.toHaveProperty("extras");
  });
  it("one without a figure leaves what is due unknown and says whom to ask", () => {
    const told = quote(
      withExtras([extra("open", { unstated: "县局" }), extra("card", { yuan: 5 })]),
    );
    expect([told.outcome, told.due]).toEqual(["ask", null]);
    expect(told.lines).toEqual([{ year: 2030, standard: null, aid: [], due: null }]);
    expect(told.because).toContainEqual({
      text: "补缴：方案没有写明数额，请问县局",
      cite: "六",
      topic: "open-point",
      year: 2030,
    });
    expect(told.because.some(({ topic }) => topic === "price")).toBe(true);
  });
});

it("[X1] a charge that is counted from what is not known names nobody to ask", () => {
  const times = { times: { ageAt: "payday" }, of: { yuan: 1 } };
  const { because } = quote(withExtras([extra("open", times)]));
  expect(because.map(({ text }) => text)).toContain("补缴：方案没有写明数额");
});

describe("[M2] who pays an aid", () => {
  const split = (payers: object[], gives: unknown = "all"): Quote =>
    quote({ classes: [aidClass("dibao", gives, { payers })] }, holding("dibao"));

  it("parts in shares, fixed parts and what is left, told in the plan's own words", () => {
    const told = split([
      { payer: "province", share: "1/3" },
      { payer: "government", label: "乡镇财政", amount: { yuan: 50 } },
      { payer: "county" },
    ]);
    expect(told.lines[0]?.aid).toEqual([
      { category: "dibao", payer: "province", amount: 13_333 },
      { category: "dibao", payer: "government", payerLabel: "乡镇财政", amount: 5_000 },
      { category: "dibao", payer: "county", amount: 21_667 },
    ]);
    const steps = told.because.filter(({ topic }) => topic === "aid");
    expect(steps.map(({ fen, cite, year }) => ({ fen, cite, year }))).toEqual([
      { fen: -13_333, cite: "四", year: 2030 },
      { fen: -5_000, cite: "四", year: 2030 },
      { fen: -21_667, cite: "四", year: 2030 },
    ]);
    expect(steps[1]?.text).toContain("乡镇财政");
    expect([told.due, fenOf(told)]).toEqual([0, 0]);
  });
  it("a fixed part is never more than what is left", () => {
    const told = split([{ payer: "city", amount: { yuan: 500 } }, { payer: "county" }], {
      yuan: 100,
    });
    expect(told.lines[0]?.aid.map((share) => share.amount)).toEqual([10_000]);
  });
  it("[A5] a part given back later is not taken off; one settled with the fund later is", () => {
    const told = split([
      { payer: "city", share: "50%", paid: "to-person-afterwards" },
      { payer: "county", paid: "to-fund-afterwards" },
    ]);
    expect(told.lines).toEqual([
      {
        year: 2030,
        standard: 40_000,
        aid: [{ category: "dibao", payer: "county", amount: 20_000, afterwards: true }],
        due: 20_000,
        afterwards: [{ category: "dibao", payer: "city", amount: 20_000 }],
      },
    ]);
    const steps = told.because.filter(({ topic }) => topic === "aid");
    expect(steps.map(({ fen }) => fen)).toEqual([undefined, -20_000]);
    expect(steps[0]?.text).toMatch(/先由本人缴.*补给本人200元/);
    expect(steps[1]?.text).toMatch(/200元.*（事后结算）/);
    expect(fenOf(told)).toBe(20_000);
  });
  it("a part that differs from person to person", () => {
    const each = {
      cases: [{ when: { sex: "female" }, is: { yuan: 300 } }],
      otherwise: { yuan: 100 },
    };
    const classes = [
      aidClass("dibao", "all", { payers: [{ payer: "city", amount: each }, { payer: "county" }] }),
    ];
    const book = bookOf(packWith({ classes }));
    const parts = (sex: "male" | "female"): unknown =>
      book
        .quote(factsWith({ sex, ...holding("dibao") }))
        .lines[0]?.aid.map((share) => share.amount);
    expect([parts("female"), parts("male")]).toEqual([
      [30_000, 10_000],
      [10_000, 30_000],
    ]);
  });
});

describe("[A4] a way that takes no aid", () => {
  it("charges the whole price with its extras and tells every class that is lost", () => {
    const ways = [windowWith({ aid: false, extras: [extra("card", { yuan: 5 })] })];
    const told = quote({ ways, classes: [aidClass("dibao", "all")] }, holding("dibao"));
    expect(told.lines).toEqual([
      {
        year: 2030,
        standard: 40_500,
        aid: [],
        due: 40_500,
        extras: [{ key: "card", amount: 500 }],
      },
    ]);
    expect(told.unused).toEqual([
      expect.objectContaining({ category: "dibao", reason: "late", cite: "三" }),
    ]);
    expect(fenOf(told)).toBe(40_500);
  });
});

describe("[Q8] an aid without a figure", () => {
  const open = (elsewhere?: object): object => ({
    unstated: "县局",
    ...(elsewhere && { elsewhere }),
  });
  it("leaves what is due unknown; the price is told, and the estimate has the aid taken off", () => {
    const gives = open({ yuan: 150, source: "省里文件" });
    const told = quote({ classes: [aidClass("dibao", gives)] }, holding("dibao"));
    expect(told).toMatchObject({
      outcome: "ask",
      due: null,
      estimate: 25_000,
      estimateSource: "省里文件",
    });
    expect(told.lines).toEqual([{ year: 2030, standard: 40_000, aid: [], due: null }]);
    expect(told.because.find(({ topic }) => topic === "open-point")?.text).toMatch(/请问县局$/);
  });
  it("has no estimate where nothing is known from elsewhere", () => {
    const told = quote({ classes: [aidClass("dibao", open())] }, holding("dibao"));
    expect([told.due, told.estimate]).toEqual([null, undefined]);
  });
  it("has the aids taken off the estimate that were given before it, in the same pot or an earlier one", () => {
    const gives = open({ yuan: 150, source: "省里文件" });
    for (const pot of ["main", "town"]) {
      const classes = [aidClass("tekun", { yuan: 100 }, { pot }), aidClass("dibao", gives)];
      const combine = [{ key: "main", take: "all", says: "叠加", cite: "四" }];
      const told = quote({ classes, combine }, holding("dibao", "tekun"));
      expect([told.due, told.estimate]).toEqual([null, 15_000]);
    }
  });
  it("does not matter to who has the whole taken off otherwise", () => {
    const classes = [aidClass("dibao", open()), aidClass("tekun", "all")];
    expect(quote({ classes }, holding("dibao", "tekun"))).toMatchObject({
      due: 0,
      outcome: "no-charge",
    });
  });
});

describe("[Q8] a price that only another document gives", () => {
  const elsewhere = { yuan: 300, source: "省里文件" };
  const estimateOf = (way: object, gives: unknown): number | undefined =>
    quote(
      {
        amounts: [amount("personal", { unstated: "县局", elsewhere })],
        ways: [
          windowWith({
            extras: [
              extra("card", { yuan: 5 }),
              extra("none", { yuan: 9 }, { when: { sex: "male" } }),
            ],
            ...way,
          }),
        ],
        classes: [aidClass("dibao", gives)],
      },
      { sex: "female", ...holding("dibao") },
    ).estimate;

  it("is an estimate with the person's own charges and aid reckoned on it", () => {
    expect(estimateOf({}, { yuan: 100 })).toBe(20_500);
    expect(
      estimateOf({}, { unstated: "县局", elsewhere: { yuan: 50, source: "以前的文件" } }),
    ).toBe(25_500);
    expect(estimateOf({}, { unstated: "县局" })).toBe(30_500);
    expect(estimateOf({ aid: false }, { yuan: 100 })).toBe(30_500);
  });
  it("with a charge that is only known from elsewhere too", () => {
    const guessed = extra("months", {
      unstated: "县局",
      elsewhere: { yuan: 40, source: "以前的文件" },
    });
    expect(estimateOf({ extras: [guessed] }, { yuan: 100 })).toBe(24_000);
  });
});

describe("[Q9] several coverage years", () => {
  const owes = {
    from: "birth",
    to: "payday",
    choice: "all",
    says: "出生跨年的两年都要缴",
    cite: "七",
  };
  const ways = (change: object = {}): object[] => [
    windowWith({}),
    {
      key: "newborn",
      when: { event: ["newborn"] },
      before: ["window"],
      opens: "event",
      closes: "year-end",
      price: "personal",
      owes: { ...owes, ...change },
      says: "新生儿",
      cite: "七",
    },
  ];
  const baby: Partial<Facts> = {
    on: "2030-01-10",
    birthDate: "2029-12-20",
    event: { kind: "newborn", on: "2029-12-20" },
  };
  const yearBefore = (price: unknown): ReturnType<typeof packWith> =>
    packWith({
      id: "110101/2029",
      coverageYear: 2029,
      amounts: [amount("personal", price)],
      ways: [windowWith({ opens: "2028-09-01", closes: "2028-12-31" })],
    });
  const asked = (
    years: Facts["years"],
    choice: string,
    ...others: ReturnType<typeof packWith>[]
  ): Quote =>
    bookOf(packWith({ ways: ways({ choice }) }), ...others).quote(factsWith({ ...baby, years }));
  const linesOf = ({ lines }: Quote): unknown => lines.map(({ year, due }) => [year, due]);

  it("each has its line by its own year's pack, oldest first, and they sum to what is due", () => {
    const told = asked(null, "all", yearBefore({ yuan: 350 }));
    expect(linesOf(told)).toEqual([
      [2029, 35_000],
      [2030, 40_000],
    ]);
    expect([told.due, fenOf(told)]).toEqual([75_000, 75_000]);
  });
  it("by the way of the same name where the other year has one, else by its ordinary way", () => {
    const early = packWith({
      id: "110101/2029",
      coverageYear: 2029,
      amounts: [amount("personal", { yuan: 350 }), amount("baby", { yuan: 100 })],
      ways: [
        windowWith({}),
        windowWith({ key: "newborn", main: false, price: "baby", when: { event: ["newborn"] } }),
      ],
    });
    expect(linesOf(asked(null, "all", early))).toEqual([
      [2029, 10_000],
      [2030, 40_000],
    ]);
  });
  it("a year without a pack leaves what is due unknown, says so, and the other is told", () => {
    const told = asked(null, "all");
    expect(linesOf(told)).toEqual([
      [2029, null],
      [2030, 40_000],
    ]);
    expect([told.outcome, told.due, told.estimate]).toEqual(["ask", null, undefined]);
    expect(told.because).toContainEqual({
      text: "2029年度的方案这里没有，不知道要缴多少，请问当地医保部门",
      cite: "七",
      topic: "open-point",
      year: 2029,
    });
  });
  it("an estimate for one year and a figure for the other sum to an estimate", () => {
    const guessed = yearBefore({ unstated: "县局", elsewhere: { yuan: 350, source: "省里文件" } });
    expect(asked(null, "all", guessed)).toMatchObject({
      due: null,
      estimate: 75_000,
      estimateSource: "省里文件",
    });
  });
  it("`together`: every year unless fewer are asked for", () => {
    expect(linesOf(asked(null, "together", yearBefore({ yuan: 350 })))).toHaveLength(2);
    expect(linesOf(asked([2030], "together", yearBefore({ yuan: 350 })))).toEqual([[2030, 40_000]]);
    expect(linesOf(asked([2031], "together", yearBefore({ yuan: 350 })))).toEqual([[2030, 40_000]]);
  });
  it("`either`: only the years asked for; one that is not known here does not stop the other", () => {
    expect(linesOf(asked(null, "either"))).toEqual([[2030, 40_000]]);
    expect(linesOf(asked([2029, 2030], "either"))).toEqual([[2030, 40_000]]);
    expect(asked([2029], "either")).toMatchObject({ due: null, outcome: "ask" });
    expect(linesOf(asked([2029, 2030], "either", yearBefore({ yuan: 350 })))).toEqual([
      [2029, 35_000],
      [2030, 40_000],
    ]);
  });
});
