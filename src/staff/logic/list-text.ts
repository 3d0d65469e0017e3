/** How many lines a list has below the line with the names of its columns; empty lines do not count. */
export function linesOf(text: string): number {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.replace(/[,，\t\s"]/g, "") !== "");
  return Math.max(0, lines.length - 1);
}

/** What is copied out of a spreadsheet is divided by tabs: the list wants commas. */
export function withCommas(text: string): string {
  if (!text.includes("\t")) return text;
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split("\t").map(quoted).join(","))
    .join("\n");
}

const quoted = (cell: string): string =>
  /[",，]/.test(cell) && !/^".*"$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
