import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { fourteenDigits, instantOf, plainDate } from "../clock";
import { MERCHANT, PAYER, startFixtureCloud, type FixtureCloud } from "../testing/cloud";
import { temporaryFolder } from "../testing/fixtures";
import type { PaymentParams } from "./pay";

const folder = temporaryFolder();
const heardFile = join(folder, "heard");
const answersFile = join(folder, "answers");
const env = { HEARD_FILE: heardFile, ANSWERS_FILE: answersFile };
const morning = instantOf("2022-11-26", "09:00") ?? 0;
/** Time stands still unless a test moves it, however busy the machine is. */
const still = () => morning;
let cloud: FixtureCloud;

beforeAll(async () => {
  cloud = await startFixtureCloud(join(folder, "wechat"), env, still);
});
afterAll(() => cloud.close());
beforeEach(() => cloud.clock.set(morning));

const order = (outTradeNo: string, more: Record<string, unknown> = {}) => ({
  functionName: "paid",
  envId: "local-test",
  subMchId: MERCHANT,
  nonceStr: "5K8264ILTKCH16CQ2502SI8ZNMTM67VS",
  body: "城乡居民基本医疗保险",
  outTradeNo,
  totalFee: 35_000,
  spbillCreateIp: "127.0.0.1",
  ...more,
});
const number = (outTradeNo: string) => ({ subMchId: MERCHANT, outTradeNo });

async function prepay(outTradeNo: string, more = {}): Promise<PaymentParams> {
  const { answer } = await cloud.sdk("cloudPay.unifiedOrder", order(outTradeNo, more));
  expect(answer).toMatchObject({ returnCode: "SUCCESS", resultCode: "SUCCESS" });
  return answer?.["payment"] as PaymentParams;
}

interface Heard {
  event: Record<string, unknown>;
  wx: Record<string, unknown>;
}
function heard(outTradeNo: string): Heard[] {
  if (!existsSync(heardFile)) return [];
  const lines = readFileSync(heardFile, "utf8").trim().split("\n");
  return lines
    .map((line) => JSON.parse(line) as Heard)
    .filter(({ event }) => event["outTradeNo"] === outTradeNo);
}
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 400) throw new Error("what was waited for did not happen");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("unifiedOrder", () => {
  it("answers the parameters of the pay sheet", async () => {
    const { answer } = await cloud.sdk("cloudPay.unifiedOrder", order("A1"));
    expect(answer).toMatchObject({
      errCode: 0,
      returnCode: "SUCCESS",
      resultCode: "SUCCESS",
      subMchId: MERCHANT,
      subAppid: "wxtest",
      tradeType: "JSAPI",
      payment: { package: expect.stringMatching(/^prepay_id=wx/) as string, signType: "MD5" },
    });
  });

  it("takes the same order again while it is open, but not another under its number", async () => {
    const first = await prepay("A2");
    const second = await prepay("A2");
    expect(second.package).not.toBe(first.package);
    const other = await cloud.sdk("cloudPay.unifiedOrder", order("A2", { totalFee: 1 }));
    expect(other.answer).toMatchObject({ resultCode: "FAIL", errCodeDes: "商户订单号重复" });
  });

  it.each([
    [{ totalFee: 0 }],
    [{ totalFee: 35_000.5 }],
    [{ outTradeNo: "x".repeat(33) }],
    [{ outTradeNo: "有汉字" }],
    [{ subMchId: "another" }],
    [{ timeExpire: "20221126090030" }],
    [{ timeExpire: "tomorrow" }],
  ])("does not understand %j", async (wrong) => {
    const { answer } = await cloud.sdk("cloudPay.unifiedOrder", order("A3", wrong));
    expect(answer).toMatchObject({ returnCode: "FAIL" });
    expect(answer).not.toHaveProperty("payment");
  });

  it("needs a payer: a timer has none", async () => {
    const caller = { source: "wx_trigger", trigger: "nightly" } as const;
    const { answer } = await cloud.sdk("cloudPay.unifiedOrder", order("A4"), { caller });
    expect(answer).toMatchObject({ returnCode: "FAIL", returnMsg: "缺少参数openid" });
  });
});

