import { readdirSync } from "node:fs";
import path from "node:path";

/** What counts looks at facts is slow and holds no rule. */
const LEFT_OUT = ["growth.test.ts"];

/**
 * The unit tests that hold the engine, the quickest first: those of the engine, then the worked cases. The properties
 * are left out: they take seconds, and a rule should not need a thousand questions to be held.
 */
export function testsOf(root) {
  const beside = readdirSync(path.join(root, "core/policy"))
    .filter((name) => name.endsWith(".test.ts") && !LEFT_OUT.includes(name))
    .sort()
    .map((name) => `core/policy/${name}`);
  return [...beside, "policies/cases.test.ts"];
}
