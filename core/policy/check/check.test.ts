import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceOf } from "../../../local/pack-source";
import { filesNamed } from "../../../local/policies";
import { withInherited } from "../inherit";
import { PackDocument } from "../schema";
import { checkPacks, lineOfFinding, type PackSource } from ".";
import { entriesOf, wholeOf } from "./whole";

const shared = join(__dirname, "fixtures/shared/base.yaml");
const base: PackSource = { ...sourceOf(readFileSync(shared, "utf8"), "base.yaml"), cases: null };

const HEAD = `id: demo/2027
place: "999903"
coverageYear: 2027
extends: [demo/base]
revision: 1
publishedAt: 2026-08-01
approvedBy: 核对人
`;

const packOf = (text: string, file = "pack.yaml"): PackSource => ({
  ...sourceOf(text, file),
  // Cases are another matter; that there are some is enough here.
  cases: sourceOf(
    "- { name: 开放当天, clause: 三, facts: { on: 2026-09-01 }, expect: { outcome: payable } }",
    "cases.yaml",
  ),
});

/** What is said of a pack that continues the sound head, leaving out the days that want cases. */
function said(text: string, head = HEAD): string[] {
  const pack = packOf(head + text);
  return checkPacks([base, pack], (source) => source === pack)
    .filter(({ code }) => code !== "boundary-case")
    .map(lineOfFinding);
}

const codes = (text: string, head = HEAD): string[] =>
  said(text, head).map((line) => /^\S+ (\w+) \[(.+?)\]/.exec(line)?.slice(1, 3).join(" ") ?? line);

describe("everything is told at once", () => {
  it("names each fault of a pack on its own line, in the order of lines", () => {
    expect(
      codes(`amounts:
  - { key: fiscal, is: { yuan: many }, says: 财政补助, cite: 一 }
  - { key: half, is: { share: 50%, of: persnal }, says: 一半, cite: 一 }
classes:
  - { key: dibao, classes: [dibao], gives: { yuan: 100 }, payers: [{ payer: king }], says: 低保对象资助100元, cite: 五 }
  - { key: third, classes: [monitored], gives: { share: 1/3, of: personal }, payers: [{ payer: county }], says: 监测对象资助三分之一, cite: 五 }
notEncoded:
  - { key: towns, clause: 附件, why: 只给工作人员看 }
`),
    ).toEqual([
      "error bad-money",
      "error unknown-name",
      "warning unused",
      "error wrong-choice",
      "error needs-rounding",
      "error not-accepted",
    ]);
  });

  it("lets one bad file not hide the others", () => {
    const broken = packOf("id: [", "broken.yaml");
    const late = packOf(
      `${HEAD}notEncoded:\n  - { key: towns, clause: 附件, why: 只给工作人员看 }\n`,
    );
    const found = checkPacks([broken, base, late]).filter(({ code }) => code !== "boundary-case");
    expect(found.map(({ file, code }) => [file, code])).toEqual([
      ["broken.yaml", "yaml"],
      ["pack.yaml", "not-accepted"],
    ]);
  });

  it("tells a fault behind an alias where the alias is used", () => {
    expect(
      said(`combine:
  - { key: main, take: best, says: 只取最高的一项, cite: 五 }
classes:
  - { key: dibao, classes: [dibao], gives: all, payers: &who [{ payer: county, share: 60% }], says: 低保对象, cite: 五 }
  - key: tekun
    classes: [tekun]
    gives: all
    payers: *who
    says: 特困人员
    cite: 五
`).map((line) => line.split(" ")[0]),
    ).toEqual(["pack.yaml:11:", "pack.yaml:15:"]);
  });

  it("tells what is inherited in the file where it is written, once for all that inherit it", () => {
    const wide = packOf(
      `id: demo/wide
place: "999903"
extends: [demo/base]
revision: 1
publishedAt: 2026-08-01
notEncoded:
  - { key: towns, clause: 附件, why: 只给工作人员看 }
`,
      "wide.yaml",
    );
    const heirs = [2027, 2028].map((year) =>
      packOf(
        HEAD.replace("demo/2027", `demo/${year}`)
          .replace("coverageYear: 2027", `coverageYear: ${year}`)
          .replace("demo/base", "demo/wide"),
        `${year}.yaml`,
      ),
    );
    const found = checkPacks([base, wide, ...heirs]).filter(({ code }) => code === "not-accepted");
    expect(found.map(({ file, line }) => [file, line])).toEqual([["wide.yaml", 7]]);
  });

  it("checks a pack without a year only for its form and its own names", () => {
    const head = HEAD.replace("coverageYear: 2027\n", "");
    expect(
      codes(
        `amounts:
  - { key: half, is: { share: 50%, of: only-the-county-knows }, says: 一半 }
`,
        head,
      ),
    ).toEqual(["error uncited"]);
  });
});

