import type { PaymentParams } from "../../core/contracts";

/** What we ask WeChat to take. */
export interface PayRequest {
  /** County code and ULID, at most 32 characters; stored before it is sent. */
  outTradeNo: string;
  totalFen: number;
  /** OPENID of who must pay. */
  payer: string;
  /** WeChat takes no money after this instant. */
  expiresAt: Date;
}

export type PrepayReply =
  | { kind: "prepaid"; params: PaymentParams }
  /** WeChat said no; whether it holds the order, a query tells. */
  | { kind: "refused" };

/** What WeChat's books say of a number. */
export interface Trade {
  outTradeNo: string;
  appid: string;
  merchant: string;
  state: "SUCCESS" | "REFUND" | "NOTPAY" | "CLOSED" | "REVOKED" | "USERPAYING" | "PAYERROR";
  /** With `SUCCESS` and `REFUND`. */
  paid?: {
    transactionId: string;
    totalFen: number;
    currency: string;
    payer: string;
    succeededAt: Date;
  };
}

export type TradeReply = { kind: "trade"; trade: Trade } | { kind: "no-such-order" };

/** Payment. Every call may throw `LostReply`: then nothing is known. */
export interface PayPort {
  /** Whose money it is: what evidence must name. */
  readonly identity: { appid: string; merchant: string };
  /** The same number with the same data may be sent again. */
  prepay(request: PayRequest): Promise<PrepayReply>;
  query(outTradeNo: string): Promise<TradeReply>;
  /** `refused` tells nothing about the order: ask. */
  close(outTradeNo: string): Promise<"closed" | "refused">;
}

/** Subscribe messages. May throw `LostReply`. */
export interface MessagePort {
  send(message: {
    openid: string;
    templateId: string;
    page: string;
    data: Record<string, string>;
  }): Promise<"sent" | "no-consent" | "refused">;
}

/** The phone number with which someone signed up to WeChat. May throw `LostReply`. */
export interface PhonePort {
  /** `undefined` where the code is no good. Eleven digits of a mainland number, else as WeChat writes it. */
  phoneOf(code: string): Promise<string | undefined>;
}

/** What is in a file. Where it is larger than was asked for, `bytes` says more than that, and `content` is only its beginning. */
export interface LookedAt {
  bytes: number;
  content: Buffer;
}

/** Photos in the cloud's storage. Every call that asks it may throw `LostReply`. */
export interface FilePort {
  /** The id that a file at this path has. */
  idOf(cloudPath: string): string;
  /** `undefined` where there is no such file. */
  look(fileId: string, mostBytes: number): Promise<LookedAt | undefined>;
  /** An address that holds for a while; `undefined` where there is no such file. */
  urlOf(fileId: string, seconds: number): Promise<string | undefined>;
  /** Takes files down; one that is gone already is no failure. */
  remove(fileIds: readonly string[]): Promise<void>;
}
