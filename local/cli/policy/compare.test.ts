import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { stringify } from "yaml";
import type { PackDocument } from "../../../core/policy";
import { ROOT } from "../../paths";
import { readPackDocuments } from "../../policies";
import { policy } from ".";
import { cellsOf, readRoster, type BadRow, type RosterPerson } from "./roster";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "compare-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const lines = (path: string) =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    in: Readable.from([]),
  };
  const status = await policy(ROOT, args, io);
  return { status, out: out.join("\n"), err: err.join("\n") };
}

const pack = readPackDocuments(ROOT).packs.find(({ id }) => id === "999901/2027")!;
/** The invented county's pack of 2027, 40 yuan dearer. */
const dearer = (): string =>
  file(
    "dearer.yaml",
    stringify({
      ...pack,
      revision: pack.revision + 1,
      amounts: pack.amounts?.map((amount) =>
        amount.key === "personal" ? { ...amount, is: { yuan: 450 } } : amount,
      ),
    } satisfies PackDocument),
  );

const DEFAULTS = { place: "999901", year: 2027, on: "2026-10-01" };

async function read(text: string): Promise<{ people: RosterPerson[]; bad: BadRow[] }> {
  const people: RosterPerson[] = [];
  const bad: BadRow[] = [];
  await readRoster(
    Readable.from([...text].map((letter) => Buffer.from(letter))),
    DEFAULTS,
    (person) => people.push(person),
    (row) => bad.push(row),
  );
  return { people, bad };
}

