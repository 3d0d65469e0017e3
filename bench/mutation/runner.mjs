/**
 * Runs the engine's tests for Stryker in one process, loading the engine and the tests anew for each mutant. Jest starts
 * a fresh world for each test file, which takes seconds; here a mutant takes a fraction of one, so that all of them can
 * be tried. The test files are the same, and so is `expect`.
 */
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { transformSync } from "esbuild";
import { expect } from "expect";
import { testsFor, testsOf } from "./tests.mjs";

const require = createRequire(import.meta.url);

// —— What a test file sees ——————————————————————————————————————————————————————————————————————————

/** Fills `%s`, `%p` and `$name` in the title of a case of a table. */
function titleOf(title, row) {
  if (row !== null && typeof row === "object" && !Array.isArray(row)) {
    const at = (names) => names.split(".").reduce((value, name) => value?.[name], row);
    return title.replaceAll(/\$([\w.]+)/g, (_, names) => String(at(names)));
  }
  const values = [row].flat();
  return title.replaceAll(/%[a-z]/g, () => String(values.shift()));
}

/** `it` and `describe` of jest, as far as the tests use them: collects what is to be run. */
function collector() {
  const tests = [];
  const names = [];
  const it = (name, run) => tests.push({ name: [...names, name].join(" › "), run });
  const describe = (name, body) => {
    names.push(name);
    body();
    names.pop();
  };
  const each = (one) => (table) => (title, body) => {
    for (const row of table) {
      const values = Array.isArray(row) ? row : [row];
      one(titleOf(title, row), () => body(...values));
    }
  };
  it.each = each(it);
  describe.each = each(describe);
  // In the order of the file it runs before the tests that need it.
  const beforeAll = (run) => tests.push({ name: [...names, "before all"].join(" › "), run });
  return { tests, globals: { it, test: it, describe, beforeAll, expect } };
}

// —— Loading TypeScript, the mutated files anew each time ———————————————————————————————————————————

const compiled = new Map();

/** The module of a file as a function, translated once. */
function wrapperOf(file) {
  const known = compiled.get(file);
  if (known) return known;
  const options = { loader: "ts", format: "cjs", target: "es2022", sourcefile: file };
  const { code } = transformSync(readFileSync(file, "utf8"), options);
  const wrapper = vm.runInThisContext(Module.wrap(code), { filename: file });
  compiled.set(file, wrapper);
  return wrapper;
}

Module._extensions[".ts"] = (module, file) => {
  wrapperOf(file).call(
    module.exports,
    module.exports,
    createRequire(file),
    module,
    file,
    path.dirname(file),
  );
};

/** Reading the packs is not under test, and is the slowest part of loading: each file is read once. */
const keptReading = new Map();

function keepReading(exports) {
  return Object.fromEntries(
    Object.entries(exports).map(([name, read]) => [
      name,
      (...args) => {
        const key = JSON.stringify([name, ...args]);
        if (!keptReading.has(key)) keptReading.set(key, read(...args));
        return keptReading.get(key);
      },
    ]),
  );
}

/** The copy of the project that holds the mutants. */
const world = { root: "", reader: "", tests: [] };

function enter(root) {
  world.root = root;
  world.reader = path.join(root, "local/policies.ts");
  world.tests = testsOf(root);
}

/** The same text of YAML is read once: it does not change between mutants, and nobody changes what was read. */
function keepYaml() {
  const yaml = createRequire(path.join(world.root, "package.json"))("yaml");
  const known = new Map();
  const kept = (text) => {
    if (!known.has(text)) known.set(text, yaml.parse(text));
    return known.get(text);
  };
  return {
    ...yaml,
    parse: (text, ...rest) => (rest.length > 0 ? yaml.parse(text, ...rest) : kept(text)),
  };
}

/** Everything of ours is loaded anew, except what reads the packs. */
function forget() {
  for (const file of Object.keys(require.cache)) {
    const ours = file.startsWith(world.root) && !file.includes("node_modules");
    if (ours && file !== world.reader) delete require.cache[file];
  }
}

function collect(file) {
  const { tests, globals } = collector();
  Object.assign(globalThis, globals);
  require(path.join(world.root, file));
  return tests;
}

// —— Running ————————————————————————————————————————————————————————————————————————————————————————

const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** Runs the tests in order until one fails; `report` is told of each. */
async function runAll(files, report) {
  forget();
  for (const file of files) {
    let tests;
    try {
      tests = collect(file);
    } catch (error) {
      if (report({ name: file, failure: messageOf(error) })) return;
      continue;
    }
    for (const { name, run } of tests) {
      const begun = performance.now();
      let failure;
      try {
        await run();
      } catch (error) {
        failure = messageOf(error);
      }
      if (report({ name: `${file} › ${name}`, failure, ms: performance.now() - begun })) return;
    }
  }
}

/** After this nothing more is tried, where somebody waits for the end. */
const UNTIL = Number(process.env.CANBAO_MUTATE_UNTIL ?? Infinity);

class EngineTests {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // The packs are read by the engine as it is written, before any mutant is at work.
    enter(process.cwd());
    const fromRoot = createRequire(path.join(world.root, "package.json"));
    // Who is drawn at random is the same each time, so that a score can be compared with one of before.
    fromRoot("fast-check").configureGlobal({ seed: 1 });
    const kept = keepYaml();
    require.cache[fromRoot.resolve("yaml")].exports = kept;
    require(world.reader);
    const reader = require.cache[world.reader];
    reader.exports = keepReading(reader.exports);
  }

  async dryRun() {
    const tests = [];
    await runAll(world.tests, ({ name, failure, ms = 0 }) => {
      const told = { id: name, name, timeSpentMs: ms };
      tests.push(
        failure === undefined
          ? { ...told, status: 0 }
          : { ...told, status: 1, failureMessage: failure },
      );
      return false;
    });
    return { status: "complete", tests };
  }

  async mutantRun({ activeMutant, hitLimit }) {
    if (Date.now() > UNTIL) return { status: "error", errorMessage: "no time left" };
    const switches = (globalThis.__stryker__ ??= {});
    Object.assign(switches, {
      activeMutant: activeMutant.id,
      hitCount: 0,
      hitLimit: hitLimit ?? 20_000_000,
    });
    let count = 0;
    let killed;
    await runAll(testsFor(activeMutant.fileName, world.tests), ({ name, failure }) => {
      count += 1;
      if (failure !== undefined) killed = { killedBy: [name], failureMessage: failure };
      return killed !== undefined;
    });
    switches.activeMutant = undefined;
    return killed
      ? { status: "killed", nrOfTests: count, ...killed }
      : { status: "survived", nrOfTests: count };
  }
}

const make = () => new EngineTests();
make.inject = [];

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: "TestRunner", name: "engine-tests", factory: make }];
