import { householdOf, NEWCOMER, registeredOnly } from "../../local/demo/rows";
import { beijing, freshKey, openOrderFor, startWorld, type World } from "../../test/world";

let world: World;
beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
});
afterEach(() => world.close());

const kaiping = householdOf({ place: "440783", book: "K-1", division: "440783", year: 2022 });
const mancheng = householdOf({ place: "130607", book: "M-1", division: "130607", year: 2023 });

test("KP-20: where one of a newborn's two years has no plan here, neither is taken money for", async () => {
  const baby = kaiping("林小满", "female", "2021-10-08", "女", {
    facts: { event: { kind: "newborn", on: "2021-10-08" } },
    ...registeredOnly(2022),
    registeredYears: [2021, 2022],
  });
  await world.register([baby]);
  const phone = world.phone("o-lin");
  const memberId = await phone.bind(baby, { relation: "child" });
  const items = [2021, 2022].map((year) => ({ memberId, year }));
  const basket = await phone.get("quote", { items });
  expect(basket.total).toBe(0);
  for (const { payable, why, quote } of basket.lines)
    expect([payable, quote.outcome, why]).toEqual([null, expect.any(String), expect.any(String)]);
  expect(
    await phone.refused("order", {
      requestKey: freshKey(),
      items,
      shown: basket.shown,
      total: 0,
    }),
  ).toBe("not-payable");
});

test("demo county: a newborn pays two years in one payment, and each year once", async () => {
  world.setNow("2026-11-20 09:00:00");
  const demo = householdOf({ place: "999901", book: "D-1", division: "110101", year: 2027 });
  const baby = demo("安小宝", "male", "2026-10-20", "子", {
    facts: { event: { kind: "newborn", on: "2026-10-20" } },
    enrolledYears: [],
    registeredYears: [2026, 2027],
  });
  await world.register([baby]);
  const phone = world.phone("o-an");
  const memberId = await phone.bind(baby, { relation: "child" });
  const items = [2026, 2027].map((year) => ({ memberId, year }));
  const basket = await phone.get("quote", { items });
  expect(basket.lines.map(({ payable }) => (payable ?? 0) > 0)).toEqual([true, true]);
  expect(basket.total).toBe(basket.lines.reduce((sum, { payable }) => sum + (payable ?? 0), 0));
  const { shown, total } = basket;
  const order = await phone.get("order", { requestKey: freshKey(), items, shown, total });
  expect(order.items.map(({ year }) => year)).toEqual([2026, 2027]);
  await phone.get("pay", { orderId: order.orderId });
  world.wechat.pay(order.outTradeNo, beijing("2026-11-20 09:01:00"));
  const paid = await phone.get("orderStatus", { orderId: order.orderId });
  expect(new Set(paid.items.map(({ voucherId }) => voucherId)).size).toBe(2);
  const books = await world.rows<{ year: number; fen: string }>(
    "select year, sum(amount_fen) as fen from ledger_posting where account = 'wechat' group by year order by year",
  );
  expect(books.map(({ year, fen }) => [year, Number(fen)])).toEqual(
    basket.lines.map(({ year, payable }) => [year, payable]),
  );
  const again = await phone.get("quote", { items });
  expect(again.lines.map(({ payable }) => payable)).toEqual([null, null]);
});

test("MC-09: an order of the 25th can be paid until midnight, and on the 26th nothing is taken", async () => {
  const person = mancheng("赵明", "male", "1980-04-04", "户主");
  await world.register([person]);
  world.setNow("2022-11-25 23:45:00");
  const phone = world.phone("o-zhao");
  const memberId = await phone.bind(person);
  const order = await openOrderFor(phone, [memberId], 2023);
  expect(order.payBy).toBe("2022-11-25T23:59:59+08:00");
  await phone.get("cancel", { orderId: order.orderId });
  world.setNow("2022-11-26 09:00:00");
  const home = await phone.get("home");
  expect(home.members[0]?.years[0]).toMatchObject({
    outcome: "settlement-pause",
    headline: "月底结算，12月1日恢复缴费",
  });
  const { lines } = await phone.get("quote", { items: [{ memberId, year: 2023 }] });
  expect(lines[0]).toMatchObject({ payable: null, why: expect.stringContaining("结算") as string });
});

