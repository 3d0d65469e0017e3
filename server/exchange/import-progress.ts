import { mayBecome, reached } from "../../core/enrolment";
import { treasuryEntry } from "../../core/ledger";
import { isPlainDate } from "../../core/policy";
import { dayOf, instantOf, readInstant } from "../../core/time";
import type { StoreServices } from "../context";
import {
  advanceYear,
  leaveTrace,
  lockYears,
  postEntry,
  SYSTEM,
  voucherByNumber,
  type Tx,
  type VoucherRow,
} from "../db";
import { newKey } from "../ids";
import { fenOfYuan, readCsv } from "./csv";
import type { BadLine, ImportReport } from "./report";

/**
 * Files by which others tell how far a payment has come. One line a voucher; the same file again is nothing, and a line
 * that cannot be taken over is reported with its number while the others are.
 */

/** Columns 凭证号, 金额 (yuan) and 入库日期: the money of these vouchers is in the treasury. */
export function importTreasury(
  services: StoreServices,
  county: string,
  text: string,
): Promise<ImportReport> {
  const csv = readCsv(text, ["凭证号", "金额", "入库日期"]);
  if (!csv.ok) return Promise.resolve({ accepted: 0, repeated: 0, bad: [csv.bad] });
  const lines = csv.rows.map(({ line, cells }) => ({
    line,
    number: cells.凭证号,
    day: cells.入库日期,
    amountFen: fenOfYuan(cells.金额) ?? null,
  }));
  return takeLines(services, county, "in-treasury", lines);
}

/** Columns 凭证号 and 确认日期: the insurance side has confirmed these people's enrolment. */
export function importConfirmation(
  services: StoreServices,
  county: string,
  text: string,
): Promise<ImportReport> {
  const csv = readCsv(text, ["凭证号", "确认日期"]);
  if (!csv.ok) return Promise.resolve({ accepted: 0, repeated: 0, bad: [csv.bad] });
  const lines = csv.rows.map(({ line, cells }) => ({
    line,
    number: cells.凭证号,
    day: cells.确认日期,
  }));
  return takeLines(services, county, "confirmed", lines);
}

type Target = "in-treasury" | "confirmed";

interface ProgressLine {
  line: number;
  number: string;
  day: string;
  /** Where the file names the amount; `null` where it cannot be read. */
  amountFen?: number | null;
}

async function takeLines(
  services: StoreServices,
  county: string,
  target: Target,
  lines: readonly ProgressLine[],
): Promise<ImportReport> {
  const report: ImportReport = { accepted: 0, repeated: 0, bad: [] };
  for (const line of lines) {
    const result = await services.db.run(SYSTEM, (tx) =>
      takeLine(services, tx, county, target, line),
    );
    if (result === "accepted" || result === "repeated") report[result] += 1;
    else report.bad.push({ line: line.line, text: result } satisfies BadLine);
  }
  return report;
}

/** `accepted`, `repeated`, or what is wrong. */
async function takeLine(
  services: StoreServices,
  tx: Tx,
  county: string,
  target: Target,
  line: ProgressLine,
): Promise<string> {
  const voucher = await voucherByNumber(tx, county, line.number);
  if (!voucher) return "本县没有这个凭证号。";
  const fault = faultOf(line, voucher, dayOf(services.now()));
  if (fault) return fault;
  const years = await lockYears(tx, county, [voucher]);
  const year = years.find((row) => row.year === voucher.year);
  if (!year) return "这张凭证没有对应的参保记录。";
  const known = target === "in-treasury" ? year.treasuryAt !== null : reached(year.state, target);
  if (known) return "repeated";
  // The treasury's file may come after the confirmation; the year has then come further already.
  const overtaken = target === "in-treasury" && reached(year.state, "confirmed");
  if (!overtaken && !mayBecome(year.state, target))
    return "这个人这一年度还没有缴费记录，不能走到这一步。";
  const at = startOf(line.day);
  await advanceYear(tx, voucher, overtaken ? "treasury-after-confirmed" : target, at);
  if (target === "in-treasury") await postArrival(services, tx, voucher, at);
  await leaveTrace(tx, {
    at: services.now(),
    actor: "import",
    action: target,
    subject: voucher.id,
    personId: voucher.personId,
    county,
    origin: "import",
  });
  return "accepted";
}

function faultOf(line: ProgressLine, voucher: VoucherRow, today: string): string | undefined {
  if (!isPlainDate(line.day)) return "日期应写成 2021-12-31 这样。";
  if (line.day > today) return "日期晚于今天。";
  if (line.day < dayOf(voucher.paidAt)) return "日期早于缴费日期。";
  if (line.amountFen === null) return "金额应写成 320.00 这样，单位是元。";
  if (line.amountFen !== undefined && line.amountFen !== voucher.dueFen)
    return "金额和凭证上的金额不一致。";
  return undefined;
}

function startOf(day: string): Date {
  const at = readInstant(`${day}T00:00:00+08:00`);
  if (!at) throw new Error("a checked day is no day");
  return at;
}

async function postArrival(
  { now }: StoreServices,
  tx: Tx,
  voucher: VoucherRow,
  at: Date,
): Promise<void> {
  if (voucher.dueFen === 0) return;
  const { county, year, number, personId, dueFen } = voucher;
  const entry = treasuryEntry({
    county,
    year,
    number,
    personId,
    amountFen: dueFen,
    at: instantOf(at),
  });
  await postEntry(tx, entry, { id: newKey(now()), madeAt: now() });
}
