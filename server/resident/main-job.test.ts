import { householdOf } from "../../local/demo/rows";
import { beijing, startWorld, type World } from "../../test/world";

const baogou = householdOf({ place: "370481108200", book: "T-1", division: "370481", year: 2022 });
const father = baogou("张建军", "male", "1984-06-06", "户主", { phone: "12037040001" });
const mother = baogou("李娟", "female", "1986-02-14", "妻");
const elder = baogou("张福田", "male", "1951-12-31", "父");
const half = baogou("孙桂荣", "female", "1952-01-01", "母");
const child = baogou("张浩然", "male", "2011-10-09", "子");

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([father, mother, elder, half, child]);
});
afterAll(() => world.close());

test("a family of five: what each owes, one payment for three, a voucher for each", async () => {
  const phone = world.phone("o-zhang");
  const ids = {
    father: await phone.bind(father, { relation: "self" }),
    mother: await phone.bind(mother, { relation: "spouse" }),
    elder: await phone.bind(elder, { relation: "parent" }),
    half: await phone.bind(half, { relation: "parent" }),
    child: await phone.bind(child, { relation: "child" }),
  };
  const home = await phone.get("home");
  expect(home.today).toBe("2021-11-15");
  expect(home.members.map(({ name, years }) => [name, years[0]?.headline, years[0]?.due])).toEqual([
    ["张建军", "待缴费", 32_000],
    ["李娟", "待缴费", 32_000],
    ["张福田", "不用个人缴费", 0],
    ["孙桂荣", "待缴费", 16_000],
    ["张浩然", "待缴费", 32_000],
  ]);
  expect(home.members[0]?.years[0]).toMatchObject({
    year: 2022,
    closes: "2021-12-10",
    daysLeft: 25,
  });

  const items = [ids.father, ids.half, ids.child].map((memberId) => ({ memberId, year: 2022 }));
  const basket = await phone.get("quote", { items });
  expect(basket.total).toBe(80_000);
  const order = await phone.get("order", {
    requestKey: "request-key-00001",
    items,
    shown: basket.shown,
    total: basket.total,
  });
  expect(order).toMatchObject({ state: "open", total: 80_000, place: { name: "滕州市" } });
  expect(order.outTradeNo).toMatch(/^370481[0-9A-Z]{26}$/);
  expect((await phone.get("home")).members[0]?.years[0]).toMatchObject({
    state: "billed",
    headline: "有一笔没付完",
    openOrderId: order.orderId,
  });

  const { payment } = await phone.get("pay", { orderId: order.orderId });
  expect(payment?.package).toContain("prepay_id=");
  world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:01:00"));
  const paid = await phone.get("orderStatus", { orderId: order.orderId });
  expect(paid).toMatchObject({ state: "paid", paidAt: "2021-11-15T09:01:00+08:00" });
  const vouchers = await Promise.all(
    paid.items.map(({ voucherId }) => phone.get("voucher", { voucherId: voucherId ?? "" })),
  );
  expect(vouchers.map(({ name, amount }) => [name, amount]).sort()).toEqual(
    [
      ["孙桂荣", 16_000],
      ["张建军", 32_000],
      ["张浩然", 32_000],
    ].sort(),
  );
  expect(vouchers[0]?.benefit).toEqual({ from: "2022-01-01", to: "2022-12-31" });
  expect(new Set(vouchers.map(({ number }) => number)).size).toBe(3);
  expect((await phone.get("history")).orders[0]).toMatchObject({ state: "paid", total: 80_000 });
  const after = await phone.get("home");
  expect(after.members.map(({ years }) => years[0]?.headline)).toEqual([
    "已缴费",
    "待缴费",
    "不用个人缴费",
    "已缴费",
    "已缴费",
  ]);
  expect(
    await phone.refused("order", {
      requestKey: "request-key-00002",
      items,
      shown: basket.shown,
      total: 80_000,
    }),
  ).toBe("already-paid");
});
