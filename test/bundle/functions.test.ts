import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { clock, desk, paymentResult, resident, staff } from "../../core/contracts";
import { ROOT } from "./build-weapp";

const BUILT = path.join(ROOT, "dist/functions");
const MB = 1024 * 1024;

/** What the console takes for one function, packed; the unpacked file is the stricter measure. */
const LARGEST = 10 * MB;
/** The platform ends a function after its own time: three seconds where none is given, sixty at most. */
const LONGEST_SECONDS = 60;

interface FunctionConfig {
  timeout: number;
  permissions: { openapi: string[] };
  triggers: { name: string; type: string; config: string }[];
}
interface FunctionPackage {
  main: string;
  dependencies: Record<string, string>;
}

const readJson = (...parts: string[]) =>
  JSON.parse(readFileSync(path.join(BUILT, ...parts), "utf8")) as unknown;
const names = existsSync(BUILT) ? readdirSync(BUILT) : [];

describe("the built functions", () => {
  it("are those of the contracts (npm run build:functions)", () => {
    expect(names.sort()).toEqual(
      [clock.name, desk.name, paymentResult.name, resident.name, staff.name].sort(),
    );
  });

  it.each(names)("%s can be uploaded as it is", (name) => {
    const { main, dependencies } = readJson(name, "package.json") as FunctionPackage;
    const file = path.join(BUILT, name, main);
    const code = readFileSync(file, "utf8");
    const { size } = statSync(file);
    process.stdout.write(`    ${name}: ${(size / MB).toFixed(1)} MB\n`);
    expect(size).toBeLessThan(LARGEST);
    expect(code).not.toContain(ROOT);
    // pg asks for a native driver and does without.
    const outside = [...packagesAskedFor(code)].filter(
      (wanted) => !(wanted in dependencies) && wanted !== "pg-native",
    );
    expect(outside).toEqual([]);
  });

  it.each(names)("%s says its time and what it may call of WeChat", (name) => {
    const { timeout, permissions, triggers } = readJson(name, "config.json") as FunctionConfig;
    expect(timeout).toBeGreaterThan(3);
    expect(timeout).toBeLessThanOrEqual(LONGEST_SECONDS);
    const source = readFileSync(path.join(ROOT, "cloudfunctions", name, "config.json"), "utf8");
    expect(JSON.parse(source)).toEqual({ timeout, permissions, triggers });
    for (const trigger of triggers) expect(trigger.config.split(" ")).toHaveLength(7);
  });
});

/** Packages that the file asks for and Node does not bring. */
function packagesAskedFor(code: string): Set<string> {
  const asked = [...code.matchAll(/\brequire\("([^".][^"]*)"\)/g)].map((match) => match[1] ?? "");
  return new Set(asked.filter((name) => !builtinModules.includes(name.replace(/^node:/, ""))));
}
