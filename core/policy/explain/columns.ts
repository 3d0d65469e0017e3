/** Text for a terminal, where a Chinese character is two columns wide. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** What stays together: a run of digits and Latin letters, brackets and marks with what they belong to. */
const TOKENS = /[〔（“《]*(?:[!-~]+|.)[、，。；：！？）〕》”’…]*/gsu;

/** Columns that a text takes on a terminal. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

/** The text with spaces before it, so that it ends at a column. */
export const padStart = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - widthOf(text))) + text;

/** The text with spaces behind it, so that the next begins at a column. */
export const padEnd = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - widthOf(text)));

/**
 * Breaks a text into lines of at most so many columns. Runs of digits and Latin letters stay whole where they fit,
 * and no line begins with a closing mark.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  const tokens = (text.match(TOKENS) ?? []).flatMap((token) =>
    widthOf(token) > columns ? [...token] : [token],
  );
  for (const token of tokens) {
    const fits = widthOf(line) + widthOf(token) <= columns;
    if (fits || line === "") line += token;
    else {
      lines.push(line.trimEnd());
      line = token.trimStart();
    }
  }
  return [...lines, line.trimEnd()];
}

/** A text under a mark, such as `1. `: the lines after the first stand under its beginning. */
export function hanging(mark: string, text: string, columns: number): string[] {
  const indent = " ".repeat(widthOf(mark));
  return wrap(text, columns - widthOf(mark)).map((line, index) =>
    (index === 0 ? mark + line : indent + line).trimEnd(),
  );
}
