import { LostReply, readTrade } from ".";
import { answered } from "./lost-reply";

const envelope = { returnCode: "SUCCESS", returnMsg: "OK", resultCode: "SUCCESS" };
const unpaid = {
  ...envelope,
  subAppid: "wxapp",
  subMchId: "1900000109",
  outTradeNo: "370481X",
  tradeState: "NOTPAY",
};
const paid = {
  ...unpaid,
  tradeState: "SUCCESS",
  openid: "p-provider",
  subOpenid: "o-payer",
  totalFee: "32000",
  feeType: "CNY",
  transactionId: "4200001",
  timeEnd: "20211115090130",
};

describe("what WeChat says of an order", () => {
  test("paid: amount in fen, the payer of our own mini-program, the instant in Beijing time", () => {
    expect(readTrade(paid)).toEqual({
      kind: "trade",
      trade: {
        outTradeNo: "370481X",
        appid: "wxapp",
        merchant: "1900000109",
        state: "SUCCESS",
        paid: {
          transactionId: "4200001",
          totalFen: 32_000,
          currency: "CNY",
          payer: "o-payer",
          succeededAt: new Date(Date.UTC(2021, 10, 15, 1, 1, 30)),
        },
      },
    });
  });

  test("not paid has no evidence of payment", () => {
    expect(readTrade(unpaid)).toMatchObject({ trade: { state: "NOTPAY" } });
    expect(readTrade({ ...unpaid, transactionId: "4200001" })).not.toHaveProperty("trade.paid");
  });

  test.each(["order not exist", "此交易订单号不存在"])("no such order: %s", (errCodeDes) => {
    expect(readTrade({ ...envelope, resultCode: "FAIL", errCode: 0, errCodeDes })).toEqual({
      kind: "no-such-order",
    });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["an error page", "<html>"],
    ["a failed query", { ...envelope, resultCode: "FAIL", errCodeDes: "系统异常" }],
    ["a query that was not looked at", { returnCode: "FAIL", returnMsg: "签名失败" }],
    ["success without a payer", { ...paid, subOpenid: undefined }],
    ["success without an instant", { ...paid, timeEnd: "20211315000000" }],
    ["an amount that is no whole number", { ...paid, totalFee: "320.00" }],
    ["a state that we do not know", { ...unpaid, tradeState: "MAYBE" }],
    ["an order of nobody", { ...unpaid, subMchId: undefined }],
  ])("%s is a lost reply, not an answer", (_, answer) => {
    expect(() => readTrade(answer)).toThrow(LostReply);
  });
});

describe("a call that does not come back", () => {
  test("in time is a lost reply", async () => {
    await expect(answered(new Promise(() => undefined), 1)).rejects.toThrow(LostReply);
  });
  test("at all is a lost reply, with its cause for the log", async () => {
    const cause = new Error("ECONNRESET");
    await expect(answered(Promise.reject(cause))).rejects.toMatchObject({
      name: "LostReply",
      cause,
    });
  });
  test("with an answer is the answer", async () => {
    expect(await answered(Promise.resolve(7))).toBe(7);
  });
});
