/** What is right is not told as wrong, and what is wrong is not passed over: with each of these it once was so. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceOf } from "../../../local/pack-source";
import { checkPacks, lineOfFinding, type PackSource } from ".";

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

const CASE =
  "- { name: 开放当天, clause: 三, facts: { on: 2026-09-01 }, expect: { outcome: payable } }";

/** What is said of a pack that continues the sound head, leaving out the days that want cases. */
function said(text: string, cases = CASE): string[] {
  const pack = { ...sourceOf(HEAD + text, "pack.yaml"), cases: sourceOf(cases, "cases.yaml") };
  return checkPacks([base, pack], (source) => source === pack)
    .filter(({ code }) => code !== "boundary-case")
    .map(lineOfFinding);
}

/** Six phases beside one another, so that there are more people and days than can all be asked. */
const PHASES = `facts:
  - { key: mother-insured, ask: 孩子出生时母亲在本市参加了医保吗？, kind: yes-no, says: 出生时母亲在本市参保, cite: 五 }
conditions:
  - { key: freshman, when: { student: [university, vocational], enteredSchool: { from: 2026-08-15, to: 2026-10-15 } }, says: 秋季入学的新生, cite: 三 }
  - { key: insured-baby, when: { all: [{ event: [newborn] }, { more: { mother-insured: true } }] }, says: 母亲在本市参保的新生儿, cite: 五 }
dates:
  - { key: d1, is: 2026-09-01, says: 集中缴费第一天, cite: 二 }
  - { key: d2, is: 2026-12-20, says: 集中缴费最后一天, cite: 二 }
ways:
  - { key: window, main: true, opens: d1, closes: d2, price: personal, benefit: { from: year-start, says: 全年享受, cite: 二 }, says: 集中缴费, cite: 二 }
  - key: freshman
    when: freshman
    before: [window]
    opens: school-entry
    closes: { earliest: [{ from: school-entry, then: [{ months: 3, ifNoSuchDay: end-of-month }] }, d2] }
    price: personal
    benefit: { from: school-entry, beforeYear: true, says: 入学当天起享受, cite: 三 }
    says: 新生入学三个月内
    cite: 三
  - { key: phase-2, opens: { from: d2, then: [{ days: 1 }] }, closes: 2027-02-28, price: personal, benefit: { from: { from: payday, then: [{ days: 60 }] }, says: 缴费后第60天起享受, cite: 四 }, says: 第二阶段, cite: 四 }
  - { key: phase-3, opens: 2027-03-01, closes: 2027-06-30, price: personal, aid: false, benefit: { from: { from: payday, then: [{ days: 60 }] }, says: 缴费后第60天起享受, cite: 四 }, says: 第三阶段, cite: 四 }
  - { key: phase-4, opens: 2027-07-01, closes: 2027-10-31, price: personal, aid: false, fiscalPaidByPerson: true, benefit: { from: { from: payday, then: [{ days: 60 }] }, says: 缴费后第60天起享受, cite: 四 }, says: 第四阶段, cite: 四 }
  - key: baby-insured
    when: insured-baby
    before: [window, phase-2, phase-3, phase-4]
    opens: { latest: [birth, d1] }
    closes: { earliest: [{ from: birth, then: [{ days: 180 }] }, year-end] }
    price: personal
    owes: { from: birth, to: payday, choice: all, says: 出生那年和缴费那年都要缴, cite: 五 }
    benefit: { from: birth, beforeYear: true, says: 从出生起享受, cite: 五 }
    says: 父母参保的新生儿180天
    cite: 五
  - key: baby-other
    when: { all: [{ event: [newborn] }, { not: insured-baby }] }
    before: [window, phase-2, phase-3, phase-4]
    opens: { latest: [birth, d1] }
    closes: { earliest: [{ from: birth, then: [{ days: 90 }] }, year-end] }
    price: personal
    benefit: { from: payday, says: 从缴费当天起享受, cite: 五 }
    says: 父母没有参保的新生儿90天
    cite: 五
`;

