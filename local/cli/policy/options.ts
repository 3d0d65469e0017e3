/** What the commands of `canbao policy` share: options, and errors told in plain words. */
import { PackError } from "../../../core/policy";
import type { Io } from "./command";

/** Called the wrong way, or given something that cannot be used: the message is told, nothing else. */
export class BadCall extends Error {
  constructor(
    message: string,
    readonly status: 1 | 2 = 2,
  ) {
    super(message);
    this.name = "BadCall";
  }
}

/** Splits `--name value` from the other arguments. Throws BadCall for an option that is unknown or has no value. */
export function optionsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): { rest: string[]; values: Partial<Record<Name, string>> } {
  const rest: string[] = [];
  const values: Partial<Record<Name, string>> = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (!arg.startsWith("--")) {
      rest.push(arg);
      continue;
    }
    const name = names.find((known) => arg === `--${known}`);
    const value = args[at + 1];
    if (!name || value === undefined) {
      throw new BadCall(`${name ? `${arg} 后面要写值` : `没有 ${arg} 这个选项`}。\n用法：${usage}`);
    }
    values[name] = value;
    at += 1;
  }
  return { rest, values };
}

const FILE_ERRORS: Record<string, string> = {
  ENOENT: "没有这个文件或文件夹",
  EISDIR: "这是文件夹，应给文件",
  EACCES: "没有权限",
  EEXIST: "已经有了，不覆盖",
};

/** Runs a command; what goes wrong with calls, packs or files is told in plain words. */
export async function reporting(io: Io, run: () => Promise<number> | number): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BadCall) {
      io.err(error.message);
      return error.status;
    }
    if (error instanceof PackError) {
      io.err(error.message);
      return 1;
    }
    const { code, path } = error as NodeJS.ErrnoException;
    const words = code === undefined ? undefined : FILE_ERRORS[code];
    if (words === undefined) throw error;
    io.err(`${path ?? ""}：${words}`);
    return 1;
  }
}
