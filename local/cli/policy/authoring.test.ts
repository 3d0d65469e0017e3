import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { casesJsonSchema, packJsonSchema } from "../../../core/policy/explain";
import { policy } from ".";

const root = join(__dirname, "../../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "canbao-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(
  args: string[],
  input = "",
): Promise<{ status: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await policy(root, args, {
    out: (line) => void out.push(...line.split("\n")),
    err: (line) => void err.push(...line.split("\n")),
    in: Readable.from([input]),
  });
  return { status, out, err };
}

const put = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

describe("canbao policy explain", () => {
  const facts = { place: "430623", year: 2022, on: "2021-10-20", categories: [{ code: "dibao" }] };

  it("takes a file, a pipe or typed words, and says the same of all three", async () => {
    const file = put("facts.json", JSON.stringify(facts, null, 2));
    const fromFile = await run(["explain", file]);
    const piped = await run(["explain", "-"], JSON.stringify(facts));
    const typed = await run([
      "explain",
      "地区=华容县",
      "年度=2022",
      "日期=2021-10-20",
      "身份=低保",
    ]);
    expect(fromFile.status).toBe(0);
    expect(fromFile.out.join("\n")).toContain("本人应缴 160元");
    expect(piped.out).toEqual(fromFile.out);
    expect(typed.out).toEqual(fromFile.out);
  });

  it.each([
    [["explain", "-"], "not json", "bad-facts 这一行不是一个 JSON 对象"],
    [
      ["explain", "地区=430623", "年度=2022", "日期=2022-02-30"],
      "",
      "bad-facts on：不是真实存在的日期，应写成 2026-01-31 这样",
    ],
    [["explain", "place=4306", "year=2022", "on=2022-02-01"], "", /^bad-facts place：地区编码/],
    [
      ["explain", "地区=430623", "户籍=本地"],
      "",
      /^bad-facts 户籍：没有这一项，可以写：地区、年度/,
    ],
  ])("refuses %j with a typed message and status 1", async (args, input, message) => {
    const { status, out, err } = await run(args, input);
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(typeof message === "string" ? new RegExp(`^${message}$`) : message);
  });

  it("says that there is no such file, and how to call it", async () => {
    expect((await run(["explain", join(folder, "none.json")])).err[0]).toContain("没有这个文件");
    expect((await run(["explain"])).status).toBe(2);
  });

  it("names keys that are not facts", async () => {
    const { err } = await run(["explain", "-"], JSON.stringify({ ...facts, hukuo: "local" }));
    expect(err).toEqual(["没有这些项，没有用上：hukuo"]);
  });
});

describe("canbao policy new, cases and graph", () => {
  const create = (...args: string[]) => run(["new", ...args, "--policies", folder]);

  it("begins a pack outside the tree whose case holds, and draws it", async () => {
    const made = await create("430624", "2027", "--name", "湘阴县", "--slug", "xiangyin");
    expect(made).toMatchObject({ status: 0, err: [] });
    expect(readFileSync(join(folder, "places.yaml"), "utf8")).toContain(
      '- { code: "430624", name: 湘阴县, parent: "430600", level: county }',
    );
    const cases = await run(["cases", "--policies", folder]);
    expect(cases.status).toBe(0);
    expect(cases.out.at(-1)).toBe("共 1 个案例，1 个通过，0 个不通过");
    const svg = join(folder, "out.svg");
    expect(await run(["graph", "430624/2027", "--out", svg, "--policies", folder])).toMatchObject({
      status: 0,
    });
    expect(readFileSync(svg, "utf8")).toMatch(
      /^<svg [\s\S]*湘阴县2027年度城乡居民医保[\s\S]*<\/svg>\n$/,
    );
  });

  it("tells a case that asks with a fact that the plan does not take, or not so", async () => {
    await create("430624", "2027", "--name", "湘阴县");
    const pack = join(folder, "430624/2027/pack.yaml");
    const fact =
      "facts:\n  - { key: village, ask: 村里补多少？, kind: money, atMost: 40000, says: 村里补的, cite: 二 }\n";
    writeFileSync(pack, readFileSync(pack, "utf8") + fact);
    const one = (more: string) =>
      `- { name: 村里补, clause: 二, facts: { on: 2026-10-10, more: { ${more} } }, expect: { due: null } }\n`;
    put("430624/2027/cases.yaml", one("village: 50000") + one("vilage: 100"));
    const { out, status } = await run(["cases", "--policies", folder]);
    expect(status).toBe(1);
    expect(out.filter((line) => line.includes("facts.more"))).toEqual([
      "      facts.more.village：不能超过 400元（以分计，40000）",
      "      facts.more.vilage：这份方案没有问这一项。是不是 village？",
    ]);
  });

  it("tells how each command is called", async () => {
    for (const name of ["check", "cases", "explain", "graph", "new", "schema"]) {
      const { status, out, err } = await run([name, "--help"]);
      expect([name, status, err]).toEqual([name, 0, []]);
      expect(out[0]).toContain(`用法：canbao policy ${name}`);
    }
  });

  it("writes over nothing", async () => {
    await create("430624", "2027", "--name", "湘阴县");
    const pack = join(folder, "430624/2027/pack.yaml");
    const before = readFileSync(pack, "utf8");
    const again = await create("430624", "2027", "--name", "别的县");
    expect(again.status).toBe(1);
    expect(again.err[0]).toContain("不覆盖");
    expect(readFileSync(pack, "utf8")).toBe(before);
    const there = put("430625/2027/cases.yaml", "[]\n");
    expect((await create("430625", "2027", "--name", "另一县")).status).toBe(1);
    expect(existsSync(join(there, "../pack.yaml"))).toBe(false);
    expect((await run(["new", "430623", "2022"])).err[0]).toContain("已经有 430623 2022年度的方案");
  });

  it("asks for what it cannot know", async () => {
    expect((await create("650102", "2027")).err[0]).toContain("--name 某县");
    const far = await create("650102", "2027", "--name", "天山区");
    expect(far.out).toContain(
      '- { code: "650102", name: 天山区, parent: "650100", level: county }',
    );
    expect(existsSync(join(folder, "places.yaml"))).toBe(false);
    expect((await create("6501", "2027")).status).toBe(2);
    expect(
      (await create("650103", "2027", "--name", "区", "--extends", "cn/none")).err[0],
    ).toContain("没有“cn/none”这份方案");
  });

  it("tells of a case that fails exactly what differs, and ends with status 1", async () => {
    await create("430624", "2022", "--name", "湘阴县");
    const file = join(folder, "430624/2022/cases.yaml");
    writeFileSync(
      file,
      [
        "- { name: 对的, clause: 一, facts: { on: 2021-11-01, hukou: local }, expect: { outcome: ask } }",
        "- { name: 错的, clause: 二, facts: { on: 2021-11-01, hukou: local }, expect: { outcome: payable, due: 32000, fiscal: null } }",
        "- { name: 写错的, clause: 三, facts: { on: 2021-11-01, hukuo: local }, expect: { due: null } }",
      ].join("\n"),
    );
    const { status, out } = await run(["cases", file, "--policies", folder]);
    expect(status).toBe(1);
    expect(out.slice(1)).toEqual([
      "  ✓ 一 对的",
      "  ✗ 二 错的",
      "      outcome：应为 payable，得到 ask",
      "      due：应为 32000（320元），得到 null",
      "  ✗ 三 写错的",
      "      案例写得不对，facts：没有 hukuo 这一项",
      "共 3 个案例，1 个通过，2 个不通过",
    ]);
  });

  it("stands in for a pack of the tree, and inherits from it by its id", async () => {
    put(
      "changed/pack.yaml",
      [
        "id: 430623/2022-changed",
        'place: "430623"',
        "coverageYear: 2022",
        "extends: [cn/common]",
        "revision: 1",
        "publishedAt: 2026-11-22",
        "amounts: [{ key: personal, is: { yuan: 333 }, says: 个人缴费标准, cite: 三 }]",
        "eligible: [{ key: local, when: { hukou: local }, says: 本县户籍的居民, cite: 二 }]",
        "ways:",
        "  - { key: window, main: true, opens: 2021-09-01, closes: 2021-12-31, price: personal, says: 集中缴费期, cite: 四 }",
      ].join("\n"),
    );
    const { out } = await run([
      ...["explain", "地区=430623", "年度=2022", "日期=2021-10-20", "户口=本地"],
      ...["--policies", folder],
    ]);
    expect(out.join("\n")).toContain("本人应缴 333元");
    const unchanged = await run([
      "explain",
      "地区=430623",
      "年度=2022",
      "日期=2021-10-20",
      "户口=本地",
    ]);
    expect(unchanged.out.join("\n")).toContain("本人应缴 320元");
  });

  it("names the packs that there are where a picture of none is asked for", async () => {
    const { status, err } = await run(["graph", "430623/1999"]);
    expect(status).toBe(1);
    expect(err[0]).toContain("430623/2022");
    expect((await run(["graph", "cn/common"])).err[0]).toContain("只供别的方案继承");
  });
});

test("canbao policy schema writes both schemas", async () => {
  const file = join(folder, "pack.schema.json");
  expect((await run(["schema", "--out", file])).status).toBe(0);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(packJsonSchema());
  const cases: unknown = JSON.parse(readFileSync(join(folder, "cases.schema.json"), "utf8"));
  expect(cases).toEqual(casesJsonSchema());
});
