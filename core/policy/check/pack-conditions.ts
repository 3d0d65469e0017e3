/** Conditions and cases: what never holds, what holds together, what is left out, what is never reached. */
import type { Condition } from "../schema-rules";
import { AmountRule, CountRule, DateRule } from "../schema-rules";
import type { PackDocument } from "../schema";
import { bandsOf, common, gapsOf, groupsOf, leavesEnds, spanText, type Sibling } from "./bands";
import type { FormFinding, Use } from "./form";
import type { Path } from "./finding";
import { conditionOf, type Meaning } from "./meaning";
import { isData } from "./whole";
import { at, placeOf } from "./words";
import { example } from "./witness";

const MOST = 6000;

interface Cases {
  path: Path;
  cases: { when: Condition; is: unknown }[];
  /** What the entry around it asks for anyway. */
  given: Condition[];
}

/** The condition of the entry around a place, where the place is not part of that condition. */
function givenAt(document: unknown, path: Path): Condition[] {
  const [section, index, field] = path;
  if (section === undefined || index === undefined || field === "when") return [];
  const entry = at(document, [section, index]);
  return isData(entry) && entry.when !== undefined ? [entry.when as Condition] : [];
}

function casesIn(document: PackDocument, uses: readonly Use[]): Cases[] {
  const seen = new Set<string>();
  return uses.flatMap(({ schema, value, path }): Cases[] => {
    const isRule = schema === DateRule || schema === CountRule || schema === AmountRule;
    if (!isRule || !isData(value) || !Array.isArray(value.cases)) return [];
    const mark = path.join("/");
    if (seen.has(mark)) return [];
    seen.add(mark);
    const cases = value.cases as Cases["cases"];
    return [{ path, cases, given: givenAt(document, path) }];
  });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const nth = (index: number): string => `第 ${index + 1} 种情形`;

/** What is wrong with the bands among the cases; the pairs that were settled are added to `settled`. */
function caseBands(
  { path, cases }: Cases,
  document: PackDocument,
  settled: Set<string>,
): FormFinding[] {
  const siblings = cases.flatMap(({ when }, index): Sibling[] =>
    bandsOf(when, document).map((band) => ({ index, band })),
  );
  return groupsOf(siblings).flatMap((group) => {
    const findings: FormFinding[] = [];
    for (const [place, a] of group.entries()) {
      for (const b of group.slice(place + 1)) {
        settled.add(`${a.index}/${b.index}`);
        const both = common(a.band.span, b.band.span);
        if (!both || same(cases[a.index]?.is, cases[b.index]?.is)) continue;
        findings.push({
          code: "band-overlap",
          path: [...path, "cases", b.index],
          text: `${placeOf(document, path)}：${nth(a.index)}和${nth(b.index)}重叠，${a.band.word}为${spanText(a.band, both)}的两边都算`,
          cure: "改其中一段的起止，让每个人只落在一段里",
        });
      }
    }
    // A single hole is what `otherwise` is for; beside open ends it is more likely forgotten.
    const gaps = leavesEnds(group) ? gapsOf(group) : [];
    const forgotten = gaps.map(({ before, after, ...span }): FormFinding => ({
      code: "band-gap",
      path: [...path, "cases", after.index],
      text: `${placeOf(document, path)}：${nth(before.index)}和${nth(after.index)}之间有空缺，${before.band.word}为${spanText(before.band, span)}的按 otherwise 算`,
      cure: "把两段接上；确实是 otherwise 的，单独写成一种情形",
    }));
    return [...findings, ...forgotten];
  });
}

function casePairs(meaning: Meaning, one: Cases, settled: ReadonlySet<string>): FormFinding[] {
  const { document } = meaning;
  const { path, cases, given } = one;
  const givenTests = given.map((condition) => meaning.test(condition));
  const tests = cases.map(({ when }) => meaning.test(when));
  const findings: FormFinding[] = [];
  for (const [later, { when, is }] of cases.entries()) {
    for (const [earlier, first] of cases.slice(0, later).entries()) {
      if (settled.has(`${earlier}/${later}`) || same(first.is, is)) continue;
      const { witness } = meaning.find(
        [first.when, when, ...given].flatMap(conditionOf),
        (asking) =>
          tests[earlier]?.(asking) === true &&
          tests[later]?.(asking) === true &&
          givenTests.every((test) => test(asking)),
        MOST,
      );
      if (!witness) continue;
      findings.push({
        code: "cases-overlap",
        path: [...path, "cases", later],
        text: `${placeOf(document, path)}：${nth(earlier)}和${nth(later)}会同时成立，结果不同。${example(witness, document)}`,
        cure: "给其中一种加上条件（如 not），让每个人只合一种",
      });
    }
  }
  return findings;
}

function deadCases(meaning: Meaning, { path, cases, given }: Cases): FormFinding[] {
  const tests = cases.map(({ when }) => meaning.test(when));
  const givenTests = given.map((condition) => meaning.test(condition));
  return cases.flatMap(({ when }, index): FormFinding[] => {
    if (isSettled(meaning, when)) return [];
    const earlier = cases.slice(0, index).map((one) => one.when);
    const { witness, complete } = meaning.find(
      [when, ...earlier, ...given].flatMap(conditionOf),
      (asking) =>
        tests[index]?.(asking) === true &&
        !tests.slice(0, index).some((test) => test(asking)) &&
        givenTests.every((test) => test(asking)),
      MOST,
    );
    if (witness || !complete) return [];
    return [
      {
        code: "dead-case",
        path: [...path, "cases", index],
        text: `${placeOf(meaning.document, path)}：${nth(index)}永远轮不到，前面的情形或外面的条件已经把它占了`,
        cure: "核对条件；确实轮不到就去掉",
      },
    ];
  });
}

/** Whether a setting or the coverage year decides, and nothing about a person: what rests now may hold elsewhere. */
function isSettled(meaning: Meaning, condition: Condition): boolean {
  const { leaves, anchors, own } = meaning.interestIn(conditionOf(condition));
  if (leaves.has("setting")) return true;
  const fixed = ["year-start", "year-end"];
  const asksNobody =
    own.size === 0 &&
    [...leaves].every((leaf) => leaf === "day" || leaf === "count") &&
    [...anchors].every((anchor) => fixed.includes(anchor));
  return asksNobody && leaves.size > 0;
}

/** Conditions of entries that hold for nobody. Ways have findings of their own. */
function neverHolding(meaning: Meaning): FormFinding[] {
  const { document } = meaning;
  return Object.entries(document).flatMap(([section, list]) => {
    if (!Array.isArray(list) || section === "ways") return [];
    return (list as unknown[]).flatMap((entry, index): FormFinding[] => {
      if (!isData(entry) || entry.when === undefined) return [];
      const condition = entry.when as Condition;
      if (isSettled(meaning, condition)) return [];
      const test = meaning.test(condition);
      const { witness, complete } = meaning.find(conditionOf(condition), test, MOST);
      if (witness || !complete) return [];
      const path: Path = [section, index, "when"];
      return [
        {
          code: "never-holds",
          path,
          text: `${placeOf(document, [section, index])}的条件永远不成立`,
          cure: "看看是不是互相矛盾，或日期写反了",
        },
      ];
    });
  });
}

/** Findings about conditions and cases of a pack. */
export function checkConditions(meaning: Meaning, uses: readonly Use[]): FormFinding[] {
  const cases = casesIn(meaning.document, uses).flatMap((one) => {
    const settled = new Set<string>();
    const bands = caseBands(one, meaning.document, settled);
    const overlaps = casePairs(meaning, one, settled);
    // Where two cases overlap, that is what has to be settled first.
    const dead = overlaps.length > 0 ? [] : deadCases(meaning, one);
    return [...bands, ...overlaps, ...dead];
  });
  return [...neverHolding(meaning), ...cases];
}
