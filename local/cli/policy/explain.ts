/** `canbao policy explain`: the answer for one person as text. */
import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { createPolicyBook, Facts, type PlaceNode, type PolicyBook } from "../../../core/policy";
import { explainQuote, factsFromWords } from "../../../core/policy/explain";
import type { Quote } from "../../../core/policy";
import { readPackDocuments } from "../../policies";
import { answerLine } from "../quote";
import type { Io, PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

async function textOf(input: Readable): Promise<string> {
  let text = "";
  for await (const chunk of input) text += String(chunk);
  return text;
}

const bad = (path: string, message: string): string =>
  `bad-facts ${path === "" ? "" : `${path}：`}${message}`;

/** The facts as one line of JSON: typed as `key=value`, from a file, or piped in. */
async function factsLine(
  args: readonly string[],
  { packs, places }: ReturnType<typeof readPackDocuments>,
  book: PolicyBook,
  io: Io,
): Promise<string> {
  const [first] = args;
  if (first === undefined) throw new BadCall(`用法：${explain.usage}`);
  if (first.includes("=")) {
    const typed = factsFromWords(
      args,
      places,
      packs,
      (place, year) => book.whole(place, year)?.document.facts ?? [],
    );
    if ("bad" in typed) throw new BadCall(bad(typed.bad, typed.message), 1);
    return JSON.stringify(typed.facts);
  }
  if (args.length > 1) throw new BadCall(`用法：${explain.usage}`);
  return first === "-" ? textOf(io.in) : readFileSync(first, "utf8");
}

interface Answered extends Quote {
  ignored?: string[];
  error?: { path: string; message: string };
}

function tell(book: PolicyBook, places: readonly PlaceNode[], line: string, io: Io): number {
  // The same door as `canbao quote`, so that both say the same of the same facts.
  const { text, valid } = answerLine(book, line);
  const answer = JSON.parse(text) as Answered;
  if (!valid) {
    io.err(bad(answer.error?.path ?? "", answer.error?.message ?? ""));
    return 1;
  }
  const facts = Facts.parse(JSON.parse(line));
  const pack = book.whole(facts.place, facts.year)?.document;
  const code = places.some(({ code }) => code === facts.place) ? facts.place : pack?.place;
  const place = places.find((node) => node.code === code)?.name ?? facts.place;
  for (const textLine of explainQuote({ facts, quote: answer, pack, place })) io.out(textLine);
  if (answer.ignored) io.err(`没有这些项，没有用上：${answer.ignored.join("、")}`);
  return 0;
}

export const explain: PolicyCommand = {
  usage:
    "explain <facts.json|-|地区=… 年度=… 日期=… …> [--policies 文件夹]    一个人的答案，每一步写出条款",
  run: (root, args, io) =>
    reporting(io, async () => {
      const { rest, values } = optionsOf(args, ["policies"], explain.usage);
      const read = readPackDocuments(root, values.policies);
      const book = createPolicyBook(read.packs, read.places);
      return tell(book, read.places, await factsLine(rest, read, book, io), io);
    }),
};
