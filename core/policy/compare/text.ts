/** A comparison as lines for a terminal. */
import { grouped, signedYuan } from "./figures";
import type { RosterComparison } from "./roster";
import { differencesOf, listedChanges, type RuleDifference, type RulesComparison } from "./rules";
import { figuresOf, peopleRows, summaryOf, type CostRow } from "./summary";

/** Columns that a text takes in a terminal: Chinese takes two. */
function columnsOfText(text: string): number {
  let columns = 0;
  for (const letter of text)
    columns += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u2018-\u201d\u2026]/.test(
      letter,
    )
      ? 2
      : 1;
  return columns;
}

const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - columnsOfText(text)));
const padStart = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - columnsOfText(text))) + text;

/** A table: the first column to the left, figures to the right. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, index) =>
    Math.max(...all.map((row) => columnsOfText(row[index] ?? ""))),
  );
  return all.map((row) =>
    row
      .map((text, index) =>
        index === 0 ? padEnd(text, widths[0] ?? 0) : padStart(text, widths[index] ?? 0),
      )
      .join("  "),
  );
}

function clauses({ citeA, citeB }: RuleDifference): string {
  const parts = [citeA && `A ${citeA}`, citeB && `B ${citeB}`].filter((part) => part);
  return parts.length > 0 ? `\u3000［${parts.join("；")}］` : "";
}

const MARK: Readonly<Record<RuleDifference["kind"], string>> = {
  same: "＝",
  changed: "≠",
  "only-a": "仅A",
  "only-b": "仅B",
};

function ruleLines(rule: RuleDifference): string[] {
  const changes = listedChanges(rule).map(({ what, a, b }) => {
    if (a === undefined) return `      ${what}：${b ?? ""}`;
    return b === undefined ? `      ${what}：${a}` : `      ${what}：${a} → ${b}`;
  });
  // What only one of them has is told whole; of a change only what changed.
  const follows = rule.follows ? "（规定没改，随着变）" : "";
  return [`  ${MARK[rule.kind]} ${rule.title}${follows}${clauses(rule)}`, ...changes];
}

/** Two packs rule by rule; what is the same is only counted. */
export function rulesText(comparison: RulesComparison): string[] {
  const { sections, worded } = differencesOf(comparison);
  const lines = sections.flatMap(({ name, rules }) => [
    `【${name}】`,
    ...rules.flatMap(ruleLines),
    "",
  ]);
  return [...lines, countsText(comparison, worded)];
}

/** How many rules differ, in one sentence. */
export function countsText(comparison: RulesComparison, worded: number): string {
  const { same, changed, followed, onlyA, onlyB } = comparison;
  const words = worded > 0 ? `（其中 ${worded} 条只是说法或条款号不同，没有列出）` : "";
  const follow = followed > 0 ? `，规定没改、随着变的 ${followed} 条` : "";
  return `有变化 ${changed} 条${words}${follow}，只有 A 有 ${onlyA} 条，只有 B 有 ${onlyB} 条，相同 ${same} 条。`;
}

function costLine(row: CostRow): string[] {
  return [row.name, ...figuresOf(row), grouped(row.aPeople), grouped(row.bPeople)];
}

const DIFFERENCES_SHOWN = 20;

/** A comparison over a roster: what each bearer pays, how people fare, and whom the sums leave out. */
export function rosterText(comparison: RosterComparison): string[] {
  const { costs, total, afterwards, fiscal, outcomes, left } = summaryOf(comparison);
  const head = ["", "A（元）", "B（元）", "B比A（元）", "A人数", "B人数"];
  const money = [...costs, total, fiscal].map(costLine);
  const later = afterwards.map((row) => costLine({ ...row, name: `事后返还个人：${row.name}` }));
  const frequent = [...comparison.distribution]
    .sort((one, other) => other.people - one.people)
    .slice(0, DIFFERENCES_SHOWN)
    .sort((one, other) => one.fen - other.fen)
    .map(({ fen, people }) => [signedYuan(fen), grouped(people)]);
  return [
    ...textTable(head, [...money, ...later]),
    "",
    ...textTable(
      ["个人缴费", "人数"],
      peopleRows(comparison)
        .filter(({ people }) => people > 0)
        .map(({ name, people }) => [name, grouped(people)]),
    ),
    "",
    ...(frequent.length === 0 ? [] : [...textTable(["每人差额（元）", "人数"], frequent), ""]),
    ...textTable(
      ["答复", "A人数", "B人数"],
      outcomes.map(({ name, a, b }) => [name, grouped(a), grouped(b)]),
    ),
    ...(left.length === 0 ? [] : ["", ...left]),
  ];
}
