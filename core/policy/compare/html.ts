/** A comparison as one page of HTML that needs nothing else: it can be mailed, printed and kept. */
import { costChart, differenceChart, escaped } from "./chart";
import { grouped, shortYuan, signedYuan } from "./figures";
import type { RosterComparison } from "./roster";
import { differencesOf, listedChanges, type RuleDifference, type RulesComparison } from "./rules";
import { figuresOf, peopleRows, summaryOf, type CostRow, type RosterSummary } from "./summary";
import { countsText } from "./text";

export interface Report {
  title: string;
  /** How A and B are called, here and in tables. */
  a: string;
  b: string;
  /** Two words each for the bars; A and B where they are left out. */
  bars?: { a: string; b: string };
  /** Sentences under the title: which day, which roster, which change. */
  lead: readonly string[];
  rules: RulesComparison;
  roster?: RosterComparison;
  /** Lines of the roster that could not be read. */
  badLines?: number;
}

const STYLE = `
:root{color-scheme:light;--ink:#1c2430;--soft:#5b6675;--line:#dde3ea;--before:#93a4bb;--after:#14637a;--more:#a8341c;--less:#1d6b3f}
*{box-sizing:border-box}
body{margin:0 auto;max-width:960px;padding:32px 24px 64px;background:#fff;color:var(--ink);font:16px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif}
h1{font-size:26px;line-height:1.35;margin:0 0 8px}h2{font-size:19px;margin:40px 0 10px}h3{font-size:16px;margin:20px 0 6px}
p{margin:6px 0}.lead{color:var(--soft)}
.cards{display:flex;flex-wrap:wrap;gap:12px;margin:20px 0 0;padding:0;list-style:none}
.cards li{flex:1 1 200px;border:1px solid var(--line);border-radius:10px;padding:12px 16px}
.cards b{display:block;font-size:24px;line-height:1.3}.cards span{color:var(--soft);font-size:14px}
.note{border-left:4px solid #b7791f;background:#fff8e8;padding:10px 16px;margin:16px 0}
table{border-collapse:collapse;width:100%;font-size:15px;margin:8px 0}
caption{text-align:left;color:var(--soft);font-size:14px;padding-bottom:4px}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--ink);font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot th,tfoot td{border-top:2px solid var(--ink);font-weight:600}
.more{color:var(--more);fill:var(--more)}.less{color:var(--less);fill:var(--less)}.same{fill:var(--soft);color:var(--soft)}
svg{display:block;width:100%;height:auto;margin:8px 0;font-size:14px}svg text{fill:var(--ink)}
svg .small{font-size:12px;fill:var(--soft)}svg .value{font-size:13px}svg .difference{font-size:15px;font-weight:600}
svg text.more{fill:var(--more)}svg text.less{fill:var(--less)}svg text.same{fill:var(--soft)}
.before{fill:var(--before)}.after{fill:var(--after)}.rule{stroke:var(--line)}.axis{stroke:var(--ink)}
.was{color:var(--soft)}.cite{color:var(--soft);font-size:13px}
.few{max-width:560px}.scroll>svg{min-width:680px}.scroll th:first-child{min-width:8em}.rules{table-layout:fixed}.rules th:nth-child(1){width:32%}.rules th:nth-child(3){width:19%}
.scroll{overflow-x:auto}footer{margin-top:48px;color:var(--soft);font-size:13px}
@media print{body{max-width:none;padding:0}h2{break-after:avoid}svg,table{break-inside:avoid}}
`;

const tone = (value: number): string => (value > 0 ? "more" : value < 0 ? "less" : "same");
const cell = (text: string, classes = "n"): string => `<td class="${classes}">${text}</td>`;

function costCells(row: CostRow): string {
  const [a, b, difference] = figuresOf(row);
  const known = !row.aUnknown && !row.bUnknown;
  return [
    cell(a),
    cell(b),
    cell(difference, known ? `n ${tone(row.bFen - row.aFen)}` : "n"),
    cell(grouped(row.aPeople)),
    cell(grouped(row.bPeople)),
  ].join("");
}

const costRow = (row: CostRow): string =>
  `<tr><th scope="row">${escaped(row.name)}</th>${costCells(row)}</tr>`;