describe("one finding in its several shapes", () => {
  const rows: [string, string, string[]][] = [
    [
      "two main ways",
      `ways:
  - { key: second, main: true, opens: 2027-02-01, closes: 2027-03-31, price: personal, says: 第二段, cite: 三 }
`,
      ["error main-way"],
    ],
    [
      "more than the whole for the payers",
      `classes:
  - { key: dibao, classes: [dibao], gives: all, payers: [{ payer: county, share: 70% }, { payer: town, share: 1/2 }], says: 低保, cite: 五 }
`,
      ["error payers-not-whole"],
    ],
    [
      "thirds are the whole, although no percentage is",
      `classes:
  - { key: dibao, classes: [dibao], gives: all, payers: [{ payer: county, share: 1/3 }, { payer: town, share: 2/3 }], says: 低保, cite: 五 }
`,
      [],
    ],
    [
      "the one who takes what is left does not come last",
      `classes:
  - { key: dibao, classes: [dibao], gives: all, payers: [{ payer: county }, { payer: town, share: 50% }], says: 低保, cite: 五 }
`,
      ["error payers-not-whole"],
    ],
    [
      "a later closing day that is not later",
      `ways:
  - { key: window, main: true, opens: 2026-09-01, closes: 2026-12-31, disputed: { closes: 2026-12-25, says: 以先到的为准, cite: 七 }, price: personal, benefit: { from: year-start, says: 全年享受, cite: 三 }, says: 集中缴费期, cite: 三 }
`,
      ["disputed disputed", "error ends-before-begins"],
    ],
    [
      "a way that closes before it opens",
      `ways:
  - { key: window, main: true, opens: 2026-12-01, closes: 2026-09-30, price: personal, benefit: { from: year-start, says: 全年享受, cite: 三 }, says: 集中缴费期, cite: 三 }
`,
      ["error ends-before-begins", "error unreachable-way"],
    ],
    [
      "ages the wrong way round",
      `registration:
  - { key: young, when: { age: { atLeast: 18, under: 16, at: year-start } }, where: 村委会, says: 年轻人先登记, cite: 八 }
`,
      ["error ends-before-begins", "error never-holds"],
    ],
    [
      "years added to a day that may be 29 February",
      `dates:
  - { key: grown, is: { from: birth, then: [{ years: 18 }] }, says: 满18岁, cite: 五 }
registration:
  - { key: young, when: { day: { of: payday, to: grown } }, where: 学校, says: 未成年人由学校登记, cite: 八 }
`,
      ["error no-such-day"],
    ],
    [
      "years added to the end of the year, and months to a day that every month has",
      `dates:
  - { key: after, is: { from: year-end, then: [{ years: 1 }] }, says: 下一年底, cite: 五 }
  - { key: spring, is: { from: 2027-02-28, then: [{ months: 1 }] }, says: 三月底, cite: 五 }
registration:
  - { key: all, when: { any: [{ day: { of: payday, to: after } }, { day: { of: payday, to: spring } }] }, where: 村委会, says: 先登记, cite: 八 }
`,
      [],
    ],
    [
      "a share of something that differs from person to person",
      `counts:
  - { key: months, is: { monthsFrom: payday, to: year-end }, says: 剩下的月数, cite: 一 }
amounts:
  - { key: personal, is: { share: { count: months, outOf: 12 }, of: { yuan: 400 } }, says: 按月缴, cite: 一 }
`,
      ["error needs-rounding"],
    ],
    [
      "a hole between two cases beside ages that nothing is said of",
      `amounts:
  - key: personal
    is:
      cases:
        - { when: { age: { under: 18, at: year-start } }, is: { yuan: 200 } }
        - { when: { age: { atLeast: 19, under: 60, at: year-start } }, is: { yuan: 300 } }
      otherwise: { yuan: 400 }
    says: 个人缴费标准按年龄
    cite: 一
`,
      ["error band-gap"],
    ],
    [
      "a hole that is the only one is what `otherwise` is for",
      `amounts:
  - key: personal
    is:
      cases:
        - { when: { age: { under: 18, at: year-start } }, is: { yuan: 200 } }
        - { when: { age: { atLeast: 60, at: year-start } }, is: { yuan: 300 } }
      otherwise: { yuan: 400 }
    says: 个人缴费标准按年龄
    cite: 一
`,
      [],
    ],
    [
      "a setting that is none of its choices, and a condition that asks for one more",
      `settings:
  - { key: first-year, is: coutn, choices: [{ key: counts, says: 也算一年 }, { key: free, says: 不算在内 }], says: 第一年算不算, cite: 九 }
notes:
  - { key: first-year, when: { setting: { first-year: never } }, says: 第一年不算, cite: 九 }
`,
      ["error unknown-name", "error unknown-name"],
    ],
    [
      "a class of its own that nobody has declared, and a fact used as what it is not",
      `facts:
  - { key: joined, ask: 哪天参加的, kind: date, says: 参加的日期, cite: 一 }
classes:
  - { key: brave, classes: [x-brave], when: { more: { joined: true } }, gives: all, payers: [{ payer: county }], says: 见义勇为人员, cite: 五 }
`,
      ["error unknown-name"],
    ],
    [
      "ways that are told apart by `before`, even by way of a third",
      `ways:
  - { key: newborn, before: [soldier], when: { event: [newborn] }, opens: 2026-09-01, closes: 2026-12-31, price: personal, aid: false, says: 新生儿, cite: 四 }
  - { key: soldier, before: [window], when: { event: [discharged-soldier] }, opens: 2026-09-01, closes: 2026-12-31, price: personal, says: 退役军人, cite: 四 }
`,
      [],
    ],
    [
      "an end that is past within the year, while somebody can still pay",
      `ways:
  - { key: window, main: true, opens: 2026-09-01, closes: 2026-12-31, price: personal, benefit: { from: year-start, says: 全年享受, cite: 三 }, says: 集中缴费期, cite: 三 }
  - { key: newborn, before: [window], when: { event: [newborn] }, opens: birth, closes: { from: birth, then: [{ days: 90 }] }, price: personal, aid: false, says: 新生儿, cite: 四 }
`,
      [],
    ],
  ];
  const heads: Record<string, string> = {
    "an end that is past within the year, while somebody can still pay": HEAD.replace(
      "publishedAt: 2026-08-01",
      "publishedAt: 2027-05-01",
    ),
  };
  it.each(rows)("%s", (name, text, expected) => {
    expect(codes(text, heads[name])).toEqual(expected);
  });

  it("wants somebody's name under a correction", () => {
    const head = HEAD.replace("revision: 1", "revision: 2").replace("approvedBy: 核对人\n", "");
    expect(codes("supersedes: 1\nreason: 改正金额\n", head)).toEqual(["error not-approved"]);
  });
});

