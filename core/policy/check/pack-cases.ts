/** The cases beside a pack: their form, and whether both sides of every boundary are among them. */
import type { Advice, AidShare, ExtraCharge, Line, Question, Quote, Step, Unused } from "../answer";
import { addDays } from "../calendar";
import { PackCase } from "../explain/case-file";
import { Facts } from "../facts";
import { isPlainDate } from "../plain-date";
import { Leaf } from "../schema-rules";
import type { PackDocument } from "../schema";
import { formFindings, type FormFinding, type Use } from "./form";
import type { Path, SourceFile } from "./finding";
import { isData } from "./whole";
import { didYouMean, placeOf } from "./words";

/** A place in the cases in words: `例子“开放当天”的 facts.on`. */
export function placeInCases(path: Path, cases: unknown): string {
  const [index, ...rest] = path;
  const one = Array.isArray(cases) ? (cases as unknown[])[Number(index)] : undefined;
  const name =
    isData(one) && typeof one.name === "string" ? `“${one.name}”` : `第 ${Number(index) + 1} 个`;
  return `例子${name}${rest.length === 0 ? "" : `的 ${rest.join(".")}`}`;
}

const AID: readonly (keyof AidShare)[] = [
  "category",
  "payer",
  "payerLabel",
  "amount",
  "afterwards",
];
const LINE: readonly (keyof Line)[] = ["year", "standard", "aid", "due", "extras", "afterwards"];
const UNUSED: readonly (keyof Unused)[] = ["category", "reason", "text", "cite"];
const EXTRA: readonly (keyof ExtraCharge)[] = ["key", "amount"];
const QUESTION: readonly (keyof Question)[] = ["fact", "text"];
const STEP: readonly (keyof Step)[] = ["text", "cite", "topic", "year", "fen"];
const ADVICE: readonly (keyof Advice)[] = ["text", "cite"];

/** What an answer says, at its head and in the entries of each of its lists. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  expect: [...Object.keys(PackCase.shape.expect.shape), "pack" satisfies keyof Quote],
  lines: LINE,
  aid: AID,
  afterwards: AID,
  extras: EXTRA,
  unused: UNUSED,
  questions: QUESTION,
  because: STEP,
  next: ADVICE,
};

/** Keys that no answer has: nothing would ever agree with them. */
function unknownParts(value: unknown, path: Path): { key: string; path: Path; known: string[] }[] {
  const part = path.filter((step) => typeof step === "string").at(-1) ?? "";
  if (Array.isArray(value)) return value.flatMap((one, at) => unknownParts(one, [...path, at]));
  const known = PARTS[part];
  if (!isData(value) || !known) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    known.includes(key)
      ? unknownParts(inner, [...path, key])
      : [{ key, path: [...path, key], known: [...known] }],
  );
}

/** What is wrong with one case, in the words of the form. */
function checkCase(one: unknown, index: number, cases: unknown): FormFinding[] {
  const place = (path: Path): string => placeInCases([index, ...path], cases);
  const wrong = (path: Path, text: string, cure: string): FormFinding => ({
    code: "bad-case",
    path: [index, ...path],
    text,
    cure,
  });
  const form = formFindings(PackCase, one, place).map(({ path, text, cure }) =>
    wrong(path, text, cure),
  );
  const expected = isData(one) ? one.expect : undefined;
  if (!isData(expected)) return form;
  if (Object.keys(expected).length === 0) {
    const text = `${place(["expect"])}：没有写预期什么，怎样都算对`;
    return [...form, wrong(["expect"], text, "写上预期的 outcome、due 等")];
  }
  const unknown = unknownParts(expected, ["expect"]).map(({ key, path, known }) =>
    wrong(path, `${place(path)}：答案里没有“${key}”`, didYouMean(key, known, "")),
  );
  return [...form, ...unknown];
}

/** A day on whose two sides something is different. */
interface Boundary {
  path: Path;
  fact: "on" | "birthDate";
  /** The two days that have to be among the cases. */
  days: [string, string];
}

