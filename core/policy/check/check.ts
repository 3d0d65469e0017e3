/** Checks packs: everything that is wrong or left open in each, told where it is written. */
import { PackError } from "../pack-error";
import { inWords } from "../pack-faults";
import { compilePack } from "../compile";
import type { PackDocument } from "../schema";
import {
  checkCasesForm,
  checkBoundaries,
  checkOwnFacts,
  peopleOf,
  placeInCases,
} from "./pack-cases";
import { checkClasses } from "./pack-classes";
import { checkConditions } from "./pack-conditions";
import { checkDates } from "./pack-dates";
import { checkItself, type ToldFinding } from "./pack-itself";
import { checkLimits } from "./pack-limits";
import { checkMoney } from "./pack-money";
import { checkOpposites } from "./pack-opposites";
import { checkPhases } from "./pack-phases";
import { checkPrices } from "./pack-prices";
import { checkWays } from "./pack-ways";
import { checkForm, type FormFinding, type Use } from "./form";
import type { Code, Finding, PackSource, Path, SourceFile } from "./finding";
import { Meaning } from "./meaning";
import { checkNames, leaningOn, usesOf } from "./names";
import { severityOf } from "./severity";
import { soundPart, type Sound } from "./sound";
import { stillToFill } from "./to-fill";
import { entriesOf, idOf, isData, wholeOf, type InheritProblem, type Whole } from "./whole";
import { citeAt, didYouMean, placeOf } from "./words";

/** A finding with the file and line at which it is written. */
function located(source: SourceFile, path: Path, told: ToldFinding): Finding {
  const { code, text, cure, severity = severityOf(code) } = told;
  const cite = told.cite === null ? undefined : citeAt(source.value, path);
  return { file: source.file, line: source.lineOf(path), severity, code, text, cite, cure };
}

function textFindings(source: SourceFile): Finding[] {
  return source.problems.map(({ kind, line, detail }): Finding => {
    const base = { file: source.file, line, severity: "error" as const };
    if (kind === "duplicate-key") {
      const text = `同一处写了两个“${detail}”，不知道算哪个`;
      return { ...base, code: "duplicate-key", text, cure: "留一个" };
    }
    if (kind === "tab") {
      return { ...base, code: "tab", text: "用了制表符缩进", cure: "缩进改用空格，每层两个" };
    }
    const text = `YAML 写法不对，从这里读不下去（${detail}）`;
    return {
      ...base,
      code: "yaml",
      text,
      cure: "看这一行和上一行的缩进、冒号后的空格、引号和括号是否成对",
    };
  });
}

/** What is wrong with the text and the form of one pack: what stops it from being read at all. */
export function formOf(source: SourceFile): Finding[] {
  if (source.problems.length > 0) return textFindings(source);
  return checkForm(source.value).map((finding) => located(source, finding.path, finding));
}

/** What entries of a list are told apart by: what is changed may have one name in several sections. */
function namesOf(section: string, { key, code, section: of }: Record<string, unknown>): string[] {
  if (section === "without" || section === "override") return [`${String(of)} 的 ${String(key)}`];
  return [key, section === "ownClasses" ? code : undefined].filter(
    (one) => typeof one === "string",
  );
}

/** Two entries of one list with the same name. */
function duplicateEntries(value: unknown): FormFinding[] {
  return Object.keys(isData(value) ? value : {}).flatMap((section) => {
    const seen = new Set<string>();
    return entriesOf(value, section).flatMap(({ entry, index }): FormFinding[] => {
      const names = typeof entry.key === "string" ? namesOf(section, entry) : [];
      const twice = names.find((name) => seen.has(name));
      for (const name of names) seen.add(name);
      if (twice === undefined) return [];
      const text = `${section} 里有两条都叫“${twice}”`;
      return [
        { code: "duplicate-entry", path: [section, index], text, cure: "改一个名称，或合成一条" },
      ];
    });
  });
}

