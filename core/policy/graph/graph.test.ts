/** @jest-environment jsdom */
import { PackDocument } from "..";
import { packGraph } from ".";
import { textLines, textWidth } from "./svg";

const base = {
  id: "999903/2026",
  place: "999903",
  coverageYear: 2026,
  revision: 1,
  publishedAt: "2025-08-20",
  amounts: [
    { key: "personal", is: { yuan: 400 }, says: "个人缴费标准", cite: "二" },
    { key: "fiscal", is: { yuan: 700 }, atLeast: true, says: "财政补助", cite: "二" },
    { key: "late", is: { unstated: "区医保局" }, says: "补缴的数额", cite: "五" },
  ],
  ways: [
    {
      key: "window",
      main: true,
      opens: "2025-09-01",
      closes: "2025-12-25",
      disputed: { closes: "2025-12-31", says: "第三条写到12月底", cite: "三" },
      price: "personal",
      benefit: { from: "year-start", says: "全年享受", cite: "四" },
      says: "集中缴费期",
      cite: "三",
    },
    {
      key: "newborn",
      when: { event: ["newborn"] },
      opens: "birth",
      closes: { from: "birth", then: ["next-month", { months: 6 }, { days: -1 }] },
      price: "personal",
      says: "新生儿",
      cite: "六",
    },
    {
      key: "special",
      opens: "opened-special",
      closes: { unstated: "区医保局" },
      price: "late",
      says: "专门窗口",
      cite: "七",
    },
  ],
  classes: [
    {
      key: "disabled",
      classes: ["disabled-1-2"],
      gives: "all",
      payers: [
        { payer: "city", share: "1/3" },
        { payer: "town", share: "1/3", paid: "to-person-afterwards" },
        { payer: "village" },
      ],
      says: "重度残疾人",
      cite: "四（一）",
    },
    {
      key: "dibao",
      classes: ["dibao"],
      when: { hukou: "local" },
      gives: { unstated: "民政局" },
      payers: [{ payer: "medical-assistance" }],
      says: "低保对象",
      cite: "四（二）",
    },
  ],
  pauses: [
    { key: "settle", fromDay: 29, says: "29日以后结算", cite: "八" },
    { key: "holiday", from: "2025-10-01", to: "2025-10-08", says: "国庆不收", cite: "八" },
  ],
} as const;

const named = { place: "试画县", hash: "0123456789abcdef0123" };
const draw = (change: object = {}): Document => {
  const svg = packGraph(PackDocument.parse({ ...base, ...change }), named);
  return new DOMParser().parseFromString(svg, "image/svg+xml");
};
const attribute = (element: Element, name: string): number => Number(element.getAttribute(name));
const texts = (document: Document): Element[] => [...document.querySelectorAll("text")];
const words = (document: Document): string =>
  texts(document)
    .map((element) => element.textContent)
    .join("");
const bars = (document: Document, fill: string): Element[] =>
  [...document.querySelectorAll("rect")].filter((element) => element.getAttribute("fill") === fill);

interface Extent {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function extent(element: Element): Extent {
  const [x, y, size] = ["x", "y", "font-size"].map((name) => attribute(element, name)) as [
    number,
    number,
    number,
  ];
  const words = element.textContent;
  const width = textWidth(words, size);
  const left = element.getAttribute("text-anchor") === "middle" ? x - Math.floor(width / 2) : x;
  return { words, left, right: left + width, top: y - size + 2, bottom: y };
}

function overlaps(document: Document): [string, string][] {
  const all = texts(document).map(extent);
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b): [string, string] => [a.words, b.words]),
  );
}

