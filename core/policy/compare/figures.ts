/** Figures as reports show them: thousands apart, large sums also in 万元 and 亿元. Money comes in integer fen. */

/** A whole number with its thousands apart: 713,366. */
export function grouped(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? `-${digits}` : digits;
}

/** Fen in yuan, exact: 268,225,616.00. */
export function yuanFigure(fen: number): string {
  const absolute = Math.abs(fen);
  const rest = String(absolute % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}${grouped(Math.trunc(absolute / 100))}.${rest}`;
}

/** With its sign, also where it is more: +1,200.00. */
export const signedYuan = (fen: number): string => `${fen > 0 ? "+" : ""}${yuanFigure(fen)}`;

const WAN_FEN = 1_000_000;
const YI_FEN = 10_000_000_000;

/** Hundredths of a unit, half up, as 12.35; trailing zeros go. */
function inUnit(fen: number, unit: number): string {
  const hundredths = Math.round(fen / Math.trunc(unit / 100));
  const rest = String(hundredths % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const whole = grouped(Math.trunc(hundredths / 100));
  return rest === "" ? whole : `${whole}.${rest}`;
}

/** A sum for a label: 4,380元, 12.35万元, 2.68亿元; from 1万元 on rounded to hundredths of the unit. */
export function shortYuan(fen: number): string {
  const absolute = Math.abs(fen);
  const sign = fen < 0 ? "-" : "";
  if (absolute >= YI_FEN) return `${sign}${inUnit(absolute, YI_FEN)}亿元`;
  if (absolute >= WAN_FEN) return `${sign}${inUnit(absolute, WAN_FEN)}万元`;
  return `${sign}${inUnit(absolute, 100)}元`;
}

/** With its sign, also where it is more. */
export const signedShort = (fen: number): string => `${fen > 0 ? "+" : ""}${shortYuan(fen)}`;
