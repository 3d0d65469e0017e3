/** `canbao policy cases`: runs the cases beside packs. */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { createPolicyBook, Facts, yuan, type PolicyBook } from "../../../core/policy";
import { nearest } from "../../../core/policy/compare";
import { failuresOf, PackCase, type Difference } from "../../../core/policy/explain";
import type { PackDocument } from "../../../core/policy";
import { filesNamed, readPack, readPackDocuments } from "../../policies";
import type { Io, PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

/** The pack of a file of cases and the cases, not yet checked. */
export interface Suite {
  file: string;
  pack: PackDocument;
  cases: unknown[];
}

/** What became of one case: how it is told, and where the answer differs. */
export interface CaseResult {
  clause: string;
  name: string;
  failures: Difference[];
  /** Set where the case itself cannot be run. */
  problem?: string;
}

/** Reads a file of cases with the pack beside it. */
export function readSuite(file: string, root: string): Suite {
  const cases: unknown = parse(readFileSync(file, "utf8"));
  if (!Array.isArray(cases)) throw new BadCall(`${file}：应是一列，每行一个案例`, 1);
  return { file, pack: readPack(join(dirname(file), "pack.yaml"), root), cases };
}

function problemOf(error: NonNullable<ReturnType<typeof PackCase.safeParse>["error"]>): string {
  const [issue] = error.issues;
  const keys = issue?.code === "unrecognized_keys" ? `：没有 ${issue.keys.join("、")} 这一项` : "";
  return `案例写得不对，${issue?.path.join(".") ?? ""}${keys === "" ? `：${issue?.message ?? ""}` : keys}`;
}

const text = (value: unknown, key: string): string => {
  const found = (value as Record<string, unknown> | null | undefined)?.[key];
  return typeof found === "string" ? found : "（没有写）";
};

/** A fact of the plan's own that the plan does not ask for. */
function unknownFact(
  book: PolicyBook,
  { place, year, more }: Facts,
): { path: string; message: string } | undefined {
  const document = book.whole(place, year)?.document;
  const declared = (document?.facts ?? []).map(({ key }) => key);
  const key = document && Object.keys(more ?? {}).find((one) => !declared.includes(one));
  if (key === undefined) return undefined;
  const meant = nearest(key, declared);
  const hint = meant === undefined ? `可以写：${declared.join("、")}` : `是不是 ${meant}？`;
  return {
    path: `more.${key}`,
    message: `这份方案没有问这一项。${declared.length === 0 ? "" : hint}`,
  };
}

/** Runs one case; place and year are the pack's where the case does not give them. */
export function runCase(book: PolicyBook, pack: PackDocument, value: unknown): CaseResult {
  const told = { clause: text(value, "clause"), name: text(value, "name"), failures: [] };
  const checked = PackCase.safeParse(value);
  if (!checked.success) return { ...told, problem: problemOf(checked.error) };
  const { facts, expect } = checked.data;
  const asked = Facts.safeParse({ place: pack.place, year: pack.coverageYear, ...facts });
  if (!asked.success) {
    const [issue] = asked.error.issues;
    return { ...told, problem: `facts.${issue?.path.join(".") ?? ""}：${issue?.message ?? ""}` };
  }
  const wrong = book.problemIn(asked.data) ?? unknownFact(book, asked.data);
  if (wrong) return { ...told, problem: `facts.${wrong.path}：${wrong.message}` };
  return { ...told, failures: failuresOf(expect, book.quote(asked.data)) };
}

const MONEY = /(^|\.)(due|standard|amount|estimate|fiscal)$/;

function shown(path: string, value: unknown): string {
  if (value === undefined) return "没有这一项";
  if (typeof value === "string") return value;
  if (typeof value === "number" && MONEY.test(path)) return `${value}（${yuan(value)}）`;
  return JSON.stringify(value);
}

/** Tells the results of a suite; gives the number that failed. */
function tell(results: readonly CaseResult[], io: Io): number {
  let failed = 0;
  for (const { clause, name, failures, problem } of results) {
    const good = failures.length === 0 && problem === undefined;
    io.out(`  ${good ? "✓" : "✗"} ${clause} ${name}`);
    if (good) continue;
    failed += 1;
    if (problem !== undefined) io.out(`      ${problem}`);
    for (const { path, expected, got } of failures) {
      io.out(`      ${path}：应为 ${shown(path, expected)}，得到 ${shown(path, got)}`);
    }
  }
  return failed;
}

/** The files of cases that an argument means: of a folder, of a pack, or itself. */
function filesOf(target: string): string[] {
  if (statSync(target).isDirectory()) return filesNamed(target, "cases.yaml");
  const name = basename(target);
  if (name === "cases.yaml") return [target];
  if (name === "pack.yaml") return [join(dirname(target), "cases.yaml")];
  throw new BadCall(`${target}：应给 pack.yaml、cases.yaml 或文件夹`);
}

function runAll(root: string, args: readonly string[], io: Io): number {
  const { rest, values } = optionsOf(args, ["policies"], cases.usage);
  const targets = rest.length > 0 ? rest : [values.policies ?? join(root, "policies")];
  const suites = [...new Set(targets.flatMap(filesOf))].map((file) => readSuite(file, root));
  if (suites.length === 0) throw new BadCall("没有找到 cases.yaml：每份方案旁边要有案例", 1);
  const { packs, places } = readPackDocuments(root, values.policies);
  const book = createPolicyBook(packs, places);
  let failed = 0;
  let total = 0;
  for (const { file, pack, cases } of suites) {
    io.out(`${pack.id}（${relative(process.cwd(), file)}）`);
    failed += tell(
      cases.map((value) => runCase(book, pack, value)),
      io,
    );
    total += cases.length;
  }
  io.out(`共 ${total} 个案例，${total - failed} 个通过，${failed} 个不通过`);
  return failed === 0 ? 0 : 1;
}

export const cases: PolicyCommand = {
  usage:
    "cases [方案文件或文件夹 …] [--policies 文件夹]    运行方案旁边的案例，不符的写出应为和得到",
  run: (root, args, io) => reporting(io, () => runAll(root, args, io)),
};