describe("a way that somebody can use", () => {
  it("is found among many phases, where chance meets nobody", () => {
    expect(said(PHASES)).toEqual([]);
  });

  /** More questions than can all be put: five digits, of which one combination is asked for. */
  const rare = ["a", "b", "c", "d", "e", "f"];
  const RARE = `facts:
${rare.map((key) => `  - { key: ${key}, ask: 有几个？, kind: number, says: 个数, cite: 五 }`).join("\n")}
ways:
  - key: rare
    when: { more: { ${rare.map((key) => `${key}: { atLeast: 7, under: 8 }`).join(", ")} } }
    before: [window]
    opens: 2026-10-01
    closes: 2026-10-31
    price: personal
    says: 少见的人
    cite: 五
`;

  it("is not told to serve nobody by a search that gave up", () => {
    expect(said(RARE)).toEqual([
      "pack.yaml:16: note [unreachable-way] 没有找到用得上缴费办法“rare”的人，情况太多，没有查完（条款 五）。在 cases.yaml 里写一个用得上它的例子。",
    ]);
  });

  it("is used by the person of a case", () => {
    const more = rare.map((key) => `${key}: 7`).join(", ");
    const one = `- { name: 少见的人, clause: 五, facts: { on: 2026-10-10, more: { ${more} } }, expect: { outcome: payable } }`;
    expect(said(RARE, one)).toEqual([]);
  });
});

describe("aids of one pot", () => {
  const AGED = `classes:
  - { key: old, classes: [age], when: { age: { atLeast: 60, at: year-end } }, gives: { share: 50%, of: personal }, payers: [{ payer: county }], says: 60岁以上一半, cite: 五 }
  - { key: very-old, classes: [age], when: { age: { atLeast: 80, at: year-end } }, gives: all, payers: [{ payer: county }], says: 80岁以上全免, cite: 五 }
`;
  it("may hold at once where the pack says which one is taken", () => {
    const combine = "combine: [{ key: main, take: best, says: 就高, cite: 五 }]\n";
    expect(said(combine + AGED)).toEqual([]);
  });

  it("may not where it does not say so", () => {
    expect(said(AGED).map((line) => line.split(" ")[2])).toEqual([
      "[no-combine]",
      "[band-overlap]",
    ]);
  });
});

describe("payers of fixed parts and of shares", () => {
  const of = (payers: string): string => `classes:
  - { key: dibao, classes: [dibao], gives: { yuan: 336 }, payers: [${payers}], says: 低保, cite: 五 }
`;
  it("is told where a share of the whole aid leaves nothing for the last", () => {
    const payers =
      "{ payer: medical-assistance, amount: { yuan: 200 } }, { payer: county, share: 50% }, { payer: town }";
    expect(said(of(payers))).toEqual([
      "pack.yaml:9: warning [payers-not-whole] 资助“dibao”给 336元 时，写明的几家合起来是 368元，排在后面的少出或不出（条款 五）。share 是整份资助的几成；要按余下的分，写 amount: { share: 50%, of: { minus: [整份资助, 已写明的] } }。",
    ]);
  });

  it("is in order where the last has something to pay", () => {
    const payers =
      "{ payer: medical-assistance, amount: { yuan: 100 } }, { payer: county, share: 50% }, { payer: town }";
    expect(said(of(payers))).toEqual([]);
  });
});

describe("a price with a part of the government's share", () => {
  it("is not told to hold it twice", () => {
    expect(
      said(`amounts:
  - { key: fiscal, is: { yuan: 700 }, says: 财政补助, cite: 一 }
  - { key: late, is: { sum: [personal, { share: 30%, of: fiscal }] }, says: 加财政的三成, cite: 四 }
ways:
  - { key: late, opens: 2027-01-01, closes: 2027-06-30, price: late, says: 逾期, cite: 四 }
`),
    ).toEqual([]);
  });
});

