import type { PaymentParams } from "../../core/contracts";
import { LostReply } from "../../server/wechat";
import type {
  MessagePort,
  PayPort,
  PayRequest,
  PhonePort,
  Trade,
  TradeReply,
} from "../../server/wechat";

/** Where a reply gets lost: before WeChat has heard of the request, or after it has done what was asked. */
export type Loss = "request" | "reply";
export type PayCall = "prepay" | "query" | "close";

interface Kept {
  request: PayRequest;
  state: Trade["state"];
  paid?: NonNullable<Trade["paid"]>;
}

/** WeChat's own books, kept apart from ours; it loses, lies and counts on demand. */
export class FakeWeChat {
  readonly appid = "wx0000000000canbao";
  readonly merchant = "1900000109";
  readonly books = new Map<string, Kept>();
  readonly calls: Record<PayCall, number> = { prepay: 0, query: 0, close: 0 };
  readonly sent: { openid: string; templateId: string; data: Record<string, string> }[] = [];
  private readonly losses: { call: PayCall; loss: Loss }[] = [];
  private nextTransaction = 1;
  /** Changes what a query returns: forged or contradicting evidence. */
  lie: ((trade: Trade) => Trade) | undefined;
  /** Refuses the next requests of a kind. */
  refuse: Partial<Record<PayCall, number>> = {};
  /** How messages end. */
  messages: "sent" | "no-consent" | "refused" | "lost" = "sent";
  /** Phone numbers by code. */
  readonly phonesByCode = new Map<string, string>();

  lose(call: PayCall, loss: Loss, times = 1): void {
    for (let i = 0; i < times; i += 1) this.losses.push({ call, loss });
  }

  /** The payer pays; whatever the clock of the world says, `at` is when WeChat says it succeeded. */
  pay(outTradeNo: string, at: Date): void {
    const kept = this.books.get(outTradeNo);
    if (!kept || kept.state !== "NOTPAY") throw new Error("there is nothing to pay at WeChat");
    kept.state = "SUCCESS";
    kept.paid = {
      transactionId: `42000${String(this.nextTransaction++).padStart(8, "0")}`,
      totalFen: kept.request.totalFen,
      currency: "CNY",
      payer: kept.request.payer,
      succeededAt: new Date(Math.floor(at.getTime() / 1000) * 1000),
    };
  }

  /** Money that WeChat took altogether, in fen. */
  taken(): number {
    return [...this.books.values()].reduce((sum, { paid }) => sum + (paid?.totalFen ?? 0), 0);
  }

  private async through<T>(call: PayCall, work: () => T): Promise<T> {
    this.calls[call] += 1;
    await Promise.resolve();
    const index = this.losses.findIndex((loss) => loss.call === call);
    const lost = index >= 0 ? this.losses.splice(index, 1)[0] : undefined;
    if (lost?.loss === "request") throw new LostReply("lost on the way there");
    const result = work();
    if (lost?.loss === "reply") throw new LostReply("lost on the way back");
    return result;
  }

  private refuses(call: PayCall): boolean {
    const left = this.refuse[call] ?? 0;
    if (left > 0) this.refuse[call] = left - 1;
    return left > 0;
  }

  private params(outTradeNo: string): PaymentParams {
    return {
      timeStamp: "1635210000",
      nonceStr: "nonce",
      package: `prepay_id=${outTradeNo}`,
      signType: "MD5",
      paySign: "sign",
    };
  }

  readonly port: PayPort = {
    identity: { appid: this.appid, merchant: this.merchant },
    prepay: (request) =>
      this.through("prepay", () => {
        const kept = this.books.get(request.outTradeNo);
        if (this.refuses("prepay") || (kept && kept.state !== "NOTPAY")) return { kind: "refused" };
        if (!kept) this.books.set(request.outTradeNo, { request, state: "NOTPAY" });
        return { kind: "prepaid", params: this.params(request.outTradeNo) };
      }),
    query: (outTradeNo) => this.through("query", () => this.look(outTradeNo)),
    close: (outTradeNo) =>
      this.through("close", () => {
        const kept = this.books.get(outTradeNo);
        if (this.refuses("close") || kept?.state !== "NOTPAY") return "refused";
        kept.state = "CLOSED";
        return "closed";
      }),
  };

  private look(outTradeNo: string): TradeReply {
    const kept = this.books.get(outTradeNo);
    if (!kept) return { kind: "no-such-order" };
    const trade: Trade = {
      outTradeNo,
      appid: this.appid,
      merchant: this.merchant,
      state: kept.state,
      ...(kept.paid && { paid: { ...kept.paid } }),
    };
    return { kind: "trade", trade: this.lie ? this.lie(trade) : trade };
  }

  readonly messagePort: MessagePort = {
    send: ({ openid, templateId, data }) => {
      if (this.messages === "lost") return Promise.reject(new LostReply("lost"));
      if (this.messages === "sent") this.sent.push({ openid, templateId, data });
      return Promise.resolve(this.messages);
    },
  };

  readonly phonePort: PhonePort = {
    phoneOf: (code) => Promise.resolve(this.phonesByCode.get(code)),
  };
}
