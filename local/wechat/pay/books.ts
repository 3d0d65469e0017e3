import type { Journal } from "../journal";

/** WeChat Pay's own record of one order. Money in fen, instants in milliseconds. */
export interface Trade {
  outTradeNo: string;
  subMchId: string;
  openid: string;
  body: string;
  attach?: string;
  totalFee: number;
  orderedAt: number;
  /** Last instant at which it can be paid, where the merchant gave one. */
  expiresAt?: number;
  prepayId: string;
  prepaidAt: number;
  /** Which function hears of success. */
  notify: Callback;
  state: "NOTPAY" | "SUCCESS" | "REFUND" | "CLOSED";
  transactionId?: string;
  paidAt?: number;
  refunds: Refund[];
  /** Whether the function has answered a notification of success with errcode 0. */
  acknowledged: boolean;
  /** Success is not told by itself (asked for in the console). */
  silent: boolean;
}

export interface Refund {
  outRefundNo: string;
  refundId: string;
  refundFee: number;
  at: number;
  status: "PROCESSING" | "SUCCESS" | "CHANGE";
  settledAt?: number;
  notify?: Callback;
}

export interface Callback {
  envId: string;
  functionName: string;
}

export type PayEntry =
  | { kind: "ordered"; trade: Omit<Trade, "state" | "refunds" | "acknowledged" | "silent"> }
  | { kind: "prepaid"; outTradeNo: string; prepayId: string; at: number }
  | { kind: "paid"; outTradeNo: string; transactionId: string; at: number; silent: boolean }
  | { kind: "acknowledged"; outTradeNo: string }
  | { kind: "closed"; outTradeNo: string }
  | { kind: "refunding"; outTradeNo: string; refund: Refund }
  | {
      kind: "refund-settled";
      outTradeNo: string;
      outRefundNo: string;
      status: "SUCCESS" | "CHANGE";
      at: number;
    };

/** The books of WeChat Pay: only what is written in the journal is true. */
export interface Books {
  find(outTradeNo: string): Trade | undefined;
  findByTransaction(transactionId: string): Trade | undefined;
  findByPrepay(prepayId: string): Trade | undefined;
  all(): Trade[];
  write(entry: PayEntry): void;
}

export function openBooks(journal: Journal<PayEntry>): Books {
  const trades = new Map<string, Trade>();
  const byTransaction = new Map<string, Trade>();
  const byPrepay = new Map<string, Trade>();
  const apply = (entry: PayEntry): void => {
    const trade = applyTo(trades, entry);
    byPrepay.set(trade.prepayId, trade);
    if (trade.transactionId) byTransaction.set(trade.transactionId, trade);
  };
  journal.read().forEach(apply);
  return {
    find: (outTradeNo) => trades.get(outTradeNo),
    findByTransaction: (transactionId) => byTransaction.get(transactionId),
    findByPrepay: (prepayId) => byPrepay.get(prepayId),
    all: () => [...trades.values()],
    write(entry) {
      journal.append(entry);
      apply(entry);
    },
  };
}

function applyTo(trades: Map<string, Trade>, entry: PayEntry): Trade {
  if (entry.kind === "ordered") {
    const trade: Trade = {
      ...entry.trade,
      state: "NOTPAY",
      refunds: [],
      acknowledged: false,
      silent: false,
    };
    trades.set(trade.outTradeNo, trade);
    return trade;
  }
  const trade = trades.get(entry.outTradeNo);
  if (!trade) throw new Error(`the books name an order they do not hold: ${entry.outTradeNo}`);
  change(trade, entry);
  return trade;
}

function change(trade: Trade, entry: Exclude<PayEntry, { kind: "ordered" }>): void {
  switch (entry.kind) {
    case "prepaid":
      Object.assign(trade, { prepayId: entry.prepayId, prepaidAt: entry.at });
      return;
    case "paid":
      trade.state = "SUCCESS";
      Object.assign(trade, {
        transactionId: entry.transactionId,
        paidAt: entry.at,
        silent: entry.silent,
      });
      return;
    case "acknowledged":
      trade.acknowledged = true;
      return;
    case "closed":
      trade.state = "CLOSED";
      return;
    case "refunding":
      trade.state = "REFUND";
      trade.refunds.push({ ...entry.refund });
      return;
    case "refund-settled": {
      const refund = trade.refunds.find(({ outRefundNo }) => outRefundNo === entry.outRefundNo);
      if (refund) Object.assign(refund, { status: entry.status, settledAt: entry.at });
    }
  }
}
