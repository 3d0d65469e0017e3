import { randomBytes } from "node:crypto";
import { vaultFromEnvironment } from "../../server/privacy";
import { baogou, startWorld, type World } from "../../test/world";
import { ROOT } from "../paths";
import { main } from "./main";

const key = () => randomBytes(32).toString("base64");
const [first, second, lookup, nextLookup] = [key(), key(), key(), key()];
const OLD = {
  CANBAO_DATA_KEYS: JSON.stringify({ k1: first }),
  CANBAO_DATA_KEY_ID: "k1",
  CANBAO_LOOKUP_KEY: lookup,
};
const BOTH = {
  CANBAO_DATA_KEYS: JSON.stringify({ k1: first, k2: second }),
  CANBAO_DATA_KEY_ID: "k2",
  CANBAO_LOOKUP_KEY: nextLookup,
  CANBAO_LOOKUP_KEY_OLD: lookup,
};
const NEW = {
  CANBAO_DATA_KEYS: JSON.stringify({ k2: second }),
  CANBAO_DATA_KEY_ID: "k2",
  CANBAO_LOOKUP_KEY: nextLookup,
};

let world: World;
const before = { ...process.env };
beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  world.services.vault = vaultFromEnvironment(OLD);
  await world.register(Object.values(baogou));
});
afterEach(async () => {
  process.env = { ...before };
  await world.close();
});

/** Runs the command with these keys; what it says and complains of. */
async function run(keys: Record<string, string>, ...args: string[]) {
  process.env = { ...before, ...keys, DATABASE_URL: world.database.appUrl };
  const said: string[] = [];
  for (const stream of ["stdout", "stderr"] as const)
    jest
      .spyOn(process[stream], "write")
      .mockImplementation((chunk) => said.push(String(chunk)) > 0);
  const status = await main(ROOT, args);
  jest.restoreAllMocks();
  return { status, text: said.join("") };
}

test("a sound database is told as sound, with the ends of its chains; what is broken is named", async () => {
  const sound = await run(OLD, "check");
  expect(sound).toMatchObject({ status: 0, text: expect.stringContaining("没有问题") as string });
  await world.rows("update person set lookup_hash = 'x' || lookup_hash where sex = 'male'");
  const broken = await run(OLD, "check");
  expect(broken.status).toBe(1);
  expect(broken.text).toContain("有人没有可供查找的证件");
  for (const { name, document } of Object.values(baogou)) {
    expect(broken.text).not.toContain(name);
    expect(broken.text).not.toContain(document.number);
  }
});

test("keys are exchanged: what is left is told, then that the old ones can go", async () => {
  expect((await run(OLD, "keys", "status")).text).toContain("旧的可以拿掉");
  const begun = await run(BOTH, "keys", "status");
  expect(begun.status).toBe(1);
  expect(begun.text).toMatch(/person {2}k1 \d+处 {2}旧查找密钥 6行/);
  const done = await run(BOTH, "keys", "rotate");
  expect(done.status).toBe(0);
  expect(done.text).toContain("全部内容都用着密钥 k2 和现在的查找密钥，旧的可以拿掉");
  expect((await run(NEW, "check")).text).toContain("没有问题");
  world.services.vault = vaultFromEnvironment(NEW);
  expect(await world.phone("o-father").bind(baogou.father)).toBeTruthy();
});

test("an old key that was thrown away too early is told, with the advice to find it again", async () => {
  const { status, text } = await run(NEW, "keys", "status");
  expect(status).toBe(1);
  expect(text).toContain("先找回它们的密钥");
  expect((await run(NEW, "check")).text).toContain("打不开");
});

test.each([[["keys"]], [["keys", "burn"]], [["keys", "status", "x"]], [["check", "x"]]])(
  "%j is answered with how it is used",
  async (args) => {
    const { status, text } = await run(OLD, ...args);
    expect(status).toBe(1);
    expect(text).toContain("用法");
  },
);

test("broken keys are not repeated", async () => {
  const { status, text } = await run({ ...OLD, CANBAO_LOOKUP_KEY: "c2VjcmV0" }, "check");
  expect(status).toBe(1);
  expect(text).not.toContain("c2VjcmV0");
});
