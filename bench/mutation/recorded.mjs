/**
 * The figures of the last run of each engine file, in `recorded.json` beside this, and as a table in `bench/MUTATION.md`.
 * After `npm run mutate -- --mutate core/policy/ways.ts` write them down with `node bench/mutation/recorded.mjs`.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RECORD = path.join(ROOT, "bench/mutation/recorded.json");
const TOLD = path.join(ROOT, "bench/MUTATION.md");
const REPORT = path.join(ROOT, ".canbao/mutation.json");
const TABLE = /(?<=<!-- recorded -->\n)[^]*(?=<!-- \/recorded -->)/;

export const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Files and their figures: `noticed` and `survived` mutants, those that survived, and the hash of what was mutated. */
export const readRecord = () => JSON.parse(readFileSync(RECORD, "utf8"));

/** Part of mutants that were noticed, in percent. */
export const scoreOf = ({ noticed, survived }) => (100 * noticed) / (noticed + survived || 1);

function told({ location: { start, end }, replacement }, lines) {
  const last = end.line > start.line ? undefined : end.column - 1;
  const code = lines[start.line - 1].slice(start.column - 1, last).trim();
  return `${start.line}: ${code} => ${replacement.replaceAll(/\s+/g, " ")}`;
}

/** The figures of each file in Stryker's report; `untried`: mutants for which there was no time. */
export function figuresOf(reportFile = REPORT) {
  const { files } = JSON.parse(readFileSync(reportFile, "utf8"));
  return Object.entries(files).map(([file, { source, mutants }]) => {
    const having = (...states) => mutants.filter(({ status }) => states.includes(status));
    const survivors = having("Survived", "NoCoverage").map((one) => told(one, source.split("\n")));
    const noticed = having("Killed", "Timeout").length;
    const untried = having("RuntimeError", "Pending").length;
    const figures = { hash: hashOf(source), noticed, survived: survivors.length, survivors };
    return { file, untried, figures };
  });
}

function tableOf(record) {
  const rows = Object.entries(record).map(([file, figures]) => {
    const { noticed, survived } = figures;
    return `| ${path.basename(file)} | ${scoreOf(figures).toFixed(1)}% | ${noticed} | ${survived} |`;
  });
  const head = ["| file | score | noticed | survived |", "| --- | ---: | ---: | ---: |"];
  return `\n${[...head, ...rows].join("\n")}\n\n`;
}

function write(reportFiles) {
  const record = readRecord();
  for (const reportFile of reportFiles) {
    for (const { file, untried, figures } of figuresOf(reportFile)) {
      if (untried > 0) throw new Error(`${file}: ${untried} mutants were not tried`);
      record[file] = figures;
    }
  }
  const sorted = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(RECORD, JSON.stringify(sorted, null, 2));
  writeFileSync(TOLD, readFileSync(TOLD, "utf8").replace(TABLE, tableOf(sorted)));
  spawnSync("npx", ["prettier", "--write", RECORD, TOLD], { cwd: ROOT, stdio: "inherit" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2);
  write(named.length > 0 ? named : [REPORT]);
}
