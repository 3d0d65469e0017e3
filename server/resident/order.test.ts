import { readPackDocuments } from "../../local/policies";
import { ROOT } from "../../local/paths";
import {
  baogou,
  beijing,
  freshKey,
  openOrderFor,
  orderFor,
  startWorld,
  type Phone,
  type World,
} from "../../test/world";
import { householdOf } from "../../local/demo/rows";
import { tick } from "../clock";
import { publishPacks } from "../policy";

let world: World;
let phone: Phone;
let father: string;
let mother: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00", 6);
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  father = await phone.bind(baogou.father, { relation: "self" });
  mother = await phone.bind(baogou.mother, { relation: "spouse" });
});
afterEach(() => world.close());

const YEAR = 2022;
const huarong = householdOf({ place: "430623", book: "T-2", division: "430623", year: YEAR });
const basketOf = async (who: Phone, ...members: string[]) => {
  const items = members.map((memberId) => ({ memberId, year: YEAR }));
  const { shown, total, lines } = await who.get("quote", { items });
  return { items, shown, total, lines };
};
const requestOf = async (who: Phone, ...members: string[]) => {
  const { items, shown, total } = await basketOf(who, ...members);
  return { requestKey: freshKey(), items, shown, total };
};
/** The same county pack with another fee, as the next revision. */
const reviseFee = async (yuan: number) => {
  const { packs } = readPackDocuments(ROOT);
  const pack = packs.find(
    ({ place, coverageYear }) => place === "370481" && coverageYear === YEAR,
  )!;
  const amounts = (pack.amounts ?? []).map((amount) =>
    amount.key === "personal" ? { ...amount, is: { yuan } } : amount,
  );
  expect(amounts).not.toEqual(pack.amounts);
  const { revision } = pack;
  const why = { supersedes: revision, reason: "个人缴费标准更正", approvedBy: "测试员" };
  await publishPacks(world.services, [{ ...pack, amounts, revision: revision + 1, ...why }]);
};

test.each([[0, 1] as const, [1, 0] as const])(
  "an order is read as it was chosen: %i before %i",
  async (first, second) => {
    const chosen = [father, mother];
    const request = await requestOf(phone, chosen[first]!, chosen[second]!);
    const { items } = await phone.get("order", request);
    expect(items.map(({ memberId }) => memberId)).toEqual([chosen[first], chosen[second]]);
  },
);

