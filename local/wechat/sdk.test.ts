import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  LONG_TEMPLATE,
  PAID_TEMPLATE,
  PAYER,
  startFixtureCloud,
  type FixtureCloud,
} from "../testing/cloud";
import { temporaryFolder } from "../testing/fixtures";

const folder = temporaryFolder();
let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud(join(folder, "wechat"));
});
afterAll(() => cloud.close());

describe("subscribeMessage.send", () => {
  const message = (data: Record<string, { value: string }>, more = {}) => ({
    touser: PAYER,
    templateId: PAID_TEMPLATE.id,
    page: "pages/home/index",
    data,
    ...more,
  });
  const good = { thing1: { value: "张三" }, amount2: { value: "350.00元" } };

  it("needs an acceptance, and one acceptance is one message", async () => {
    const refused = await cloud.sdk("openapi.subscribeMessage.send", message(good));
    expect(refused.thrown).toMatchObject({ errCode: 43101 });
    cloud.wechat.messages.answer(PAYER, PAID_TEMPLATE.id, "accept");
    const sent = await cloud.sdk("openapi.subscribeMessage.send", message(good));
    expect(sent.answer).toMatchObject({ errCode: 0 });
    const second = await cloud.sdk("openapi.subscribeMessage.send", message(good));
    expect(second.thrown).toMatchObject({ errCode: 43101 });
    expect(cloud.wechat.messages.inbox(PAYER)).toEqual([
      expect.objectContaining({
        title: "缴费成功通知",
        page: "pages/home/index",
        rows: [
          { label: "参保人", value: "张三" },
          { label: "金额", value: "350.00元" },
        ],
      }),
    ]);
  });

  it("of a long-term template can be repeated until it is withdrawn", async () => {
    const long = message({ thing1: { value: "还有三天" } }, { templateId: LONG_TEMPLATE.id });
    cloud.wechat.messages.answer(PAYER, LONG_TEMPLATE.id, "accept");
    for (let index = 0; index < 3; index += 1) {
      expect((await cloud.sdk("openapi.subscribeMessage.send", long)).answer).toMatchObject({
        errCode: 0,
      });
    }
    cloud.wechat.messages.answer(PAYER, LONG_TEMPLATE.id, "reject");
    expect((await cloud.sdk("openapi.subscribeMessage.send", long)).thrown).toMatchObject({
      errCode: 43101,
    });
  });

  it.each([
    [{ thing1: { value: "字".repeat(21) }, amount2: good.amount2 }, 47003],
    [{ thing1: { value: "字".repeat(20) } }, 47003],
    [{ ...good, amount2: { value: "三百五十元" } }, 47003],
  ])("refuses fields against their rules (%#)", async (data, errCode) => {
    cloud.wechat.messages.answer(PAYER, PAID_TEMPLATE.id, "accept");
    expect((await cloud.sdk("openapi.subscribeMessage.send", message(data))).thrown).toMatchObject({
      errCode,
    });
  });

  it("refuses an unknown template and an unknown person", async () => {
    const template = await cloud.sdk(
      "openapi.subscribeMessage.send",
      message(good, { templateId: "x" }),
    );
    expect(template.thrown).toMatchObject({ errCode: 40037 });
    const person = await cloud.sdk("openapi.subscribeMessage.send", message(good, { touser: "x" }));
    expect(person.thrown).toMatchObject({ errCode: 40003 });
  });

  it("is not for a function that does not declare it", async () => {
    const answer = await cloud.sdk("openapi.subscribeMessage.send", message(good), {
      functionName: "undeclared",
    });
    expect(answer.thrown).toMatchObject({ errCode: -604101 });
  });
});

describe("phonenumber.getPhoneNumber", () => {
  it("exchanges a code once", async () => {
    const code = cloud.wechat.phoneNumbers.issueCode(PAYER, "13800138000");
    const first = await cloud.sdk("openapi.phonenumber.getPhoneNumber", { code });
    expect(first.answer).toMatchObject({
      phoneInfo: { purePhoneNumber: "13800138000", countryCode: "86" },
    });
    const second = await cloud.sdk("openapi.phonenumber.getPhoneNumber", { code });
    expect(second.thrown).toMatchObject({ errCode: 40029 });
  });

  it("knows a code for five minutes", async () => {
    const code = cloud.wechat.phoneNumbers.issueCode(PAYER, "13800138000");
    cloud.clock.set(cloud.clock.now() + 5 * 60_000 + 1000);
    const late = await cloud.sdk("openapi.phonenumber.getPhoneNumber", { code });
    expect(late.thrown).toMatchObject({ errCode: 40029 });
  });
});

describe("callFunction", () => {
  it("keeps who asked and chains where it came from", async () => {
    const { answer } = await cloud.sdk("callFunction", { name: "undeclared", data: { hello: 1 } });
    expect(answer?.["result"]).toMatchObject({
      event: { hello: 1 },
      wx: { OPENID: PAYER, SOURCE: "wx_client,scf" },
    });
  });

  it("tells a failure of the other function", async () => {
    const answer = await cloud.sdk("callFunction", { name: "undeclared", data: { do: "throw" } });
    expect(answer.thrown?.errMsg).toContain("thrown on purpose");
    expect((await cloud.sdk("callFunction", { name: "nobody", data: {} })).thrown).toBeDefined();
  });
});

describe("files", () => {
  it("are uploaded, linked, downloaded and deleted", async () => {
    const content = Buffer.from("名册\u0000\u00ff").toString("base64");
    const up = await cloud.sdk("uploadFile", {
      cloudPath: "rosters/七月.bin",
      fileContent: { buffer: content },
    });
    const fileID = String(up.answer?.["fileID"]);
    expect(fileID).toMatch(/^cloud:\/\/local-test\..*\/rosters\/七月\.bin$/);

    const down = await cloud.sdk("downloadFile", { fileID });
    const bytes = (down.answer?.["fileContent"] as { data: number[] }).data;
    expect(Buffer.from(bytes).toString("base64")).toBe(content);

    const links = await cloud.sdk("getTempFileURL", {
      fileList: [fileID, "cloud://local-test.x/none"],
    });
    const list = links.answer?.["fileList"] as { status: number; tempFileURL: string }[];
    expect(list[1]).toMatchObject({ status: -503003, tempFileURL: "" });
    const page = await fetch(list[0]?.tempFileURL ?? "");
    expect(Buffer.from(await page.arrayBuffer()).toString("base64")).toBe(content);

    const gone = await cloud.sdk("deleteFile", { fileList: [fileID] });
    expect(gone.answer?.["fileList"]).toEqual([{ fileID, status: 0, errMsg: "ok" }]);
    expect((await cloud.sdk("downloadFile", { fileID })).thrown).toBeDefined();
  });

  it("stay inside their folder", async () => {
    writeFileSync(join(folder, "outside"), "mine");
    const up = await cloud.sdk("uploadFile", {
      cloudPath: "../../outside",
      fileContent: { buffer: "AAAA" },
    });
    expect(up.thrown).toBeDefined();
    expect(readFileSync(join(folder, "outside"), "utf8")).toBe("mine");
  });
});

it("a function shows the token of its own request, and none other is taken", async () => {
  const form = new FormData();
  form.set("action", "wx.wxPayApi");
  form.set("apiName", "queryOrder");
  form.set("wxCloudApiToken", "made up");
  form.set("requestData", "{}");
  const response = await fetch(cloud.wechat.adminUrl, { method: "POST", body: form });
  expect(await response.json()).toMatchObject({ code: "INVALID_REQUEST_SOURCE" });
});
