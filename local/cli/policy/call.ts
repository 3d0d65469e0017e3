/** Arguments of commands whose options may come several times or stand alone. */
import { nearest } from "../../../core/policy/compare";
import { BadCall } from "./options";

/** `one`: `--on DAY`. `many`: may come again and again. `flag`: stands alone. */
export type OptionKind = "one" | "many" | "flag";

/** What was called: the arguments without a name, and each option. */
export class Call {
  constructor(
    readonly rest: readonly string[],
    private readonly given: ReadonlyMap<string, readonly string[]>,
    /** Options in the order in which they were written. */
    readonly inOrder: readonly { name: string; value: string }[],
  ) {}

  one(name: string): string | undefined {
    return this.given.get(name)?.at(-1);
  }

  has(name: string): boolean {
    return this.given.has(name);
  }
}

/** Reads the arguments. Throws BadCall for an option that is unknown or has no value. */
export function callOf(
  args: readonly string[],
  options: Readonly<Record<string, OptionKind>>,
  usage: string,
): Call {
  const rest: string[] = [];
  const given = new Map<string, string[]>();
  const inOrder: { name: string; value: string }[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (!arg.startsWith("--")) {
      rest.push(arg);
      continue;
    }
    const name = arg.slice(2);
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (kind === undefined) {
      const meant = nearest(name, Object.keys(options));
      const hint = meant === undefined ? "" : `，是不是 --${meant}？`;
      throw new BadCall(`没有 ${arg} 这个选项${hint}\n用法：${usage}`);
    }
    const value = kind === "flag" ? "" : args[(at += 1)];
    if (value === undefined) throw new BadCall(`${arg} 后面要写值。\n用法：${usage}`);
    given.set(name, [...(given.get(name) ?? []), value]);
    inOrder.push({ name, value });
  }
  return new Call(rest, given, inOrder);
}
