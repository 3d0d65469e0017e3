import { PassThrough, Readable, Writable } from "node:stream";
import { join } from "node:path";
import { createPolicyBook } from "../../core/policy";
import { readPackDocuments } from "../policies";
import { answerLine, quoteStream } from "./quote";

const { packs, places } = readPackDocuments(join(__dirname, "../.."));
const book = createPolicyBook(packs, places);
const ask = (id: number): string =>
  JSON.stringify({ id: String(id), place: "430623", year: 2022, on: "2021-10-20", hukou: "local" });

async function run(input: string): Promise<{ status: number; lines: Record<string, unknown>[] }> {
  const output = new PassThrough();
  const status = quoteStream(book, Readable.from([input]), output).finally(() => output.end());
  let text = "";
  for await (const chunk of output) text += String(chunk);
  const lines = text.trimEnd().split("\n");
  return {
    status: await status,
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe("canbao quote", () => {
  it("answers every line in order, in the form of the contract", async () => {
    const { status, lines } = await run(`${ask(1)}\n\n${ask(2)}\r\n${ask(3)}`);
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(lines[0]).toMatchObject({ outcome: "payable", due: 32_000, fiscal: null });
  });

  it("gives an error line for a line that is not valid, and goes on", async () => {
    const bad = [
      "not json",
      JSON.stringify({ id: "b", place: "43062", year: 2022, on: "2021-10-20" }),
      JSON.stringify({ id: "c", place: "430623", year: 2022, on: "2022-02-30" }),
      JSON.stringify({
        id: "d",
        place: "430623",
        year: 2022,
        on: "2021-10-20",
        categories: [{ code: "nobody" }],
      }),
      "[]",
    ];
    const { status, lines } = await run(`${bad.join("\n")}\n${ask(9)}\n`);
    expect(status).toBe(1);
    expect(
      lines.map(({ id, error }) => [id, (error as { path?: string } | undefined)?.path]),
    ).toEqual([
      [null, ""],
      ["b", "place"],
      ["c", "on"],
      ["d", "categories.0.code"],
      [null, ""],
      ["9", undefined],
    ]);
    expect(lines[2]).toEqual({
      id: "c",
      error: {
        code: "bad-facts",
        path: "on",
        message: "不是真实存在的日期，应写成 2026-01-31 这样",
      },
    });
  });

  it("names keys that are not facts, so that a misspelt one is noticed", () => {
    const line = JSON.stringify({ place: "430623", year: 2022, on: "2021-10-20", hukuo: "local" });
    expect(JSON.parse(answerLine(book, line).text)).toMatchObject({ ignored: ["hukuo"] });
  });

  it("holds back reading while nobody takes the answers, so that a county does not fill the memory", async () => {
    const asked = { lines: 0 };
    const total = 20_000;
    function* county(): Generator<string> {
      while (asked.lines < total) yield `${ask((asked.lines += 1))}\n`;
    }
    const taken = { lines: 0, mostAhead: 0 };
    const slow = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        taken.mostAhead = Math.max(taken.mostAhead, asked.lines - taken.lines);
        taken.lines += chunk.toString().split("\n").length - 1;
        setImmediate(done);
      },
    });
    await quoteStream(book, Readable.from(county(), { highWaterMark: 1 }), slow);
    expect(taken.lines).toBe(total);
    expect(taken.mostAhead).toBeLessThan(total / 4);
  });
});
