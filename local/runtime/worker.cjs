"use strict";

/**
 * One instance of a cloud function: loads it, then answers one request at a time, each with the environment that
 * the platform gives to that request. Plain JavaScript, because it must not carry anything of ours into the
 * function's process.
 *
 * Argument: the function's folder. Messages in: {id, event, context, env}. Out: {kind: "ready", ms},
 * {id, kind: "result", value} or {id, kind: "error", message, stack}.
 */
const path = require("node:path");

const folder = process.argv[2];
process.chdir(folder);
// The parent ended, however that happened: nothing may be left behind.
process.on("disconnect", () => process.exit(0));

const started = process.hrtime.bigint();
const { main } = require(path.join(folder, "index.js"));
if (typeof main !== "function") throw new Error("the function exports no main");
const ms = Number(process.hrtime.bigint() - started) / 1e6;

process.on("message", async ({ id, event, context, env }) => {
  for (const [name, value] of Object.entries(env)) process.env[name] = value;
  try {
    const value = await main(event, context);
    // What cannot be said in JSON does not leave a function.
    process.send({ id, kind: "result", value: JSON.stringify(value) ?? "null" });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.send({ id, kind: "error", message, stack: String(error?.stack ?? message) });
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
  }
});
process.send({ kind: "ready", ms });
