/** `canbao policy <command>`: the tools of those who write policy packs. */
import { cases } from "./cases";
import { check } from "./check";
import type { Io, PolicyCommand } from "./command";
import { compare } from "./compare";
import { explain } from "./explain";
import { graph } from "./graph";
import { impact } from "./impact";
import { create } from "./new";
import { replay } from "./replay";
import { schema } from "./schema";
import { whatIf } from "./what-if";

/** Each command by its name, in the order in which they are listed. */
const COMMANDS: Readonly<Record<string, PolicyCommand>> = {
  check,
  cases,
  explain,
  graph,
  compare,
  "what-if": whatIf,
  impact,
  replay,
  schema,
  new: create,
};

const usage = (): string =>
  ["用法：", ...Object.values(COMMANDS).map((command) => `  ${command.usage}`)].join("\n");

/** Runs one command; gives the exit status, 2 where there is no such command. */
export async function policy(root: string, args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command && !command.tellsHelp && rest.includes("--help")) {
    io.out(`用法：canbao policy ${command.usage}`);
    return 0;
  }
  if (command) return command.run(root, rest, io);
  if (name === undefined || name === "help") {
    io.out(usage());
    return 0;
  }
  io.err(`没有“${name}”这个命令。`);
  io.err(usage());
  return 2;
}
