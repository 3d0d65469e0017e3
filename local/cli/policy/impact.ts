/** `canbao policy impact`: two revisions of a pack against what was paid under the first. */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { packsOf, yuan, type PackDocument } from "../../../core/policy";
import {
  addImpact,
  compareRules,
  grouped,
  impactOf,
  noImpact,
  payerLabel,
  rulesText,
  textTable,
  yuanFigure,
  type Impact,
  type ImpactKind,
  type ImpactTotals,
} from "../../../core/policy/compare";
import { callOf, type Call } from "./call";
import type { Io, PolicyCommand } from "./command";
import { BadCall, reporting } from "./options";
import { packNamed, type NamedPack } from "./pack-ref";
import { receiptsInFile, withDatabase, type ReceiptSource, type Stored } from "./receipts";

const OPTIONS = {
  paid: "one",
  database: "flag",
  out: "one",
  policies: "one",
  help: "flag",
} as const;

const HELP = `一份方案更正以后，看已经按旧版缴了费的人。
  R1、R2   同一份方案的旧版和新版：文件，或 编号@版次、编号@内容哈希的开头（加 --database 时也从数据库里找）
  --paid 文件     NDJSON，每行 {"receipt":{…},"paidFen":35000,"year":2022,"county":…,"orderId":…,"receiptId":…}
  --database      从环境变量 DATABASE_URL 的数据库读已缴的回执
  --out 文件      处理建议写成 NDJSON：多缴的建议退费，其余的由人决定；没有姓名和证件号
多缴的只是建议退，少缴的从不自动追缴，说不准的都由人决定。`;

const KIND: Readonly<Record<ImpactKind, string>> = {
  same: "没有影响",
  overpaid: "多缴了，建议退费",
  underpaid: "少缴了，由人决定，不自动追缴",
  "now-open": "新版说不准数额，由人决定",
  "now-refused": "按新版当天不能缴，由人决定",
  "benefit-changed": "金额不变，待遇日期变了",
  "funds-changed": "个人金额不变，出钱的单位变了",
};

/** The clause of a pack that lets money be given back to those who paid too much. */
function refundRule({ refunds = [] }: PackDocument): { says: string; cite: string } | null {
  const wanted = ["overpaid", "recognised-later", "paid-twice"] as const;
  for (const reason of wanted) {
    const found = refunds.find(({ reasons }) => reasons.includes(reason));
    if (found) return { says: found.says, cite: found.cite };
  }
  return null;
}

interface Packs {
  before: NamedPack;
  after: NamedPack;
}

/** A proposal for a person to look at. It names the payment and its reasons, never the person. */
function proposalOf({ before, after }: Packs, stored: Stored, impact: Impact): unknown {
  const { county, orderId, receiptId, where } = stored;
  const { kind, steps, cites, ...rest } = impact;
  return {
    kind: kind === "overpaid" ? "refund-proposal" : "person-decides",
    finding: kind,
    text: KIND[kind],
    ...(county === undefined ? { where } : { county }),
    ...(orderId !== undefined && { orderId }),
    ...(receiptId !== undefined && { receiptId }),
    ...rest,
    ...(kind === "overpaid" && { refundRule: refundRule(after.document) }),
    cites,
    steps,
    from: { pack: before.document.id, revision: before.document.revision, hash: before.hash },
    to: { pack: after.document.id, revision: after.document.revision, hash: after.hash },
    ...(after.document.reason !== undefined && { reason: after.document.reason }),
    ...(after.document.approvedBy !== undefined && { approvedBy: after.document.approvedBy }),
  };
}

function lineOf(stored: Stored, impact: Impact): string {
  const { kind, paidFen, shouldBeFen, refundFen, shortFen, benefit, payers, cites } = impact;
  const parts = [
    `已缴${yuan(paidFen)}，新版${shouldBeFen === null ? "说不准" : yuan(shouldBeFen)}`,
    refundFen !== undefined && `建议退${yuan(refundFen)}`,
    shortFen !== undefined && `少${yuan(shortFen)}`,
    benefit && `待遇 ${spanText(benefit.before)} → ${spanText(benefit.after)}`,
    ...payers.map(
      ({ payer, beforeFen, afterFen }) =>
        `${payerLabel(payer)} ${yuan(beforeFen)} → ${yuan(afterFen)}`,
    ),
    impact.notAsReceipted && "缴的和当时回执上的不一样",
    cites.length > 0 && `依据 ${cites.join("、")}`,
  ].filter((part) => part !== false && part !== undefined);
  const receipt = stored.receiptId === undefined ? "" : ` 回执 ${stored.receiptId}`;
  const name = stored.orderId ? `订单 ${stored.orderId}${receipt}` : stored.where;
  return `  ${name}（${stored.year}年度）${KIND[kind]}：${parts.join("；")}`;
}

const spanText = (span: { from: string; to: string } | null): string =>
  span ? `${span.from}至${span.to}` : "没有";

