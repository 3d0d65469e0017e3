"use strict";

/**
 * Five kinds, so that each can be run alone (`npx jest --selectProjects unit`):
 *
 * - `unit`      rules and logic; nothing but the code itself is needed
 * - `database`  use cases against a real PostgreSQL, started once for the whole run
 * - `system`    what starts processes of its own: lint rules, the local cloud, the command line
 * - `bundle`    the compiled mini-program as files: sizes, WeChat's own compilers, nothing foreign
 * - `weapp`     the compiled mini-program on WeChat's own engine, against the local cloud
 *
 * `.ts` and `.tsx` are read differently on purpose: in a `.tsx` file `<T>(x: T) => x` would be an element.
 */
const swc = (tsx) => [
  "@swc/jest",
  {
    swcrc: false,
    sourceMaps: "inline",
    module: { type: "commonjs" },
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx },
      transform: { react: { runtime: "automatic" } },
    },
  },
];

const common = {
  testEnvironment: "node",
  transform: { "\\.ts$": swc(false), "\\.tsx$": swc(true) },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "json", "node"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/\\.canbao/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/\\.canbao/"],
  restoreMocks: true,
};

/** One PostgreSQL for the whole run; each test file takes a fresh database of it. */
const postgres = {
  globalSetup: "<rootDir>/local/postgres/jest-setup.ts",
  globalTeardown: "<rootDir>/local/postgres/jest-teardown.ts",
};

/** @type {import("jest").Config} */
module.exports = {
  // Only what never ends is a fault: a busy machine may take long.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/{core,src,policies,bin}/**/*.test.{ts,tsx}"],
    },
    {
      ...common,
      ...postgres,
      displayName: "database",
      testMatch: ["<rootDir>/{server,cloudfunctions}/**/*.test.ts"],
    },
    {
      ...common,
      ...postgres,
      displayName: "system",
      testMatch: ["<rootDir>/local/**/*.test.ts", "<rootDir>/test/lint/**/*.test.ts"],
    },
    {
      ...common,
      displayName: "bundle",
      globalSetup: "<rootDir>/test/bundle/build-weapp.ts",
      testMatch: ["<rootDir>/test/bundle/**/*.test.ts"],
    },
    {
      ...common,
      displayName: "weapp",
      globalSetup: "<rootDir>/test/weapp/global-setup.ts",
      globalTeardown: "<rootDir>/test/weapp/global-teardown.ts",
      testEnvironment: "jsdom",
      // The compiled mini-program is what is tested here; it sees only what WeChat would give it.
      transform: {
        "/(dist/weapp|test/weapp/fixture)/.*\\.js$": "<rootDir>/test/weapp/harness/shadow.js",
        ...common.transform,
      },
      modulePathIgnorePatterns: ["<rootDir>/dist/(?!weapp/)", "<rootDir>/\\.canbao/"],
      testMatch: ["<rootDir>/test/weapp/**/*.test.ts"],
    },
  ],
};
