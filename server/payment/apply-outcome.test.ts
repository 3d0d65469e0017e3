import {
  baogou,
  beijing,
  moneyOf,
  openOrderFor,
  orderFor,
  startWorld,
  type Phone,
  type World,
} from "../../test/world";
import type { Trade } from "../wechat";
import { applyOutcome, askWeChat, closeOrder, paymentNotified } from ".";

let world: World;
let phone: Phone;
let father: string;
let mother: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00", 8);
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  father = await phone.bind(baogou.father, { relation: "self" });
  mother = await phone.bind(baogou.mother, { relation: "spouse" });
});
afterEach(() => world.close());

const key = (outTradeNo: string) => ({ county: outTradeNo.slice(0, 6), id: outTradeNo.slice(6) });
const stateOf = async (orderId: string) =>
  (await world.rows<{ state: string }>("select state from pay_order where id = $1", [orderId]))[0]
    ?.state;
const exceptions = async () =>
  await world.rows<{ kind: string; detail: Record<string, unknown> }>(
    "select kind, detail from payment_exception order by kind, key",
  );
const vouchers = async () => (await world.rows("select 1 from voucher")).length;

describe("P1: a payment is applied exactly once", () => {
  test("twenty notifications at once, then late ones, make one payment, one entry, one voucher each", async () => {
    const order = await openOrderFor(phone, [father, mother]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => paymentNotified(world.services, order)),
    );
    world.setNow("2021-11-16 12:00:00");
    for (let i = 0; i < 3; i += 1) replies.push(await paymentNotified(world.services, order));
    expect(replies.every(({ errcode }) => errcode === 0)).toBe(true);
    const counts = await world.counts();
    expect(counts).toMatchObject({
      payment: 1,
      ledger_entry: 1,
      voucher: 2,
      outbox: 1,
      payment_exception: 0,
    });
    expect(await moneyOf(world)).toMatchObject({ balance: 0, wechatOwes: 64_000, taken: 64_000 });
  });

  test("notification, query by the phone and query by the clock at once come to the same end", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const views = await Promise.all([
      phone.get("orderStatus", { orderId: order.orderId }),
      paymentNotified(world.services, order).then(() => undefined),
      askWeChat(world.services, order.outTradeNo).then(() => undefined),
      phone.get("orderStatus", { orderId: order.orderId }),
    ]);
    expect(views[0].state).toBe("paid");
    expect(views[3].items[0]?.voucherId).toBe(views[0].items[0]?.voucherId);
    expect(await world.counts()).toMatchObject({ payment: 1, voucher: 1, ledger_entry: 1 });
  });

  test("a second transaction for a paid number is listed, and changes nothing", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    await paymentNotified(world.services, order);
    world.wechat.lie = (trade) => ({
      ...trade,
      paid: { ...trade.paid!, transactionId: "4200099999999" },
    });
    expect(await paymentNotified(world.services, order)).toEqual({ errcode: 0 });
    expect((await exceptions()).map(({ kind }) => kind)).toEqual(["second-transaction"]);
    expect(await world.counts()).toMatchObject({ payment: 1, voucher: 1, ledger_entry: 1 });
  });
});

describe("P2: only evidence that fits is applied", () => {
  const forgeries: [string, (trade: Trade) => Trade][] = [
    ["number", (trade) => ({ ...trade, outTradeNo: `370481${"0".repeat(26)}` })],
    ["appid", (trade) => ({ ...trade, appid: "wxsomebodyelse" })],
    ["merchant", (trade) => ({ ...trade, merchant: "1900000999" })],
    ["amount", (trade) => ({ ...trade, paid: { ...trade.paid!, totalFen: 1 } })],
    ["currency", (trade) => ({ ...trade, paid: { ...trade.paid!, currency: "USD" } })],
    ["payer", (trade) => ({ ...trade, paid: { ...trade.paid!, payer: "o-neighbour" } })],
  ];

  test.each(forgeries)(
    "another %s is refused and listed once; the truth is applied later",
    async (field, forge) => {
      const order = await openOrderFor(phone, [father]);
      world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
      world.wechat.lie = forge;
      expect(await askWeChat(world.services, order.outTradeNo)).toBe("refused");
      expect(await askWeChat(world.services, order.outTradeNo)).toBe("refused");
      expect(await stateOf(order.orderId)).toBe("open");
      expect(await exceptions()).toEqual([
        {
          kind: "evidence-mismatch",
          detail: expect.objectContaining({ fields: field }) as unknown,
        },
      ]);
      expect(await world.counts()).toMatchObject({ payment: 0, voucher: 0, ledger_entry: 0 });
      world.wechat.lie = undefined;
      expect(await askWeChat(world.services, order.outTradeNo)).toBe("settled");
    },
  );

  test("a notification for an order that is not paid changes nothing and is asked to come again", async () => {
    const order = await openOrderFor(phone, [father]);
    expect((await paymentNotified(world.services, order)).errcode).not.toBe(0);
    expect(await stateOf(order.orderId)).toBe("open");
    expect(await world.counts()).toMatchObject({ payment: 0, voucher: 0, payment_exception: 0 });
  });

  test("numbers that are not ours are answered with nothing to do", async () => {
    for (const outTradeNo of ["x", `370481${"7".repeat(26)}`])
      expect(await paymentNotified(world.services, { outTradeNo })).toEqual({ errcode: 0 });
    expect(await world.counts()).toMatchObject({ payment: 0, payment_exception: 0 });
  });

  test("money under a number that we never stored is listed", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const reply = await world.wechat.port.query(order.outTradeNo);
    const foreign = `370481${"7".repeat(26)}`;
    const { result } = await applyOutcome(world.services, foreign, reply);
    expect(result).toBe("unknown-order");
    expect((await exceptions()).map(({ kind }) => kind)).toEqual(["unknown-order"]);
  });
});