describe("rosters", () => {
  test("a table and lines of objects say the same", async () => {
    const table = await read(
      [
        "\uFEFFid,birthDate,hukou,categories,employeeInsurance,student.stage,event.kind,event.on,registered,years,more.tier,on",
        'a,1950-03-01,local,dibao;disabled-1-2@2021-01-01..,active,,,,是,,"二,档",',
        "b,,elsewhere,无,2021-10-09,school,newborn,2026-09-01,0,2026;2027,3,2026-11-11",
      ].join("\r\n"),
    );
    expect(table.bad).toEqual([]);
    expect(table.people.map(({ ownDay }) => ownDay)).toEqual([false, true]);
    const objects = await read(table.people.map(({ facts }) => JSON.stringify(facts)).join("\n"));
    expect(objects.people.map(({ facts }) => facts)).toEqual(
      table.people.map(({ facts }) => facts),
    );
    expect(table.people.map(({ facts }) => facts)).toEqual([
      {
        ...DEFAULTS,
        id: "a",
        birthDate: "1950-03-01",
        hukou: "local",
        categories: [{ code: "dibao" }, { code: "disabled-1-2", from: "2021-01-01" }],
        employeeInsurance: "active",
        registered: true,
        more: { tier: "二,档" },
      },
      {
        ...DEFAULTS,
        id: "b",
        on: "2026-11-11",
        hukou: "elsewhere",
        categories: [],
        employeeInsurance: { endedOn: "2021-10-09" },
        student: { stage: "school" },
        event: { kind: "newborn", on: "2026-09-01" },
        registered: false,
        years: [2026, 2027],
        more: { tier: 3 },
      },
    ]);
  });

  test("a line that is wrong is told by its number, and the others are read", async () => {
    const { people, bad } = await read(
      'id,birthDate,hukou\na,1950-02-30,local\nb,1950-02-28\nc,,local\n"d,,local\n',
    );
    expect(people.map(({ facts }) => facts.id)).toEqual(["c"]);
    expect(bad).toEqual([
      { line: 2, problem: "birthDate 不是真实存在的日期，应写成 2026-01-31 这样" },
      { line: 3, problem: "有 2 格，应为 3 格" },
      { line: 5, problem: "引号没有成对" },
    ]);
    const objects = await read('{"id":"a"}\n[]\n{"hukou":"here"}\n');
    expect(objects.people).toHaveLength(1);
    expect(objects.bad.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("a column that is no fact stops the run, with what may have been meant", async () => {
    await expect(read("id,hukuo\na,local\n")).rejects.toThrow(
      "名册的列“hukuo”不是事实名。是不是 hukou？",
    );
  });

  test("cells", () => {
    expect(cellsOf('a, "b,""c""" ,,d')).toEqual(["a", 'b,"c"', "", "d"]);
    expect(cellsOf("a,,")).toEqual(["a", "", ""]);
  });
});

describe("compare", () => {
  test("a pack and a file of its next revision: rule by rule, in total and person by person", async () => {
    const roster = file(
      "roster.csv",
      "id,hukou,birthDate,categories\na,local,1990-01-01,\nb,local,1990-01-01,dibao\nc,elsewhere,,无\nd,local,,tekun\ne,local,1990-13-01,\n",
    );
    const [people, html] = [join(folder, "people.ndjson"), join(folder, "page.html")];
    const { status, out, err } = await run(
      ...["compare", "999901/2027", dearer(), "--roster", roster, "--on", "2026-10-01"],
      ...["--people", people, "--html", html],
    );
    expect(status).toBe(1);
    expect(err).toBe("名册第 6 行：birthDate 不是真实存在的日期，应写成 2026-01-31 这样");
    expect(out).toContain("金额：410元 → 450元");
    expect(out).toContain("名册 4 人，按2026年10月1日缴费计算");
    // 410 and a fifth of it before, 450 and a fifth of it after; the class of the second gives four fifths.
    expect(out).toMatch(/个人缴费 +492\.00 +540\.00 +\+48\.00 +2 +2\n/);
    expect(out).toMatch(/医疗救助资金 +738\.00 +810\.00 +\+72\.00 +2 +2\n/);
    expect(lines(people).map(({ id, differenceFen }) => [id, differenceFen])).toEqual([
      ["a", 4_000],
      ["b", 800],
      ["c", null],
      ["d", 0],
    ]);
    expect(readFileSync(html, "utf8")).toContain("另有 1 行读不出来，没有算");
  });

  test("two years: each by its own first paying day unless one is given", async () => {
    const roster = file("one.ndjson", '{"id":"a","hukou":"local"}\n');
    const { status, out } = await run("compare", "999901/2026", "999901/2027", "--roster", roster);
    expect(status).toBe(0);
    expect(out).toContain("A 按2025年9月1日、B 按2026年9月1日缴费计算");
    expect(out).toMatch(/个人缴费 +390\.00 +410\.00 +\+20\.00 +1 +1\n/);
  });

  test("two places: a person is asked as if they lived in either", async () => {
    const roster = file("mover.ndjson", '{"id":"a","place":"370481108","hukou":"local"}\n');
    const { out } = await run("compare", "370481/2022", "440783/2022", "--roster", roster);
    expect(out).toMatch(/个人缴费 +320\.00 +376\.00 +\+56\.00 +1 +1\n/);
  });

  test.each([
    [["compare", "999901/2928", "999901/2027"], 1, "是不是 999901/202"],
    [["compare", "999901/2027@abc", "999901/2027"], 1, "在 policies 里没有 abc 这一版"],
    [["compare", "cn/common", "999901/2027"], 1, "只供别的方案继承，自己不回答问题"],
    [["compare", "999901/2027"], 2, "用法：compare A B"],
    [["compare", "999901/2027", "999901/2026", "--rostr", "x"], 2, "是不是 --roster？"],
    [["compare", "999901/2027", "999901/2026", "--on", "2026-02-30"], 2, "不是真实存在的日期"],
    [["compare", "999901/2027", "999901/2026", "--people", "x"], 2, "要和 --roster 一起用"],
    [["compare", "999901/2027", "999901/2026", "--roster", "/nowhere.csv"], 1, "没有这个文件"],
  ])("%j is refused with what to do", async (args, status, words) => {
    const result = await run(...args);
    expect(result.status).toBe(status);
    expect(result.err).toContain(words);
  });
});

describe("what-if", () => {
  const roster = () => file("three.ndjson", '{"id":"a","hukou":"local"}\n'.repeat(3));

  test("what a dearer fee and a new aid cost each payer, with a picture", async () => {
    const fragment = file(
      "fragment.yaml",
      stringify({
        classes: [
          {
            key: "everybody",
            classes: ["resident"],
            gives: { yuan: 30 },
            payers: [{ payer: "town" }],
            says: "镇里给每个人出三十元",
            cite: "测算",
          },
        ],
      }),
    );
    const html = join(folder, "what-if.html");
    const { status, out } = await run(
      ...["what-if", "999901/2027", "--roster", roster(), "--set", "amounts.personal=450"],
      ...["--add-fragment", fragment, "--html", html],
    );
    expect(status).toBe(0);
    expect(out).toMatch(/个人缴费 +1,230\.00 +1,260\.00 +\+30\.00 +3 +3\n/);
    expect(out).toMatch(/镇（街）财政 +0\.00 +90\.00 +\+90\.00 +0 +3\n/);
    const page = readFileSync(html, "utf8");
    expect(page).toContain(">+90元<");
    expect(page).toContain("改 amounts.personal=450；加上");
  });

  test("an amount that nobody knows is in no sum, and how many people that is is said", async () => {
    const { out } = await run(
      ...["what-if", "999901/2027", "--roster", roster()],
      ...["--set", "amounts.personal={unstated: 县医保局}"],
    );
    expect(out).toMatch(/个人缴费 +1,230\.00 +说不准 +— +3 +0\n/);
    expect(out).toContain("数额说不准的人：A 0 人，B 3 人。方案没有写明或要问清，没有算进任何合计");
  });

  test.each([
    [
      ["--set", "amounts.persona=1"],
      1,
      "改不了：amounts.persona：没有“persona”。是不是“personal”？",
    ],
    [["--set", "ways.window.price=x"], 1, "改了以后方案不能用"],
    [["--set", "amounts.personal"], 2, "应写成 路径=值"],
    [["--set", "amounts.personal="], 2, "等号后面没有值"],
    [[], 2, "没有说改什么"],
  ])("%j is refused with what to do", async (edits, status, words) => {
    const result = await run("what-if", "999901/2027", ...edits);
    expect(result.status).toBe(status);
    expect(result.err).toContain(words);
  });
});

describe("replay", () => {
  const kept = (name: string) => join(ROOT, "core", "policy", "released", name);

  test("receipts of an engine that is kept give the same bytes", async () => {
    const { status, out } = await run(
      ...["replay", "--receipts", kept("receipts-1.0.0.ndjson")],
      ...["--packs", kept("packs-1.0.0.json")],
    );
    expect(status).toBe(0);
    expect(out).toContain("共 60 张回执：60 张一个字节不差，0 张不一样");
  });

  test("what differs, what has no engine and what has no pack are told apart", async () => {
    const [line = ""] = readFileSync(kept("receipts-1.0.0.ndjson"), "utf8").split("\n");
    const receipts = file(
      "receipts.ndjson",
      [
        line.replace('"outcome":"not-open"', '"outcome":"payable"'),
        line.replace('"engineVersion":"1.0.0"', '"engineVersion":"0.1.0"'),
        line.replace(/"packHash":"[0-9a-f]{4}/, '"packHash":"0000'),
        "{}",
      ].join("\n"),
    );
    const args = ["replay", "--receipts", receipts, "--packs", kept("packs-1.0.0.json")];
    const { status, out, err } = await run(...args);
    expect(status).toBe(1);
    expect(err).toContain('不一样。outcome：存的是 "payable"，现在是 "not-open"');
    expect(err).toContain("没有留下这一版引擎");
    expect(err).toContain("找不到当时的方案 0000");
    expect(err).toContain("第 4 行：没有 receipt");
    expect(out).toBe("共 3 张回执：0 张一个字节不差，1 张不一样，2 张没法算；1 行不是回执");
  });
});
