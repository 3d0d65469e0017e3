import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../paths";
import { startTestDatabase } from "../postgres";
import { main } from "./main";

const output = (stream: "stdout" | "stderr"): string[] => {
  const lines: string[] = [];
  jest.spyOn(process[stream], "write").mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  return lines;
};

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

it("brings an empty database up to date and publishes every pack; doing it again changes nothing", async () => {
  const database = await startTestDatabase();
  try {
    process.env["CANBAO_OWNER_URL"] = database.ownerUrl;
    process.env["DATABASE_URL"] = database.appUrl;
    const said = output("stdout");
    expect(await main(ROOT, ["migrate"])).toBe(0);
    expect(await main(ROOT, ["publish"])).toBe(0);
    expect(said.join("")).toContain("440783/2022 第2版：已公布");
    said.length = 0;
    expect(await main(ROOT, ["migrate"])).toBe(0);
    expect(await main(ROOT, ["publish"])).toBe(0);
    expect(said.join("")).toContain("440783/2022 第2版：以前公布过，没有变化");
    expect(said.join("")).not.toContain("已公布");
  } finally {
    await database.drop();
  }
});

it("publishes nothing while the check finds an error: a clause not filled in, one left out that nobody accepted", async () => {
  const root = mkdtempSync(join(tmpdir(), "canbao-publish-"));
  try {
    cpSync(join(ROOT, "policies"), join(root, "policies"), { recursive: true });
    const file = join(root, "policies", "440783-kaiping", "2022", "pack.yaml");
    const text = readFileSync(file, "utf8");
    const spoilt = text
      .replace(/ *acceptedBy: \*.*/, "")
      .replace(/cite: .*?(?=[ ,}\n])/, "cite: 待填");
    expect(spoilt).not.toBe(text);
    writeFileSync(file, spoilt);
    // Nothing listens there: the packs are refused before the database is spoken to.
    process.env["DATABASE_URL"] = "postgres://127.0.0.1:1/none";
    const said = output("stderr");
    expect(await main(root, ["publish"])).toBe(1);
    expect(said.join("")).toMatch(/pack\.yaml:\d+: error \[to-fill\]/);
    expect(said.join("")).toMatch(/pack\.yaml:\d+: error \[not-accepted\]/);
    expect(said.join("")).toContain("一份也没有公布");
  } finally {
    rmSync(root, { recursive: true });
  }
});

it("says which setting is missing", async () => {
  delete process.env["CANBAO_OWNER_URL"];
  delete process.env["DATABASE_URL"];
  const said = output("stderr");
  expect([await main(ROOT, ["migrate"]), await main(ROOT, ["publish"])]).toEqual([1, 1]);
  expect(said).toEqual([
    "请先设置环境变量 CANBAO_OWNER_URL（见 server/README.md）\n",
    "请先设置环境变量 DATABASE_URL（见 server/README.md）\n",
  ]);
});

it("shows how it is used when it does not know a command", async () => {
  const said = output("stderr");
  expect(await main(ROOT, ["nonsense"])).toBe(2);
  expect(said.join("")).toContain("canbao quote");
});
