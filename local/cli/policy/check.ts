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
import { readSource } from "../../pack-source";
import { packsAsWritten, readPackSource } from "../../packs-as-written";
import type { Io, PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

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

/** The codes of all places of the project and of the folders of packs elsewhere; undefined where there is no list. */
function placesOf(root: string, folders: readonly string[]): string[] | undefined {
  const files = [join(root, "policies"), ...folders]
    .map((folder) => join(folder, "places.yaml"))
    .filter((file) => existsSync(file));
  if (files.length === 0) return undefined;
  return files.flatMap((file) => {
    const { value } = readSource(file, file);
    const rows: unknown[] = Array.isArray(value) ? value : [];
    return rows.map((row) => String((row as { code?: unknown } | null)?.code));
  });
}

/** The folder of packs with places of its own in which a pack outside the project stands, if it does. */
function treeAround(file: string): string | undefined {
  const above = [dirname(file)];
  // `<folder>/<place>/<year>/pack.yaml`, or the same with a step less.
  while (above.length < 4) above.push(dirname(above.at(-1) ?? ""));
  return above.find((folder) => existsSync(join(folder, "places.yaml")));
}

const marksOf = ({ value }: PackSource): string[] => {
  const { id, place, coverageYear } = (value ?? {}) as Record<string, unknown>;
  const season = typeof coverageYear === "number" ? [`${String(place)} ${coverageYear}`] : [];
  return typeof id === "string" ? [id, ...season] : season;
};

/**
 * What is found in the chosen packs (files) of the project (`tree`) or of elsewhere (`outside`: those, with what stands
 * beside them). Packs of elsewhere stand in for those of the project with their id, or their place and year.
 */
function findingsOf(
  root: string,
  tree: readonly string[],
  outside: readonly string[],
  chosen: readonly string[],
  places: readonly string[] | undefined,
): Finding[] {
  const read = (file: string): PackSource => readPackSource(file, root);
  const others = outside.filter((file) => !tree.includes(file)).map(read);
  const taken = new Set(others.flatMap(marksOf));
  const ours = tree.map(read).filter((source) => !marksOf(source).some((mark) => taken.has(mark)));
  const wanted = new Set(chosen.map((file) => relative(root, file)));
  return checkPacks([...ours, ...others], ({ file }) => wanted.has(file), places);
}

/** Every error in the packs of the project, each in a line as `canbao policy check` prints it. */
export function errorsInTree(root: string): string[] {
  return checkPacks(packsAsWritten(root), undefined, placesOf(root, []))
    .filter(({ severity }) => severity === "error")
    .map(lineOfFinding);
}

export const check: PolicyCommand = {
  usage:
    "check [文件或文件夹…] [--policies 文件夹]        检查方案：哪一行、什么问题、哪一条、怎么改；不写就查全部",
  run: (root, args, io) => reporting(io, () => runCheck(root, args, io)),
};

function runCheck(root: string, args: readonly string[], io: Io): number {
  const { rest, values } = optionsOf(args, ["policies"], check.usage);
  const tree = filesNamed(join(root, "policies"), "pack.yaml");
  const packsOf = (given: string): string[] => {
    const found = packsIn(resolve(given));
    if (found && found.length > 0) return found;
    const why = found ? `${given} 里没有 pack.yaml。` : `找不到 ${given}。`;
    throw new BadCall(`${why}\n用法：${check.usage}`);
  };
  const elsewhere = values.policies === undefined ? [] : packsOf(values.policies);
  const whole = values.policies === undefined ? tree : elsewhere;
  const chosen = rest.length === 0 ? whole : [...new Set(rest.flatMap(packsOf))];
  const around = chosen
    .filter((file) => !tree.includes(file))
    .flatMap((file) => treeAround(file) ?? []);
  const folders = [...new Set(around)];
  const beside = folders.flatMap((folder) => filesNamed(folder, "pack.yaml"));
  const outside = [...new Set([...elsewhere, ...beside, ...chosen])];
  const places = placesOf(root, [values.policies ?? [], folders].flat());
  const findings = findingsOf(root, tree, outside, chosen, places);
  for (const finding of findings) io.out(lineOfFinding(finding));
  io.out(summary(chosen.length, findings));
  return count(findings, "error") > 0 ? 1 : 0;
}
