/**
 * Names as people, keyboards and old systems write them.
 *
 * 1. Full-width Latin letters, blanks and invisible marks are spelling, not name.
 * 2. The dot between the parts of a minority name has a dozen look-alikes; all are U+00B7.
 * 3. Blanks inside a Chinese name are layout (王  芳); between Latin words they part the words.
 * 4. Characters are left exactly as they are: 吕 and 呂, 强 and 強, 喆 and 哲 are different names in the household
 *    register, and so are a rare character and the common one that looks like it.
 */

/** Signs used for the dot, collected from input methods and exports; blanks around it and doubled dots are noise. */
const DOT =
  /(?:\s*[.\u00B7\u0387\u1427\u16EB\u2022\u2024\u2027\u2219\u22C5\u2E31\u30FB\uFF65])+\s*/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const HAN = /\p{Script=Han}/u;

/** The name as we store and show it. */
export function tidyName(raw: string): string {
  const plain = raw
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(INVISIBLE, "")
    .replace(DOT, "·")
    .trim();
  return plain.replace(/\s+/g, HAN.test(plain) ? "" : " ");
}

/** The same for every spelling of one name; people are found by it. Between Latin words a blank and a dot part alike: J. Smith, J SMITH. */
export function nameKey(raw: string): string {
  const name = tidyName(raw);
  return (HAN.test(name) ? name : name.replace(/[ ·]/g, "")).toUpperCase();
}

/** Whether two spellings are the same name. An empty name is nobody's. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) !== "" && nameKey(a) === nameKey(b);
}

/** Signs that a broken file leaves where a character was, or that no name has. */
const NOT_IN_A_NAME = /[\d?*_=<>@#$%^&+|\\/\uFFFD\u25A0\u25A1\u3013\p{Co}\p{Cc}]/u;

/** Whether the name has a letter or character and nothing that shows a damaged file. */
export function isReadableName(raw: string): boolean {
  const name = tidyName(raw);
  return /\p{L}/u.test(name) && !NOT_IN_A_NAME.test(name);
}
