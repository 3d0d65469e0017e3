import { readdirSync } from "node:fs";
import path from "node:path";

/** What counts looks at facts is slow and holds no rule. */
const LEFT_OUT = ["growth.test.ts"];

/** These ask many questions, some of people drawn at random: they come after all that name one rule. */
const LAST = ["shapes.test.ts", "alike.test.ts"];

/**
 * The unit tests that hold the engine, the quickest first: those of the engine, then the worked cases, then the shapes
 * of plan and whoever is alike. The properties of the packs are left out: they take seconds, and a rule should not need
 * a thousand questions to be held.
 */
export function testsOf(root) {
  const beside = readdirSync(path.join(root, "core/policy"))
    .filter((name) => name.endsWith(".test.ts") && ![...LEFT_OUT, ...LAST].includes(name))
    .sort();
  const inEngine = (name) => `core/policy/${name}`;
  return [...beside.map(inEngine), "policies/cases.test.ts", ...LAST.map(inEngine)];
}

/** Only a fault in these can make the answer of one person that of another. */
const REMEMBERING = [
  "alike.ts",
  "asking.ts",
  "births.ts",
  "compile.ts",
  "leaves.ts",
  "memo.ts",
  "noting.ts",
];

/** The tests that a mutated file is held against, its own first: they are the likeliest to notice. */
export function testsFor(mutated, tests) {
  const own = path.basename(mutated).replace(/\.ts$/, ".test.ts");
  const isOwn = (file) => path.basename(file) === own;
  const remembers = REMEMBERING.includes(path.basename(mutated));
  const others = tests.filter(
    (file) => !isOwn(file) && (remembers || path.basename(file) !== "alike.test.ts"),
  );
  return [...tests.filter(isOwn), ...others];
}
