import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, createPolicyBook, ENGINE_VERSION, type Receipt } from "..";
import { KEPT_VERSIONS, releasedEngine, type ReleasedBook } from ".";
import { replayReceipt } from "../compare";

interface Packs {
  packs: unknown[];
  places: unknown[];
}

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");

/** By the evaluator that is kept, or by the running engine for receipts of its own. */
async function bookOf(version: string, { packs, places }: Packs): Promise<ReleasedBook> {
  if (version === ENGINE_VERSION) return createPolicyBook(packs as never, places as never);
  return (await releasedEngine(version))!.createPolicyBook(packs, places);
}

const VERSIONS = readdirSync(__dirname).flatMap(
  (name) => /^receipts-(.+)\.ndjson$/.exec(name)?.[1] ?? [],
);

test("every engine that is kept has its receipts", () => {
  expect(VERSIONS).toEqual(expect.arrayContaining([...KEPT_VERSIONS]));
});

// Where the running engine fails here, its answers have changed: raise ENGINE_VERSION and keep the one before
// (local/keep-engine.mjs), unless no receipt of it was ever stored.
describe.each(VERSIONS)("receipts of engine %s", (version) => {
  const lines = read(`receipts-${version}.ndjson`).trimEnd().split("\n");
  const packs = JSON.parse(read(`packs-${version}.json`)) as Packs;
  const evaluator = () => bookOf(version, packs);

  test("there are enough of them, of five packs and of most outcomes", () => {
    const receipts = lines.map((line) => JSON.parse(line) as Receipt);
    expect(receipts.length).toBeGreaterThanOrEqual(50);
    expect(new Set(receipts.map(({ packHash }) => packHash)).size).toBe(5);
    expect(new Set(receipts.map(({ answer }) => answer.outcome)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(receipts.map(({ engineVersion }) => engineVersion))).toEqual(new Set([version]));
  });

  test("each is answered with the very same bytes", async () => {
    const book = await evaluator();
    for (const line of lines) {
      const receipt = JSON.parse(line) as Receipt;
      expect(canonicalJson({ ...receipt, answer: book.quote(receipt.facts) })).toBe(line);
      expect(replayReceipt(receipt, book)).toEqual({ same: true });
    }
  });

  test("a receipt that was tampered with is told, with the place and both values", async () => {
    const receipt = lines
      .map((line) => JSON.parse(line) as Receipt)
      .find(({ answer }) => answer.outcome === "payable" && answer.due !== null)!;
    const due = receipt.answer.due! - 1;
    const forged = { ...receipt, answer: { ...receipt.answer, due } };
    expect(replayReceipt(forged, await evaluator())).toEqual({
      same: false,
      differs: { path: "due", stored: String(due), now: String(due + 1) },
    });
    const { questions: _, ...shorter } = receipt.answer;
    expect(
      replayReceipt({ ...receipt, answer: shorter as Receipt["answer"] }, await evaluator())
        .differs,
    ).toMatchObject({ path: "questions", stored: "（没有）" });
  });
});

test("an engine that is not kept is not made up", async () => {
  expect(await releasedEngine("0.9.0")).toBeUndefined();
  expect(await releasedEngine("toString")).toBeUndefined();
});
