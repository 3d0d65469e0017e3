import { join } from "node:path";
import { cloudFiles, startCloud, type FilePort } from "../../server/wechat";
import { startFixtureCloud, type FixtureCloud } from "../testing/cloud";
import { temporaryFolder } from "../testing/fixtures";

/** The server's own port, through the unmodified SDK, at the stand-in. */

const folder = temporaryFolder();
let cloud: FixtureCloud;
let files: FilePort;
const kept = { ...process.env };

beforeAll(async () => {
  cloud = await startFixtureCloud(join(folder, "wechat"));
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD: "false",
    TENCENTCLOUD_REGION: "local",
    TENCENTCLOUD_SECRETID: "local",
    TENCENTCLOUD_SECRETKEY: "local",
    SCF_NAMESPACE: "local-test",
    TCB_ENV: "local-test",
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.wechat.adminUrl }),
  });
  startCloud();
  files = cloudFiles("cloud://local-test.6c6f-local-test/");
});
afterAll(async () => {
  process.env = kept;
  await cloud.close();
});

async function putUp(cloudPath: string, content: Buffer): Promise<string> {
  const up = await cloud.sdk("uploadFile", {
    cloudPath,
    fileContent: { buffer: content.toString("base64") },
  });
  return String(up.answer?.["fileID"]);
}

test("the id of a file is known from where it was put", async () => {
  expect(files.idOf("photos/a")).toBe(await putUp("photos/a", Buffer.from("a")));
});

test("a file is looked at, no further than asked", async () => {
  const content = Buffer.alloc(200_000, 7);
  const id = await putUp("photos/large", content);
  expect(await files.look(id, 200_000)).toEqual({ bytes: 200_000, content });
  const begun = await files.look(id, 10);
  expect(begun?.bytes).toBeGreaterThan(10);
  expect(begun?.content).toEqual(content.subarray(0, 10));
});

test("a file that is not there is nothing, not a failure", async () => {
  const id = files.idOf("photos/none");
  expect(await files.look(id, 10)).toBeUndefined();
  expect(await files.urlOf(id, 60)).toBeUndefined();
  await files.remove([id]);
});

test("an address shows the file; taken down, it is gone", async () => {
  const id = await putUp("photos/b", Buffer.from("photo"));
  const address = await files.urlOf(id, 60);
  expect(await (await fetch(address ?? "")).text()).toBe("photo");
  await files.remove([id]);
  expect(await files.look(id, 10)).toBeUndefined();
});
