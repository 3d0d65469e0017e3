/** One measurement in a process of its own: `node dist/worker.mjs <task> <options as JSON>` prints the result as JSON. */
import { caseOf, firstAnswer } from "./tables/case";
import { growthOf } from "./tables/growth";

const TASKS: Record<string, (options: never) => unknown> = {
  case: caseOf,
  "first-answer": firstAnswer,
  growth: growthOf,
  pack: async (options: never) => (await import("./tables/packs")).packOf(options),
  roster: async (options: never) => (await import("./tables/packs")).rosterUnderTwo(options),
};

const [task = "", options = "{}"] = process.argv.slice(2);
const run = TASKS[task];
if (!run) throw new Error(`no such task: ${task}`);
process.stdout.write(JSON.stringify(await run(JSON.parse(options) as never)));