function inheritFinding(
  { kind, path, detail }: InheritProblem,
  known: readonly string[],
): FormFinding {
  if (kind === "circle") {
    return { code: "circle", path, text: `继承绕成了圈：${detail}`, cure: "去掉其中一处 extends" };
  }
  const text = `找不到被继承的方案“${detail}”`;
  const cure = known.length === 0 ? "先写好那一份，或改正编号" : didYouMean(detail, known, "");
  return { code: "unknown-pack", path, text, cure };
}

/** Two packs that say they are the same one, or that answer for the same place and year. */
function duplicatePacks(sources: readonly PackSource[]): Finding[] {
  const first = new Map<string, PackSource>();
  return sources.flatMap((source) => {
    const value = isData(source.value) ? source.value : {};
    const marks = [
      {
        mark: `id ${String(value.id)}`,
        path: ["id"],
        text: `编号“${String(value.id)}”`,
        given: value.id,
      },
      {
        mark: `season ${String(value.place)} ${String(value.coverageYear)}`,
        path: ["coverageYear"],
        text: `${String(value.place)} 的 ${String(value.coverageYear)}年度`,
        given: value.coverageYear,
      },
    ];
    const taken = marks.find(({ mark, given }) => given !== undefined && first.has(mark));
    for (const { mark, given } of marks) {
      if (given !== undefined && !first.has(mark)) first.set(mark, source);
    }
    if (!taken) return [];
    const other = first.get(taken.mark)?.file ?? "";
    const text = `${taken.text}在 ${other} 里已经有一份方案`;
    return [
      located(source, taken.path, {
        code: "duplicate-pack",
        path: taken.path,
        text,
        cure: "改正，或只留一份",
      }),
    ];
  });
}

/** Faults of a single rule that would stop the engine from taking the pack. */
const STOPPING: readonly Code[] = ["needs-rounding", "wrong-fact", "unknown-name"];

/** Findings about the entries that have a form and names that are there. Paths are those of the sound part. */
function ruleFindings(
  { document, lost }: Sound,
  isWhole: boolean,
  cases: SourceFile | null | undefined,
): ToldFinding[] {
  const uses = usesOf(document);
  const plain = [
    // A main way that is there and has no form is not missing.
    ...checkItself(document, uses).filter(
      ({ code, path }) => code !== "main-way" || path.length > 1 || !lost.has("ways"),
    ),
    ...checkDates(document, uses),
    ...checkMoney(document, uses),
    ...checkPrices(document),
    ...checkPhases(document),
    ...checkOpposites(document),
    ...checkLimits(document, uses),
  ];
  const stopping = plain.filter(({ code }) => STOPPING.includes(code)).map(({ path }) => path);
  const rest = soundPart(document, withLeaning(document, uses, stopping));
  const meaning = rest && Meaning.of(rest.askable, peopleOf(cases, rest.askable));
  if (!meaning) {
    const refused = isWhole && !plain.some(({ code }) => severityOf(code) === "error");
    return [...plain, ...(refused ? refusal(document) : [])];
  }
  const { askable } = rest;
  const index = (key: string): number => (askable.ways ?? []).findIndex((way) => way.key === key);
  const together = [
    ...checkConditions(meaning, usesOf(askable)),
    ...checkClasses(meaning),
    // Where no day of a month is left, it is the pause that nobody gets past.
    ...(plain.some(({ code }) => code === "pause-whole") ? [] : checkWays(meaning, index)),
  ];
  return [...plain, ...standingOnly(together, rest)];
}

/** Places of entries that are wrong, and of those that lean on what they say. */
function withLeaning(document: unknown, uses: readonly Use[], places: readonly Path[]): Path[] {
  const bad = new Set(places.map(entryAt));
  return [...places, ...leaningOn(document, uses, (path) => bad.has(entryAt(path)))];
}

