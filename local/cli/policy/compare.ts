/** `canbao policy compare`: two packs rule by rule, and over a roster person by person and in total. */
import { writeFileSync } from "node:fs";
import { inChinese, isPlainDate } from "../../../core/policy";
import {
  compareRules,
  grouped,
  reportPage,
  rosterText,
  rulesText,
  type Report,
} from "../../../core/policy/compare";
import { callOf, type Call } from "./call";
import type { Io, PolicyCommand } from "./command";
import { BadCall, reporting } from "./options";
import { packNamed, type NamedPack } from "./pack-ref";
import { ROSTER_HELP } from "./roster";
import { runRoster, type RosterRun } from "./sides";

const OPTIONS = {
  roster: "one",
  on: "one",
  people: "one",
  html: "one",
  policies: "one",
  help: "flag",
} as const;

const HELP = `两份方案逐条比较，还可以拿名册逐人算。
  A、B   方案文件，或编号（440783/2022），或编号@版次、编号@内容哈希的开头；可以是同一地方的两版，也可以是两个地方
  --roster 名册文件   逐人比较，给出各方合计；- 表示从标准输入读
  --on 日期           缴费日
  --people 文件       逐人结果写成 NDJSON
  --html 文件         写成一个网页
  --policies 文件夹   另外的方案文件夹
${ROSTER_HELP}`;

/** The day in `--on`. Throws BadCall for what is no date. */
function dayOption(call: Call): string | undefined {
  const on = call.one("on");
  if (on !== undefined && !isPlainDate(on))
    throw new BadCall(`--on ${on}：不是真实存在的日期，应写成 2026-01-31 这样`);
  return on;
}

/** The order for a roster that the call gives, if any. */
export function rosterOf(call: Call): { roster: string; on?: string; people?: string } | undefined {
  const roster = call.one("roster");
  const on = dayOption(call);
  const people = call.one("people");
  if (roster === undefined) {
    if (people !== undefined) throw new BadCall("--people 要和 --roster 一起用");
    return undefined;
  }
  return { roster, ...(on !== undefined && { on }), ...(people !== undefined && { people }) };
}

/** Sentences that say what a run over a roster was. */
function leadOf({ days, comparison, badLines }: RosterRun): string[] {
  const day =
    days.a === days.b
      ? `按${inChinese(days.a)}缴费计算`
      : `A 按${inChinese(days.a)}、B 按${inChinese(days.b)}缴费计算（各自方案的第一个缴费日）`;
  const bad = badLines > 0 ? `；另有 ${grouped(badLines)} 行读不出来，没有算` : "";
  return [`名册 ${grouped(comparison.people)} 人，${day}（名册里写了日期的按名册）${bad}。`];
}

/** Runs the roster, tells it and writes the page; gives the exit status. */
export async function tellComparison(
  packs: { a: NamedPack; b: NamedPack },
  report: Pick<Report, "title" | "a" | "b" | "bars" | "lead">,
  call: Call,
  io: Io,
): Promise<number> {
  const order = rosterOf(call);
  const html = call.one("html");
  const rules = compareRules(packs.a.document, packs.b.document);
  const run = order && (await runRoster(packs.a, packs.b, order, io));
  io.out(`A：${report.a}`);
  io.out(`B：${report.b}`);
  io.out("");
  for (const line of rulesText(rules)) io.out(line);
  if (run) {
    io.out("");
    for (const line of [...leadOf(run), ...rosterText(run.comparison)]) io.out(line);
  }
  if (html !== undefined) {
    const lead = [...report.lead, ...(run ? leadOf(run) : [])];
    const counted = run && { roster: run.comparison, badLines: run.badLines };
    writeFileSync(html, reportPage({ ...report, lead, rules, ...counted }));
    io.out(`网页已写到 ${html}`);
  }
  return run && run.badLines > 0 ? 1 : 0;
}

async function run(root: string, args: readonly string[], io: Io): Promise<number> {
  const call = callOf(args, OPTIONS, compare.usage);
  if (call.has("help")) {
    io.out(HELP);
    return 0;
  }
  const [first, second, ...others] = call.rest;
  if (first === undefined || second === undefined || others.length > 0)
    throw new BadCall(`用法：${compare.usage}`);
  const a = packNamed(root, first, { outside: call.one("policies") });
  const b = packNamed(root, second, { outside: call.one("policies") });
  const report = { title: "两份方案的比较", a: a.label, b: b.label, lead: [] };
  return tellComparison({ a, b }, report, call, io);
}

export const compare: PolicyCommand = {
  tellsHelp: true,
  usage:
    "compare A B [--roster 名册] [--on 日期] [--people 文件] [--html 文件]    两份方案逐条比较，拿名册逐人算合计（--help 看名册写法）",
  run: (root, args, io) => reporting(io, () => run(root, args, io)),
};