test("MC-14: those whom the plan never charges are shown as free, and an order for them is refused", async () => {
  const tekun = mancheng("赵守义", "male", "1950-04-04", "户主", {
    categories: [{ code: "tekun", from: "2015-01-01", department: "区民政局" }],
  });
  await world.register([tekun]);
  world.setNow("2022-11-20 09:00:00");
  const phone = world.phone("o-zhao");
  const memberId = await phone.bind(tekun);
  const [card] = (await phone.get("home")).members;
  expect(card?.years[0]).toMatchObject({ headline: "不用个人缴费", tone: "done", due: 0 });
  const { progress } = await phone.get("member", { memberId });
  expect(progress.find(({ state }) => state === "paid")?.text).toContain("不用个人缴费");
});

test("BG-09: who is not registered must register first, and is told so", async () => {
  const baogou = householdOf({ place: "370481108", book: "B-1", division: "370481", year: 2022 });
  const first = baogou("田雨", "female", "1995-09-18", "妻", NEWCOMER);
  await world.register([first]);
  const phone = world.phone("o-tian");
  const memberId = await phone.bind(first);
  const [card] = (await phone.get("home")).members;
  expect(card?.years[0]).toMatchObject({
    outcome: "register-first",
    headline: "要先办参保登记",
    state: "unregistered",
  });
  const { lines, shown, total } = await phone.get("quote", { items: [{ memberId, year: 2022 }] });
  expect(lines[0]?.why).toContain("登记");
  expect(
    await phone.refused("order", {
      requestKey: freshKey(),
      items: [{ memberId, year: 2022 }],
      shown,
      total,
    }),
  ).toBe("not-payable");
});

test("people of two counties are paid for apart", async () => {
  const one = kaiping("林海", "male", "1980-01-01", "户主");
  const two = householdOf({ place: "430623", book: "H-1", division: "430623", year: 2022 })(
    "林山",
    "male",
    "1982-01-01",
    "户主",
  );
  await world.register([one, two]);
  const phone = world.phone("o-lin");
  const members = [await phone.bind(one), await phone.bind(two)];
  const items = members.map((memberId) => ({ memberId, year: 2022 }));
  const { shown, total } = await phone.get("quote", { items });
  expect(await phone.ask("order", { requestKey: freshKey(), items, shown, total })).toMatchObject({
    ok: false,
    error: { code: "bad-request", message: expect.stringContaining("分开缴") as string },
  });
});

test("the plan of a place in plain words, and whom to call", async () => {
  const phone = world.phone("o-reader");
  const { places } = await phone.get("places");
  expect(places.find(({ code }) => code === "999901")?.label).toBeDefined();
  const plan = await phone.get("plan", { place: "340103", year: 2023 });
  expect(plan.sections.length).toBeGreaterThan(2);
  expect(plan.contacts.length).toBeGreaterThan(0);
  expect(await phone.refused("plan", { place: "340103", year: 1999 })).toBe("not-found");
});

test.each([
  ["440783", 2030, "这个年度的方案这里还没有，公布并收录后才能回答，请以当地公布的为准。"],
  ["440783", 2019, "这个年度的方案没有收录，请问当地医保部门。"],
  ["650100", 2022, "这个地方还没有收录，不知道当地的方案，请问当地医保部门。"],
])("[E4] the plan of %s for %i: it is told why there is none", async (place, year, why) => {
  const answer = await world.phone("o-any").ask("plan", { place, year });
  expect(answer).toMatchObject({ ok: false, error: { code: "not-found", message: why } });
});
