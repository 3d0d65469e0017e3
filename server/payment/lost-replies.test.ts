import { tick } from "../clock";
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

let world: World;
let phone: Phone;
let father: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  father = await phone.bind(baogou.father, { relation: "self" });
});
afterEach(() => world.close());

const stateOf = async (orderId: string) =>
  (await world.rows<{ state: string }>("select state from pay_order where id = $1", [orderId]))[0]
    ?.state;

describe("P4: a lost reply is unknown, never failed", () => {
  test.each(["request", "reply"] as const)(
    "unifiedOrder, the %s lost: the same number is sent again, and one order stands at WeChat",
    async (loss) => {
      const order = await orderFor(phone, [father]);
      world.wechat.lose("prepay", loss);
      expect(await phone.refused("pay", { orderId: order.orderId })).toBe("payment-unknown");
      expect(await stateOf(order.orderId)).toBe("sending");
      expect((await phone.get("home")).members[0]?.years[0]?.headline).toBe("正在核对付款结果");
      const { payment } = await phone.get("pay", { orderId: order.orderId });
      expect(payment).not.toBeNull();
      expect([...world.wechat.books.keys()]).toEqual([order.outTradeNo]);
      world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
      expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("paid");
    },
  );

  test("nobody comes back after a lost unifiedOrder: the clock brings it to an end", async () => {
    const order = await orderFor(phone, [father]);
    world.wechat.lose("prepay", "reply");
    await phone.refused("pay", { orderId: order.orderId });
    world.setNow("2021-11-15 09:40:00");
    await tick(world.services);
    expect(await stateOf(order.orderId)).toBe("expired");
    expect(world.wechat.books.get(order.outTradeNo)?.state).toBe("CLOSED");
    expect((await phone.get("home")).members[0]?.years[0]).toMatchObject({
      state: "registered",
      headline: "待缴费",
    });
  });

  test("queryOrder lost: the phone is told to wait, and the next question settles it", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    world.wechat.lose("query", "reply", 2);
    const unsure = await phone.get("orderStatus", { orderId: order.orderId });
    expect(unsure).toMatchObject({ state: "checking", paidAt: null });
    expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("checking");
    expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("paid");
  });

  test("no notification and no phone: the clock asks, at growing distances, until it is known", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:00:30"));
    world.wechat.lose("query", "request", 3);
    const asked: number[] = [];
    for (let second = 0; second < 300 && (await stateOf(order.orderId)) !== "paid"; second += 5) {
      const before = world.wechat.calls.query;
      await tick(world.services);
      if (world.wechat.calls.query > before) asked.push(second);
      world.passSeconds(5);
    }
    expect(await stateOf(order.orderId)).toBe("paid");
    const gaps = asked.slice(1).map((second, index) => second - (asked[index] ?? 0));
    expect(asked).toHaveLength(4);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(await moneyOf(world)).toMatchObject({ balance: 0, wechatOwes: 32_000 });
  });

  test.each(["request", "reply"] as const)(
    "closeOrder, the %s lost: the order is not ordered anew until WeChat has said so",
    async (loss) => {
      const order = await openOrderFor(phone, [father]);
      world.wechat.lose("close", loss);
      const view = await phone.get("cancel", { orderId: order.orderId });
      expect(view.state).toBe("checking");
      const items = [{ memberId: father, year: 2022 }];
      const basket = await phone.get("quote", { items });
      expect(basket.lines[0]).toMatchObject({ payable: null });
      world.passSeconds(60);
      await tick(world.services);
      expect(await stateOf(order.orderId)).toBe("cancelled");
      expect((await phone.get("quote", { items })).lines[0]?.payable).toBe(32_000);
    },
  );

  test("cancelled while the money was on its way: the money wins", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const view = await phone.get("cancel", { orderId: order.orderId });
    expect(view).toMatchObject({ state: "paid", paidAt: "2021-11-15T09:02:00+08:00" });
    expect(world.wechat.books.get(order.outTradeNo)?.state).toBe("SUCCESS");
  });

  test("pay pressed again after the money had come: it is found, and nothing else is asked for", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const again = await phone.get("pay", { orderId: order.orderId });
    expect(again).toMatchObject({ payment: null, order: { state: "paid" } });
  });

  test("pay pressed when the time is up, while WeChat does not answer: unknown, not 'no money was taken'", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:29:00"));
    world.setNow("2021-11-15 09:31:00");
    world.wechat.lose("query", "reply", 2);
    expect(await phone.refused("pay", { orderId: order.orderId })).toBe("payment-unknown");
    expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("paid");
  });

  test("WeChat will not close an order that is too young: it is tried again until it does", async () => {
    const order = await openOrderFor(phone, [father]);
    world.wechat.refuse = { close: 2 };
    expect((await phone.get("cancel", { orderId: order.orderId })).state).toBe("checking");
    for (let i = 0; i < 3; i += 1) {
      world.passSeconds(60);
      await tick(world.services);
    }
    expect(await stateOf(order.orderId)).toBe("cancelled");
  });

  test("WeChat refuses an order: the resident may try again with the same one", async () => {
    const order = await orderFor(phone, [father]);
    world.wechat.refuse = { prepay: 1 };
    expect(await phone.refused("pay", { orderId: order.orderId })).toBe("pay-later");
    expect(await stateOf(order.orderId)).toBe("created");
    expect((await phone.get("pay", { orderId: order.orderId })).payment).not.toBeNull();
  });

  test("an order that nobody sends is put away when its time is up, and never paid afterwards", async () => {
    const order = await orderFor(phone, [father]);
    world.setNow("2021-11-15 09:31:00");
    expect(await phone.refused("pay", { orderId: order.orderId })).toBe("order-closed");
    expect(await stateOf(order.orderId)).toBe("expired");
    expect(world.wechat.calls.prepay).toBe(0);
    const again = await phone.get("pay", { orderId: order.orderId });
    expect(again).toMatchObject({ payment: null, order: { state: "expired" } });
  });
});
