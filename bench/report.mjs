/** The results as tables, and what is wrong with them. */
import os from "node:os";

/** What every engine must come to for the shared case. */
const EXPECTED = "a6bc641f";

const whole = (number) => Math.round(number).toLocaleString("en");
const three = (number) =>
  Number(number.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 6 });

const row = (cells) => `| ${cells.join(" | ")} |`;

function table(head, rows) {
  const line = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [row(head), row(line), ...rows.map(row)].join("\n");
}

function caseTable(engines) {
  const [limit] = engines;
  const head = [
    "engine",
    "a second",
    "spread",
    "CPU µs each",
    "times the limit (CPU)",
    "times the limit (wall)",
    "result carries",
    "digest",
  ];
  const rows = engines.map(({ title, perSecond, slowest, fastest, cpu, carries, digest }) => [
    title,
    whole(perSecond),
    `${whole(slowest)}–${whole(fastest)}`,
    three(cpu / 1000),
    three(cpu / limit.cpu),
    three(limit.perSecond / perSecond),
    carries,
    digest,
  ]);
  return table(head, rows);
}

function packTable(packs) {
  const head = [
    "pack",
    "known of a person",
    "call",
    "a second (wall)",
    "a second of CPU",
    "CPU µs each",
    "first 4,096 people, µs each",
  ];
  const rows = packs.flatMap(({ id, figures }) =>
    figures.map(({ known, call, perSecond, cpu, first }) => [
      id,
      known ? "everything" : "what a roster has",
      `${call}()`,
      whole(perSecond),
      whole(1e9 / cpu),
      three(cpu / 1000),
      three(first),
    ]),
  );
  return table(head, rows);
}

/** A straight line through the points by least squares: what one more class costs, and how well the line fits. */
function lineThrough(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(({ count }) => count));
  const y = mean(points.map(({ cpu }) => cpu));
  const over = (product) => points.reduce((sum, point) => sum + product(point), 0);
  const slope =
    over(({ count, cpu }) => (count - x) * (cpu - y)) / over(({ count }) => (count - x) ** 2);
  const left = over(({ count, cpu }) => (cpu - y - slope * (count - x)) ** 2);
  return { slope, fit: 1 - left / over(({ cpu }) => (cpu - y) ** 2) };
}

const KINDS = {
  bands: "bands of birth, all looked at, the last one holds",
  held: "classes of which the person holds every one",
};

function growthTable(growth) {
  const counts = growth[0].points.map(({ count }) => count);
  const head = [
    "CPU ns for a quote",
    ...counts.map(String),
    "one more class",
    "fit of a straight line (R²)",
    "grows",
  ];
  const rows = growth.map(({ kind, points }) => {
    const { slope, fit } = lineThrough(points);
    const [before, last] = points.slice(-2);
    // Twice the classes cost at most about twice as much.
    const linear = last.cpu / before.cpu < 2.5;
    return [
      KINDS[kind],
      ...points.map(({ cpu }) => whole(cpu)),
      `${whole(slope)} ns`,
      fit.toFixed(3),
      linear ? "at most linearly" : "FASTER THAN LINEARLY",
    ];
  });
  return table(head, rows);
}

const rosterTable = (rosters) =>
  table(
    ["people under two packs, one thread", "seconds (wall)", "seconds (CPU)", "people a second"],
    rosters.map(({ people, seconds, cpuSeconds }) => [
      whole(people),
      seconds.toFixed(2),
      cpuSeconds.toFixed(2),
      whole(people / seconds),
    ]),
  );

const firstTable = (first) =>
  table(
    ["first answer in a fresh process", "ms", "spread"],
    first.map(({ title, milliseconds, least, most }) => [
      title,
      milliseconds.toFixed(1),
      `${least.toFixed(1)}–${most.toFixed(1)}`,
    ]),
  );

const sizeTable = ({ rows }) =>
  table(
    ["size", "bytes, minified", "gzip"],
    rows.map(({ name, minified, gzip }) => [name, whole(minified), whole(gzip)]),
  );

function problemsOf({ case: engines, sizes }) {
  const differing = engines
    .filter(({ digest }) => digest !== EXPECTED)
    .map(
      ({ title, digest }) => `${title} computes another policy: ${digest} instead of ${EXPECTED}`,
    );
  const zod = sizes.zod.length > 0 ? [`the engine carries zod: ${sizes.zod[0]}`] : [];
  return [...differing, ...zod];
}

function heading({ long, settings: { rounds, plan } }) {
  const [cpu] = os.cpus();
  const load = os.loadavg()[0].toFixed(1);
  return [
    "# Results",
    "",
    `Written by \`npm run bench${long ? " -- --long" : ""}\`; what is measured and how is in README.md.`,
    "",
    `${new Date().toISOString()}, Node.js ${process.version}, ${cpu?.model ?? "?"}, ${os.cpus().length} cores, load ${load} at the end; ` +
      `${rounds} rounds of ${plan.samples} samples of ${plan.sampleMilliseconds} ms, medians.`,
    "Where the load is above the number of cores, the wall tells of the neighbours; CPU time is steadier.",
  ].join("\n");
}

/** All tables as one text, and what makes the run fail. */
export function report(results) {
  const parts = [
    heading(results),
    "## One small plan in every engine",
    caseTable(results.case),
    "## Our packs, one thread",
    packTable(results.packs),
    "## From 2 to 64 classes",
    growthTable(results.growth),
    "## A county under two packs",
    rosterTable(results.roster),
    "## The first answer",
    firstTable(results.first),
    "## Size",
    sizeTable(results.sizes),
  ];
  return { text: `${parts.join("\n\n")}\n`, problems: problemsOf(results) };
}
