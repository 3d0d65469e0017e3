import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import path from "node:path";
import { bundleFiles, readJson, type ComponentJson } from "./app-json";
import { ROOT, WEAPP } from "./build-weapp";

type Program = "wcc" | "wcsc";

const FOLDERS: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "mac",
  win32: "windows",
};

function programFile(program: Program): string {
  const home = path.join(ROOT, "node_modules/miniprogram-compiler");
  const folder = FOLDERS[process.platform] ?? "linux";
  return path.join(home, "bin", folder, process.platform === "win32" ? `${program}.exe` : program);
}

/** Runs one of WeChat's own compilers in the bundle's folder; the package ships them without the right to execute. */
function run(program: Program, args: string[]) {
  const file = programFile(program);
  try {
    chmodSync(file, 0o755);
  } catch {
    // Read-only installs are common; then they must be executable already, or the next line says so.
  }
  return spawnSync(file, args, { cwd: WEAPP, encoding: "utf8", maxBuffer: 64 << 20 });
}

/** WeChat publishes its compilers for x86-64 only; elsewhere they may still run by translation. */
export function compilersRun(): boolean {
  return run("wcsc", ["--help"]).error === undefined;
}

/** What WeChat's template compiler says against the bundle's templates; empty when it accepts them. */
export function complaintsAboutTemplates(): string {
  const components = bundleFiles(".wxml").flatMap((file) => {
    const { usingComponents } = readJsonIfAny(file.replace(/wxml$/, "json"));
    const names = Object.keys(usingComponents ?? {});
    return names.length > 0 ? [[file, String(names.length), ...names]] : [];
  });
  const listed = [String(components.length), ...components.flat()].join(" ");
  const files = [...bundleFiles(".wxml"), ...bundleFiles(".wxs")];
  const { status, stderr } = run("wcc", ["-d", "-cc", listed, ...files, "-gn", "$gwx"]);
  return status === 0 ? "" : stderr || `wcc ended with ${String(status)}`;
}

/** The same for style sheets. */
export function complaintsAboutStyles(): string {
  const { status, stderr } = run("wcsc", ["-db", "-pc", "0", ...bundleFiles(".wxss")]);
  return status === 0 ? "" : stderr || `wcsc ended with ${String(status)}`;
}

function readJsonIfAny(file: string): ComponentJson {
  return bundleFiles(".json").includes(file) ? (readJson(file) as ComponentJson) : {};
}
