import { instantOf, isoBeijing, plainDate } from "../../clock";
import type { Refund, Trade } from "./books";
import type { Merchant } from "./replies";

interface BillForm {
  /** `YYYYMMDD` */
  bill_date: string;
  bill_type: "ALL" | "SUCCESS" | "REFUND";
}

const HEADINGS =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类," +
  "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包," +
  "手续费,费率,订单金额,申请退款金额,费率备注";
const TOTALS =
  "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

/** A day's bill is made at ten the next morning and kept for three months. */
const READY_AT = "10:00";
const KEPT_MS = 92 * 24 * 3_600_000;

/** The bill of one Beijing day as WeChat writes it: yuan, a backtick before each cell. `undefined`: none exists. */
export function bill(
  trades: Trade[],
  merchant: Merchant,
  form: BillForm,
  now: number,
): string | undefined {
  const date = form.bill_date.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  const start = instantOf(date, "00:00");
  if (start === undefined) return undefined;
  const ready = instantOf(plainDate(start + 24 * 3_600_000), READY_AT) ?? 0;
  if (now < ready || now - start > KEPT_MS) return undefined;
  const rows = rowsOf(trades, merchant, date).filter(
    (row) => form.bill_type === "ALL" || row.state === form.bill_type,
  );
  if (rows.length === 0) return undefined;
  return [HEADINGS, ...rows.map(({ cells }) => line(cells)), TOTALS, line(totals(rows)), ""].join(
    "\r\n",
  );
}

interface Row {
  at: number;
  state: "SUCCESS" | "REFUND";
  orderFen: number;
  refundFen: number;
  cells: string[];
}

function rowsOf(trades: Trade[], merchant: Merchant, date: string): Row[] {
  const onDay = (at: number | undefined): at is number =>
    at !== undefined && plainDate(at) === date;
  const rows = trades.flatMap((trade) => [
    ...(onDay(trade.paidAt) ? [paymentRow(trade, merchant, trade.paidAt)] : []),
    ...trade.refunds
      .filter((refund) => onDay(refund.at))
      .map((refund) => refundRowOf(trade, refund, merchant)),
  ]);
  return rows.sort((a, b) => a.at - b.at);
}

function paymentRow(trade: Trade, merchant: Merchant, at: number): Row {
  const money = yuan(trade.totalFee);
  return {
    at,
    state: "SUCCESS",
    orderFen: trade.totalFee,
    refundFen: 0,
    cells: [
      ...common(trade, merchant, at),
      "SUCCESS",
      "OTHERS",
      "CNY",
      money,
      "0.00",
      "0",
      "0",
      "0.00",
      "0.00",
      "",
      "",
      ...tail(trade),
      money,
      "0.00",
      "",
    ],
  };
}

function refundRowOf(trade: Trade, refund: Refund, merchant: Merchant): Row {
  const money = yuan(refund.refundFee);
  return {
    at: refund.at,
    state: "REFUND",
    orderFen: 0,
    refundFen: refund.refundFee,
    cells: [
      ...common(trade, merchant, refund.at),
      "REFUND",
      "OTHERS",
      "CNY",
      "0.00",
      "0.00",
      refund.refundId,
      refund.outRefundNo,
      money,
      "0.00",
      "ORIGINAL",
      refund.status,
      ...tail(trade),
      "0.00",
      money,
      "",
    ],
  };
}

function common(trade: Trade, merchant: Merchant, at: number): string[] {
  const time = isoBeijing(at).slice(0, 19).replace("T", " ");
  return [
    time,
    merchant.appid,
    merchant.mchId,
    merchant.subMchId,
    "",
    trade.transactionId ?? "",
    trade.outTradeNo,
    trade.openid,
    "JSAPI",
  ];
}

function tail(trade: Trade): string[] {
  return [trade.body, trade.attach ?? "", "0.00000", "0.00%"];
}

function totals(rows: Row[]): string[] {
  const orders = yuan(rows.reduce((sum, row) => sum + row.orderFen, 0));
  const refunds = yuan(rows.reduce((sum, row) => sum + row.refundFen, 0));
  return [String(rows.length), orders, refunds, "0.00", "0.00000", orders, refunds];
}

function line(cells: string[]): string {
  return cells.map((cell) => `\`${cell.replace(/[,\r\n]/g, " ")}`).join(",");
}

/** Fen to yuan without floats. */
function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