describe("a picture of a pack", () => {
  it("is one SVG without errors that needs nothing from outside", () => {
    const document = draw();
    expect(document.querySelector("parsererror")).toBeNull();
    expect(document.documentElement.tagName).toBe("svg");
    const svg = packGraph(PackDocument.parse(base), named);
    expect(svg).not.toMatch(/<(image|script|style|link|use)\b|href=|@import/);
    expect(packGraph(PackDocument.parse(base), named)).toBe(svg);
  });

  it("hatches the disputed part from the safe day to the later one", () => {
    const document = draw();
    const [disputed] = bars(document, "url(#disputed)").slice(-1);
    const solid = bars(document, "#2f6fb2").find(
      (bar) => attribute(bar, "y") === attribute(disputed!, "y"),
    );
    expect(attribute(disputed!, "x")).toBe(attribute(solid!, "x") + attribute(solid!, "width"));
    // Six days of the sixteen months drawn.
    const axis = 1148 - 300;
    expect(attribute(disputed!, "width")).toBe(Math.round((6 * axis) / 487));
    expect(words(document)).toContain("前后不一致");
  });

  it("marks pauses of every month, where the month has such days, and single spans", () => {
    const grey = bars(draw(), "#eceff3").map((bar) => bar.textContent);
    expect(grey).toContain("2025年10月1日至2025年10月8日不收费");
    expect(grey).toContain("2025年9月29日至2025年9月30日不收费");
    expect(grey).toContain("2026年12月29日至2026年12月31日不收费");
    expect(grey.some((text) => text.startsWith("2026年2月"))).toBe(false);
  });

  it("puts ways that hang on events or on staff into bands of their own, in words", () => {
    const text = words(draw());
    expect(text).toContain("按事件计算");
    expect(text).toContain("出生当天的次月1日起满6个月的前一天（含当天）");
    expect(text).toContain("等工作人员开放");
    expect(text).toContain("专门窗口开放当天");
    expect(text).toContain("方案没有写（请问区医保局）");
  });

  it("splits a class among its payers to the fen, and tells who pays first and is paid back", () => {
    const titles = [...draw().querySelectorAll("rect title")].map((title) => title.textContent);
    expect(titles).toEqual(
      expect.arrayContaining(["市财政 133.33元", "镇财政 133.33元", "村集体 133.34元"]),
    );
    expect(words(draw())).toContain("本人先缴133.33元，补回以后实际0元");
  });

  it("says an amount that the plan does not give is not given", () => {
    const text = words(draw());
    expect(text).toContain("方案没有写数额，或因人而定");
    expect(text).toContain("资助多少：方案没有写（请问民政局）；由医疗救助资金出");
    expect(text).toContain("每人至少700元");
  });

  it("tells aids in percent where the price is not given", () => {
    const [personal, ...others] = base.amounts;
    const document = draw({
      amounts: [{ ...personal, is: { unstated: "区医保局" } }, ...others],
      classes: [
        {
          ...base.classes[1],
          gives: { share: "1/3", of: "personal" },
        },
      ],
    });
    expect(words(document)).toContain("按普通价钱的几成算");
    expect(words(document)).toContain("本人66.67%；医疗救助资金33.33%");
  });

  it("finds days and amounts behind their names, and says where they hang on the person", () => {
    const [window, ...others] = base.ways;
    const document = draw({
      dates: [
        { key: "first", is: "2025-09-01", says: "窗口第一天", cite: "三" },
        {
          key: "last",
          is: {
            cases: [{ when: { returningMigrantWorker: true }, is: "2026-02-28" }],
            otherwise: { latest: ["2025-12-25", "extension-until"] },
          },
          says: "窗口最后一天，返乡的人晚两个月",
          cite: "三",
        },
        { key: "open", is: { unstated: "区医保局" }, says: "专门窗口第一天", cite: "七" },
      ],
      amounts: [
        base.amounts[0],
        {
          key: "tiered",
          is: { cases: [{ when: { sex: "female" }, is: { yuan: 300 } }], otherwise: "personal" },
          says: "按性别缴",
          cite: "二",
        },
        ...base.amounts.slice(1),
      ],
      ways: [
        { ...window, opens: "first", closes: "last", disputed: undefined, price: "tiered" },
        others[0],
        { ...others[1], opens: "open" },
      ],
    });
    const text = words(document);
    expect(text).toContain("2025年9月1日至2025年12月25日（含当天）；有的人到2026年2月28日");
    expect(text).toContain("工作人员可以宣布延长");
    expect(text).toContain("缴400元（普通人；因人而定）");
    expect(text).toContain("专门窗口第一天，方案没有写（请问区医保局）");
    expect(text).toContain("没有写哪天开始");
  });

  it("holds names with signs of XML and control characters", () => {
    const document = draw({
      badge: `<b>&"'\u0007`,
      unstated: [{ key: "x", says: "A & B < C", ask: "“谁”", cite: "]]>" }],
    });
    expect(document.querySelector("parsererror")).toBeNull();
    expect(words(document)).toContain(`（<b>&"'）`);
    expect(words(document)).toContain("A & B < C");
  });

  it.each([
    ["usual", {}],
    [
      "very long",
      {
        document: { title: "关于".repeat(90), issuer: "x".repeat(300) },
        ways: base.ways.map((way) => ({
          ...way,
          says: "很长的名称，".repeat(40),
          cite: "三".repeat(70),
        })),
        classes: base.classes.map((rule) => ({
          ...rule,
          classes: ["dibao-rural", "dibao-urban", "veteran-hardship", "family-planning-daughters"],
          payers: [{ payer: "government", label: "市财政、医疗救助基金、彩票公益金等".repeat(4) }],
        })),
      },
    ],
  ])("keeps %s words apart and inside", (_name, change) => {
    const document = draw(change);
    expect(overlaps(document)).toEqual([]);
    const outside = texts(document)
      .map(extent)
      .filter(({ left, right }) => left < 20 || right > 1170);
    expect(outside).toEqual([]);
    const height = attribute(document.documentElement, "height");
    expect(
      texts(document)
        .map(extent)
        .filter(({ bottom }) => bottom > height),
    ).toEqual([]);
  });
});

test("text is broken so that no line begins with a closing mark or ends with an opening one", () => {
  const lines = textLines("缴费（含当天），请问“医保局”（65699667）。".repeat(6), 150, 12, 40);
  expect(lines.filter((line) => /^[，。）”]|[（“]$/.test(line))).toEqual([]);
  expect(lines.join("")).toBe("缴费（含当天），请问“医保局”（65699667）。".repeat(6));
});
