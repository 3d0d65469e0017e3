import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../paths";

/** Functions for tests; see `functions/probe`. */
export const FIXTURE_FUNCTIONS = join(ROOT, "local", "testing", "functions");

/** An empty folder, deleted after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "canbao-local-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