describe("queryOrder and closeOrder", () => {
  it("tell an open order, a closed one, and none at all", async () => {
    await prepay("B1");
    const open = await cloud.sdk("cloudPay.queryOrder", number("B1"));
    expect(open.answer).toMatchObject({
      resultCode: "SUCCESS",
      tradeState: "NOTPAY",
      outTradeNo: "B1",
    });
    expect(open.answer).not.toHaveProperty("transactionId");
    expect((await cloud.sdk("cloudPay.closeOrder", number("B1"))).answer).toMatchObject({
      resultCode: "SUCCESS",
    });
    expect((await cloud.sdk("cloudPay.queryOrder", number("B1"))).answer).toMatchObject({
      tradeState: "CLOSED",
    });
    const again = await cloud.sdk("cloudPay.unifiedOrder", order("B1"));
    expect(again.answer).toMatchObject({
      resultCode: "FAIL",
      errCodeDes: expect.stringContaining("已关闭") as string,
    });
    expect((await cloud.sdk("cloudPay.queryOrder", number("B0"))).answer).toMatchObject({
      resultCode: "FAIL",
      errCodeDes: "order not exist",
    });
  });

  it("tell a paid order in full, and do not close it", async () => {
    const params = await prepay("B2", { attach: "batch 7" });
    expect(cloud.wechat.pay.confirm(params, PAYER)).toEqual({ errMsg: "requestPayment:ok" });
    const { answer } = await cloud.sdk("cloudPay.queryOrder", number("B2"));
    expect(answer).toMatchObject({
      tradeState: "SUCCESS",
      totalFee: 35_000,
      cashFee: 35_000,
      subOpenid: PAYER,
      subAppid: "wxtest",
      subMchId: MERCHANT,
      attach: "batch 7",
      timeEnd: "20221126090000",
      transactionId: expect.stringMatching(/^4200\d{24}$/) as string,
    });
    const close = await cloud.sdk("cloudPay.closeOrder", number("B2"));
    expect(close.answer).toMatchObject({ resultCode: "FAIL", errCodeDes: "该订单已支付" });
    const repeat = await cloud.sdk("cloudPay.unifiedOrder", order("B2"));
    expect(repeat.answer).toMatchObject({ resultCode: "FAIL", errCodeDes: "该订单已支付" });
  });
});

describe("the pay sheet", () => {
  it("opens only for the payer, with untouched parameters, while the order is open", async () => {
    const params = await prepay("C1", { timeExpire: fourteenDigits(morning + 10 * 60_000) });
    const { pay } = cloud.wechat;
    expect(pay.sheet(params, PAYER)).toMatchObject({ ok: true });
    expect(pay.sheet(params, "oSomebodyElse")).toMatchObject({ ok: false });
    expect(pay.sheet({ ...params, nonceStr: "changed" }, PAYER)).toMatchObject({ ok: false });
    cloud.clock.set(morning + 11 * 60_000);
    expect(pay.confirm(params, PAYER)).toEqual({ errMsg: "requestPayment:fail 订单已过期" });
  });

  it("takes money once", async () => {
    const params = await prepay("C2");
    cloud.wechat.pay.confirm(params, PAYER);
    expect(cloud.wechat.pay.confirm(params, PAYER)).toEqual({
      errMsg: "requestPayment:fail 该订单已支付",
    });
  });

  it.each([
    ["cancel", "requestPayment:fail cancel"],
    ["fail", "requestPayment:fail 银行卡余额不足"],
  ] as const)("ends with %s when told so, once", async (mode, errMsg) => {
    const params = await prepay(`C3${mode}`);
    cloud.wechat.pay.nextPayment = mode;
    expect(cloud.wechat.pay.confirm(params, PAYER)).toEqual({ errMsg });
    expect(cloud.wechat.pay.confirm(params, PAYER)).toEqual({ errMsg: "requestPayment:ok" });
  });
});