describe("nothing is written where an order is refused", () => {
  test.each<[string, string, (request: Awaited<ReturnType<typeof requestOf>>) => object]>([
    ["price-changed", "an amount that the client changed", (r) => ({ ...r, total: 1 })],
    ["price-changed", "something else than was shown", (r) => ({ ...r, shown: "0".repeat(64) })],
    ["bad-request", "a negative amount", (r) => ({ ...r, total: -r.total })],
    ["bad-request", "an amount that is no whole fen", (r) => ({ ...r, total: r.total + 1 / 2 })],
    ["bad-request", "no members", (r) => ({ ...r, items: [] })],
    ["bad-request", "the same year twice", (r) => ({ ...r, items: [...r.items, ...r.items] })],
    ["bad-request", "no request key", (r) => ({ ...r, requestKey: "" })],
    [
      "not-bound",
      "a member that is made up",
      (r) => ({ ...r, items: [{ memberId: "0".repeat(26), year: YEAR }] }),
    ],
  ])("%s: %s", async (code, _, change) => {
    const request = await requestOf(phone, father);
    const before = await world.counts();
    expect(await phone.refused("order", change(request) as typeof request)).toBe(code);
    expect(await world.counts()).toEqual(before);
  });

  test("not-bound: somebody else's member", async () => {
    const request = await requestOf(phone, father);
    const stranger = world.phone("o-stranger");
    await stranger.get("home");
    const before = await world.counts();
    expect(await stranger.refused("order", request)).toBe("not-bound");
    expect(await stranger.refused("quote", { items: request.items })).toBe("not-bound");
    expect(await stranger.refused("member", { memberId: father })).toBe("not-bound");
    expect(await world.counts()).toEqual(before);
  });

  test("not-bound: a member who was unbound in between", async () => {
    const request = await requestOf(phone, father);
    await phone.get("unbind", { memberId: father });
    expect(await phone.refused("order", request)).toBe("not-bound");
  });

  test("nothing-to-pay: somebody whom the plan charges nothing", async () => {
    const grandfather = await phone.bind(baogou.grandfather, { relation: "parent" });
    const { lines, total } = await basketOf(phone, grandfather);
    expect(lines[0]).toMatchObject({
      payable: null,
      why: expect.stringContaining("不用个人缴费") as string,
    });
    expect(total).toBe(0);
    expect(await phone.refused("order", await requestOf(phone, father, grandfather))).toBe(
      "nothing-to-pay",
    );
  });

  test("not-payable: the window closed between quote and order, and between order and pay", async () => {
    const person = huarong("陈立", "male", "1980-05-05", "户主");
    await world.register([person]);
    world.setNow("2021-12-31 23:50:00");
    const member = await phone.bind(person);
    const request = await requestOf(phone, member);
    const waiting = await orderFor(phone, [member]);
    world.setNow("2022-01-01 00:00:00");
    const before = await world.counts();
    const answer = await phone.ask("pay", { orderId: waiting.orderId });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "not-payable", message: "陈立：缴费期已经结束。" },
    });
    expect(world.wechat.calls.prepay).toBe(0);
    expect(await world.counts()).toEqual(before);
    world.passSeconds(60);
    await tick(world.services);
    expect(await phone.refused("order", request)).toBe("not-payable");
    expect((await phone.get("orderStatus", { orderId: waiting.orderId })).state).toBe("expired");
  });

  test("price-changed: after the window the price is another one", async () => {
    world.setNow("2021-12-10 23:50:00");
    const request = await requestOf(phone, father);
    expect(request.total).toBe(32_000);
    const before = await world.counts();
    world.setNow("2021-12-11 00:00:00");
    expect(await phone.refused("order", request)).toBe("price-changed");
    expect(await world.counts()).toEqual(before);
    expect((await basketOf(phone, father)).total).toBe(90_000);
  });

  test("not-payable: two minutes before the end there is no time left to pay", async () => {
    world.setNow("2021-12-10 23:58:30");
    const request = await requestOf(phone, father);
    expect(await phone.refused("order", request)).toBe("not-payable");
  });
});

describe("P8: the same request is the same order", () => {
  test("again with the same data gives the same answer; with other data it is refused", async () => {
    const request = await requestOf(phone, father);
    const first = await phone.get("order", request);
    const counts = await world.counts();
    expect(await phone.get("order", request)).toEqual(first);
    expect(await phone.refused("order", { ...request, total: 1 })).toBe("bad-request");
    expect(
      await phone.refused("order", { ...request, items: [{ memberId: mother, year: YEAR }] }),
    ).toBe("bad-request");
    expect(await world.counts()).toEqual(counts);
  });

  test("ten times at once makes one order", async () => {
    const request = await requestOf(phone, father, mother);
    const orders = await Promise.all(Array.from({ length: 10 }, () => phone.get("order", request)));
    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(1);
    expect(await world.counts()).toMatchObject({ pay_order: 1, bill: 2, order_item: 2 });
  });
});