const COST_HEAD = `<thead><tr><th scope="col">由谁出</th><th scope="col" class="n">A（元）</th><th scope="col" class="n">B（元）</th><th scope="col" class="n">B 比 A（元）</th><th scope="col" class="n">A 人数</th><th scope="col" class="n">B 人数</th></tr></thead>`;

const table = (caption: string, rows: readonly CostRow[], foot = ""): string =>
  `<div class="scroll" tabindex="0"><table><caption>${escaped(caption)}</caption>${COST_HEAD}<tbody>${rows.map(costRow).join("")}</tbody>${foot}</table></div>`;

function costSection(report: Report, summary: RosterSummary): string {
  const { costs, total, afterwards, fiscal } = summary;
  const known = costs.every(({ aUnknown, bUnknown }) => !aUnknown && !bUnknown);
  const changes = known ? differenceChart(costs) : "";
  const picture = known ? costChart(costs, report.bars ?? { a: "A", b: "B" }) : "";
  const foot = `<tfoot>${costRow(total)}</tfoot>`;
  return `<section><h2>各方出多少钱</h2>
${picture === "" ? "" : `<div class="scroll" tabindex="0">${picture}</div>`}
${changes === "" ? "" : `<h3>多出或少出的</h3><div class="scroll" tabindex="0">${changes}</div>`}
${table("个人和各方的钱加起来，等于资助前的缴费标准。金额精确到分。", costs, foot)}
${table("财政补助按参保人头拨付，不在缴费标准里。", [fiscal])}
${afterwards.length === 0 ? "" : table("先由个人缴、事后返还的（没有从个人缴费里减去）。", afterwards)}
</section>`;
}

function cards(report: Report, comparison: RosterComparison, { costs }: RosterSummary): string {
  const persons = costs[0];
  const others = costs.slice(1);
  const items: [string, string][] = [
    [grouped(comparison.people), "名册人数"],
    moreOrLess("个人一共", persons ? [persons] : []),
    moreOrLess("财政和基金一共", others),
    [grouped(comparison.b.open), "B 里数额说不准的人（不在合计里）"],
  ];
  const bad = report.badLines ?? 0;
  if (bad > 0) items.push([grouped(bad), "读不出来的行（没有算）"]);
  return `<ul class="cards">${items.map(([value, name]) => `<li><b>${value}</b><span>${name}</span></li>`).join("")}</ul>`;
}

function moreOrLess(who: string, rows: readonly CostRow[]): [string, string] {
  if (rows.some(({ aUnknown, bUnknown }) => aUnknown ?? bUnknown))
    return ["说不准", `${who}出的钱`];
  const fen = rows.reduce((total, { aFen, bFen }) => total + bFen - aFen, 0);
  if (fen === 0) return ["不变", `${who}出的钱`];
  return [shortYuan(Math.abs(fen)), `${who}${fen > 0 ? "多出" : "少出"}`];
}

function peopleSection(comparison: RosterComparison, { outcomes }: RosterSummary): string {
  const rows = peopleRows(comparison).filter(({ people }) => people > 0);
  const people = rows.map(
    ({ name, people: count }) =>
      `<tr><th scope="row">${escaped(name)}</th>${cell(grouped(count))}</tr>`,
  );
  const answers = outcomes.map(
    ({ name, a, b }) =>
      `<tr><th scope="row">${escaped(name)}</th>${cell(grouped(a))}${cell(grouped(b))}</tr>`,
  );
  return `<section><h2>对人有什么影响</h2>
<table class="few"><thead><tr><th scope="col">个人缴费</th><th scope="col" class="n">人数</th></tr></thead><tbody>${people.join("")}</tbody></table>
${distribution(comparison)}
<table class="few"><thead><tr><th scope="col">答复</th><th scope="col" class="n">A 人数</th><th scope="col" class="n">B 人数</th></tr></thead><tbody>${answers.join("")}</tbody></table></section>`;
}

const MOST_ROWS = 24;

