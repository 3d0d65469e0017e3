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
import type { Path, SourceFile, TextProblem } from "../core/policy/check";

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

/** What the reader found, in Chinese. */
const READERS_WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: "缩进不对",
  MISSING_CHAR: "少了一个符号，如引号、括号、逗号",
  UNEXPECTED_TOKEN: "多了或写错了符号",
  BLOCK_AS_IMPLICIT_KEY: "一行里写了两个“键: 值”，或冒号没有用引号括起来",
  MULTILINE_IMPLICIT_KEY: "一个键写成了两行",
  BAD_ALIAS: "引用的 * 名称不对",
  BAD_SCALAR_START: "开头的符号要用引号括起来",
  BAD_DQ_ESCAPE: "双引号里的反斜杠不对",
};

function textProblem(error: YAMLError, text: string): TextProblem {
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
  const written = text.split("\n")[line - 1] ?? "";
  if (error.code === "DUPLICATE_KEY") {
    const key = /([^\s{,"']+)["']?\s*:/.exec(written.slice(col - 1))?.[1];
    return { kind: "duplicate-key", line, detail: key ?? "" };
  }
  if (error.code === "TAB_AS_INDENT" || /^ *\t/.test(written)) {
    return { kind: "tab", line, detail: "" };
  }
  return { kind: "yaml", line, detail: READERS_WORDS[error.code] ?? "写法不对" };
}

/** A YAML file as data with lines. `shown` is how findings name it. */
export function readSource(file: string, shown: string): SourceFile {
  return sourceOf(readFileSync(file, "utf8"), shown);
}

/** The same from a text. */
export function sourceOf(text: string, shown: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  // One slip often breaks what follows it: a line is told once.
  const problems = document.errors
    .map((error) => textProblem(error, text))
    .filter((one, index, all) => all.findIndex(({ line }) => line === one.line) === index);
  const lineOf = lineFinder(document, lines);
  if (problems.length > 0) return { file: shown, value: undefined, lineOf, problems };
  try {
    // Packs are written by hand: an anchor that is used often is no attack.
    return { file: shown, value: unshared(document.toJS({ maxAliasCount: -1 })), lineOf, problems };
  } catch (error) {
    // An alias without its anchor is found out only here.
    const name = /: *([^\s:]+)$/.exec((error as Error).message)?.[1] ?? "";
    const line = text.split("\n").findIndex((written) => written.includes(`*${name}`)) + 1;
    const detail = `*${name} 引用的 &${name} 在前面没有`;
    const problem: TextProblem = { kind: "yaml", line: Math.max(1, line), detail };
    return { file: shown, value: undefined, lineOf, problems: [problem] };
  }
}
