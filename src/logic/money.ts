/** An amount split for display. All from integer fen by integer arithmetic: `¥` `1,234` `.50`. */
export interface MoneyParts {
  yuan: string;
  /** Always two digits with the point before them. */
  cents: string;
}

export function moneyParts(fen: number): MoneyParts {
  if (!Number.isSafeInteger(fen)) throw new RangeError("an amount is a whole number of fen");
  const sign = fen < 0 ? "-" : "";
  const digits = String(Math.abs(fen)).padStart(3, "0");
  const whole = digits.slice(0, -2);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return { yuan: sign + grouped, cents: `.${digits.slice(-2)}` };
}

/** `¥1,234.50` */
export function moneyText(fen: number): string {
  const { yuan, cents } = moneyParts(fen);
  return yuan.startsWith("-") ? `-¥${yuan.slice(1)}${cents}` : `¥${yuan}${cents}`;
}
