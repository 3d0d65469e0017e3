/** Starts each measurement in a process of its own and gathers what it printed. */
import { execFileSync } from "node:child_process";
import { WORKER } from "./build.mjs";

function run(task, options) {
  const args = ["--max-old-space-size=4096", WORKER, task, JSON.stringify(options)];
  const printed = execFileSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(printed);
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** Samples of several rounds as one figure; the spread is told beside it. */
function together(rounds) {
  const samples = rounds.flatMap(({ samples: of }) => of);
  const perSecond = samples.map((sample) => sample.perSecond);
  return {
    perSecond: median(perSecond),
    slowest: Math.min(...perSecond),
    fastest: Math.max(...perSecond),
    cpu: median(samples.map((sample) => sample.cpuNanoseconds)),
  };
}

const progress = (text) => process.stderr.write(`${text}\n`);

const ENGINES = [
  ["hand-written", "hand-written TypeScript (the limit)", "numbers only"],
  ["ours", "this engine, the case as a pack", "whole quote: cited steps, unused, missing, next"],
  ["json-rules-engine", "json-rules-engine 7.3.1", "numbers, fired events"],
  ["zen", "zen 0.54.0 (Rust)", "numbers"],
  ["zen-trace", "zen 0.54.0 with trace", "numbers, trace of each node"],
  ["publicodes-faster", "publicodes 1.10.3, faster form", "numbers, explanation, missing"],
  ["publicodes", "publicodes 1.10.3", "numbers, explanation, missing"],
];

export function measureCase({ rounds, plan }) {
  const runs = new Map(ENGINES.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name] of ENGINES) {
      // What everybody comes to is worked out once: one of the engines needs half a minute for it.
      const result = run("case", { name, plan, digest: round === 0 });
      runs.get(name).push(result);
      const { perSecond } = together([result]);
      progress(`case, round ${round + 1}: ${name} ${Math.round(perSecond)}/s`);
    }
  }
  return ENGINES.map(([name, title, carries]) => {
    const all = runs.get(name);
    return { name, title, carries, digest: all[0].digest, ...together(all) };
  });
}

const PACKS = ["440783/2022", "340103/2023", "370481/2022", "130607/2023", "430623/2022"];
const KINDS = [
  { known: true, call: "quote" },
  { known: true, call: "answer" },
  { known: false, call: "quote" },
  { known: false, call: "answer" },
];

export function measurePacks(root, { plan }) {
  return PACKS.map((id) => {
    const figures = KINDS.map((kind) => {
      const result = run("pack", { root, id, ...kind, plan });
      return { ...kind, ...together([result]), first: result.firstMicroseconds };
    });
    progress(`pack ${id}: ${figures.map(({ perSecond }) => Math.round(perSecond)).join(", ")}/s`);
    return { id, figures };
  });
}

const COUNTS = [2, 4, 8, 16, 32, 64];

export function measureGrowth({ plan }) {
  return ["bands", "held"].map((kind) => {
    const points = COUNTS.map((count) => ({
      count,
      ...together([run("growth", { kind, count, plan })]),
    }));
    progress(`growth, ${kind}: ${points.map(({ cpu }) => Math.round(cpu)).join(", ")} ns`);
    return { kind, points };
  });
}

/** A county of middling size, and one named in its plan. */
const ROSTERS = [500_000, 713_366];

export const measureRoster = (root) =>
  ROSTERS.map((people) => {
    const result = run("roster", { root, people });
    progress(`roster of ${people}: ${result.seconds.toFixed(2)} s`);
    return result;
  });

export const measureFirst = ({ firsts }) =>
  ENGINES.filter(([name]) => name !== "zen-trace" && name !== "publicodes-faster").map(
    ([name, title]) => {
      const times = Array.from(
        { length: firsts },
        () => run("first-answer", { name }).milliseconds,
      );
      return {
        title,
        milliseconds: median(times),
        least: Math.min(...times),
        most: Math.max(...times),
      };
    },
  );
