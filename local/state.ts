import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ClockMemory } from "./clock";

/** A small JSON file, replaced as a whole so that a kill never leaves half of one. */
export function readState(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function writeState(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  // Keys and passwords are among these files.
  writeFileSync(half, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(half, file);
}

/** What must stay the same from start to start: losing the data keys would lose the data. */
export interface Secrets {
  database: { admin: string; owner: string; app: string };
  dataKeyId: string;
  /** Base64 of 32 bytes each. */
  dataKey: string;
  lookupKey: string;
}

export function loadSecrets(file: string): Secrets {
  const known = readState(file) as Secrets | undefined;
  if (known) return known;
  const password = () => randomBytes(18).toString("hex");
  const key = () => randomBytes(32).toString("base64");
  const made: Secrets = {
    database: { admin: password(), owner: password(), app: password() },
    dataKeyId: "local-1",
    dataKey: key(),
    lookupKey: key(),
  };
  writeState(file, made);
  return made;
}

/** Keeps the chosen time between starts. */
export function clockMemory(file: string): ClockMemory {
  return {
    load: () => (readState(file) as { offset?: number } | undefined)?.offset,
    save: (offset) => writeState(file, { offset }),
  };
}
