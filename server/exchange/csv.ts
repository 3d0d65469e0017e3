import type { BadLine } from "./report";

/** Cells of one line of comma-separated text; a cell in quotes may hold commas, and two quotes stand for one. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const match = /^\s*"((?:[^"]|"")*)"\s*(,|$)|^([^,]*)(,|$)/.exec(rest);
    if (!match) return cells;
    cells.push((match[1]?.replaceAll('""', '"') ?? match[3] ?? "").trim());
    if ((match[2] ?? match[4]) !== ",") return cells;
    rest = rest.slice(match[0].length);
  }
}

export type CsvRows<Column extends string> =
  | { ok: true; rows: { line: number; cells: Record<Column, string> }[] }
  | { ok: false; bad: BadLine };

/** Reads a file with a heading; the columns may come in any order, and others beside them are passed over. */
export function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
): CsvRows<Column> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const heading = cellsOf(lines[0] ?? "");
  const missing = columns.filter((column) => !heading.includes(column));
  if (missing.length > 0)
    return { ok: false, bad: { line: 1, text: `第一行缺少这些栏目：${missing.join("、")}。` } };
  const rows = lines
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content, line }) => line > 1 && content.trim() !== "")
    .map(({ content, line }) => {
      const cells = cellsOf(content);
      const picked = columns.map((column) => [column, cells[heading.indexOf(column)] ?? ""]);
      return { line, cells: Object.fromEntries(picked) as Record<Column, string> };
    });
  return { ok: true, rows };
}

/** Yuan as files write them (`320`, `320.5`, `¥320.00`) in fen, without floats; `undefined` for anything else. */
export function fenOfYuan(text: string): number | undefined {
  const match = /^¥?(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
