import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, type Receipt } from "..";
import { KEPT_VERSIONS, releasedEngine } from ".";
import { replayReceipt } from "../compare";

interface Packs {
  packs: unknown[];
  places: unknown[];
}

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");

describe.each(KEPT_VERSIONS)("receipts of engine %s", (version) => {
  const lines = read(`receipts-${version}.ndjson`).trimEnd().split("\n");
  const { packs, places } = JSON.parse(read(`packs-${version}.json`)) as Packs;
  const evaluator = async () => (await releasedEngine(version))!.createPolicyBook(packs, places);

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
    const receipt = JSON.parse(lines.find((line) => line.includes('"payable"'))!) as Receipt;
    const due = receipt.answer.due! - 1;
    const forged = { ...receipt, answer: { ...receipt.answer, due } };
    expect(replayReceipt(forged, await evaluator())).toEqual({
      same: false,
      differs: { path: "due", stored: String(due), now: String(due + 1) },
    });
    const { questions: _, ...shorter } = receipt.answer;
    expect(
      replayReceipt({ ...receipt, answer: shorter as Receipt["answer"] }, await evaluator()).differs,
    ).toMatchObject({ path: "questions", stored: "（没有）" });
  });
});

test("an engine that is not kept is not made up", async () => {
  expect(await releasedEngine("0.9.0")).toBeUndefined();
  expect(await releasedEngine("toString")).toBeUndefined();
});
