/** The few shapes that a picture of a pack is made of, as SVG text. Lengths are whole pixels. */

const FONT =
  "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";

type Value = string | number | undefined;

// Characters that XML cannot hold at all.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in SVG, in an element or in quotes. */
const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** An element. `children` is SVG already; attributes that are undefined are left out. */
export function element(name: string, attributes: Record<string, Value>, children = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  return children === "" ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}

/** What a pointer that rests on a shape is told. */
export const tooltip = (text: string): string => element("title", {}, escapeXml(text));

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A filled box; `title` is told to a pointer that rests on it. */
export const box = (
  { x, y, width, height }: Box,
  look: Record<string, Value>,
  title?: string,
): string =>
  element(
    "rect",
    { x, y, width: Math.max(1, width), height, ...look },
    title === undefined ? "" : tooltip(title),
  );

export const line = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  look: Record<string, Value>,
): string => element("line", { x1, y1, x2, y2, ...look });

/** Width of a text in pixels, rather too wide than too narrow: a Chinese character is as wide as it is high. */
export const textWidth = (text: string, size: number): number =>
  Math.ceil(
    ([...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 100 : 62), 0) * size) / 100,
  );

export interface TextLook {
  size?: number;
  fill?: string;
  weight?: number;
  anchor?: "start" | "middle" | "end";
}

/** One line of text; `y` is its baseline. */
export const text = (
  x: number,
  y: number,
  words: string,
  { size = 13, fill = "#1f2933", weight, anchor }: TextLook = {},
): string =>
  element(
    "text",
    { x, y, "font-size": size, fill, "font-weight": weight, "text-anchor": anchor },
    escapeXml(words),
  );

/** What stays together on a line: a run of digits and Latin letters, brackets and marks with what they belong to. */
const TOKENS = /[〔（“《]*(?:[!-~]+|.)[、，。；：！？）〕》”’…]*/gsu;

/** Breaks a text into lines of at most so many pixels; of more than `most` lines the last ends with an ellipsis. */
export function textLines(words: string, width: number, size = 13, most = 9): string[] {
  const lines: string[] = [];
  let current = "";
  const tokens = (words.match(TOKENS) ?? []).flatMap((token) =>
    textWidth(token, size) > width ? [...token] : [token],
  );
  for (const token of tokens) {
    const fits = textWidth(current + token, size) <= width;
    if (fits || current === "") current += token;
    else {
      lines.push(current);
      current = token.trimStart();
    }
  }
  lines.push(current);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? "")].slice(0, -1).join("")}…`];
}

/** The whole picture. `names` is what is told to those who cannot see it. */
export function picture(width: number, height: number, names: string, content: string): string {
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "font-family": FONT,
  };
  const ground = box({ x: 0, y: 0, width, height }, { fill: "#ffffff" });
  return `${element("svg", root, `${tooltip(names)}${ground}${content}`)}\n`;
}