const MOST_LINES = 200;

/** What the run over the receipts found. */
interface Found {
  totals: ImpactTotals;
  /** Receipts of other packs or revisions: not looked at. */
  others: number;
  bad: number;
}

async function look(
  packs: Packs,
  source: ReceiptSource,
  out: string | undefined,
  io: Io,
): Promise<Found> {
  const { before, after } = packs;
  const found: Found = { totals: noImpact(), others: 0, bad: 0 };
  const output = out === undefined ? undefined : createWriteStream(out);
  let lines = 0;
  const bad = (problem: string): void => {
    found.bad += 1;
    io.err(problem);
  };
  await source.each((stored) => {
    // A person may have paid two years at once: then the answer came from two packs.
    if (!packsOf(stored.receipt).some(({ hash }) => hash === before.hash)) {
      found.others += 1;
      return;
    }
    const { paidFen, year, receipt } = stored;
    if (paidFen === undefined) {
      bad(`${stored.where}：没有写缴了多少（paidFen）`);
      return;
    }
    const impact = impactOf(
      { paidFen, year, receipt },
      (facts) => after.book.answer(facts),
      (facts) => before.book.answer(facts),
    );
    addImpact(found.totals, impact);
    if (impact.kind === "same") return;
    lines += 1;
    if (lines <= MOST_LINES) io.out(lineOf(stored, impact));
    output?.write(`${JSON.stringify(proposalOf(packs, stored, impact))}\n`);
  }, bad);
  if (lines > MOST_LINES) io.out(`  ……一共 ${lines} 笔，其余的见 --out 的文件`);
  if (output) {
    output.end();
    await once(output, "finish");
  }
  return found;
}

function tellTotals({ totals, others, bad }: Found, io: Io): void {
  const kinds = Object.entries(totals.kinds) as [ImpactKind, { people: number; fen: number }][];
  const rows = kinds
    .filter(([, { people }]) => people > 0)
    .map(([kind, { people, fen }]) => [KIND[kind], grouped(people), yuanFigure(fen)]);
  io.out("");
  io.out(`按旧版缴了费的 ${grouped(totals.paid)} 笔，共 ${yuanFigure(totals.paidFen)} 元：`);
  if (rows.length > 0)
    for (const line of textTable(["", "笔数", "金额（元）"], rows)) io.out(`  ${line}`);
  io.out("  （多缴的金额是建议退的，少缴的金额是差的，其余是已缴的。）");
  if (others > 0) io.out(`另有 ${grouped(others)} 张回执不是按这一版算的，没有看。`);
  if (bad > 0) io.out(`另有 ${grouped(bad)} 行用不了，没有看。`);
}

async function runOver(
  root: string,
  call: Call,
  names: { before: string; after: string },
  source: ReceiptSource,
  io: Io,
): Promise<number> {
  const where = { outside: call.one("policies"), published: source.documents };
  const packs = {
    before: packNamed(root, names.before, where),
    after: packNamed(root, names.after, where),
  };
  const { before, after } = packs;
  if (before.document.id !== after.document.id)
    throw new BadCall(
      `${before.document.id} 和 ${after.document.id} 不是同一份方案的两版；比较两份方案用 compare`,
    );
  io.out(`旧版：${before.label}（${before.hash.slice(0, 12)}）`);
  io.out(`新版：${after.label}（${after.hash.slice(0, 12)}）`);
  const { reason, approvedBy } = after.document;
  if (reason !== undefined) io.out(`更正原因：${reason}。批准：${approvedBy ?? "没有写"}`);
  io.out("");
  for (const line of rulesText(compareRules(before.document, after.document))) io.out(line);
  io.out("");
  const found = await look(packs, source, call.one("out"), io);
  tellTotals(found, io);
  return found.bad > 0 ? 1 : 0;
}

async function run(root: string, args: readonly string[], io: Io): Promise<number> {
  const call = callOf(args, OPTIONS, impact.usage);
  if (call.has("help")) {
    io.out(HELP);
    return 0;
  }
  const [before, after, ...others] = call.rest;
  const paid = call.one("paid");
  if (before === undefined || after === undefined || others.length > 0)
    throw new BadCall(`用法：${impact.usage}`);
  if ((paid === undefined) === !call.has("database"))
    throw new BadCall(`--paid 文件 和 --database 要写一个，也只写一个\n用法：${impact.usage}`);
  const names = { before, after };
  if (paid !== undefined) return runOver(root, call, names, receiptsInFile(paid), io);
  return withDatabase(true, (source) => runOver(root, call, names, source, io));
}

export const impact: PolicyCommand = {
  tellsHelp: true,
  usage:
    "impact 旧版 新版 --paid 回执|--database [--out 文件]    更正以后，按旧版缴了费的人怎么办：多缴的建议退，其余由人决定",
  run: (root, args, io) => reporting(io, () => run(root, args, io)),
};
