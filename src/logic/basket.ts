import type { Basket, MemberCard } from "../../core/contracts";
import { sameItem, type Item } from "./items";

type BasketLine = Basket["lines"][number];

/** What is ticked before the person ticks anything: what they came for, else all that can be paid. */
export function ticksAtFirst(basket: Basket, cameFor: readonly Item[]): Item[] {
  const payable = basket.lines.filter((line) => line.payable !== null);
  const wanted = payable.filter((line) => cameFor.some((item) => sameItem(item, line)));
  return (wanted.length > 0 ? wanted : payable).map(({ memberId, year }) => ({ memberId, year }));
}

export function toggle(ticks: readonly Item[], item: Item): Item[] {
  const others = ticks.filter((one) => !sameItem(one, item));
  return others.length < ticks.length ? others : [...ticks, item];
}

/** The lines that are ticked and can still be paid: a newer answer may have closed one. */
export const tickedLines = (basket: Basket, ticks: readonly Item[]): BasketLine[] =>
  basket.lines.filter(
    (line) => line.payable !== null && ticks.some((tick) => sameItem(tick, line)),
  );

/** Integer fen. */
export const totalOf = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, line) => sum + (line.payable ?? 0), 0);

/** Why this order cannot be sent as it stands; `undefined` when it can. */
export function basketFault(basket: Basket, asked: readonly Item[]): string | undefined {
  if (asked.length === 0) return "没有选要缴费的人";
  const payable = basket.lines.filter((line) => line.payable !== null).length;
  return payable < asked.length ? "有人现在不能缴了，请返回重新选" : undefined;
}

export const nameOf = (members: readonly MemberCard[], memberId: string): MemberCard | undefined =>
  members.find((member) => member.memberId === memberId);
