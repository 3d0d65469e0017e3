import type { Quote } from "../../core/policy";
import { ownClassesOf, quoteView } from "./quote-view";

/** An answer in which everything speaks of a class. */
const quote: Quote = {
  outcome: "payable",
  due: 42_000,
  lines: [
    {
      year: 2022,
      standard: 32_000,
      aid: [{ category: "dibao", payer: "city", payerLabel: "市财政", amount: 16_000 }],
      due: 16_000,
    },
    {
      year: 2023,
      standard: 35_000,
      aid: [{ category: "disabled-1-2", payer: "disability-fund", amount: 9_000 }],
      due: 26_000,
    },
  ],
  unused: [{ category: "veteran-pensioned", reason: "outranked", text: "优抚对象只取一项" }],
  fiscal: null,
  window: { opens: "2021-10-26", closes: "2021-12-10" },
  benefit: null,
  missing: ["categories", "returningMigrantWorker"],
  questions: [
    { fact: "categories", text: "有没有低保身份?" },
    { fact: "returningMigrantWorker", text: "是春节回乡的务工人员吗?" },
  ],
  because: [
    { text: "个人缴费 320 元", cite: "二", topic: "price", year: 2022, fen: 32_000 },
    { text: "减免一半", cite: "二", topic: "aid", year: 2022, fen: -16_000 },
    { text: "个人缴费 350 元", cite: "二", topic: "price", year: 2023, fen: 35_000 },
    { text: "减 90 元", cite: "三", topic: "aid", year: 2023, fen: -9_000 },
    { text: "名册上有一项", cite: "三", topic: "class" },
    { text: "低保对象可以随时参保", cite: "四", topic: "eligibility" },
    { text: "本地户口可以参保", cite: "一", topic: "eligibility" },
  ],
  next: [{ text: "特困人员由民政部门统一办理" }, { text: "用微信付款" }],
};

test("a full binding sees classes, payers and reasons", () => {
  const view = quoteView(quote, true, {});
  expect(view).toMatchObject({ redacted: false, lines: [{ aid: [{ payer: "市财政" }] }, {}] });
  expect(view.questions.map(({ selfDeclared }) => selfDeclared)).toEqual([false, true]);
});

test("a weak binding sees amounts and dates, and nothing that names a class, whatever its topic", () => {
  const view = quoteView(quote, false, {});
  expect(JSON.stringify(view)).not.toMatch(/低保|特困|优抚|残|名册|减/);
  expect(view).toMatchObject({ due: 42_000, redacted: true, unused: [] });
  expect(view.lines.map(({ aid, aidTotal, due }) => [aid, aidTotal, due])).toEqual([
    [[], 16_000, 16_000],
    [[], 9_000, 26_000],
  ]);
  expect(view.because.map(({ text }) => text)).toContain("本地户口可以参保");
  expect(view.next).toEqual([{ text: "用微信付款" }]);
  expect(view.questions.map(({ fact }) => fact)).toEqual(["returningMigrantWorker"]);
});

describe("a class that the pack declares itself", () => {
  const own = {
    ownClasses: [
      { key: "ferry", code: "x-ferry" as const, name: "渡工家属", says: "渡口的人家", cite: "九" },
    ],
  };
  const withOwn: Quote = {
    ...quote,
    lines: [
      {
        year: 2022,
        standard: 32_000,
        aid: [{ category: "x-ferry", payer: "town", amount: 12_000 }],
        due: 20_000,
      },
    ],
    unused: [{ category: "x-ferry", reason: "outranked", text: "渡工家属只取一项" }],
    questions: [{ fact: "more.ferry", text: "是不是渡工家属？" }],
    because: [
      { text: "个人缴费 320 元", cite: "二", topic: "price", year: 2022, fen: 32_000 },
      { text: "渡工家属减 120 元", cite: "九", topic: "price", year: 2022, fen: -12_000 },
    ],
    next: [{ text: "渡工家属到镇里办" }],
  };

  it("has its name for who may see it", () => {
    const view = quoteView(withOwn, true, own);
    expect(view).toMatchObject({
      lines: [{ aid: [{ label: "渡工家属" }] }],
      unused: [{ label: "渡工家属" }],
    });
    expect(JSON.stringify(view)).not.toContain("x-ferry");
  });

  it("is hidden from a weak binding, and the steps still add up", () => {
    const view = quoteView(withOwn, false, own);
    expect(JSON.stringify(view)).not.toMatch(/渡工|x-ferry/);
    expect(view.because.reduce((sum, { fen = 0 }) => sum + fen, 0)).toBe(20_000);
  });

  it("is taken from every year that is charged", () => {
    const whole = (place: string, year: number) =>
      year === 2023
        ? { document: { id: "p", place, revision: 1, publishedAt: "2021-08-01", ...own }, hash: "" }
        : undefined;
    expect(ownClassesOf({ whole }, "999902", { year: 2022, quote })).toEqual(own);
  });
});

test("for both the steps add up to what is due, year by year", () => {
  for (const full of [true, false]) {
    const { because, lines } = quoteView(quote, full, {});
    for (const line of lines) {
      const mine = because.filter(({ year }) => year === line.year);
      expect(mine.reduce((sum, { fen = 0 }) => sum + fen, 0)).toBe(line.due);
    }
  }
});
