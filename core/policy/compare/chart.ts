/** Bar charts as SVG text: what each bearer of the cost pays before and after, and the difference by itself. */
import { shortYuan, signedShort } from "./figures";
import type { CostRow } from "./summary";

const WIDTH = 860;
const NAMES = 216;
const VALUES = 250;
const BARS = WIDTH - NAMES - VALUES;
const ROW = 60;
const BAR = 18;
const TOP = 34;

/** Text that may stand in HTML and SVG. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** So many pixels of `room` for a value out of `most`; a value that is there is always seen. */
function pixels(value: number, most: number, room: number): number {
  if (value === 0 || most === 0) return 0;
  return Math.max(2, Math.round((Math.abs(value) * room) / most));
}

/** A name too long for its column stands in two lines. */
function nameText(name: string, y: number): string {
  const most = 13;
  const bracket = name.indexOf("（");
  const cut = name.length <= most ? name.length : bracket > 0 ? bracket : most;
  const lines = [name.slice(0, cut), name.slice(cut)].filter((line) => line !== "");
  const first = lines.length === 1 ? y + 5 : y - 4;
  return lines
    .map(
      (line, index) =>
        `<text x="${NAMES - 12}" y="${first + index * 17}" text-anchor="end" class="${index === 0 ? "name" : "small"}">${escaped(line)}</text>`,
    )
    .join("");
}

const toneOf = (fen: number): string => (fen > 0 ? "more" : fen < 0 ? "less" : "same");

function bar(x: number, y: number, width: number, tone: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${BAR}" rx="2" class="${tone}"/>`;
}

function costRow(row: CostRow, most: number, index: number): string {
  const y = TOP + index * ROW;
  const [a, b] = [pixels(row.aFen, most, BARS), pixels(row.bFen, most, BARS)];
  const difference = row.bFen - row.aFen;
  const said = difference === 0 ? "不变" : signedShort(difference);
  return `<g>
<line x1="0" x2="${WIDTH}" y1="${y}" y2="${y}" class="rule"/>
${nameText(row.name, y + 30)}
${bar(NAMES, y + 9, a, "before")}<text x="${NAMES + a + 6}" y="${y + 23}" class="value">${shortYuan(row.aFen)}</text>
${bar(NAMES, y + 32, b, "after")}<text x="${NAMES + b + 6}" y="${y + 46}" class="value">${shortYuan(row.bFen)}</text>
<text x="${WIDTH - 4}" y="${y + 35}" text-anchor="end" class="difference ${toneOf(difference)}">${said}</text>
</g>`;
}

function svg(height: number, title: string, description: string, body: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}"><title>${escaped(title)}</title><desc>${escaped(description)}</desc>
${body}
</svg>`;
}

/** Two bars a row, A above B, with the difference at the end of the row. */
export function costChart(rows: readonly CostRow[], names: { a: string; b: string }): string {
  const most = Math.max(0, ...rows.flatMap(({ aFen, bFen }) => [aFen, bFen]));
  const legend = `<rect x="${NAMES}" y="8" width="14" height="14" rx="2" class="before"/><text x="${NAMES + 20}" y="20">${escaped(names.a)}</text>
<rect x="${NAMES + 200}" y="8" width="14" height="14" rx="2" class="after"/><text x="${NAMES + 220}" y="20">${escaped(names.b)}</text>
<text x="${WIDTH - 4}" y="20" text-anchor="end" class="small">差额</text>`;
  const description = rows
    .map(({ name, aFen, bFen }) => `${name}：${shortYuan(aFen)}，${shortYuan(bFen)}`)
    .join("；");
  const body = rows.map((row, index) => costRow(row, most, index)).join("\n");
  return svg(TOP + rows.length * ROW + 4, "各方出多少钱", description, `${legend}\n${body}`);
}

const STEP = 38;

/** The differences alone, on their own scale: what costs more goes right, what costs less goes left. */
export function differenceChart(rows: readonly CostRow[]): string {
  const changed = rows
    .map((row) => ({ name: row.name, fen: row.bFen - row.aFen }))
    .filter(({ fen }) => fen !== 0);
  if (changed.length === 0) return "";
  const most = Math.max(...changed.map(({ fen }) => Math.abs(fen)));
  const room = 180;
  const middle = NAMES + 130 + room;
  const body = changed.map(({ name, fen }, index) => {
    const y = 10 + index * STEP;
    const width = pixels(fen, most, room);
    const x = fen > 0 ? middle : middle - width;
    const [at, anchor] = fen > 0 ? [middle + width + 6, "start"] : [middle - width - 6, "end"];
    return `${nameText(name, y + 10)}${bar(x, y, width, toneOf(fen))}<text x="${at}" y="${y + 14}" text-anchor="${anchor}" class="value">${signedShort(fen)}</text>`;
  });
  const height = 10 + changed.length * STEP;
  const axis = `<line x1="${middle}" x2="${middle}" y1="2" y2="${height - 6}" class="axis"/>`;
  const description = changed.map(({ name, fen }) => `${name}：${signedShort(fen)}`).join("；");
  return svg(height, "各方多出或少出的钱", description, `${body.join("\n")}\n${axis}`);
}
