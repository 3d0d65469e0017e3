import { dirname, join } from "node:path";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { filesNamed, readPack, readPackDocuments } from "../../../local/policies";
import { createPolicyBook, Facts, PackDocument, yuan } from "..";
import { explainQuote, PackCases } from ".";
import { widthOf } from "./columns";

const root = join(__dirname, "../../..");
const { packs, places } = readPackDocuments(root);
const book = createPolicyBook(packs, places);

const pack = PackDocument.parse({
  id: "999903/2026",
  place: "999903",
  coverageYear: 2026,
  revision: 2,
  supersedes: 1,
  reason: "低保的资助更正",
  publishedAt: "2025-08-20",
  document: { title: "试写县2026年度参保方案", number: "试政办〔2025〕8号" },
  ownClasses: [
    { key: "brave", code: "x-brave", name: "见义勇为人员", says: "县里认定", cite: "四" },
  ],
  amounts: [
    { key: "personal", is: { yuan: 400 }, says: "个人缴费标准", cite: "二" },
    { key: "fiscal", is: { yuan: 700 }, atLeast: true, says: "财政补助", cite: "二" },
  ],
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍的居民", cite: "一" }],
  barred: [
    {
      key: "employee",
      when: { employeeInsurance: "active" },
      outcome: "insured-already",
      says: "正在参加职工医保",
      todo: "停保以后再来",
      cite: "一（二）",
    },
    {
      key: "elsewhere",
      when: { insuredElsewhere: true },
      outcome: "insured-already",
      says: "已在别处参保",
      cite: "一（三）",
    },
  ],
  classes: [
    {
      key: "dibao",
      classes: ["dibao"],
      gives: { share: "50%", of: "personal" },
      payers: [{ payer: "county", share: "50%" }, { payer: "town" }],
      says: "低保对象资助一半",
      cite: "三（一）",
    },
    {
      key: "brave",
      classes: ["x-brave"],
      gives: { yuan: 50 },
      payers: [{ payer: "county" }],
      says: "见义勇为人员资助50元",
      cite: "三（二）",
    },
  ],
  combine: [{ key: "main", take: "best", says: "只取最高的一项", cite: "三" }],
  ways: [
    {
      key: "window",
      main: true,
      opens: "2025-09-01",
      closes: "2025-12-31",
      price: "personal",
      benefit: { from: "year-start", says: "全年享受", cite: "四" },
      says: "集中缴费期",
      cite: "四",
    },
  ],
});
const own = createPolicyBook(
  [pack],
  [{ code: "999903", name: "试写县", parent: null, level: "county" }],
);

function explained(facts: Partial<Facts>, by = own): string[] {
  const asked = Facts.parse({ place: "999903", year: 2026, on: "2025-12-31", ...facts });
  const quote = by.quote(asked);
  return explainQuote({
    facts: asked,
    quote,
    pack: by.whole("999903", 2026)?.document,
    place: "试写县",
  });
}
/** The lines of a section, without its heading. */
function section(lines: string[], title: string): string[] {
  const from = lines.findIndex((line) => line.startsWith(title));
  if (from < 0) return [];
  const length = lines.slice(from).indexOf("");
  return lines.slice(from + 1, length < 0 ? undefined : from + length).map((line) => line.trim());
}

const known = {
  hukou: "local" as const,
  employeeInsurance: null,
  insuredElsewhere: false,
  registered: true,
};

