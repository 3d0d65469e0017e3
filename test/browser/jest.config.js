"use strict";

const path = require("node:path");
const { projects } = require("../../jest.config.js");
const [{ transform, moduleFileExtensions }] = projects;

/**
 * The browser tests are no part of `npm test`, which needs nothing but npm. One file after another: each starts the
 * whole product for itself, and two at once would only wait for each other.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  rootDir: path.join(__dirname, "../.."),
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  testEnvironment: "node",
  transform,
  moduleFileExtensions,
  maxWorkers: 1,
  // A test starts a browser page and goes through many screens; the first of a run also waits for the builds.
  testTimeout: 120_000,
};
