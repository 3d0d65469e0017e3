import { readdirSync } from "node:fs";
import path from "node:path";

/**
 * The unit tests that hold the engine, the quickest first: those of the engine, then the worked cases. The properties
 * are left out: they take seconds, and a rule should not need a thousand questions to be held.
 */
export function testsOf(root) {
  const beside = readdirSync(path.join(root, "core/policy")).filter((name) =>
    name.endsWith(".test.ts"),
  );
  return [...beside.sort().map((name) => `core/policy/${name}`), "policies/cases.test.ts"];
}
