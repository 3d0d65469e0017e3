/**
 * Roster files: people as facts, one a line, NDJSON or CSV with a header of fact names. Read as a stream; a line that
 * is not valid is told with its number and the run goes on.
 */
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { Facts } from "../../../core/policy";
import { nearest } from "../../../core/policy/compare";
import { BadCall } from "./options";

/** What lines that do not say so are taken to be. */
export interface Defaults {
  place: string;
  year: number;
  on: string;
}

export interface BadRow {
  line: number;
  problem: string;
}

export const ROSTER_HELP = `名册文件（--roster）：
  每行一个人，两种写法：
  1. NDJSON：每行一个 JSON 对象，写法与 canbao quote 相同，如 {"id":"甲01","birthDate":"1950-03-01","hukou":"local"}
  2. CSV（UTF-8）：第一行是列名，列名就是事实名；带下级的用点，如 student.stage、event.kind、event.on、more.事实名
     categories   编码用分号隔开，如 dibao;disabled-1-2；有起止日的写 dibao@2021-01-01..2021-12-31（一头可以空着）
     employeeInsurance   active，或停保日期
     years        年度用分号隔开
     是非          是/否、true/false、1/0
     空着          不知道；写“无”表示已知没有
  place、year、on 不写时，按方案的地区和年度、--on 的日期；--on 不写时，按各自方案的第一个缴费日。`;

const NONE = /^(无|none|null|-)$/;
const YES = /^(是|true|1|yes)$/i;
const NO = /^(否|false|0|no)$/i;

const BOOLEANS: ReadonlySet<string> = new Set([
  "parentInsuredHere",
  "parentHoldsPermit",
  "insuredElsewhere",
  "enrolledLastYear",
  "registered",
  "returningMigrantWorker",
]);
const NUMBERS: ReadonlySet<string> = new Set(["year", "brokenYears"]);
const COLUMNS = [
  ...Object.keys(Facts.shape).filter(
    (key) => !["residencePermit", "student", "event", "openings", "more"].includes(key),
  ),
  "residencePermit.issuedOn",
  "residencePermit.until",
  "student.stage",
  "student.enteredOn",
  "student.graduatesOn",
  "event.kind",
  "event.on",
  "openings.special",
  "openings.extension.until",
];

/** Cells of one line; a quoted cell may hold commas and doubled quotes. */
export function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",").map((cell) => cell.trim());
  const cells: string[] = [];
  const cell = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;
  for (;;) {
    const match = cell.exec(line);
    if (!match) throw new SyntaxError("引号没有成对");
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2]?.trim() ?? "");
    if (match[3] === "") return cells;
  }
}

function classesOf(cell: string): unknown[] {
  return cell
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [code = "", span] = part.split("@");
      if (span === undefined) return { code };
      const [from, to] = span.split("..");
      return { code, ...(from && { from }), ...(to && { to }) };
    });
}

function ownFactOf(cell: string): unknown {
  if (YES.test(cell) && !/^\d+$/.test(cell)) return true;
  if (NO.test(cell) && !/^\d+$/.test(cell)) return false;
  return /^\d+$/.test(cell) ? Number(cell) : cell;
}

function valueOf(column: string, cell: string): unknown {
  if (column === "id" || column === "place") return cell;
  if (NONE.test(cell)) return column === "categories" ? [] : null;
  if (column === "categories") return classesOf(cell);
  if (column === "years") return cell.split(/[;；]/).map(Number);
  if (column === "employeeInsurance") return cell === "active" ? cell : { endedOn: cell };
  if (BOOLEANS.has(column)) return YES.test(cell) ? true : NO.test(cell) ? false : cell;
  if (NUMBERS.has(column)) return Number(cell);
  return column.startsWith("more.") ? ownFactOf(cell) : cell;
}

