import { randomBytes } from "node:crypto";
import { createVault, vaultFromEnvironment, VaultError } from ".";

const keys = (id = "k1") => ({
  data: { [id]: randomBytes(32) },
  dataKeyId: id,
  lookup: randomBytes(32),
});

test("what is sealed opens again, and only where it belongs", () => {
  const vault = createVault(keys());
  const sealed = vault.seal("370481195112310011", "person:A:number");
  expect(vault.open(sealed, "person:A:number")).toBe("370481195112310011");
  expect(() => vault.open(sealed, "person:B:number")).toThrow(VaultError);
  expect(sealed.startsWith("k1.")).toBe(true);
  expect(sealed).not.toContain("370481");
});

test("the same text sealed twice looks different; the same number looks up alike", () => {
  const vault = createVault(keys());
  expect(vault.seal("张三", "x")).not.toBe(vault.seal("张三", "x"));
  expect(vault.lookup("resident-id", "1")).toBe(vault.lookup("resident-id", "1"));
  expect(vault.lookup("resident-id", "1")).not.toBe(vault.lookup("passport", "1"));
  expect(createVault(keys()).lookup("resident-id", "1")).not.toBe(vault.lookup("resident-id", "1"));
});

test("spellings of one name look up alike, other names and numbers do not", () => {
  const vault = createVault(keys());
  expect(vault.nameHash("阿卜杜•热西提")).toBe(vault.nameHash("阿卜杜·热西提"));
  expect(vault.nameHash("王　芳")).toBe(vault.nameHash("王芳"));
  expect(vault.nameHash("王芳")).not.toBe(vault.nameHash("王方"));
  expect(vault.nameHash("王芳")).not.toBe(vault.lookup("passport", "王芳"));
  expect(createVault(keys()).nameHash("王芳")).not.toBe(vault.nameHash("王芳"));
});

test("any changed byte is noticed", () => {
  const vault = createVault(keys());
  const sealed = vault.seal("张三", "x");
  const bytes = Buffer.from(sealed.slice(3), "base64");
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed[i] = changed[i]! ^ 1;
    expect(() => vault.open(`k1.${changed.toString("base64")}`, "x")).toThrow(VaultError);
  }
});

test("after a new key, old texts still open while their key is kept", () => {
  const old = keys("k1");
  const sealed = createVault(old).seal("张三", "x");
  const next = { data: { ...old.data, k2: randomBytes(32) }, dataKeyId: "k2", lookup: old.lookup };
  expect(createVault(next).open(sealed, "x")).toBe("张三");
  expect(createVault(next).seal("张三", "x").startsWith("k2.")).toBe(true);
  expect(() => createVault(keys("k2")).open(sealed, "x")).toThrow("missing");
});

test("a function without sound keys does not start, and says nothing of their content", () => {
  const good = {
    CANBAO_DATA_KEYS: JSON.stringify({ k1: randomBytes(32).toString("base64") }),
    CANBAO_DATA_KEY_ID: "k1",
    CANBAO_LOOKUP_KEY: randomBytes(32).toString("base64"),
  };
  expect(vaultFromEnvironment(good).seal("a", "x")).toMatch(/^k1\./);
  const short = randomBytes(16).toString("base64");
  for (const change of [
    { CANBAO_LOOKUP_KEY: short },
    { CANBAO_DATA_KEYS: JSON.stringify({ k1: short }) },
    { CANBAO_DATA_KEY_ID: "k2" },
    { CANBAO_DATA_KEY_ID: undefined },
  ]) {
    expect(() => vaultFromEnvironment({ ...good, ...change })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(short) as string }) as Error,
    );
  }
});