test("a person with two classes hears the amount, step by step, to the end", () => {
  const lines = explained({ ...known, categories: [{ code: "dibao" }, { code: "x-brave" }] });
  expect(lines[0]).toBe("试写县 2026年度城乡居民医保");
  const text = lines.join("\n");
  expect(text).toContain("结论      可以缴费");
  expect(text).toContain("金额      本人应缴 200元");
  expect(text).toContain(
    "其余谁出  县（区）财政出 100元（低保对象）\n            镇财政出 100元（低保对象）",
  );
  expect(text).toContain("财政补助至少 700元");
  expect(text).toContain("缴费期    2025年9月1日至2025年12月31日（含当天）");
  const steps = section(lines, "一步一步");
  expect(
    steps.filter((line) => line.includes("合计")).map((line) => line.replace(/\s+/g, " ")),
  ).toEqual(["＋400元 合计 400元", "－100元 合计 300元", "－100元 合计 200元"]);
  expect(steps.at(-1)?.replace(/\s+/g, " ")).toBe("本人应缴 ＝ 200元");
  const unused = section(lines, "有身份但没有用上的").join("");
  expect(unused).toContain("见义勇为人员（有更高的资助）");
  expect(unused).toContain("〔三（二）；三〕");
});

test("a window of which nobody knows the days is not told as none", () => {
  const [window] = pack.ways ?? [];
  const ways = window && [{ ...window, opens: { unstated: "县医保局" } }];
  const undated = createPolicyBook([{ ...pack, ways }], []);
  expect(explained(known, undated).join("\n")).toContain("缴费期    还不知道，要先问");
});

test("the source is named with revision, what it corrects and the whole hash", () => {
  const source = section(explained(known), "根据").join("\n");
  expect(source).toContain("试写县2026年度参保方案；试政办〔2025〕8号");
  expect(source).toContain("999903/2026，第2版（2025年8月20日公布，更正第1版）");
  expect(source).toContain("低保的资助更正");
  expect(source).toContain(own.packRef("999903", 2026)?.hash);
});

test("every reason that stands against it is told, not the first", () => {
  const barred = explained({ ...known, employeeInsurance: "active", insuredElsewhere: true });
  expect(section(barred, "不能参保的原因")).toEqual([
    "· 正在参加职工医保 〔一（二）〕",
    "· 已在别处参保 〔一（三）〕",
  ]);
  const elsewhere = explained({ ...known, hukou: "elsewhere" });
  expect(section(elsewhere, "不能参保的原因")).toEqual(["· 不属于：本县户籍的居民 〔一〕"]);
});

test("what is not known yet is asked, with how to write the answer", () => {
  const missing = section(explained({}), "还不知道");
  expect(missing).toEqual(expect.arrayContaining(["1. 户口在本地吗？", "写法：户口=本地 或 外地"]));
});

describe("every case of the tree", () => {
  const suites = filesNamed(join(root, "policies"), "cases.yaml").map((file) => ({
    pack: readPack(join(dirname(file), "pack.yaml"), root),
    cases: PackCases.parse(parse(readFileSync(file, "utf8"))),
  }));

  it.each(suites)(
    "of $pack.id is explained with a sum that ends at what is due",
    ({ pack, cases }) => {
      for (const { facts, name } of cases) {
        const asked = Facts.parse({ place: pack.place, year: pack.coverageYear, ...facts });
        const quote = book.quote(asked);
        const whole = book.whole(asked.place, asked.year)?.document;
        const lines = explainQuote({ facts: asked, quote, pack: whole, place: name });
        expect(lines.filter((line) => widthOf(line) > 92)).toEqual([]);
        const sums = lines.flatMap((line) => /合计 (.*)$/.exec(line)?.[1] ?? []);
        if (quote.due !== null) expect(sums.at(-1) ?? "0元").toBe(yuan(quote.due));
        // Everything that the quote holds is there.
        const text = lines.join("").replaceAll(" ", "");
        const words = [
          ...quote.because.map((step) => step.text + (step.cite === "—" ? "" : `〔${step.cite}〕`)),
          ...quote.unused.map((unused) => unused.text),
          ...quote.questions.map((question) => question.text),
          ...quote.next.map((advice) => advice.text),
        ];
        expect(words.filter((word) => !text.includes(word.replaceAll(" ", "")))).toEqual([]);
      }
    },
  );
});
