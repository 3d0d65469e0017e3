import { sha256 } from "@noble/hashes/sha2";

/** JSON with the keys of every object in order, so that equal data gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${entries.join(",")}}`;
}

/** The bytes of a text in UTF-8, by our own hand: WeChat's engine has no TextEncoder. A lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = text.charCodeAt(at + 1);
      const paired = code <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
      code = paired ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      if (paired) at += 1;
    }
    if (code < 0x80) bytes[length++] = code;
    else {
      const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[length++] = ([0xc0, 0xe0, 0xf0][following - 1] ?? 0) | (code >> (6 * following));
      for (let left = following - 1; left >= 0; left -= 1)
        bytes[length++] = 0x80 | ((code >> (6 * left)) & 0x3f);
    }
  }
  return bytes.subarray(0, length);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The sha256 of a value's canonical JSON, in hexadecimal. Names a pack by its content. */
export const contentHash = (value: unknown): string =>
  Array.from(sha256(utf8(canonicalJson(value))), (byte) => HEX[byte]).join("");