/** The findings about entries that are there, with the places that these have in the pack around the sound part. */
function standingOnly<Found extends FormFinding>(
  findings: readonly Found[],
  sound: Sound,
): Found[] {
  return findings
    .filter((finding) => !isStandIn(finding, sound.document))
    .map((finding) => {
      const [section, index, ...rest] = finding.path;
      if (typeof section !== "string" || typeof index !== "number") return finding;
      return { ...finding, path: [section, sound.placeOf(section, index), ...rest] };
    });
}

const entryAt = (path: Path): string => path.slice(0, 2).join("/");

/** The engine's own reason for not taking a pack in which nothing else is wrong. */
function refusal(document: PackDocument): FormFinding[] {
  try {
    inWords(() => compilePack(document, ""));
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const [section = "", key = ""] = error.path.split(".");
    const index = entriesOf(document, section).find(({ entry }) => entry.key === key)?.index;
    const path = index === undefined ? [section] : [section, index];
    return [{ code: "refused", path, text: `${error.path}：${error.problem}`, cure: error.cure }];
  }
}

function casesFindings(source: PackSource): Finding[] {
  const { cases } = source;
  if (cases === undefined) return [];
  if (cases === null) {
    const text = "旁边没有 cases.yaml，没有一个例子";
    const cure = "在同一个文件夹里写 cases.yaml：情况、预期答案、条款，界限的两边都要有";
    return [located(source, [], { code: "no-cases", path: [], text, cure })];
  }
  return [
    ...textFindings(cases),
    ...[...stillToFill(cases.value, placeInCases), ...checkCasesForm(cases)].map((finding) =>
      located(cases, finding.path, finding),
    ),
  ];
}

const ABSENCES: readonly Code[] = ["unknown-name", "main-way", "no-contacts"];

/** A finding that may stand in a pack that others inherit. */
interface Inherited extends Finding {
  /** The pack that inherits it and shows it; its own has none. */
  heir?: string | undefined;
}

/** A place that the tree of places does not hold; the nation stands above that tree. */
function unknownPlace({ value }: PackSource, places: readonly string[] | undefined): FormFinding[] {
  const place = isData(value) ? value.place : undefined;
  if (!places || typeof place !== "string" || place === "000000" || places.includes(place))
    return [];
  const text = `地区表里没有“${place}”，谁也查不到这份方案`;
  const cure = "核对地区编码；是新地区，先写进 places.yaml";
  return [{ code: "unknown-place", path: ["place"], text, cure }];
}

function checkPack(
  source: PackSource,
  byId: ReadonlyMap<string, PackSource>,
  places: readonly string[] | undefined,
): Inherited[] {
  if (source.problems.length > 0) return textFindings(source);
  const form = [...checkForm(source.value), ...duplicateEntries(source.value)];
  const { whole, problems } = wholeOf(source, byId);
  const own = [
    ...form,
    ...unknownPlace(source, places),
    ...stillToFill(source.value, (path) => placeOf(source.value, path)),
    ...problems
      .filter((problem) => problem.source === source)
      .map((problem) =>
        inheritFinding(
          problem,
          [...byId.keys()].filter((id) => id !== idOf(source)),
        ),
      ),
  ].map((finding) => located(source, finding.path, finding));
  if (!isData(source.value) || source.value.coverageYear === undefined) return own;
  // Of what a pack that cannot be found may hold, nobody can say that it is missing.
  const isSure = ({ code }: Finding): boolean => problems.length === 0 || !ABSENCES.includes(code);
  return [...own, ...wholeFindings(whole).filter(isSure), ...casesFindings(source)];
}