/** How much more or less how many people pay: the most frequent differences. */
function distribution({ distribution: all, otherDifferences }: RosterComparison): string {
  if (all.length === 0) return "";
  const frequent = [...all].sort((one, other) => other.people - one.people).slice(0, MOST_ROWS);
  const shown = all.filter((entry) => frequent.includes(entry));
  const most = Math.max(...shown.map(({ people }) => people));
  const counted = shown.reduce((sum, { people }) => sum + people, 0);
  const left = all.reduce((sum, { people }) => sum + people, otherDifferences) - counted;
  const rows = shown.map(({ fen, people }) => {
    const width = Math.max(1, Math.round((people * 220) / most));
    const picture = `<svg viewBox="0 0 220 14" style="width:220px" aria-hidden="true"><rect width="${width}" height="14" rx="2" class="${tone(fen)}"/></svg>`;
    return `<tr><th scope="row" class="n ${tone(fen)}">${signedYuan(fen)}</th>${cell(grouped(people))}<td>${picture}</td></tr>`;
  });
  const rest = left === 0 ? "" : `<p>另有 ${grouped(left)} 人是别的差额。</p>`;
  return `<div class="scroll" tabindex="0"><table class="few"><caption>每人差多少（元，B 比 A），各有多少人</caption><thead><tr><th scope="col" class="n">每人差额</th><th scope="col" class="n">人数</th><th scope="col"><span class="was">多少</span></th></tr></thead><tbody>${rows.join("")}</tbody></table></div>${rest}`;
}

const KIND: Readonly<Record<RuleDifference["kind"], string>> = {
  same: "相同",
  changed: "有变化",
  "only-a": "只有 A 有",
  "only-b": "只有 B 有",
};

function ruleRow(rule: RuleDifference): string {
  const cites = [rule.citeA && `A ${rule.citeA}`, rule.citeB && `B ${rule.citeB}`]
    .filter((cite) => cite !== undefined)
    .map((cite) => `<div class="cite">${escaped(cite)}</div>`);
  const changes = listedChanges(rule).map(({ what, a, b }) => {
    const was = a === undefined ? "" : `<span class="was">${escaped(a)}</span>`;
    const arrow = a !== undefined && b !== undefined ? " → " : "";
    return `<div>${escaped(what)}：${was}${arrow}${b === undefined ? "" : escaped(b)}</div>`;
  });
  const kind = rule.follows ? "规定没改，随着变" : KIND[rule.kind];
  const told = rule.kind === "changed" && !rule.follows ? "" : `（${kind}）`;
  return `<tr><th scope="row">${escaped(rule.title)}${told}</th><td>${changes.join("")}</td><td>${cites.join("")}</td></tr>`;
}

function rulesSection(comparison: RulesComparison): string {
  const { sections, worded } = differencesOf(comparison);
  const tables = sections.map(
    ({ name, rules }) =>
      `<h3>${escaped(name)}</h3><div class="scroll" tabindex="0"><table class="rules"><thead><tr><th scope="col">规定</th><th scope="col">A → B</th><th scope="col">条款</th></tr></thead><tbody>${rules.map(ruleRow).join("")}</tbody></table></div>`,
  );
  return `<section><h2>规定有什么不同</h2><p>${countsText(comparison, worded)}</p>${tables.join("")}</section>`;
}

/** The page. Deterministic: the same comparison gives the same text. */
export function reportPage(report: Report): string {
  const { title, roster, rules, lead } = report;
  const summary = roster && summaryOf(roster);
  const left = summary?.left.map((sentence) => `<p>${escaped(sentence)}</p>`).join("") ?? "";
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="lead">A：${escaped(report.a)}<br>B：${escaped(report.b)}</p>`,
    ...lead.map((sentence) => `<p class="lead">${escaped(sentence)}</p>`),
    ...(roster && summary
      ? [
          cards(report, roster, summary),
          left === "" ? "" : `<div class="note" role="note">${left}</div>`,
          costSection(report, summary),
          peopleSection(roster, summary),
        ]
      : []),
    rulesSection(rules),
    `<footer>由“参保”的政策引擎按两份方案逐人计算。名册里没有写的情况按普通本地居民算。只供测算，不是应缴通知。</footer>`,
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>${parts.filter((part) => part !== "").join("\n")}</main></body></html>
`;
}
