/** `canbao policy check`: everything that is wrong or left open in packs, with file, line, clause and cure. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  checkPacks,
  lineOfFinding,
  type Finding,
  type PackSource,
  type Severity,
} from "../../../core/policy/check";
import { filesNamed } from "../../policies";
import { readSource } from "./check-source";
import type { PolicyCommand } from "./command";

function readPackSource(file: string, root: string): PackSource {
  const shown = (path: string): string => relative(root, path);
  const beside = join(dirname(file), "cases.yaml");
  return {
    ...readSource(file, shown(file)),
    cases: existsSync(beside) ? readSource(beside, shown(beside)) : null,
  };
}

/** The packs that a file or folder stands for; undefined where there is nothing there. */
function packsIn(given: string): string[] | undefined {
  if (!existsSync(given)) return undefined;
  if (statSync(given).isDirectory()) return filesNamed(given, "pack.yaml");
  return [basename(given) === "cases.yaml" ? join(dirname(given), "pack.yaml") : given];
}

const count = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

function summary(packs: number, findings: readonly Finding[]): string {
  const parts = [
    `${count(findings, "error")} 处错误`,
    `${count(findings, "warning")} 处提醒`,
    `${count(findings, "note")} 处说明`,
    `${count(findings, "disputed")} 处方案自身的矛盾`,
  ];
  const verdict = count(findings, "error") > 0 ? "改好错误才能公布" : "可以公布";
  return `查了 ${packs} 份方案：${parts.join("，")}。${verdict}。`;
}

/** What is found in the chosen packs (files); `tree` must hold every pack that they inherit from. */
function findingsOf(root: string, tree: readonly string[], chosen: readonly string[]): Finding[] {
  const files = [...new Set([...tree, ...chosen])];
  const sources = files.map((file) => readPackSource(file, root));
  const wanted = new Set(chosen.map((file) => relative(root, file)));
  return checkPacks(sources, ({ file }) => wanted.has(file));
}

/** The packs of the project as they are written, with the cases beside them. */
export const packsAsWritten = (root: string): PackSource[] =>
  filesNamed(join(root, "policies"), "pack.yaml").map((file) => readPackSource(file, root));

/** Every error in the packs of the project, each in a line as `canbao policy check` prints it. */
export function errorsInTree(root: string): string[] {
  return checkPacks(packsAsWritten(root))
    .filter(({ severity }) => severity === "error")
    .map(lineOfFinding);
}

export const check: PolicyCommand = {
  usage: "check [文件或文件夹…]        检查方案：哪一行、什么问题、哪一条、怎么改；不写就查全部",
  async run(root, args, io) {
    const tree = filesNamed(join(root, "policies"), "pack.yaml");
    const asked: string[] = [];
    for (const arg of args) {
      const isOption = arg.startsWith("-");
      const found = isOption ? undefined : packsIn(resolve(arg));
      if (!found || found.length === 0) {
        const missing = isOption ? `没有 ${arg} 这个选项。` : `找不到 ${arg}。`;
        io.err(found ? `${arg} 里没有 pack.yaml。` : missing);
        io.err("用法：canbao policy check [文件或文件夹…]");
        return 2;
      }
      asked.push(...found);
    }
    const chosen = args.length === 0 ? tree : [...new Set(asked)];
    const findings = findingsOf(root, tree, chosen);
    for (const finding of findings) io.out(lineOfFinding(finding));
    io.out(summary(chosen.length, findings));
    return count(findings, "error") > 0 ? 1 : 0;
  },
};