describe("a notification", () => {
  it("of success comes as a payment call in camel case, without openid or signature", async () => {
    cloud.wechat.pay.confirm(await prepay("D1"), PAYER);
    await until(() => heard("D1").length === 1);
    const [first] = heard("D1");
    expect(first?.wx["SOURCE"]).toBe("wx_paycallback");
    expect(first?.wx).not.toHaveProperty("OPENID");
    expect(first?.event).toMatchObject({
      resultCode: "SUCCESS",
      totalFee: 35_000,
      subOpenid: PAYER,
    });
    expect(first?.event).not.toHaveProperty("sign");
  });

  it("counts as heard only where the function answered errcode 0", async () => {
    // By trade number: notifications of other trades may come in between.
    writeFileSync(answersFile, JSON.stringify({ D2: [{ errcode: 1 }, { errcode: -1 }] }));
    const { pay } = cloud.wechat;
    pay.nextPayment = "notify-never";
    pay.confirm(await prepay("D2"), PAYER);
    const acknowledged = () =>
      pay.trades().find((trade) => trade.outTradeNo === "D2")?.acknowledged;
    expect([await pay.notifyNow("D2"), acknowledged()]).toEqual([false, false]);
    expect(await pay.notifyNow("D1")).toBe(true);
    expect([await pay.notifyNow("D2"), acknowledged()]).toEqual([false, false]);
    expect([await pay.notifyNow("D2"), acknowledged()]).toEqual([true, true]);
    expect(heard("D2")).toHaveLength(3);
  });

  it("comes twice, late or never when told so", async () => {
    const { pay } = cloud.wechat;
    pay.nextPayment = "notify-twice";
    pay.confirm(await prepay("D3"), PAYER);
    await until(() => heard("D3").length === 2);

    pay.nextPayment = "notify-late";
    pay.confirm(await prepay("D4"), PAYER);
    await cloud.sdk("cloudPay.queryOrder", number("D4"));
    expect(heard("D4")).toHaveLength(0);
    cloud.clock.set(cloud.clock.now() + 20_000);
    await until(() => heard("D4").length === 1);

    pay.nextPayment = "notify-never";
    pay.confirm(await prepay("D5"), PAYER);
    cloud.clock.set(cloud.clock.now() + 48 * 3_600_000);
    const { answer } = await cloud.sdk("cloudPay.queryOrder", number("D5"));
    expect(answer).toMatchObject({ tradeState: "SUCCESS" });
    expect(heard("D5")).toHaveLength(0);
    expect(await pay.notifyNow("D5")).toBe(true);
    expect(heard("D5")).toHaveLength(1);
  });

  it("does not come for what was not paid", async () => {
    await prepay("D6");
    expect(cloud.wechat.pay.notifyNow("D6")).toBeUndefined();
  });
});

describe("refund", () => {
  const refund = (outTradeNo: string, outRefundNo: string, refundFee: number) => ({
    ...number(outTradeNo),
    outRefundNo,
    totalFee: 35_000,
    refundFee,
  });

  it("is accepted, later settled, and paid once under one number", async () => {
    cloud.wechat.pay.confirm(await prepay("E1"), PAYER);
    const first = await cloud.sdk("cloudPay.refund", refund("E1", "R1", 31_500));
    expect(first.answer).toMatchObject({ resultCode: "SUCCESS", refundFee: 31_500 });
    const again = await cloud.sdk("cloudPay.refund", refund("E1", "R1", 31_500));
    expect(again.answer?.["refundId"]).toBe(first.answer?.["refundId"]);
    const other = await cloud.sdk("cloudPay.refund", refund("E1", "R1", 1));
    expect(other.answer).toMatchObject({ resultCode: "FAIL" });

    const asked = await cloud.sdk("cloudPay.queryRefund", number("E1"));
    expect(asked.answer).toMatchObject({
      refundCount: 1,
      outRefundNo_0: "R1",
      refundStatus_0: "PROCESSING",
    });
    cloud.clock.set(cloud.clock.now() + 60_000);
    const paidBack = () =>
      cloud.wechat.pay.trades().find(({ outTradeNo }) => outTradeNo === "E1")?.refunds[0]?.status;
    await until(() => paidBack() === "SUCCESS");
    const settled = await cloud.sdk("cloudPay.queryRefund", number("E1"));
    expect(settled.answer).toMatchObject({ refundStatus_0: "SUCCESS", refundFee_0: 31_500 });
    expect((await cloud.sdk("cloudPay.queryOrder", number("E1"))).answer).toMatchObject({
      tradeState: "REFUND",
    });
  });

  it("never gives back more than was paid, nor what was not paid", async () => {
    cloud.wechat.pay.confirm(await prepay("E2"), PAYER);
    await cloud.sdk("cloudPay.refund", refund("E2", "R2", 20_000));
    const more = await cloud.sdk("cloudPay.refund", refund("E2", "R3", 15_001));
    expect(more.answer).toMatchObject({ resultCode: "FAIL" });
    await prepay("E3");
    const unpaid = await cloud.sdk("cloudPay.refund", refund("E3", "R4", 1));
    expect(unpaid.answer).toMatchObject({ resultCode: "FAIL", errCodeDes: "订单状态错误" });
    const none = await cloud.sdk("cloudPay.queryRefund", number("E3"));
    expect(none.answer).toMatchObject({ resultCode: "FAIL" });
  });
});