describe("the packs of this project", () => {
  const root = join(__dirname, "../../..");
  const sources = filesNamed(join(root, "policies"), "pack.yaml").map((file): PackSource => {
    const shown = file.slice(root.length + 1);
    const cases = file.replace(/pack\.yaml$/, "cases.yaml");
    const text = (path: string): string => readFileSync(path, "utf8");
    const isBase = !/^coverageYear:/m.test(text(file));
    return { ...sourceOf(text(file), shown), cases: isBase ? null : sourceOf(text(cases), cases) };
  });
  const found = checkPacks(sources);

  it("[E9] have no errors and nothing to be warned of", () => {
    const bad = found.filter(({ severity }) => severity === "error" || severity === "warning");
    expect(bad.map(lineOfFinding)).toEqual([]);
  });

  it("[KP-08] tell the two closing days of Kaiping as disputed, with both clauses", () => {
    const lines = found
      .filter(({ file, severity }) => file.includes("440783") && severity === "disputed")
      .map(lineOfFinding);
    const [closing = "", ...again] = lines.filter((line) => /12-25|12月25日/.test(line));
    expect(closing).toContain("到 2021-12-25（条款 五（七））还是到 2021-12-31（条款 五");
    expect(closing).toContain(
      "现在按这样理解：按12月25日提醒，26日到31日先问清再缴，请问开平市医疗保障局",
    );
    expect(again).toEqual([]);
  });

  it("need the order that they state: without it, the people between two ways are named", () => {
    const kaiping = sources.find(({ file }) => file.includes("440783"));
    const text = readFileSync(join(root, kaiping?.file ?? ""), "utf8");
    const changed = {
      ...sourceOf(text.replace(/^ *before: .*\n/gm, ""), "changed.yaml"),
      cases: null,
    };
    const orders = checkPacks(
      [...sources.filter((one) => one !== kaiping), changed],
      (one) => one === changed,
    )
      .filter(({ code }) => code === "no-order")
      .map((finding) => finding.text);
    expect(orders).toContainEqual(
      expect.stringMatching(/“newborn”和“hardship”.*例如：\d{4}-\d\d-\d\d，.*新生儿/),
    );
  });

  it("[P1] are put together by the check as by the engine", () => {
    const documents = sources.map(({ value }) => PackDocument.parse(value));
    const byId = new Map(documents.map((document) => [document.id, document]));
    const known = new Map(sources.map((source, index) => [documents[index]?.id ?? "", source]));
    const keys = (document: unknown): string[] =>
      Object.keys(PackDocument.shape)
        .filter((section) => section !== "without")
        .flatMap((section) =>
          entriesOf(document, section).map(({ entry }) => `${section}.${String(entry.key)}`),
        );
    for (const [index, source] of sources.entries()) {
      const document = documents[index]!;
      const { whole } = wholeOf(source, known);
      expect(keys(whole.document)).toEqual(keys(withInherited(document, byId)));
    }
  });

  it("are never too broken to be checked: each part taken away, or replaced by something else", () => {
    const pack = sources.find(({ file }) => file.includes("999901-demo/2027"))!;
    const others = sources.filter((one) => one !== pack);
    const places = pathsOf(pack.value).filter((_, index) => index % 5 === 0);
    for (const [index, path] of places.entries()) {
      const value = structuredClone(pack.value) as Record<string, unknown>;
      change(value, path, [undefined, null, 3, "zz", [], {}, { a: 1 }][index % 7]);
      const changed = { ...pack, value };
      expect(() => checkPacks([...others, changed], (one) => one === changed)).not.toThrow();
    }
  });
});

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function change(root: Record<string, unknown>, path: readonly string[], to: unknown): void {
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, root);
  const key = path.at(-1) ?? "";
  if (to === undefined) delete holder[key];
  else holder[key] = to;
}
