/** Packs as their authors wrote them, for the check: with lines, and with the cases beside them. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { PackSource } from "../core/policy/check";
import { readSource } from "./pack-source";
import { filesNamed } from "./policies";

/** A pack as it is written, with the cases beside it. */
export function readPackSource(file: string, root: string): PackSource {
  const shown = (path: string): string => relative(root, path);
  const beside = join(dirname(file), "cases.yaml");
  return {
    ...readSource(file, shown(file)),
    cases: existsSync(beside) ? readSource(beside, shown(beside)) : null,
  };
}

/** The packs of the project as they are written, with the cases beside them. */
export const packsAsWritten = (root: string): PackSource[] =>
  filesNamed(join(root, "policies"), "pack.yaml").map((file) => readPackSource(file, root));