describe("downloadBill", () => {
  it("is there from ten the next morning, in yuan behind backticks", async () => {
    const at = instantOf("2022-12-01", "23:59:59") ?? 0;
    cloud.clock.set(at);
    cloud.wechat.pay.confirm(await prepay("F1", { totalFee: 7_005 }), PAYER);
    const form = { subMchId: MERCHANT, billDate: "20221201", billType: "ALL" };
    const early = await cloud.sdk("cloudPay.downloadBill", form);
    expect(early.answer).toMatchObject({ returnCode: "FAIL", returnMsg: "No Bill Exist" });

    cloud.clock.set(instantOf(plainDate(at + 86_400_000), "10:00") ?? 0);
    const { answer } = await cloud.sdk("cloudPay.downloadBill", form);
    const lines = String(answer?.["data"]).split("\r\n");
    expect(lines[1]).toContain("`2022-12-01 23:59:59,");
    expect(lines[1]).toContain(",`70.05,");
    expect(lines[3]).toMatch(/^`1,`70\.05,`0\.00,/);

    const zipped = await cloud.sdk("cloudPay.downloadBill", { ...form, tarType: "GZIP" });
    const bytes = (zipped.answer?.["data"] as { data: number[] }).data;
    expect(gunzipSync(Buffer.from(bytes)).toString()).toBe(String(answer?.["data"]));
  });
});

describe("unkindness", () => {
  it("can lose a request before it is done, or the answer after", async () => {
    cloud.wechat.faults.once("lose-request", "unifiedOrder");
    expect((await cloud.sdk("cloudPay.unifiedOrder", order("G1"))).thrown).toMatchObject({
      errCode: -501001,
    });
    expect((await cloud.sdk("cloudPay.queryOrder", number("G1"))).answer).toMatchObject({
      resultCode: "FAIL",
    });
    cloud.wechat.faults.once("lose-reply", "unifiedOrder");
    expect((await cloud.sdk("cloudPay.unifiedOrder", order("G1"))).thrown).toMatchObject({
      errCode: -501001,
    });
    expect((await cloud.sdk("cloudPay.queryOrder", number("G1"))).answer).toMatchObject({
      tradeState: "NOTPAY",
    });
  });

  it("can contradict: a stale query, a forged amount, a system error", async () => {
    const { faults, pay } = cloud.wechat;
    faults.once("forge-notification");
    pay.confirm(await prepay("G2"), PAYER);
    await until(() => heard("G2").length === 1);
    expect(heard("G2")[0]?.event["totalFee"]).toBe(35_001);
    faults.once("stale-query");
    expect((await cloud.sdk("cloudPay.queryOrder", number("G2"))).answer).toMatchObject({
      tradeState: "NOTPAY",
    });
    expect((await cloud.sdk("cloudPay.queryOrder", number("G2"))).answer).toMatchObject({
      totalFee: 35_000,
    });
    faults.once("system-error", "queryOrder");
    expect((await cloud.sdk("cloudPay.queryOrder", number("G2"))).answer).toMatchObject({
      resultCode: "FAIL",
    });
  });

  it("is the same for the same seed", async () => {
    const run = async () => {
      cloud.wechat.faults.plan({ seed: 42, rates: { "lose-reply": 0.5 } });
      const outcomes: boolean[] = [];
      for (let index = 0; index < 12; index += 1) {
        outcomes.push("thrown" in (await cloud.sdk("cloudPay.queryOrder", number("G2"))));
      }
      return outcomes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
    cloud.wechat.faults.plan({ seed: 1, rates: {} });
  });
});

it("WeChat's books survive a restart, and what was not acknowledged is told again", async () => {
  const home = join(folder, "restart");
  const first = await startFixtureCloud(home, env, still);
  const { answer } = await first.sdk("cloudPay.unifiedOrder", order("H1"));
  first.wechat.pay.nextPayment = "notify-late";
  first.wechat.pay.confirm(answer?.["payment"] as PaymentParams, PAYER);
  await first.close();
  expect(heard("H1")).toHaveLength(0);

  const second = await startFixtureCloud(home, env, still);
  await until(() => heard("H1").length === 1);
  expect((await second.sdk("cloudPay.queryOrder", number("H1"))).answer).toMatchObject({
    tradeState: "SUCCESS",
  });
  await second.close();
});
