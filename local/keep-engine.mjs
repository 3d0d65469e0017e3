// Keeps the engine as it is now, before ENGINE_VERSION is raised, so that its receipts can be replayed for ever:
//
//     node local/keep-engine.mjs              receipts of the running engine and the packs they were answered by
//     node local/keep-engine.mjs --evaluator  the evaluator as well, in one file; then name it in core/policy/released/index.ts
//
// The people are those of the cases beside the packs: invented.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const kept = join(root, "core", "policy", "released");
const PACKS_WITH_RECEIPTS = /^(440783|340103|370481|430623|130607)\//;
const MOST_FOR_A_PACK = 13;

/** Packs that are published were checked when they were; the checks of form stay behind. */
const withoutForms = {
  name: "without-forms",
  setup(bundle) {
    bundle.onResolve({ filter: /^zod/ }, () => ({ path: "zod", namespace: "none" }));
    bundle.onLoad({ filter: /.*/, namespace: "none" }, () => ({
      contents: `const any = new Proxy(function () {}, {
        get: (_, name) => (name === Symbol.toPrimitive ? () => "" : any), apply: () => any, construct: () => any });
        module.exports = { z: any, default: any };`,
    }));
  },
};

async function evaluator(outfile) {
  await build({
    stdin: {
      contents: `export { createPolicyBook } from "./core/policy/book";
        export { ENGINE_VERSION } from "./core/policy/receipt";
        export { canonicalJson } from "./core/policy/hash";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    plugins: [withoutForms],
    outfile,
  });
  return createRequire(import.meta.url)(outfile);
}

/** As many as fit, spread over cases that are answered in different ways. */
function spread(answered, canonicalJson) {
  const ways = new Map();
  for (const one of answered) {
    const { outcome, due, because } = one.answer;
    const way = canonicalJson([outcome, due, because.map(({ cite, topic }) => [cite, topic])]);
    if (!ways.has(way)) ways.set(way, one);
  }
  const different = [...ways.values()];
  const count = Math.min(MOST_FOR_A_PACK, different.length);
  return Array.from(
    { length: count },
    (_, index) => different[Math.floor((index * different.length) / count)],
  );
}

const yaml = (...path) => parse(readFileSync(join(root, "policies", ...path), "utf8"));

function receiptsOf({ createPolicyBook, ENGINE_VERSION, canonicalJson }) {
  const files = readdirSync(join(root, "policies"), { recursive: true })
    .filter((name) => /[\\/]pack\.yaml$/.test(name))
    .sort();
  // In the order of keys that a hash is made of, so that nothing hangs on how a file was written.
  const pack = (name) => JSON.parse(canonicalJson(yaml(name)));
  const packs = files.map((name) => ({ folder: dirname(name), pack: pack(name) }));
  const places = yaml("places.yaml");
  const book = createPolicyBook(
    packs.map(({ pack }) => pack),
    places,
  );
  const used = new Set();
  const lines = packs
    .filter(({ folder, pack }) => PACKS_WITH_RECEIPTS.test(`${pack.id}`) && !/2027/.test(folder))
    .flatMap(({ folder, pack }) => {
      const answered = yaml(folder, "cases.yaml").flatMap((one) => {
        const facts = { place: pack.place, year: pack.coverageYear, ...one.facts };
        const answer = book.quote(facts);
        return answer.pack ? [{ facts, answer }] : [];
      });
      return spread(answered, canonicalJson).map(({ facts, answer }) => {
        used.add(facts.place);
        const { id: packId, hash: packHash } = answer.pack;
        const receipt = { packId, packHash, engineVersion: ENGINE_VERSION, on: facts.on };
        return canonicalJson({ ...receipt, facts, answer });
      });
    });
  const byCode = new Map(places.map((place) => [place.code, place]));
  const around = new Set();
  for (let code of used) {
    while (code) {
      if (byCode.has(code)) around.add(code);
      code = byCode.get(code)?.parent ?? (code.length > 6 ? code.slice(0, -3) : undefined);
    }
  }
  const concerned = packs
    .map(({ pack }) => pack)
    .filter(({ id, coverageYear }) => coverageYear === undefined || PACKS_WITH_RECEIPTS.test(id));
  const rest = places.filter(({ code }) => around.has(code));
  return { lines, packs: { packs: concerned, places: rest } };
}

const draft = mkdtempSync(join(tmpdir(), "engine-"));
try {
  const file = join(draft, "engine.cjs");
  const engine = await evaluator(file);
  const version = engine.ENGINE_VERSION;
  const { lines, packs } = receiptsOf(engine);
  writeFileSync(join(kept, `receipts-${version}.ndjson`), `${lines.join("\n")}\n`);
  writeFileSync(join(kept, `packs-${version}.json`), `${JSON.stringify(packs, null, 1)}\n`);
  console.log(`${lines.length} receipts of engine ${version}`);
  if (process.argv.includes("--evaluator")) {
    writeFileSync(join(kept, `${version}.cjs`), readFileSync(file));
    console.log(`the evaluator is core/policy/released/${version}.cjs`);
  }
} finally {
  rmSync(draft, { recursive: true });
}