describe("money that settles nothing is held, never lost", () => {
  test("P14: the last second of the closing day counts", async () => {
    world.setNow("2021-12-10 23:40:00");
    const order = await openOrderFor(phone, [father]);
    expect(order.payBy).toBe("2021-12-10T23:59:59+08:00");
    world.wechat.pay(order.outTradeNo, beijing("2021-12-10 23:59:59"));
    world.setNow("2021-12-11 00:10:00");
    expect(await askWeChat(world.services, order.outTradeNo)).toBe("settled");
    expect(await vouchers()).toBe(1);
  });

  test("P14: a second later it is held for a person, the year is not paid, and the resident is told", async () => {
    world.setNow("2021-12-10 23:40:00");
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-12-11 00:00:00"));
    expect(await askWeChat(world.services, order.outTradeNo)).toBe("held");
    expect(await exceptions()).toMatchObject([{ kind: "paid-late" }]);
    expect(await vouchers()).toBe(0);
    expect(await moneyOf(world)).toMatchObject({
      balance: 0,
      sums: { wechat: 32_000, held: -32_000 },
    });
    const view = await phone.get("orderStatus", { orderId: order.orderId });
    expect(view).toMatchObject({
      state: "checking",
      message: expect.stringContaining("不要再付") as string,
    });
    const home = await phone.get("home");
    expect(home.members[0]?.years[0]).toMatchObject({ headline: "已收款，等工作人员处理" });
  });

  test("success after we had given the order up is still applied where the year is free", async () => {
    const order = await openOrderFor(phone, [father]);
    const kept = world.wechat.books.get(order.outTradeNo)!;
    await closeOrder(world.services, key(order.outTradeNo), "cancelled");
    expect(await stateOf(order.orderId)).toBe("cancelled");
    // The closing was believed, but the payer was faster.
    kept.state = "NOTPAY";
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    expect(await paymentNotified(world.services, order)).toEqual({ errcode: 0 });
    expect(await stateOf(order.orderId)).toBe("paid");
    expect(await vouchers()).toBe(1);
    expect(await moneyOf(world)).toMatchObject({ balance: 0, wechatOwes: 32_000 });
  });

  test("two orders paid for one year: the first settles it, the second is held", async () => {
    const first = await openOrderFor(phone, [father]);
    await closeOrder(world.services, key(first.outTradeNo), "cancelled");
    const second = await openOrderFor(phone, [father, mother]);
    const kept = world.wechat.books.get(first.outTradeNo)!;
    kept.state = "NOTPAY";
    world.wechat.pay(first.outTradeNo, beijing("2021-11-15 09:02:00"));
    world.wechat.pay(second.outTradeNo, beijing("2021-11-15 09:03:00"));
    expect(await askWeChat(world.services, second.outTradeNo)).toBe("settled");
    expect(await askWeChat(world.services, first.outTradeNo)).toBe("held");
    expect(await exceptions()).toMatchObject([{ kind: "paid-twice" }]);
    expect(await vouchers()).toBe(2);
    expect(await moneyOf(world)).toMatchObject({ balance: 0, wechatOwes: 96_000, taken: 96_000 });
  });

  test("a payment that settles a year closes another open order for it", async () => {
    const first = await openOrderFor(phone, [father]);
    await closeOrder(world.services, key(first.outTradeNo), "cancelled");
    const second = await openOrderFor(phone, [father]);
    world.wechat.books.get(first.outTradeNo)!.state = "NOTPAY";
    world.wechat.pay(first.outTradeNo, beijing("2021-11-15 09:02:00"));
    expect(await askWeChat(world.services, first.outTradeNo)).toBe("settled");
    expect(await stateOf(second.orderId)).toBe("cancelled");
    expect(world.wechat.books.get(second.outTradeNo)?.state).toBe("CLOSED");
    expect(await moneyOf(world)).toMatchObject({ balance: 0, wechatOwes: 32_000, taken: 32_000 });
  });

  test("money that WeChat says was refunded behind our back settles nothing, and is listed", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    world.wechat.lie = (trade) => ({ ...trade, state: "REFUND" });
    expect(await askWeChat(world.services, order.outTradeNo)).toBe("held");
    expect(await exceptions()).toMatchObject([{ kind: "refunded-elsewhere" }]);
    expect(await vouchers()).toBe(0);
  });

  test("a refund behind our back of what was settled is listed, once", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    await askWeChat(world.services, order.outTradeNo);
    world.wechat.lie = (trade) => ({ ...trade, state: "REFUND" });
    for (let i = 0; i < 2; i += 1)
      expect(await askWeChat(world.services, order.outTradeNo)).toBe("already");
    expect(await exceptions()).toMatchObject([{ kind: "refunded-elsewhere" }]);
    expect(await vouchers()).toBe(1);
  });

  test("money for an order that was never sent is held", async () => {
    const order = await orderFor(phone, [father]);
    const trade: Trade = {
      outTradeNo: order.outTradeNo,
      appid: world.wechat.appid,
      merchant: world.wechat.merchant,
      state: "SUCCESS",
      paid: {
        transactionId: "42000unsent",
        totalFen: 32_000,
        currency: "CNY",
        payer: phone.openid,
        succeededAt: beijing("2021-11-15 09:02:00"),
      },
    };
    const { result } = await applyOutcome(world.services, order.outTradeNo, {
      kind: "trade",
      trade,
    });
    expect(result).toBe("held");
    expect(await exceptions()).toMatchObject([{ kind: "paid-unsent" }]);
  });
});