/** Puts a value at a path of names, making the objects on the way. A whole that is known to be none stays none. */
function put(facts: Record<string, unknown>, column: string, value: unknown): void {
  const names = column.split(".");
  const last = names.pop() ?? "";
  if (value === null && names.length === 1 && names[0] !== "more" && names[0] !== "openings") {
    facts[names[0] ?? ""] ??= null;
    return;
  }
  let here = facts;
  for (const name of names) here = (here[name] ??= {}) as Record<string, unknown>;
  here[last] = value;
}

/** Checks a header; gives its columns. Throws BadCall for a column that is no fact. */
function columnsOf(header: string): string[] {
  const columns = cellsOf(header);
  for (const column of columns) {
    if (COLUMNS.includes(column) || /^more\.[a-z][a-z0-9-]*$/.test(column)) continue;
    const meant = nearest(column, COLUMNS);
    const hint = meant === undefined ? `可用的列：${COLUMNS.join("、")}` : `是不是 ${meant}？`;
    throw new BadCall(`名册的列“${column}”不是事实名。${hint}`, 1);
  }
  return columns;
}

function fromCells(columns: readonly string[], line: string): Record<string, unknown> {
  const cells = cellsOf(line);
  if (cells.length !== columns.length)
    throw new SyntaxError(`有 ${cells.length} 格，应为 ${columns.length} 格`);
  const facts: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? "";
    if (cell !== "") put(facts, column, valueOf(column, cell));
  }
  return facts;
}

export interface RosterPerson {
  facts: Facts;
  /** The line names its own day of paying. */
  ownDay: boolean;
}

/** One line into facts, or what is wrong with it. */
type Reading = (line: string) => RosterPerson | string;

function readingOf(parts: (line: string) => Record<string, unknown>, defaults: Defaults): Reading {
  return (line) => {
    let given: Record<string, unknown>;
    try {
      given = parts(line);
    } catch (error) {
      return error instanceof SyntaxError ? error.message : String(error);
    }
    const result = Facts.safeParse({ ...defaults, ...given });
    if (result.success) return { facts: result.data, ownDay: given.on !== undefined };
    const [issue] = result.error.issues;
    const path = issue?.path.join(".") ?? "";
    const told = issue?.code === "custom" ? issue.message : "内容不对";
    return path === "" ? told : `${path} ${told}`;
  };
}

function parseObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new SyntaxError("这一行不是一个 JSON 对象");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SyntaxError("这一行不是一个 JSON 对象");
  return value as Record<string, unknown>;
}

/** Lines of a stream with their numbers, without reading ahead more than a piece of the file. */
async function* linesOf(input: Readable): AsyncGenerator<{ line: string; number: number }[]> {
  let rest = "";
  let number = 0;
  const numbered = (lines: string[]) => lines.map((line) => ({ line, number: (number += 1) }));
  input.setEncoding("utf8");
  for await (const chunk of input) {
    const lines = `${rest}${String(chunk)}`.split(/\r?\n/);
    rest = lines.pop() ?? "";
    yield numbered(lines);
  }
  if (rest !== "") yield numbered([rest]);
}

/**
 * Reads a roster person by person. Throws BadCall for a header that is wrong; a line that is wrong goes to `onBad`.
 * Gives the number of people.
 */
export async function readRoster(
  input: string | Readable,
  defaults: Defaults,
  onPerson: (person: RosterPerson) => void,
  onBad: (row: BadRow) => void,
): Promise<number> {
  const stream = typeof input === "string" ? createReadStream(input) : input;
  let reading: Reading | undefined;
  let people = 0;
  for await (const lines of linesOf(stream)) {
    for (const { line, number } of lines) {
      const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
      if (text.trim() === "") continue;
      if (!reading) {
        const isJson = text.trimStart().startsWith("{");
        const columns = isJson ? [] : columnsOf(text);
        const parts = isJson ? parseObject : (one: string) => fromCells(columns, one);
        reading = readingOf(parts, defaults);
        if (!isJson) continue;
      }
      const person = reading(text);
      if (typeof person === "string") onBad({ line: number, problem: person });
      else {
        people += 1;
        onPerson(person);
      }
    }
  }
  return people;
}
