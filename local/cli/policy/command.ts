/** What a command of `canbao policy` is. */
import type { Readable } from "node:stream";

/** Where a command writes its lines and reads what is piped to it; a test gives its own. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  in: Readable;
}

export interface PolicyCommand {
  /** How to call it and what for, as the list of commands shows it. */
  usage: string;
  /** It has words of its own for `--help`; of the others the usage is told. */
  tellsHelp?: boolean;
  /** Runs it; gives the exit status: 0 in order, 1 something found or not done, 2 called the wrong way. */
  run(root: string, args: readonly string[], io: Io): Promise<number>;
}
