import { join } from "node:path";
import { runProgram } from "./child.mjs";
import { ROOT } from "./paths.mjs";
import { PlainError, say, step } from "./progress.mjs";
import { buildOnce } from "./stamp.mjs";

const SOURCES = [
  "src",
  "config",
  "core",
  "babel.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const OUTPUT = join(ROOT, "dist", "h5", "index.html");

/** Builds the screens for the browser, unless they were built from these very sources. */
export async function ensureH5() {
  const title = "正在构建手机页面（taro build --type h5，约 20 秒）";
  const make = () => step(title, build);
  const built = await buildOnce({ name: "h5", output: OUTPUT, sources: SOURCES, build: make });
  if (!built) say("手机页面没有变化，不用重新构建");
}

async function build() {
  const cli = join(ROOT, "node_modules", "@tarojs", "cli", "bin", "taro");
  const env = { ...process.env, NODE_ENV: "production", BROWSERSLIST_IGNORE_OLD_DATA: "1" };
  const { code, output } = await runProgram(process.execPath, [cli, "build", "--type", "h5"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Taro's command line ends with 0 even where webpack found errors.
  if (code !== 0 || /Failed to compile|编译失败/.test(output)) {
    throw new PlainError(
      `手机页面没有构建成功。构建工具最后写道：\n${output.trimEnd().slice(-3000)}`,
    );
  }
}
