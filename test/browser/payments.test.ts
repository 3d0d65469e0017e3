import type { Person } from "./person";
import { withPhone } from "./phone";
import { setUp } from "./setting";

interface Trade {
  body: string;
  state: string;
  totalFee: number;
  acknowledged: boolean;
}
interface Envelope<T> {
  ok: boolean;
  data: T;
}
interface History {
  orders: { state: string; items: { name: string; voucherId: string | null }[] }[];
}

/** From a member's page to the open pay sheet. Each test pays for one person of its own. */
async function openPaySheet(person: Person, name: string): Promise<void> {
  await person.isAt("参保");
  const card = person.screen.getByRole("listitem").filter({ hasText: name });
  await person.pressOn(card.getByRole("link").first());
  await person.isAt("参保情况");
  await person.press("去缴费");
  await person.sees("已选 1 笔");
  await person.press("下一步");
  await person.press(/^确认支付/);
  await person.press("允许");
  await person.isAt("微信支付");
}

describe("however a payment ends", () => {
  const setting = setUp();
  const openid = "o-demo-kaiping-lin";

  const next = (mode: string) => setting.product.console("next-payment", { mode });
  const trades = async () =>
    (await setting.product.console<{ payments: Trade[] }>("payments")).payments;
  /** Orders of the family that name this person, as our own server tells them. */
  const ordersFor = async (name: string, owner = openid) => {
    const { data } = await setting.product.call<Envelope<History>>(owner, "history");
    return data.orders.filter(({ items }) => items.some((item) => item.name === name));
  };

  test("a refused payment says that nothing was paid, and the same order can be paid", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person }) => {
      await openPaySheet(person, "林志强");
      await next("fail");
      await person.press("支付");
      await person.isAt("还没有付钱");
      await person.press("继续支付");
      await person.isAt("微信支付");
      await person.press("支付");
      await person.isAt("缴费成功");
      const orders = await ordersFor("林志强");
      expect(orders.map(({ state }) => state)).toEqual(["paid"]);
    }));

  test("a cancelled payment leaves the order, and cancelling the order leaves nothing to pay twice", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person }) => {
      await openPaySheet(person, "黄秀兰");
      await person.press("取消");
      await person.isAt("还没有付钱");
      await person.sees("您刚才没有付款，订单还留着。");
      await person.press("取消订单");
      await person.sees("还没有付钱，取消以后可以重新选人缴费。");
      const dialog = person.screen.getByRole("dialog");
      await person.pressOn(dialog.getByRole("button", { name: "取消订单" }));
      await person.sees("订单已取消");
      expect((await ordersFor("黄秀兰")).map(({ state }) => state)).toEqual(["cancelled"]);
      await person.press("回首页");
      await openPaySheet(person, "黄秀兰");
      await person.press("支付");
      await person.isAt("缴费成功");
    }));

  test.each([
    ["notify-twice", "林子轩", "kaiping-lin", "o-demo-kaiping-lin"],
    ["notify-late", "方明远", "luyang-fang", "o-demo-luyang-fang"],
    ["notify-never", "许静", "luyang-fang", "o-demo-luyang-fang"],
  ])("%s: paid once, one voucher, and the page knows it", (mode, name, family, owner) =>
    withPhone(setting, { family }, async ({ person }) => {
      const before = (await trades()).filter(({ state }) => state === "SUCCESS").length;
      await openPaySheet(person, name);
      await next(mode);
      await person.press("支付");
      await person.isAt("缴费成功");
      await person.follow(/凭证$/);
      await person.isAt("城乡居民医保缴费凭证");
      const paid = (await trades()).filter(({ state }) => state === "SUCCESS");
      expect(paid).toHaveLength(before + 1);
      const orders = await ordersFor(name, owner);
      expect(orders.map(({ state }) => state)).toEqual(["paid"]);
      expect(orders[0]?.items.filter(({ voucherId }) => voucherId !== null)).toHaveLength(1);
    }),
  );
});
