import * as fc from "fast-check";
import { moneyParts, moneyText } from "./money";

test.each([
  [0, "¥0.00"],
  [5, "¥0.05"],
  [35000, "¥350.00"],
  [99999, "¥999.99"],
  [100000, "¥1,000.00"],
  [123456789, "¥1,234,567.89"],
  [-17500, "-¥175.00"],
])("%d fen is written %s", (fen, text) => {
  expect(moneyText(fen)).toBe(text);
});

test("an amount that is not whole fen is refused rather than rounded", () => {
  expect(() => moneyParts(350.5)).toThrow(RangeError);
  expect(() => moneyParts(Number.NaN)).toThrow(RangeError);
});

test("what is written reads back as the same number of fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => {
      expect(Number(moneyText(fen).replace(/[¥,.]/g, ""))).toBe(fen);
    }),
  );
});
