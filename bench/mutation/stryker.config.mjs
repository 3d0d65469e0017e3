import { fileURLToPath } from "node:url";

/**
 * Mutation testing of the policy engine: `npm run mutate`, or a part of it with
 * `npm run mutate -- --mutate core/policy/ways.ts`. What survives, and why, is in `bench/MUTATION.md`.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  packageManager: "npm",
  testRunner: "engine-tests",
  plugins: [fileURLToPath(new URL("runner.mjs", import.meta.url))],
  // Every mutant is held against all tests until one fails: each takes a fraction of a second.
  coverageAnalysis: "off",
  mutate: [
    "core/policy/*.ts",
    "!core/policy/{*.test,testing}.ts",
    // Data, forms and faces, or words that a person reads: a changed word is no fault of a rule.
    "!core/policy/{index,schema,schema-rules,vocabulary,facts,answer,pack-error}.ts",
    "!core/policy/{questions,quote-view,plan-view,answer-forms,categories}.ts",
  ],
  // Texts are told to residents and held by the cases; that a word can be emptied says nothing about a rule.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: [
    "/dist",
    "/.canbao",
    "/coverage",
    "/docs",
    "/src",
    "/test/*",
    "!/test/policy",
    "/server",
    "/.git",
    "/bench/node_modules",
  ],
  tempDirName: ".canbao/mutation",
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: ".canbao/mutation.json" },
  incrementalFile: ".canbao/mutation-incremental.json",
  disableTypeChecks: false,
  allowEmpty: false,
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 85, break: null },
};
