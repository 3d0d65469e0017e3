import { randomInt } from "node:crypto";
import { fourteenDigits } from "../../clock";

/** A 28-digit number of WeChat Pay's: kind, four digits, date, ten digits. */
export function serialNumber(kind: string, now: number): string {
  const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, "0");
  return `${kind}00${digits(4)}${fourteenDigits(now).slice(0, 8)}${digits(10)}`;
}
