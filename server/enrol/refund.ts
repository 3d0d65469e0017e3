import { dueAsRecognised, isSettled, refundFenOf } from "../../core/enrolment";
import { refundRule, yuan, type Facts, type PolicyBook } from "../../core/policy";
import { dayOf } from "../../core/time";
import { paidBill, refundedFen, type Tx } from "../db";
import type { Matter } from "./matter";
import { standsAgainst, type Done } from "./outcome";

/** What a refund comes to, and by which clause. */
export interface Refund {
  fen: number;
  paidFen: number;
  says: string;
  cite: string;
}

/**
 * Decides a refund by the plan: whether there is one for the reason on the day of filing, and how much of what was paid here. Who pays it out is
 * the tax side's business; neither the ledger nor the year is touched.
 */
export async function refund(
  matter: Matter,
  tx: Tx,
  asked: { book: PolicyBook; facts: Facts },
): Promise<Done> {
  const found = await refundOf(matter, tx, asked);
  if (!matter.subject) throw standsAgainst("名册里没有这个人");
  return {
    personId: matter.subject.person.id,
    refundFen: found.fen,
    before: { 已缴: yuan(found.paidFen) },
    after: { 同意退: yuan(found.fen) },
  };
}

/** Works it out without writing; refuses with the clause where nothing is given back. */
export async function refundOf(
  { subject, row, details }: Matter,
  tx: Tx,
  { book, facts }: { book: PolicyBook; facts: Facts },
): Promise<Refund> {
  const reason = details.refundReason;
  if (!reason) throw standsAgainst("没有写明退费原因", "", "请先“更正填写内容”。");
  const year = subject?.years.find((one) => one.county === row.county && one.year === row.year);
  if (!subject || !year || !isSettled(year.state))
    throw standsAgainst(`${row.year}年度还没有缴费，没有可退的`);
  const rule = refundRule(book, facts, reason);
  if (!rule) throw standsAgainst("这种情况退不退、退多少，方案没有写", row.cite);
  const key = { county: row.county, year: row.year, personId: subject.person.id };
  const bill = await paidBill(tx, key);
  if (!bill) throw standsAgainst("这一年的费不是在这里缴的，要由收款的地方核实", rule.cite);
  // MC-08: what would have been asked on the day of payment, had the classes that are held now been known then.
  const on = year.paidAt ? dayOf(year.paidAt) : facts.on;
  const recognised =
    rule.gives === "difference"
      ? dueAsRecognised(book, { ...facts, on, registered: true, years: [row.year] })
      : null;
  const fen = refundFenOf(rule, bill.dueFen, recognised);
  if (fen === null) throw standsAgainst("退多少，方案没有写清", rule.cite);
  if (rule.gives === "nothing") throw standsAgainst(rule.says, rule.cite);
  const given = Math.min(fen, bill.dueFen - (await refundedFen(tx, key)));
  if (given <= 0) throw standsAgainst("已经没有可以退的钱", rule.cite);
  return { fen: given, paidFen: bill.dueFen, says: rule.says, cite: rule.cite };
}
