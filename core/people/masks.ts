import { tidyDocumentNumber } from "../contracts";
import { tidyName } from "./names";

/** What may be shown of a person where the whole is not needed. Signs are counted as characters, not UTF-16 units. */

const stars = (count: number): string => "*".repeat(Math.max(0, count));

/**
 * First three signs and last two: enough to tell the members of a family apart, while the birth date and most of the
 * serial stay hidden.
 */
export function maskDocumentNumber(number: string): string {
  const tidy = tidyDocumentNumber(number);
  if (tidy.length < 8) return stars(tidy.length);
  return tidy.slice(0, 3) + stars(tidy.length - 5) + tidy.slice(-2);
}

/** `138****5678`; of any other number only the last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (/^1\d{10}$/.test(digits)) return digits.slice(0, 3) + stars(4) + digits.slice(7);
  return stars(digits.length - 2) + (digits.length > 4 ? digits.slice(-2) : stars(2));
}

function maskPart(part: string): string {
  const signs = Array.from(part);
  if (signs.length < 2) return stars(signs.length);
  const last = signs.length > 2 && /\p{Script=Han}/u.test(part) ? (signs.at(-1) ?? "") : "";
  return (signs[0] ?? "") + stars(signs.length - 1 - (last ? 1 : 0)) + last;
}

/** For lists put up in public: 王* · 王*芳 · 欧**芳 · 阿*杜·热*提 · J*** S****. */
export function maskName(name: string): string {
  return tidyName(name)
    .split(/([· ])/)
    .map((part) => (part === "·" || part === " " ? part : maskPart(part)))
    .join("");
}
