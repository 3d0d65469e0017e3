import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { PlainError, say, step } from "./progress.mjs";
import { hashOf, isFresh, writeStamp } from "./stamp.mjs";

const SOURCES = ["src", "config", "core", "babel.config.js", "tsconfig.json", "package-lock.json"];
const STAMP = join(ROOT, "dist", ".stamps", "h5");

/** Builds the screens for the browser, unless they were built from these very sources. */
export async function ensureH5() {
  const hash = hashOf(SOURCES);
  if (isFresh(STAMP, hash)) {
    say("手机页面没有变化，不用重新构建");
    return;
  }
  await step("正在构建手机页面（taro build --type h5，约 20 秒）", build);
  writeStamp(STAMP, hash);
}

async function build() {
  const cli = join(ROOT, "node_modules", "@tarojs", "cli", "bin", "taro");
  const env = { ...process.env, NODE_ENV: "production", BROWSERSLIST_IGNORE_OLD_DATA: "1" };
  const child = spawn(process.execPath, [cli, "build", "--type", "h5"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const ended = new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", resolve);
  });
  // Whoever ends us in the middle must not leave a compiler behind.
  const stop = () => child.kill();
  process.once("exit", stop);
  const code = await ended;
  process.off("exit", stop);
  const text = Buffer.concat(output).toString();
  // Taro's command line ends with 0 even where webpack found errors.
  if (code !== 0 || /Failed to compile|编译失败/.test(text)) {
    throw new PlainError(
      `手机页面没有构建成功。构建工具最后写道：\n${text.trimEnd().slice(-3000)}`,
    );
  }
}
