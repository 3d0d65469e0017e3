/** Reads YAML so that every value's line is known, and what is wrong with the text is told rather than thrown. */
import { readFileSync } from "node:fs";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLError,
} from "yaml";
import type { Path, SourceFile, TextProblem } from "../../../core/policy/check";

/** Every alias written out: two places that share an anchor are two values. */
function unshared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unshared);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unshared(inner)]));
}

/** The line of a path: that of its key. What is behind an alias stands on the line where the alias is used. */
function lineFinder(document: Document, lines: LineCounter): (path: Path) => number {
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const start = (node: unknown): number | undefined =>
    (node as Node | null | undefined)?.range?.[0] ?? undefined;
  return (path) => {
    let node: unknown = document.contents;
    let offset = start(node) ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
        if (!pair) break;
        offset = start(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof step === "number") {
        node = node.items[step];
        offset = start(node) ?? offset;
      } else break;
      if (isAlias(node)) {
        offset = start(node) ?? offset;
        break;
      }
    }
    return lineAt(offset);
  };
}

function textProblem(error: YAMLError, text: string): TextProblem {
  const line = error.linePos?.[0].line ?? 1;
  const written = text.split("\n")[line - 1] ?? "";
  if (error.code === "DUPLICATE_KEY") {
    return {
      kind: "duplicate-key",
      line,
      detail:
        /([^\s{,"']+)["']?\s*:/.exec(written.slice((error.linePos?.[0].col ?? 1) - 1))?.[1] ?? "",
    };
  }
  if (error.code === "TAB_AS_INDENT" || /^[ ]*\t/.test(written))
    return { kind: "tab", line, detail: "" };
  return {
    kind: "yaml",
    line,
    detail: error.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? "",
  };
}

/** A YAML file as data with lines. `shown` is how findings name it. */
export function readSource(file: string, shown: string): SourceFile {
  return sourceOf(readFileSync(file, "utf8"), shown);
}

/** The same from a text. */
export function sourceOf(text: string, shown: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const problems = document.errors.map((error) => textProblem(error, text));
  const lineOf = lineFinder(document, lines);
  if (problems.length > 0) return { file: shown, value: undefined, lineOf, problems };
  try {
    // Packs are written by hand: an anchor that is used often is no attack.
    return { file: shown, value: unshared(document.toJS({ maxAliasCount: -1 })), lineOf, problems };
  } catch (error) {
    // An alias without its anchor is found out only here.
    const detail = (error as Error).message;
    const name = /anchor "?([^"\s]+)/i.exec(detail)?.[1] ?? "";
    const line = text.split("\n").findIndex((written) => written.includes(`*${name}`)) + 1;
    const problem: TextProblem = { kind: "yaml", line: Math.max(1, line), detail };
    return { file: shown, value: undefined, lineOf, problems: [problem] };
  }
}
