import { createRequire } from "node:module";
import { openBrowser } from "./browser.mjs";
import { ensureInstalled } from "./install.mjs";
import { onlyOne } from "./only-one.mjs";
import { STATE_DIR } from "./paths.mjs";
import { checkPort, portFromEnvironment } from "./port.mjs";
import { fail, PlainError, say, seconds, step } from "./progress.mjs";

const FLAGS = new Set(["--fresh"]);

/** `npm start [-- --fresh]` */
export async function runStart(args) {
  const unknown = args.find((argument) => !FLAGS.has(argument));
  if (unknown) {
    return fail(
      new PlainError(
        `不认识 ${unknown}。可以用：npm start，或 npm start -- --fresh（清空后重新开始）。`,
      ),
    );
  }
  const endings = [];
  const stop = stopOnce(endings);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  stopWithNpm(stop);
  try {
    await start(args, endings, stop);
  } catch (error) {
    await end(endings);
    fail(describe(error));
    process.exit(1);
  }
}

async function start(args, endings, stop) {
  const port = portFromEnvironment();
  if (args.includes("--fresh") && process.env.DATABASE_URL) {
    throw new PlainError(
      "--fresh 不会替你清空 DATABASE_URL 指向的数据库。请在那台服务器上另建一个空库，或去掉 DATABASE_URL 再运行。",
    );
  }
  let url = "";
  endings.push(await onlyOne(STATE_DIR, () => url));
  await checkPort(port);
  await ensureInstalled();
  const { ensureFunctions, putScreens } = await import("../build-functions.mjs");
  const { ensureScreens } = await import("./build-h5.mjs");
  const { buildLocal } = await import("./build-local.mjs");
  const { startCloud, forgetEverything } = createRequire(import.meta.url)(await buildLocal());
  if (args.includes("--fresh")) {
    forgetEverything(STATE_DIR);
    say("已清空本机数据，重新开始");
  }
  // The screens take longest; everything else is up before they are.
  const screens = ensureScreens();
  screens.catch(() => {});
  await ensureFunctions();
  const cloud = await step("正在启动", () =>
    startCloud({
      port,
      stateDir: STATE_DIR,
      onProgress: say,
      onBroken(message) {
        console.error(`\n✖ ${message}。请再运行一次 npm start；数据仍在。`);
        stop("broken");
      },
    }),
  );
  endings.push(() => cloud.close());
  await screens;
  putScreens();
  url = cloud.url;
  say(`用时 ${seconds()} 秒。按 Ctrl-C 停止；数据留在 .canbao/，npm start -- --fresh 可清空重来。`);
  console.log(`canbao ready: http://127.0.0.1:${port}`);
  openBrowser(url);
}

/** One Ctrl-C reaches us twice: from the terminal and through npm. */
const SAME_KEYSTROKE_MS = 1500;

/** Ends everything in the opposite order, once; who presses again later does not wait any more. */
function stopOnce(endings) {
  let since;
  return (why) => {
    if (since !== undefined) {
      if (Date.now() - since > SAME_KEYSTROKE_MS) process.exit(1);
      return;
    }
    since = Date.now();
    if (why !== "broken") console.log("\n正在停止 …");
    end(endings).then(
      () => process.exit(why === "broken" ? 1 : 0),
      () => process.exit(1),
    );
  };
}

async function end(endings) {
  for (const ending of endings.splice(0).reverse()) await ending();
}

/** How often is looked whether npm is still there. */
const LOOK_EVERY_MS = 1000;

/** A shell between npm and us may end without telling; who started us through npm ends us with it. */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop("npm ended");
  }, LOOK_EVERY_MS).unref();
}

/** Errors whose message was written for people are shown as such. */
function describe(error) {
  if (error instanceof PlainError) return error;
  if (["DatabaseStartError", "PackError", "PacksRefused"].includes(error?.name))
    return new PlainError(error.message);
  if (error?.code === "EACCES" || error?.code === "EPERM") {
    return new PlainError(
      `没有权限使用 ${error.path ?? "所需的文件"}。它可能是另一个用户（比如 root）运行时建立的：` +
        `请用同一个用户运行，或先删掉它，也可以用 CANBAO_STATE_DIR 另指定一个目录。`,
    );
  }
  if (error?.code === "EADDRINUSE")
    return new PlainError("端口刚刚被别的程序占用，请换一个端口：PORT=8867 npm start。");
  return error;
}
