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

/** The bytes of a text in UTF-8: WeChat's engine has no TextEncoder. A lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
  const bytes = escaped.replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

/** What SHA-256 takes its numbers from: the first 32 bits of the fractions of roots of the first 64 primes. */
const PRIMES: number[] = [];
for (let number = 2; PRIMES.length < 64; number += 1) {
  if (PRIMES.every((prime) => number % prime > 0)) PRIMES.push(number);
}
const fractionsOf = (root: (prime: number) => number): number[] =>
  PRIMES.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0);
const BEGINNING = fractionsOf(Math.sqrt).slice(0, 8);
const ADDED = fractionsOf(Math.cbrt);

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 in hexadecimal (FIPS 180-4). By our own hand, as small as it can be written: the phone carries it, and it has
 * one text of some fifty kilobytes to do at a time.
 */
function sha256(bytes: Uint8Array): string {
  const message = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  bytes.forEach((byte, at) => message.setUint8(at, byte));
  message.setUint8(bytes.length, 0x80);
  message.setUint32(message.byteLength - 4, bytes.length * 8);
  let state = BEGINNING;
  for (let start = 0; start < message.byteLength; start += 64) {
    const words = new Int32Array(64);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at += 1) {
      const [far = 0, near = 0] = [words[at - 15], words[at - 2]];
      const word =
        at < 16
          ? message.getInt32(start + at * 4)
          : (words[at - 16] ?? 0) +
            (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) +
            (words[at - 7] ?? 0) +
            (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
      words[at] = word;
      const first =
        h +
        (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (ADDED[at] ?? 0) +
        word;
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    const after = [a, b, c, d, e, f, g, h];
    state = state.map((word, at) => (word + (after[at] ?? 0)) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The sha256 of a value's canonical JSON, in hexadecimal. Names a pack by its content. */
export const contentHash = (value: unknown): string => sha256(utf8(canonicalJson(value)));
