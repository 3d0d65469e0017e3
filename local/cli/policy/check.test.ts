import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { policy } from ".";

const fixtures = join(__dirname, "../../../core/policy/check/fixtures");
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "canbao-check-"));
  put("base", "shared/base.yaml");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts a fixture into the tree of packs, with cases beside it where it has some. */
function put(folder: string, fixture: string, cases?: string): string {
  const target = join(root, "policies", folder);
  mkdirSync(target, { recursive: true });
  cpSync(join(fixtures, fixture), join(target, "pack.yaml"));
  if (cases !== undefined) cpSync(join(fixtures, cases), join(target, "cases.yaml"));
  return join(target, "pack.yaml");
}

async function check(...args: string[]): Promise<{ status: number; out: string[]; err: string[] }> {
  const [out, err]: string[][] = [[], []];
  const io = {
    out: (line: string) => void out?.push(line),
    err: (line: string) => void err?.push(line),
    in: Readable.from([]),
  };
  const status = await policy(root, ["check", ...args], io);
  return { status, out: out ?? [], err: err ?? [] };
}

describe("canbao policy check", () => {
  it("prints a line for each finding and a summary; status 1 with errors", async () => {
    put("county/2027", "no-cases.yaml");
    const { status, out } = await check();
    expect(out).toEqual([
      "policies/county/2027/pack.yaml:1: error [no-cases] 旁边没有 cases.yaml，没有一个例子。在同一个文件夹里写 cases.yaml：情况、预期答案、条款，界限的两边都要有。",
      "查了 2 份方案：1 处错误，0 处提醒，0 处说明，0 处方案自身的矛盾。改好错误才能公布。",
    ]);
    expect(status).toBe(1);
  });

  it("gives status 0 where there are only warnings, and tells them where they are", async () => {
    put("county/2027", "boundary-case.yaml", "boundary-case.cases.yaml");
    const { status, out } = await check();
    expect(out).toEqual([
      "policies/county/2027/pack.yaml:12: warning [boundary-case] 缴费办法“window”的 closes 这条界限，cases.yaml 里没有 2027-01-01 缴费的例子（条款 三）。补上 on 为 2027-01-01 的例子。",
      "查了 2 份方案：0 处错误，1 处提醒，0 处说明，0 处方案自身的矛盾。可以公布。",
    ]);
    expect(status).toBe(0);
  });

  it("checks only the files and folders that are named, with what they inherit from the tree", async () => {
    put("bad/2027", "yaml.yaml");
    const good = put("good/2027", "no-cases.yaml", "bad-case.cases.yaml");
    expect((await check(good)).out).toEqual([
      "policies/good/2027/cases.yaml:2: error [bad-case] 例子“开放当天”的 facts：不认识“hukuo”这个键（条款 三）。是不是想写“hukou”。",
      "查了 1 份方案：1 处错误，0 处提醒，0 处说明，0 处方案自身的矛盾。改好错误才能公布。",
    ]);
    const folder = await check(join(root, "policies/bad"));
    expect(folder.out.map((line) => line.split(" ")[0])).toEqual([
      "policies/bad/2027/pack.yaml:10:",
      "查了",
    ]);
  });

  it("warns of a place that places.yaml does not have, in the tree and beside it", async () => {
    const row = (code: string): string =>
      `- { code: "${code}", name: 丙县, parent: null, level: county }\n`;
    writeFileSync(join(root, "policies/places.yaml"), row("999903"));
    const told = async (): Promise<string[]> =>
      (await check()).out.filter((line) => line.includes("unknown-place"));
    put("county/2027", "unknown-place.yaml", "bad-case.cases.yaml");
    expect(await told()).toEqual([
      "policies/county/2027/pack.yaml:2: warning [unknown-place] 地区表里没有“999930”，谁也查不到这份方案。核对地区编码；是新地区，先写进 places.yaml。",
    ]);
    writeFileSync(join(root, "policies/places.yaml"), row("999903") + row("999930"));
    expect(await told()).toEqual([]);
  });

  it("checks a pack outside the tree", async () => {
    const outside = join(root, "mine/pack.yaml");
    mkdirSync(join(root, "mine"));
    cpSync(join(fixtures, "unknown-name.yaml"), outside);
    writeFileSync(join(root, "mine/cases.yaml"), "[]\n");
    const { status, out } = await check(outside);
    expect(out.map((line) => /^\S+ \w+ \[(.+?)\]/.exec(line)?.[1])).toEqual([
      "unknown-name",
      "no-cases",
      undefined, // the summary
    ]);
    expect(status).toBe(1);
  });

  describe("of packs in a folder of their own", () => {
    const own = (folder: string, text: string): string => {
      const target = join(root, "mine", folder);
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, "pack.yaml"), text);
      writeFileSync(join(target, "cases.yaml"), CASES);
      return target;
    };
    const CASES = ["2026-08-31", "2026-09-01", "2026-12-31", "2027-01-01"]
      .map((on) => `- { name: 界限, clause: 三, facts: { on: ${on} }, expect: { due: null } }\n`)
      .join("");
    const head = (id: string, wider: string): string =>
      `id: ${id}\nplace: "${id.slice(0, 6)}"\ncoverageYear: 2027\nextends: [${wider}]\nrevision: 1\npublishedAt: 2026-08-01\napprovedBy: 核对人\n`;
    const tree = (): string[] => [
      own("980200-city/2027", head("980200/2027", "demo/base")),
      own("980201-county/2027", head("980201/2027", "980200/2027")),
    ];

    it("takes --policies as the other commands do", async () => {
      const [, county = ""] = tree();
      const { out, status } = await check(county, "--policies", join(root, "mine"));
      expect([out, status]).toEqual([
        ["查了 1 份方案：0 处错误，0 处提醒，0 处说明，0 处方案自身的矛盾。可以公布。"],
        0,
      ]);
      expect((await check("--policies", join(root, "mine"))).out.at(-1)).toMatch(/^查了 2 份方案/);
    });

    it("finds what a pack inherits beside it, where the places are", async () => {
      const [, county = ""] = tree();
      expect((await check(county)).status).toBe(1);
      writeFileSync(join(root, "mine/places.yaml"), "[]\n");
      expect((await check(county)).status).toBe(0);
    });

    it("lets a copy stand in for the project's own", async () => {
      put("city/2027", "no-cases.yaml");
      own("copy/2027", head("demo/2027", "demo/base").replace('"demo/2"', '"999903"'));
      expect((await check(join(root, "mine"))).status).toBe(0);
    });
  });

  it("gives status 2 for a file that is not there, an option that it does not have, and a folder without packs", async () => {
    mkdirSync(join(root, "empty"));
    for (const [arg, words] of [
      ["nowhere.yaml", "找不到 nowhere.yaml。"],
      ["--all", "没有 --all 这个选项。"],
      [join(root, "empty"), `${join(root, "empty")} 里没有 pack.yaml。`],
    ] as const) {
      const { status, out, err } = await check(arg);
      expect([status, out, err[0]?.split("\n")[0]]).toEqual([2, [], words]);
    }
  });

  it("tells of an alias without its anchor, and of a tab", async () => {
    put("county/2027", "tab.yaml");
    const text = 'id: demo/2028\nplace: "999903"\nwarning: *nobody\n';
    mkdirSync(join(root, "policies/other"));
    writeFileSync(join(root, "policies/other/pack.yaml"), text);
    const { out } = await check();
    expect(out.slice(0, 2)).toEqual([
      "policies/county/2027/pack.yaml:9: error [tab] 用了制表符缩进。缩进改用空格，每层两个。",
      "policies/other/pack.yaml:3: error [yaml] YAML 写法不对，从这里读不下去（*nobody 引用的 &nobody 在前面没有）。看这一行和上一行的缩进、冒号后的空格、引号和括号是否成对。",
    ]);
  });
});

describe("canbao policy", () => {
  it("lists its commands, and refuses one that it does not have", async () => {
    const lines: string[] = [];
    const io = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
      in: Readable.from([]),
    };
    expect(await policy(root, [], io)).toBe(0);
    expect(lines.join("\n")).toContain("  check [文件或文件夹…]");
    expect(await policy(root, ["chekc"], io)).toBe(2);
    expect(lines).toContain("没有“chekc”这个命令。");
  });
});