function boundariesOf(document: PackDocument, uses: readonly Use[]): Boundary[] {
  const isDay = (rule: unknown): rule is string => typeof rule === "string" && isPlainDate(rule);
  const ways = (document.ways ?? []).flatMap(({ opens, closes, disputed }, index): Boundary[] => {
    const first = (day: unknown, ...path: string[]): Boundary[] =>
      isDay(day)
        ? [{ path: ["ways", index, ...path], fact: "on", days: [addDays(day, -1), day] }]
        : [];
    const last = (day: unknown, ...path: string[]): Boundary[] =>
      isDay(day)
        ? [{ path: ["ways", index, ...path], fact: "on", days: [day, addDays(day, 1)] }]
        : [];
    return [
      ...first(opens, "opens"),
      ...last(closes, "closes"),
      ...last(disputed?.closes, "disputed", "closes"),
    ];
  });
  const births = uses.flatMap(({ schema, value, path }): Boundary[] => {
    if (schema !== Leaf || path[0] !== "classes" || !isData(value) || !isData(value.born))
      return [];
    const { from, to } = value.born;
    return [
      ...(isDay(from)
        ? [
            {
              path: [...path, "born", "from"],
              fact: "birthDate" as const,
              days: [addDays(from, -1), from] as [string, string],
            },
          ]
        : []),
      ...(isDay(to)
        ? [
            {
              path: [...path, "born", "to"],
              fact: "birthDate" as const,
              days: [to, addDays(to, 1)] as [string, string],
            },
          ]
        : []),
    ];
  });
  return [...ways, ...births];
}

/** Findings of the file of cases itself; places in it are paths of that file. */
export function checkCasesForm(cases: SourceFile): FormFinding[] {
  const { value } = cases;
  if (cases.problems.length > 0) return [];
  if (!Array.isArray(value) || value.length === 0) {
    return [
      {
        code: "no-cases",
        path: [],
        text: "例子文件里一个例子也没有",
        cure: "至少写开放第一天、截止最后一天和它们的前后一天",
      },
    ];
  }
  return value.flatMap((one, index) => checkCase(one, index, value));
}

/** Facts of the cases that the pack does not ask for; places are paths of the cases. */
export function checkOwnFacts(cases: SourceFile, document: PackDocument): FormFinding[] {
  const declared = (document.facts ?? []).map(({ key }) => key);
  return (Array.isArray(cases.value) ? (cases.value as unknown[]) : []).flatMap((one, index) => {
    const facts = isData(one) && isData(one.facts) ? one.facts : {};
    // Another place or year has questions of its own.
    if ((facts.place ?? document.place) !== document.place) return [];
    if ((facts.year ?? document.coverageYear) !== document.coverageYear) return [];
    return Object.keys(isData(facts.more) ? facts.more : {})
      .filter((key) => !declared.includes(key))
      .map((key): FormFinding => {
        const path: Path = [index, "facts", "more", key];
        const text = `${placeInCases(path, cases.value)}：方案没有问“${key}”`;
        return { code: "bad-case", path, text, cure: didYouMean(key, declared, "facts") };
      });
  });
}

/** Boundaries of the pack without a case on both sides; places are paths of the pack. */
export function checkBoundaries(
  cases: SourceFile,
  document: PackDocument,
  uses: readonly Use[],
): FormFinding[] {
  if (!Array.isArray(cases.value)) return [];
  const asked = { on: new Set<string>(), birthDate: new Set<string>() };
  for (const one of cases.value as unknown[]) {
    const facts = isData(one) && isData(one.facts) ? one.facts : {};
    if (typeof facts.on === "string") asked.on.add(facts.on);
    if (typeof facts.birthDate === "string") asked.birthDate.add(facts.birthDate);
  }
  const seen = new Set<string>();
  return boundariesOf(document, uses).flatMap(({ path, fact, days }): FormFinding[] => {
    const lacking = days.filter((day) => !asked[fact].has(day));
    const mark = `${fact}/${days.join()}`;
    if (lacking.length === 0 || seen.has(mark)) return [];
    seen.add(mark);
    const what = fact === "on" ? `${lacking.join("、")} 缴费` : `${lacking.join("、")} 出生`;
    const text = `${placeOf(document, path)} 这条界限，cases.yaml 里没有 ${what}的例子`;
    return [
      { code: "boundary-case", path, text, cure: `补上 ${fact} 为 ${lacking.join(" 和 ")} 的例子` },
    ];
  });
}

/** The people of whom the cases tell, as far as they can be asked about. */
export function peopleOf(cases: SourceFile | null | undefined, document: PackDocument): Facts[] {
  const list: unknown = cases?.value;
  return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((one) => {
    const facts = isData(one) && isData(one.facts) ? one.facts : {};
    const { place, coverageYear: year } = document;
    const asked = Facts.safeParse({ place, year, ...facts });
    return asked.success ? [asked.data] : [];
  });
}
