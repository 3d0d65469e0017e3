/** What the check finds: where, how bad, in words that a clerk understands, with the clause and the cure. */
import type { CODES } from "./codes";

/** `disputed` is no fault: it tells, each time, that the plan contradicts itself and how the pack reads it. */
export type Severity = "error" | "warning" | "note" | "disputed";
export type Code = keyof typeof CODES;

/** Steps from the root of a document to a value: keys, and places in lists. */
export type Path = readonly (string | number)[];

export interface Finding {
  /** As the caller named it. */
  file: string;
  /** From 1; 0 where what is checked was not read from a file. */
  line: number;
  severity: Severity;
  code: Code;
  /** What is wrong; no full stop. */
  text: string;
  /** The clause it stands under, where there is one. */
  cite?: string | undefined;
  /** What to do; no full stop. Empty where there is nothing to do. */
  cure: string;
}

/** The line of a finding, as it is printed. */
export function lineOfFinding({ file, line, severity, code, text, cite, cure }: Finding): string {
  const clause = cite === undefined ? "" : `（条款 ${cite}）`;
  const place = line === 0 ? file : `${file}:${line}`;
  return `${place}: ${severity} [${code}] ${text}${clause}。${cure === "" ? "" : `${cure}。`}`;
}

/** A problem of the text itself, before it could be read as data. */
export interface TextProblem {
  kind: "yaml" | "duplicate-key" | "tab";
  line: number;
  /** The key that stands twice, or the reader's own words. */
  detail: string;
}

/** A file of data whose lines are known. */
export interface SourceFile {
  file: string;
  /** The data, with every alias written out. */
  value: unknown;
  /** The line (from 1; 0 where there is no file) on which the value at a path is written; the nearest one above where there is none. */
  lineOf(path: Path): number;
  problems: readonly TextProblem[];
}

/** A pack and the cases beside it: `null` where there is no such file, `undefined` where that is not known. */
export interface PackSource extends SourceFile {
  cases: SourceFile | null | undefined;
}