describe("P3: one live order for a person's year", () => {
  test("two phones order the same person at once: one order, the other is told", async () => {
    const other = world.phone("o-mother");
    const members = [
      await other.bind(baogou.mother, { relation: "self" }),
      await other.bind(baogou.father, { relation: "spouse" }),
    ];
    const requests = [await requestOf(phone, father, mother), await requestOf(other, ...members)];
    const answers = await Promise.all([
      phone.ask("order", requests[0]),
      other.ask("order", requests[1]),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [failed] = answers.filter((answer) => !answer.ok);
    expect(failed).toMatchObject({ error: { code: "order-live" } });
    expect(await world.counts()).toMatchObject({ pay_order: 1, bill: 2 });
  });

  test("the second phone sees that somebody is paying, and may order when that one is given up", async () => {
    const other = world.phone("o-mother");
    const member = await other.bind(baogou.father, { relation: "spouse" });
    const order = await orderFor(phone, [father]);
    const { lines } = await basketOf(other, member);
    expect(lines[0]?.why).toContain("别的家人");
    expect((await basketOf(phone, father)).lines[0]?.why).toContain("没付完的订单");
    await phone.get("cancel", { orderId: order.orderId });
    expect((await orderFor(other, [member])).state).toBe("open");
  });

  test("an order of one phone is unknown to another", async () => {
    const order = await orderFor(phone, [father]);
    const stranger = world.phone("o-stranger");
    for (const call of ["pay", "orderStatus", "cancel"] as const)
      expect(await stranger.refused(call, { orderId: order.orderId })).toBe("not-found");
  });
});

describe("P13: the price shown is the price charged", () => {
  test("the pack was revised between quote and order", async () => {
    const request = await requestOf(phone, father);
    const before = await world.counts();
    await reviseFee(330);
    expect(await phone.refused("order", request)).toBe("price-changed");
    expect(await world.counts()).toEqual({
      ...before,
      policy_pack: (before["policy_pack"] ?? 0) + 1,
      policy_whole: (before["policy_whole"] ?? 0) + 1,
    });
    expect((await basketOf(phone, father)).total).toBe(33_000);
  });

  test("the pack was revised between order and pay: nothing is charged, and the order is given up", async () => {
    const order = await openOrderFor(phone, [father]);
    await reviseFee(330);
    expect(await phone.refused("pay", { orderId: order.orderId })).toBe("price-changed");
    expect((await phone.get("orderStatus", { orderId: order.orderId })).state).toBe("cancelled");
    expect(world.wechat.books.get(order.outTradeNo)?.state).toBe("CLOSED");
    const next = await orderFor(phone, [father]);
    expect(next.total).toBe(33_000);
  });

  test("quote, order, WeChat, voucher and ledger name the same amount", async () => {
    const grandmother = await phone.bind(baogou.grandmother, { relation: "parent" });
    const { lines } = await basketOf(phone, grandmother);
    const order = await openOrderFor(phone, [grandmother]);
    expect(world.wechat.books.get(order.outTradeNo)?.request.totalFen).toBe(16_000);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:02:00"));
    const paid = await phone.get("orderStatus", { orderId: order.orderId });
    const voucher = await phone.get("voucher", { voucherId: paid.items[0]?.voucherId ?? "" });
    expect([lines[0]?.payable, order.total, voucher.amount]).toEqual([16_000, 16_000, 16_000]);
    const postings = await world.rows<{ account: string; amount_fen: string }>(
      "select account, amount_fen from ledger_posting order by line",
    );
    expect(postings.map(({ account, amount_fen }) => [account, Number(amount_fen)])).toEqual([
      ["wechat", 16_000],
      ["aid:city", 16_000],
      ["contribution", -32_000],
    ]);
  });

  test("every ordered year keeps the receipt of its quote", async () => {
    await orderFor(phone, [father, mother]);
    const receipts = await world.rows<{ body: string }>("select body from quote_receipt");
    expect(receipts).toHaveLength(2);
    for (const { body } of receipts)
      expect(JSON.parse(body)).toMatchObject({
        engineVersion: expect.any(String) as string,
        packHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        on: "2021-11-15",
        answer: { due: 32_000 },
      });
  });
});

describe("a payment after the price changed with the day", () => {
  test("pay is refused, WeChat hears nothing, and nothing of money is written", async () => {
    world.setNow("2021-12-10 23:50:00");
    const order = await orderFor(phone, [father]);
    const before = await world.counts();
    world.setNow("2021-12-11 00:05:00");
    const answer = await phone.ask("pay", { orderId: order.orderId });
    expect(answer).toMatchObject({ ok: false, error: { code: "price-changed" } });
    expect(world.wechat.calls.prepay).toBe(0);
    expect(await world.counts()).toMatchObject({
      payment: before["payment"],
      voucher: before["voucher"],
      ledger_entry: before["ledger_entry"],
    });
  });
});