describe("a pack that others inherit", () => {
  const wide = HEAD.replace("demo/2027", "demo/wide").replace("coverageYear: 2027\n", "");
  const of = (wider: string, own: string): string[] => {
    const parent = { ...sourceOf(wide + wider, "wide.yaml"), cases: null };
    const head = HEAD.replace("demo/base", "demo/wide");
    const pack = { ...sourceOf(head + own, "pack.yaml"), cases: sourceOf(CASE, "cases.yaml") };
    return checkPacks([base, parent, pack])
      .filter(({ code, severity }) => code !== "boundary-case" && severity === "error")
      .map(lineOfFinding);
  };

  it("may have a way and a price of one name taken out", () => {
    const late = `amounts: [{ key: late, is: { yuan: 500 }, says: 逾期500元, cite: 四 }]
ways: [{ key: late, opens: 2027-01-01, closes: 2027-06-30, price: late, says: 逾期, cite: 四 }]
`;
    const without = (key: string): string => `without:
  - { section: ways, key: ${key}, says: 本县没有逾期, cite: 县四 }
  - { section: amounts, key: late, says: 本县没有逾期, cite: 县四 }
`;
    expect(of(late, without("late"))).toEqual([]);
    expect(of(late, without("late").replace("amounts", "ways"))).toEqual([
      "pack.yaml:10: error [duplicate-entry] without 里有两条都叫“ways 的 late”（条款 县四）。改一个名称，或合成一条。",
    ]);
  });

  it("has only taken out of it what it has", () => {
    const without = (key: string): string =>
      `without: [{ section: notes, key: ${key}, says: 不适用, cite: 县四 }]\n`;
    const wider = "notes: [{ key: ask, says: 有事请先问, cite: 四 }]\n";
    expect(of(wider, without("ask"))).toEqual([]);
    expect(of(wider, without("aks"))).toEqual([
      "pack.yaml:8: error [unknown-name] 不适用的继承条目“aks”的 key：继承来的 notes 里没有“aks”（条款 县四）。是不是想写“ask”。",
    ]);
  });

  it("is told with the pack in which it goes wrong", () => {
    const soldier = `dates: [{ key: last, is: 2027-06-30, says: 最后一天, cite: 四 }]
ways: [{ key: soldier, when: { event: [discharged-soldier], eventDay: { from: 2027-01-01 } }, opens: event, closes: last, price: personal, before: [window], says: 退役军人, cite: 四 }]
`;
    const last = "dates: [{ key: last, is: 2026-12-31, says: 最后一天, cite: 县四 }]\n";
    expect(of(soldier, "")).toEqual([]);
    expect(of(soldier, last)[0]).toBe(
      "wide.yaml:8: error [unreachable-way] 在继承它的 demo/2027 里：没有人用得上缴费办法“soldier”：条件和日期凑不到一起（条款 四）。核对 when、opens、closes；确实用不上就去掉。",
    );
  });

  it("still gives what a section with nothing under it leaves out", () => {
    const poor = `conditions: [{ key: poor, when: { holds: [dibao] }, says: 困难, cite: 四 }]
notes: [{ key: poor, when: poor, says: 困难的人请先问, cite: 四 }]
`;
    expect(of(poor, "conditions:\n")).toEqual([
      "pack.yaml:8: error [wrong-type] “conditions”（条件）：写的是空的，应是内容。写上内容，或去掉这个键。",
    ]);
  });

  it("is not offered as its own parent", () => {
    const own = HEAD.replace("demo/base", "demo/2026");
    const pack = { ...sourceOf(own, "pack.yaml"), cases: null };
    const lines = checkPacks([pack]).filter(({ severity }) => severity === "error");
    expect(lines.map(lineOfFinding)).toEqual([
      "pack.yaml:1: error [no-cases] 旁边没有 cases.yaml，没有一个例子。在同一个文件夹里写 cases.yaml：情况、预期答案、条款，界限的两边都要有。",
      "pack.yaml:4: error [unknown-pack] 找不到被继承的方案“demo/2026”。先写好那一份，或改正编号。",
    ]);
  });
});

it("does not call the main way missing where it is there and has no form", () => {
  const lines = said(`ways:
  - { key: window, main: true, opens: 2026-09-01, closes: 2026-12-31, disputed: { closes: late, says: 另一处更晚, cite: 七 }, price: personal, says: 集中缴费期, cite: 三 }
`);
  expect(lines.map((line) => line.split(" ")[2])).toEqual(["[bad-date]"]);
});

