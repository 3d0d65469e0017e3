import type { RegisterRow } from "../../core/people";
import { householdOf } from "../../local/demo/rows";
import type { Phone, World } from "./world";

const home = householdOf({ place: "370481108200", book: "T-1", division: "370481", year: 2022 });

/** A household of Baogou: two at the full price, one at half, one free of charge, two children. */
export const baogou = {
  father: home("张建军", "male", "1984-06-06", "户主", { phone: "12037040001" }),
  mother: home("李娟", "female", "1986-02-14", "妻", { phone: "12037040002" }),
  grandfather: home("张福田", "male", "1951-12-31", "父"),
  grandmother: home("孙桂荣", "female", "1952-01-01", "母"),
  child: home("张浩然", "male", "2011-10-09", "子"),
  disabled: home("张建国", "male", "1979-03-03", "兄", {
    categories: [{ code: "disabled-1-2", from: "2015-03-01", department: "市残联" }],
  }),
} satisfies Record<string, RegisterRow>;

export const BAOGOU_YEAR = 2022;

let keys = 0;
/** A request key that nobody has used. */
export const freshKey = (): string => `request-key-${String((keys += 1)).padStart(8, "0")}`;

/** Quotes and orders years of members as a phone would, with what was shown. */
export async function orderFor(phone: Phone, memberIds: readonly string[], year = BAOGOU_YEAR) {
  const items = memberIds.map((memberId) => ({ memberId, year }));
  const basket = await phone.get("quote", { items });
  return phone.get("order", {
    requestKey: freshKey(),
    items,
    shown: basket.shown,
    total: basket.total,
  });
}

/** An order that WeChat knows and waits to be paid. */
export async function openOrderFor(phone: Phone, memberIds: readonly string[], year = BAOGOU_YEAR) {
  const order = await orderFor(phone, memberIds, year);
  await phone.get("pay", { orderId: order.orderId });
  return order;
}

/** Sums of our ledger against WeChat's own books, in fen. */
export async function moneyOf(world: World) {
  const rows = await world.rows<{ account: string; fen: string }>(
    "select account, sum(amount_fen) as fen from ledger_posting group by account order by account",
  );
  const sums = Object.fromEntries(rows.map(({ account, fen }) => [account, Number(fen)]));
  return {
    sums,
    balance: Object.values(sums).reduce((total, fen) => total + fen, 0),
    wechatOwes: (sums["wechat"] ?? 0) + (sums["treasury"] ?? 0),
    taken: world.wechat.taken(),
  };
}
