/**
 * `npm test`: installs where needed, builds what the tests run, runs jest. Arguments go to jest
 * (`npm test -- --selectProjects unit`). Nothing but Node's built-ins until the install is done.
 */
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(
    `✖ 需要 Node.js 20 或更新的版本，现在是 ${process.version}。请从 https://nodejs.org 安装后再运行。\n` +
      `  Node.js 20 or newer is needed; this is ${process.version}.`,
  );
  process.exit(1);
}
import("./setup/run-tests.mjs").then(({ runTests }) => runTests(process.argv.slice(2)));