describe("the form of a rule", () => {
  const of = (when: string, share = "50%"): string[] =>
    said(`conditions:
  - { key: some, when: ${when}, says: 有的人, cite: 二 }
amounts:
  - { key: half, is: { share: ${share}, of: personal }, says: 一部分, cite: 一 }
`)
      .filter((line) => line.includes("error"))
      .map((line) => line.slice("pack.yaml:".length));

  it.each([
    ["{ known: { not: some } }", "条件“some”的 when.known：不认识“not”这个键"],
    ["{ known: some }", "条件“some”的 when.known：写的是“some”，应是键和值"],
  ])("says what may stand in known: %s", (when, text) => {
    expect(of(when)).toEqual([
      expect.stringContaining(
        `${text}（条款 二）。known 里直接写情况，如 known: { hukou: local }；all、any、not 和条件的名称写在 known 外面。`,
      ),
    ]);
  });

  it("says where all and the like go together with something else", () => {
    expect(of("{ hukou: local, all: [{ sex: male }, { sex: female }] }")).toEqual([
      expect.stringContaining(
        "all、any、not、known 要单独写；同时要成立的，一起放进 all: [ …, … ]",
      ),
    ]);
  });

  it("knows a code by its Chinese word", () => {
    expect(of("{ holds: [低保] }")).toEqual([
      expect.stringContaining("没有“低保”这个值（条款 二）。是不是想写“dibao”"),
    ]);
  });

  it("says how a share is written", () => {
    expect(of("{ sex: male }", "0.9")).toEqual([
      "11: error [bad-share] 金额“half”的 is.share：“0.9”不对，份额应写成 50% 或 1/2，且不超过全部（条款 一）。写成 90%。",
    ]);
  });

  it("tells a day that does not exist once", () => {
    expect(of("{ born: { from: 2027-02-30 } }").map((line) => line.split(" ")[2])).toEqual([
      "[bad-date]",
    ]);
  });
});

describe("a question about money", () => {
  it("is answered in fen: a limit that was meant in yuan is told", () => {
    const lines = said(`facts:
  - { key: village, ask: 村里补多少？, kind: money, atMost: 400, says: 村里补的, cite: 二 }
notes:
  - { key: rich, when: { more: { village: { atLeast: 300 } } }, says: 村里补得多, cite: 二 }
`);
    expect(lines).toEqual([
      "pack.yaml:9: warning [wrong-fact] 自设问题“village”：400 以分计，只是4元（条款 二）。400元写 40000。",
      "pack.yaml:11: warning [wrong-fact] 说明“rich”的 when.more.village：300 以分计，只是3元（条款 二）。300元写 30000。",
    ]);
  });
});

it("tells a case that answers a question that the plan does not put", () => {
  const facts = `facts:
  - { key: tier, ask: 选哪一档？, kind: choice, choices: [{ key: low, says: 一档 }, { key: high, says: 二档 }], says: 档次, cite: 二 }
notes:
  - { key: high, when: { more: { tier: high } }, says: 选了二档, cite: 二 }
`;
  const one = (key: string): string =>
    `- { name: 二档, clause: 二, facts: { on: 2026-09-01, more: { ${key}: high } }, expect: { outcome: payable } }`;
  expect(said(facts, one("tier"))).toEqual([]);
  expect(said(facts, one("teir"))).toEqual([
    "cases.yaml:1: error [bad-case] 例子“二档”的 facts.more.teir：方案没有问“teir”（条款 二）。是不是想写“tier”。",
  ]);
});

it("tells two classes of the pack's own with one code", () => {
  const own = (key: string): string =>
    `  - { key: ${key}, code: x-brave, name: 见义勇为人员, says: 县里认定, cite: 五 }\n`;
  const notes = "notes: [{ key: brave, when: { holds: [x-brave] }, says: 请先认定, cite: 五 }]\n";
  expect(said(`ownClasses:\n${own("a")}${notes}`)).toEqual([]);
  expect(said(`ownClasses:\n${own("a")}${own("b")}${notes}`)).toEqual([
    "pack.yaml:10: error [duplicate-entry] ownClasses 里有两条都叫“x-brave”（条款 五）。改一个名称，或合成一条。",
  ]);
});
