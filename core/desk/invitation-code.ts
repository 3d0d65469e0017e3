/** Letters and digits that nobody mistakes for one another, read aloud or copied by hand. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;
const GROUP = 4;

/** How many random bytes a code takes: 80 bits are far more than can be tried in a week. */
export const CODE_BYTES = 10;

/** An invitation's code as it is handed over: `K7QF-2M9X-0RTC-8WBA`. */
export function codeFromBytes(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = Array.from(
    { length: LENGTH },
    (_, at) => ALPHABET[parseInt(bits.slice(at * 5, at * 5 + 5), 2)] ?? "",
  ).join("");
  return groups(letters);
}

/** A code as somebody typed it: small letters, other dashes, O for 0 and I or L for 1. Undefined where it can be none. */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐-―−_·.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (letters.length !== LENGTH || [...letters].some((one) => !ALPHABET.includes(one)))
    return undefined;
  return groups(letters);
}

const groups = (letters: string): string =>
  (letters.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
