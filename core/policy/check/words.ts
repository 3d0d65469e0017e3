/** How the check speaks of places in a pack, and what somebody may have meant. */
import type { Path } from "./finding";

const SECTIONS: Readonly<Record<string, string>> = {
  document: "方案文件",
  coverageSpan: "保障年度的起止",
  settings: "选项",
  facts: "自设问题",
  conditions: "条件",
  dates: "日期",
  counts: "数目",
  amounts: "金额",
  eligible: "参保条件",
  barred: "不能参保的情形",
  ownClasses: "自设身份",
  classes: "资助",
  combine: "合算办法",
  noAid: "不资助的身份",
  classDates: "身份起止",
  ways: "缴费办法",
  registration: "参保登记",
  pauses: "停收日",
  settlementPause: "结算日",
  procedures: "办事",
  refunds: "退费",
  rosters: "名单",
  reports: "报表",
  targets: "任务指标",
  channels: "缴费渠道",
  contacts: "联系电话",
  notes: "说明",
  disputes: "矛盾",
  unstated: "没有写明的事",
  notEncoded: "没有收录的条款",
  without: "不适用的继承条目",
  override: "改动的继承条目",
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path, or undefined. */
export function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );
}

/** A place in a pack in words: `缴费办法“window”的 closes`. */
export function placeOf(root: unknown, path: Path): string {
  const [section, index, ...rest] = path;
  if (section === undefined) return "方案";
  const name = SECTIONS[section] ?? String(section);
  if (index === undefined) return SECTIONS[section] ? `“${section}”（${name}）` : `“${section}”`;
  const listed = typeof index === "number";
  const entry = at(root, [section, index]);
  const key = isRecord(entry) && typeof entry.key === "string" ? entry.key : undefined;
  const which = key === undefined ? `第 ${Number(index) + 1} 条` : `“${key}”`;
  const within = listed ? rest : [index, ...rest];
  const head = listed ? `${name}${which}` : name;
  return within.length === 0 ? head : `${head}的 ${steps(within)}`;
}

const steps = (path: Path): string =>
  path
    .map((step, place) =>
      typeof step === "number" ? `[${step + 1}]` : place === 0 ? step : `.${step}`,
    )
    .join("");

/** The clause that a place stands under: that of the nearest entry around it. */
export function citeAt(root: unknown, path: Path): string | undefined {
  for (let length = path.length; length >= 1; length -= 1) {
    const value = at(root, path.slice(0, length));
    if (!isRecord(value)) continue;
    const cite = value.cite ?? value.clause;
    if (typeof cite === "string" && cite !== "") return cite;
  }
  return undefined;
}

/** Letters to be changed, added, left out or swapped with a neighbour to make one word of another. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cell = (back: number, column: number): number => rows[i - back]?.[column] ?? 0;
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(cell(1, j) + 1, (row[j - 1] ?? 0) + 1, cell(1, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, cell(2, j - 2) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The known word that was most likely meant; undefined where none is near. */
export function meant(word: string, known: readonly string[]): string | undefined {
  const folded = word.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, far: distance(folded, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, far }) =>
        far <= Math.max(1, Math.ceil(Math.max(word.length, candidate.length) / 3)),
    );
  return near.sort((a, b) => a.far - b.far)[0]?.candidate;
}

/** Whether one of two words is the other with a slip or two; names that differ by their numbers are meant to differ. */
export const isSlip = (a: string, b: string): boolean =>
  distance(a, b) <= 2 && a.replace(/\d/g, "") !== b.replace(/\d/g, "");

/** `是不是想写“personal”`, or the words that may stand there. */
export function didYouMean(word: string, known: readonly string[], where: string): string {
  const guess = meant(word, known);
  if (guess !== undefined) return `是不是想写“${guess}”`;
  if (known.length === 0) return `先在 ${where} 里写上它，或去掉这处`;
  const listed = known.slice(0, 12).join("、");
  return `可以写：${listed}${known.length > 12 ? "……" : ""}`;
}
