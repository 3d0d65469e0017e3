/**
 * `npm run bench`: how fast the policy engine is, beside others and by itself; `npm run bench -- --long` takes more and
 * longer samples. Installs what it needs. Prints the tables and writes them to `bench/results.md`. Ends with 1 where an
 * engine does not come to what the others come to. See README.md.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "../local/setup/install.mjs";
import { BENCH, ROOT, buildWorker, installEngines, sizes } from "./build.mjs";
import { measureCase, measureFirst, measureGrowth, measurePacks, measureRoster } from "./run.mjs";
import { report } from "./report.mjs";

const long = process.argv.includes("--long");

/** Rounds are interleaved, so that a busy minute of the machine falls on all engines alike. */
const settings = long
  ? {
      rounds: 5,
      plan: { warmMilliseconds: 1500, samples: 5, sampleMilliseconds: 1000 },
      firsts: 15,
    }
  : { rounds: 3, plan: { warmMilliseconds: 300, samples: 3, sampleMilliseconds: 200 }, firsts: 5 };

await ensureInstalled();
installEngines();
await buildWorker();

const results = {
  long,
  settings,
  case: measureCase(settings),
  packs: measurePacks(ROOT, settings),
  growth: measureGrowth(settings),
  roster: measureRoster(ROOT),
  first: measureFirst(settings),
  sizes: await sizes(),
};
const { text, problems } = report(results);
writeFileSync(join(BENCH, "results.md"), text);
console.log(`\n${text}`);
for (const problem of problems) console.error(`✖ ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
