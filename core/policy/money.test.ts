import * as fc from "fast-check";
import { fenOfYuan, parseFraction, shareOf, sharesExactly, yuan } from "./money";

const half = { numerator: 1, denominator: 2 };
const third = { numerator: 1, denominator: 3 };

describe("money", () => {
  it("[M1] reads yuan exactly and refuses what is not money", () => {
    expect([376, "17.5", "17.05", 0].map(fenOfYuan)).toEqual([37_600, 1750, 1705, 0]);
    expect(["1.234", "-1", "1e3", "", "abc"].map(fenOfYuan)).toEqual(Array(5).fill(undefined));
  });

  it("[M1] reads shares and refuses more than the whole", () => {
    expect(parseFraction("12.5%")).toEqual({ numerator: 125, denominator: 1000 });
    expect(parseFraction("1/3")).toEqual(third);
    expect(["101%", "3/2", "1/0", "half"].map(parseFraction)).toEqual(Array(4).fill(undefined));
  });

  it("[M1] needs a rounding where a share is no whole fen", () => {
    expect(shareOf(35_000, half, undefined)).toBe(17_500);
    expect(() => shareOf(100, third, undefined)).toThrow(RangeError);
    expect(shareOf(100, third, "down-to-fen")).toBe(33);
    expect(shareOf(100, third, "up-to-fen")).toBe(34);
    expect(shareOf(101, half, "half-up-to-fen")).toBe(51);
    expect(shareOf(24_900, half, "half-up-to-yuan")).toBe(12_500);
    expect(shareOf(24_900, half, "down-to-yuan")).toBe(12_400);
  });

  it("[M1] agrees with exact arithmetic on whole numbers", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 1000 }), (fen, numerator) => {
        const share = { numerator, denominator: 1000 };
        const product = BigInt(fen) * BigInt(numerator);
        const down = BigInt(shareOf(fen, share, "down-to-fen")) * 1000n;
        expect(down <= product && product < down + 1000n).toBe(true);
        expect(sharesExactly(fen, share)).toBe(down === product);
      }),
    );
  });

  it("writes amounts as people read them", () => {
    expect([37_600, 1750, 5, -1705].map(yuan)).toEqual(["376元", "17.50元", "0.05元", "-17.05元"]);
  });
});
