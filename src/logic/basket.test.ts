import type { Basket } from "../../core/contracts";
import { basketFault, tickedLines, ticksAtFirst, toggle, totalOf } from "./basket";
import { MOST_ITEMS, readItems, writeItems } from "./items";
import { newRequestKey } from "./request-key";

const A = "01JD00000000000000000000AA";
const B = "01JD00000000000000000000BB";
const C = "01JD00000000000000000000CC";

type Line = Basket["lines"][number];
const line = (memberId: string, payable: number | null): Line =>
  ({ memberId, name: memberId.slice(-2), year: 2023, payable, why: "已缴" }) as Line;
const basket: Basket = {
  today: "2022-11-28",
  lines: [line(A, 35_000), line(B, null), line(C, 3_500)],
  total: 38_500,
  shown: "s",
};
const item = (memberId: string) => ({ memberId, year: 2023 });

test("coming from one member's page ticks that member only", () => {
  expect(ticksAtFirst(basket, [item(C)])).toEqual([item(C)]);
});

test("coming from the first page ticks all that can be paid", () => {
  expect(ticksAtFirst(basket, [])).toEqual([item(A), item(C)]);
});

test("who cannot be paid for is never ticked, though it was what one came for", () => {
  expect(ticksAtFirst(basket, [item(B)])).toEqual([item(A), item(C)]);
  expect(tickedLines(basket, [item(B)])).toEqual([]);
});

test("a tick goes and comes back, and the total follows in whole fen", () => {
  const one = toggle([item(A), item(C)], item(A));
  expect(one).toEqual([item(C)]);
  expect(totalOf(tickedLines(basket, one))).toBe(3_500);
  expect(totalOf(tickedLines(basket, toggle(one, item(A))))).toBe(38_500);
});

test("an order is not sent while one of its lines cannot be paid", () => {
  expect(basketFault(basket, [item(A), item(B), item(C)])).toContain("重新选");
  expect(basketFault({ ...basket, lines: [line(A, 1)] }, [item(A)])).toBeUndefined();
  expect(basketFault({ ...basket, lines: [] }, [])).toBe("没有选要缴费的人");
});

test("items survive being written into an address", () => {
  const items = [item(A), { memberId: B, year: 2022 }];
  expect(readItems(writeItems(items))).toEqual(items);
});

test("what is not an item in an address is left out", () => {
  expect(readItems(`${A}.2023~<script>~${A}.20x3~${A}.2023`)).toEqual([item(A)]);
  expect(readItems(undefined)).toEqual([]);
});

test("an address cannot hold more than one order may", () => {
  const many = Array.from({ length: MOST_ITEMS + 5 }, (_, i) => ({ memberId: A, year: 2000 + i }));
  expect(readItems(writeItems(many))).toHaveLength(MOST_ITEMS);
});

test("a request key has the form of the contract and starts with its time", () => {
  let step = 0;
  const random = () => (step++ % 10) / 10;
  const key = newRequestKey(1_669_600_000_000, random);
  expect(key).toMatch(/^[0-9A-Za-z_-]{26}$/);
  expect(newRequestKey(1_669_600_000_001, random).slice(0, 10) > key.slice(0, 10)).toBe(true);
});
