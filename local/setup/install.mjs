import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./child.mjs";
import { ROOT } from "./paths.mjs";
import { PlainError, say, step } from "./progress.mjs";

/** Installs what `package-lock.json` asks for, unless it is all there already. */
export async function ensureInstalled() {
  const why = whyInstall();
  if (!why) return;
  say(why);
  await step("正在安装依赖（npm ci，通常一两分钟）", runNpmCi);
}

/**
 * Why an install is needed; `undefined` where it is not. npm writes its own list at the end of an install, so
 * one that was broken off leaves none.
 */
function whyInstall() {
  const wanted = readJson(join(ROOT, "package-lock.json"));
  const list = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return "还没有安装依赖，或上次没有装完。";
  const present = readJson(list);
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === "" || entry.link || !forThisMachine(entry)) continue;
    const there = present.packages[path];
    if (!there) {
      // What is optional and not tied to a machine may have been left out on purpose.
      if (entry.optional && !entry.os && !entry.cpu) continue;
      return `依赖与 package-lock.json 不一致：缺少 ${path}。`;
    }
    if (there.version !== entry.version) return `依赖与 package-lock.json 不一致：${path}。`;
    if (!existsSync(join(ROOT, path, "package.json"))) return `依赖不完整：缺少 ${path}。`;
  }
  return undefined;
}

function forThisMachine({ os, cpu, libc }) {
  if (!matches(os, process.platform) || !matches(cpu, process.arch)) return false;
  return libc === undefined || matches(libc, libcOfThisMachine());
}

function matches(allowed, value) {
  if (!allowed || value === undefined) return true;
  if (allowed.includes(`!${value}`)) return false;
  return allowed.includes(value) || allowed.every((entry) => entry.startsWith("!"));
}

let libc;

/** `glibc` or `musl`. The report that tells takes milliseconds, so it is asked for once. */
function libcOfThisMachine() {
  if (process.platform !== "linux") return undefined;
  libc ??= process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  return libc;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Runs the npm that started us; without one, the npm on the path. */
async function runNpmCi() {
  const args = ["ci", "--no-audit", "--no-fund"];
  const own = process.env.npm_execpath;
  const windows = process.platform === "win32";
  const [command, all] = own?.endsWith(".js")
    ? [process.execPath, [own, ...args]]
    : [windows ? "npm.cmd" : "npm", args];
  // The install must bring the tools to build with, whatever the surroundings call themselves.
  const env = { ...process.env, NODE_ENV: "development" };
  const options = { cwd: ROOT, env, stdio: "inherit", shell: windows && !own };
  const { code } = await runProgram(command, all, options);
  if (code !== 0) {
    throw new PlainError(
      `依赖没有装好（npm ci 以 ${code} 结束，原因见上）。请检查网络或 npm 镜像后再运行一次；` +
        `如果提示 package-lock.json 有问题，请先 git checkout package-lock.json。`,
    );
  }
}
