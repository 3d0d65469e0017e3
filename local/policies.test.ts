import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PackError } from "../core/policy";
import { readPack } from "./policies";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "canbao-read-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function refused(text: string): string {
  const file = join(root, "pack.yaml");
  writeFileSync(file, text);
  try {
    readPack(file, root);
  } catch (error) {
    if (error instanceof PackError) return error.message;
    throw error;
  }
  return "";
}

const HEAD = `id: demo/2027
place: "999903"
revision: 1
publishedAt: 2026-08-01
`;

describe("a pack that cannot be read", () => {
  it("is refused in the words of the check, with the line", () => {
    const when = "{ key: some, when: { known: { all: [{ sex: male }] } }, says: 男的, cite: 二 }";
    expect(refused(`${HEAD}conditions:\n  - ${when}\n`)).toBe(
      "pack.yaml:6 条件“some”的 when.known: 不认识“all”这个键。known 里直接写情况，如 known: { hukou: local }；all、any、not 和条件的名称写在 known 外面",
    );
  });

  it("says how much more is wrong", () => {
    const bad = "{ key: fiscal, is: { yaun: 1 }, says: 财政补助, cite: 一 }";
    expect(refused(`${HEAD}amounts:\n  - ${bad}\nchannels:\n  - { key: a }\n`)).toBe(
      "pack.yaml:6 金额“fiscal”的 is: 没有“yaun”这种写法。是不是想写“yuan”；还有 1 处，用 canbao policy check 看全",
    );
  });

  it("is refused in plain words where it is no YAML", () => {
    expect(refused("id: [")).toContain("pack.yaml:1 全文: YAML 写法不对");
  });
});
