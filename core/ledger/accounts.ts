import { PAYERS, type Payer } from "../policy";

/** The chart of accounts, rule A1. */
export type Account = "wechat" | "treasury" | "contribution" | "held" | `aid:${Payer}`;

const PLAIN = ["wechat", "treasury", "contribution", "held"] as const;

export const aidAccount = (payer: Payer): Account => `aid:${payer}`;

export function isAccount(text: string): text is Account {
  return PLAIN.some((name) => name === text) || PAYERS.some((payer) => aidAccount(payer) === text);
}
