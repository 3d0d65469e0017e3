import { pgFailure } from "./db";

/** One line of a log: what happened, never about whom. */
interface LogLine {
  trace: string;
  where: string;
  error: string;
  /** PostgreSQL's code and the constraint's name, which are ours. */
  code?: string;
  constraint?: string;
  /** Places in the code only: messages may repeat what people typed. */
  stack: string[];
}

const FRAMES = 12;

/** Writes down an unexpected failure. Messages of errors are left out, because drivers and parsers quote values. */
export function logFailure(where: string, trace: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error("not an error");
  const line: LogLine = {
    trace,
    where,
    error: known.name,
    ...pgFailure(error),
    stack: framesOf(known),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function framesOf(error: Error): string[] {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? framesOf(error.cause) : [];
  return [...frames, ...cause].slice(0, FRAMES).map((line) => line.trim());
}
