/**
 * Mutates the engine files that changed since their last recorded run, and fails where one is held worse than it was.
 * Takes no longer than a few minutes: mutants for which no time is left are counted aloud.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { figuresOf, hashOf, readRecord, scoreOf } from "./recorded.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REPORT = path.join(ROOT, ".canbao/mutation.json");
const MINUTES = 5;
/** What is under way when the time is over may end; then it is stopped. */
const HARD_STOP = (MINUTES + 1) * 60_000;

const record = readRecord();

function changedFiles() {
  return Object.keys(record).filter((file) => {
    const full = path.join(ROOT, file);
    return existsSync(full) && hashOf(readFileSync(full, "utf8")) !== record[file].hash;
  });
}

function mutate(files) {
  rmSync(REPORT, { force: true });
  const config = "bench/mutation/stryker.config.mjs";
  const concurrency = String(Math.max(2, availableParallelism()));
  const args = ["stryker", "run", config, "--mutate", files.join(), "--concurrency", concurrency];
  const env = { ...process.env, CANBAO_MUTATE_UNTIL: String(Date.now() + MINUTES * 60_000) };
  const how = { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"], timeout: HARD_STOP };
  const { status, signal } = spawnSync("npx", args, how);
  if (signal !== null) return "stopped";
  return status === 0 && existsSync(REPORT) ? "done" : "failed";
}

const percent = (figures) => `${scoreOf(figures).toFixed(1)}%`;

/** Tells how a file is held now; false where more survives than before. */
function judge({ file, untried, figures }) {
  const before = record[file];
  const worse = figures.survived > before.survived && scoreOf(figures) < scoreOf(before);
  const left =
    untried > 0 ? `; ${untried} mutants NOT TRIED, the ${MINUTES} minutes were over` : "";
  console.log(`${file}: ${percent(figures)}, was ${percent(before)}${left}`);
  const known = new Set(before.survivors.map(withoutLine));
  for (const one of figures.survivors.filter((text) => !known.has(withoutLine(text)))) {
    console.log(`  survived: ${one}`);
  }
  if (worse) console.log(`  FAILED: ${figures.survived} survive, ${before.survived} did before`);
  return !worse;
}

const withoutLine = (text) => text.replace(/^\d+: /, "");

function run() {
  const changed = changedFiles();
  const all = Object.values(record);
  const survived = all.reduce((sum, figures) => sum + figures.survived, 0);
  console.log(`${all.length} engine files on record, ${survived} surviving mutants listed there.`);
  if (changed.length === 0) {
    console.log("None of them has changed since its recorded run: nothing to mutate.");
    return true;
  }
  console.log(`Changed since, mutated for at most ${MINUTES} minutes: ${changed.join(", ")}`);
  const outcome = mutate(changed);
  if (outcome === "stopped") {
    console.log(
      `NOT JUDGED: stopped after ${HARD_STOP / 60_000} minutes, before there was a report.`,
    );
    return true;
  }
  if (outcome === "failed") {
    console.log(
      "FAILED: the tests do not pass on the engine as it is, or it could not be mutated.",
    );
    return false;
  }
  return figuresOf(REPORT).map(judge).every(Boolean);
}

process.exitCode = run() ? 0 : 1;
