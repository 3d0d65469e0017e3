import { availableParallelism, freemem } from "node:os";
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

/** What is built for browsers: the phone's screens, and those of the offices' desk. */
const TARGETS = {
  h5: { name: "手机页面", env: {} },
  desk: { name: "经办网页", env: { CANBAO_DESK: "1" } },
};

/** What one build takes at most; two at once must not push a small machine into swapping. */
const BUILD_BYTES = 1.5 * 1024 ** 3;

/** Builds both kinds of screens, unless they were built from these very sources: at once where there is room for both. */
export async function ensureScreens() {
  if (freemem() > 2 * BUILD_BYTES && availableParallelism() > 1) {
    await Promise.all([ensure("h5"), ensure("desk")]);
    return;
  }
  await ensure("h5");
  await ensure("desk");
}

/** The desk's alone: what its function carries when it is uploaded. */
export const ensureDesk = () => ensure("desk");

async function ensure(target) {
  const { name, env } = TARGETS[target];
  const make = () => step(`正在构建${name}（约 20 秒）`, () => build(name, env));
  const output = join(ROOT, "dist", target, "index.html");
  const built = await buildOnce({ name: target, output, sources: SOURCES, build: make });
  if (!built) say(`${name}没有变化，不用重新构建`);
}

async function build(name, more) {
  const cli = join(ROOT, "node_modules", "@tarojs", "cli", "bin", "taro");
  const env = {
    ...process.env,
    ...more,
    NODE_ENV: "production",
    BROWSERSLIST_IGNORE_OLD_DATA: "1",
  };
  const { code, output } = await runProgram(process.execPath, [cli, "build", "--type", "h5"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Taro's command line ends with 0 even where webpack found errors.
  if (code !== 0 || /Failed to compile|编译失败/.test(output)) {
    throw new PlainError(
      `${name}没有构建成功。构建工具最后写道：\n${output.trimEnd().slice(-3000)}`,
    );
  }
}