/** Findings about a pack that answers, with all that it inherits. */
function wholeFindings(whole: Whole): Inherited[] {
  const uses = usesOf(whole.document);
  const names = checkNames(whole, uses);
  const tell = (finding: ToldFinding, path: Path): Inherited => {
    const place = whole.locate(path);
    const heir = place.source === whole.source ? undefined : whole.id;
    return { ...located(place.source, place.path, finding), heir };
  };
  const form = checkForm(whole.document);
  const malformed = form.map(({ path }) => entryAt(path));
  // What an entry says itself was looked at where it is written; what it was changed into, only here.
  const changed = form.filter(({ path }) => whole.locate(path).path[0] === "override");
  const told = [...changed, ...names]
    .filter(({ code, path }) => code !== "unused" || !malformed.includes(entryAt(path)))
    .map((finding) => tell(finding, finding.path));
  const wrong = [...form, ...names.filter(({ code }) => severityOf(code) === "error")];
  const bad = withLeaning(
    whole.document,
    uses,
    wrong.map(({ path }) => path),
  );
  const sound = soundPart(whole.document, bad);
  if (!sound) return told;
  const { cases } = whole.source;
  const boundaries = cases ? checkBoundaries(cases, sound.document, usesOf(sound.document)) : [];
  const rules = [...ruleFindings(sound, bad.length === 0, cases), ...boundaries];
  const asked = (cases ? checkOwnFacts(cases, sound.document) : [])
    // A question that is written and has no form is none that is missing.
    .filter(() => cases && !sound.lost.has("facts"))
    .map((finding) => located(cases ?? whole.source, finding.path, finding));
  return (
    [...told, ...asked, ...standingOnly(rules, sound).map((finding) => tell(finding, finding.path))]
      // The cases of an inherited boundary stand beside the packs that inherit it, if anywhere.
      .filter(({ code, file }) => code !== "boundary-case" || file === whole.source.file)
  );
}

/** What is found in something that only stands in for a bad entry is no finding. */
function isStandIn({ path }: FormFinding, document: PackDocument): boolean {
  const [section, index] = path;
  const entry = entriesOf(document, String(section)).find((one) => one.index === index)?.entry;
  return entry?.cite === "——" && entry.says === "——";
}

/** A wider pack shows the same fault in each that inherits it, with another example. */
const plainText = ({ text }: Finding): string => text.replace(/例如：.*$/, "");
const sameFinding = (a: Finding, b: Finding): boolean =>
  a.file === b.file && a.line === b.line && a.code === b.code && plainText(a) === plainText(b);

const FAULTS: readonly string[] = ["error", "warning"];

/**
 * Each finding once. A fault that stands in one pack and shows only in those that inherit it is told with their names:
 * the one that holds it may well be in order by itself.
 */
function once(found: readonly Inherited[]): Finding[] {
  const groups: Inherited[][] = [];
  for (const finding of found) {
    const group = groups.find(([first]) => first && sameFinding(first, finding));
    if (group) group.push(finding);
    else groups.push([finding]);
  }
  return groups.flatMap((group) => {
    const { heir, ...finding } = group.find((one) => one.heir === undefined) ?? group[0] ?? {};
    if (!("text" in finding)) return [];
    if (heir === undefined || !FAULTS.includes(finding.severity)) return [finding];
    const heirs = group.map((one) => one.heir).join("、");
    return [{ ...finding, text: `在继承它的 ${heirs} 里：${finding.text}` }];
  });
}

/**
 * All findings of all packs, in the order of files and lines. `asked` names the files that are of interest; findings
 * that stand in what these inherit are told as well. `sources` must hold every pack that is inherited from. `places` are
 * the codes of all places, where they are known.
 */
export function checkPacks(
  sources: readonly PackSource[],
  asked: (source: PackSource) => boolean = () => true,
  places?: readonly string[],
): Finding[] {
  const byId = new Map<string, PackSource>();
  for (const source of sources) {
    const id = idOf(source);
    if (id !== undefined && !byId.has(id)) byId.set(id, source);
  }
  const wanted = sources.filter(asked);
  const files = new Set(wanted.map(({ file }) => file));
  const found = [
    ...duplicatePacks(sources).filter(({ file }) => files.has(file)),
    ...wanted.flatMap((source) => checkPack(source, byId, places)),
  ];
  const told = once(found);
  const order = new Map(
    sources
      .flatMap(({ file, cases }) => [file, ...(cases ? [cases.file] : [])])
      .map((file, index) => [file, index]),
  );
  return told.sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line,
  );
}
