/** The command line `canbao`. */
import { createPolicyBook } from "../../core/policy";
import { readPackDocuments } from "../policies";
import { quoteStream } from "./quote";

const USAGE = `用法：
  canbao quote < facts.ndjson > quotes.ndjson    每行一个问题，每行一个答案
`;

/** Runs a command; gives the exit status. `root` is the project's folder. */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const [command] = args;
  if (command === "quote" && args.length === 1) {
    const { packs, places } = readPackDocuments(root);
    return quoteStream(createPolicyBook(packs, places), process.stdin, process.stdout);
  }
  process.stderr.write(USAGE);
  return command === undefined || command === "help" ? 0 : 2;
}
