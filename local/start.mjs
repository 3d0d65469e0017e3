/**
 * `npm start`: everything from one command. Nothing but Node's built-ins until the install is done, and nothing
 * that an old Node could not read before its version is known.
 */
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(
    `✖ 需要 Node.js 20 或更新的版本，现在是 ${process.version}。请从 https://nodejs.org 安装后再运行 npm start。\n` +
      `  Node.js 20 or newer is needed; this is ${process.version}.`,
  );
  process.exit(1);
}
import("./setup/run-start.mjs").then(({ runStart }) => runStart(process.argv.slice(2)));
