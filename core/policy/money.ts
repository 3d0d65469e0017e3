/** Money is integer fen. Shares are fractions of integers, so that no amount passes through a float. */
import type { ROUNDINGS } from "./vocabulary";

export interface Fraction {
  numerator: number;
  denominator: number;
}

/** How a share that is no whole number of fen is rounded; each use names the clause that says so. */
export type Rounding = (typeof ROUNDINGS)[number];
/** Reads `50%`, `12.5%` or `1/3`; undefined where it is none of these or is more than the whole. */
export function parseFraction(text: string): Fraction | undefined {
  const percent = /^(\d{1,3})(?:\.(\d{1,3}))?%$/.exec(text);
  if (percent) {
    const decimals = percent[2] ?? "";
    const denominator = 100 * 10 ** decimals.length;
    const numerator = Number(`${percent[1]}${decimals}`);
    return numerator <= denominator ? { numerator, denominator } : undefined;
  }
  const ratio = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  if (!ratio) return undefined;
  const fraction = { numerator: Number(ratio[1]), denominator: Number(ratio[2]) };
  return fraction.denominator > 0 && fraction.numerator <= fraction.denominator
    ? fraction
    : undefined;
}

/** Whether the share is a whole number of fen without rounding. */
export function sharesExactly(fen: number, share: Fraction): boolean {
  return (fen * share.numerator) % share.denominator === 0;
}

/** The share of an amount in integer fen. `rounding` is needed unless the share is exact. */
export function shareOf(fen: number, share: Fraction, rounding: Rounding | undefined): number {
  const product = fen * share.numerator;
  if (rounding === undefined) {
    if (!sharesExactly(fen, share))
      throw new RangeError("a share that is no whole fen needs a rounding");
    return Math.trunc(product / share.denominator);
  }
  const unit = rounding.endsWith("yuan") ? 100 : 1;
  const divisor = share.denominator * unit;
  const whole = Math.floor(product / divisor);
  const rest = product - whole * divisor;
  const up =
    (rounding.startsWith("up") && rest > 0) ||
    (rounding.startsWith("half-up") && rest * 2 >= divisor);
  return (whole + (up ? 1 : 0)) * unit;
}

/** Yuan as a pack writes it (`376`, `"17.5"`) in integer fen; undefined where it is not money. */
export function fenOfYuan(yuan: number | string): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(String(yuan));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Fen as people read it: 376元, 17.50元. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const absolute = Math.abs(fen);
  const rest = absolute % 100;
  const whole = Math.trunc(absolute / 100);
  return rest === 0 ? `${sign}${whole}元` : `${sign}${whole}.${String(rest).padStart(2, "0")}元`;
}
