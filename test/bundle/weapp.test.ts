import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Linter } from "eslint";
import { createPolicyBook } from "../../core/policy";
import { readPackDocuments } from "../../local/policies";
import { bundleFiles, packages, readJson, type ComponentJson } from "./app-json";
import { ROOT, WEAPP } from "./build-weapp";
import { compilersRun, complaintsAboutStyles, complaintsAboutTemplates } from "./wechat-compilers";

const MB = 1024 * 1024;

/** WeChat's limits. Ours for the main package is half of its own, so that growth is noticed in time. */
const LIMITS = { main: 1 * MB, subPackage: 2 * MB, all: 30 * MB };

/** Gzip, in bytes: the engine with the questions that it asks, and one place's plan for a year. */
const ENGINE_MOST = 25 * 1024;
const PACK_MOST = 10 * 1024;

const read = (file: string) => readFileSync(path.join(WEAPP, file), "utf8");
const kilobytes = (bytes: number) => `${String(Math.ceil(bytes / 1024))} KB`;

describe("the compiled mini-program", () => {
  it("is within WeChat's sizes, with room to grow", () => {
    const sizes = packages();
    for (const { name, bytes } of sizes) process.stdout.write(`    ${name}: ${kilobytes(bytes)}\n`);
    for (const { name, bytes } of sizes) {
      expect(bytes).toBeLessThan(name === "main" ? LIMITS.main : LIMITS.subPackage);
    }
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(LIMITS.all);
  });

  it("carries the policy engine without the checks of form, at a known weight", () => {
    const engine = gzipSync(readFileSync(path.join(WEAPP, "policy.js")), { level: 9 }).length;
    const { packs, places } = readPackDocuments(ROOT);
    const book = createPolicyBook(packs, places);
    const wholes = book
      .places()
      .flatMap(({ code, years }) => years.map((year) => book.whole(code, year)?.document));
    const weights = wholes.map((pack) => gzipSync(JSON.stringify(pack), { level: 9 }).length);
    const heaviest = Math.max(...weights);
    process.stdout.write(
      `    policy engine: ${kilobytes(engine)} gzip; a pack, fetched when it is asked for: at most ${kilobytes(heaviest)}\n`,
    );
    expect(engine).toBeLessThan(ENGINE_MOST);
    expect(heaviest).toBeLessThan(PACK_MOST);
    // zod's names of problems: none of its schemas came along.
    expect(read("policy.js")).not.toMatch(/invalid_union|ZodError/);
  });

  it("has every page that app.json names, whole", () => {
    const pages = packages().flatMap((part) => part.pages);
    const missing = pages
      .flatMap((page) => ["js", "json", "wxml"].map((ending) => `${page}.${ending}`))
      .filter((file) => !existsSync(path.join(WEAPP, file)));
    expect(pages.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it("has every component that a page uses", () => {
    const missing = bundleFiles(".json").flatMap((file) => {
      const used = (readJson(file) as ComponentJson).usingComponents ?? {};
      return Object.values(used)
        .map((name) =>
          name.startsWith("/") ? name.slice(1) : path.posix.join(path.posix.dirname(file), name),
        )
        .filter((name) => !existsSync(path.join(WEAPP, `${name}.json`)));
    });
    expect(missing).toEqual([]);
  });

  it("is found by DevTools where project.config.json says", () => {
    const project = JSON.parse(readFileSync(path.join(ROOT, "project.config.json"), "utf8")) as {
      miniprogramRoot: string;
      cloudfunctionRoot: string;
    };
    expect(path.resolve(ROOT, project.miniprogramRoot)).toBe(WEAPP);
    expect(project.cloudfunctionRoot).toBe("dist/functions/");
  });

  it("carries nothing of the machine that built it", () => {
    const leaking = bundleFiles().filter((file) => read(file).includes(ROOT));
    expect(leaking).toEqual([]);
    expect(bundleFiles(".map")).toEqual([]);
  });

  it("fetches no style, font or picture from elsewhere", () => {
    expect(bundleFiles(".wxss").filter((file) => /https?:\/\//.test(read(file)))).toEqual([]);
  });

  it("leaves no build-time variable behind", () => {
    expect(bundleFiles(".js").filter((file) => /\bprocess\.env\b/.test(read(file)))).toEqual([]);
  });

  it("uses only globals that WeChat's logic layer has", () => {
    expect(bundleFiles(".js").flatMap((file) => strangersIn(file))).toEqual([]);
  });
});

const HAS_COMPILERS = compilersRun();
if (!HAS_COMPILERS) {
  process.stdout.write(
    `NOT RUN: WeChat's compilers exist for x86-64 only and do not run here (${process.platform} ${process.arch}).\n`,
  );
}

(HAS_COMPILERS ? describe : describe.skip)("WeChat's own compilers", () => {
  it("accept every template", () => {
    expect(complaintsAboutTemplates()).toBe("");
  });

  it("accept every style sheet", () => {
    expect(complaintsAboutStyles()).toBe("");
  });
});

const WECHAT_GLOBALS = [
  ...["wx", "App", "Page", "Component", "Behavior", "getApp", "getCurrentPages", "requirePlugin"],
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval", "console"],
];

/** Names that the frameworks ask for behind `typeof` or `try`; our own code may not. */
const ASKED_FOR_BY_FRAMEWORKS: Record<string, string[]> = {
  "runtime.js": ["window", "Function"],
  "taro.js": ["tt", "performance"],
  "app.js": ["performance", "setImmediate", "MessageChannel", "__REACT_DEVTOOLS_GLOBAL_HOOK__"],
  "vendors.js": ["SuppressedError"],
};

function strangersIn(file: string): string[] {
  const known = [...WECHAT_GLOBALS, ...(ASKED_FOR_BY_FRAMEWORKS[file] ?? [])];
  const mayMakeFunctions = known.includes("Function");
  const messages = new Linter().verify(read(file), {
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: "commonjs",
      globals: Object.fromEntries(known.map((name) => [name, "readonly"])),
    },
    rules: {
      "no-undef": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": mayMakeFunctions ? "off" : "error",
    },
  });
  return [...new Set(messages.map(({ message }) => `${file}: ${message}`))];
}
