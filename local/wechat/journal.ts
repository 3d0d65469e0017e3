import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** Append-only lines of JSON: what was written is never changed, and survives a kill. */
export interface Journal<Entry> {
  /** Everything written so far, oldest first. */
  read(): Entry[];
  append(entry: Entry): void;
}

export function fileJournal<Entry>(file: string): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true });
  return {
    read() {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, "utf8").split("\n");
      // A kill in the middle of a write leaves a half line at the end: it was never answered, so it never was.
      const whole = lines.slice(0, -1);
      return whole.map((line) => JSON.parse(line) as Entry);
    },
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  };
}

/** For tests and simulations. */
export function memoryJournal<Entry>(): Journal<Entry> {
  const entries: Entry[] = [];
  return { read: () => [...entries], append: (entry) => void entries.push(entry) };
}
