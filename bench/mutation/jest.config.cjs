"use strict";

/**
 * The unit tests that hold the engine, as the mutation tests run them: those of the engine itself and the worked
 * cases beside the packs. Properties take the same seed each time, so that a mutant that survives does so again.
 */
const path = require("node:path");
const base = require("../../jest.config.js");

const unit = base.projects.find(({ displayName }) => displayName === "unit");

/** @type {import("jest").Config} */
module.exports = {
  ...unit,
  rootDir: path.join(__dirname, "../.."),
  displayName: undefined,
  testMatch: ["<rootDir>/core/policy/*.test.ts", "<rootDir>/policies/cases.test.ts"],
  setupFiles: ["<rootDir>/bench/mutation/seed.cjs"],
  // The copy that is mutated lies in a folder that the ordinary tests leave out.
  testPathIgnorePatterns: ["/node_modules/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/\\.canbao/"],
};
