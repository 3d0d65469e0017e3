import type { Payer } from "../policy";
import { aidAccount, isAccount, type Account } from "./accounts";
import { LedgerError } from "./errors";

export interface Posting {
  account: Account;
  /** Integer fen; debit positive, credit negative. */
  amountFen: number;
  personId: string | null;
}

export type EntryKind = "payment" | "held" | "treasury";

export interface Entry {
  county: string;
  year: number;
  /** What happened in the world; never posted twice in one book (P7). */
  key: string;
  kind: EntryKind;
  /** When it happened, ISO 8601 in Beijing time. */
  at: string;
  postings: Posting[];
}

/** What one person owes for one coverage year, and who pays the rest. Integer fen. */
export interface Charge {
  personId: string;
  year: number;
  /** Price before aid. */
  standardFen: number;
  aid: { payer: Payer; amountFen: number }[];
  /** What the person pays. */
  dueFen: number;
}

/** Where an order's money came from and when. */
export interface Receipt {
  county: string;
  transactionId: string;
  at: string;
}

/** P1: refuses an entry that does not balance. */
export function assertBalanced(entry: Entry): void {
  if (entry.postings.length < 2) throw new LedgerError("P1", "an entry needs two postings");
  for (const { account, amountFen } of entry.postings) {
    if (!isAccount(account)) throw new LedgerError("A1", "no such account");
    if (!Number.isSafeInteger(amountFen) || amountFen === 0)
      throw new LedgerError("P1", "a posting is a whole number of fen and not zero");
  }
  const sum = entry.postings.reduce((total, { amountFen }) => total + amountFen, 0);
  if (sum !== 0) throw new LedgerError("P1", `postings add up to ${sum} fen`);
}

/** P3: refuses a charge whose parts do not add up; called before money is asked for. */
export function assertCharge(charge: Charge): void {
  const aid = charge.aid.reduce((total, { amountFen }) => total + amountFen, 0);
  const parts = [charge.standardFen, charge.dueFen, ...charge.aid.map((part) => part.amountFen)];
  if (parts.some((fen) => !Number.isSafeInteger(fen) || fen < 0))
    throw new LedgerError("P3", "amounts are whole fen and not negative");
  if (charge.dueFen + aid !== charge.standardFen)
    throw new LedgerError("P3", "payment and aid do not add up to the price");
}

function chargePostings(charge: Charge): Posting[] {
  assertCharge(charge);
  const { personId } = charge;
  return [
    { account: "wechat" as const, amountFen: charge.dueFen, personId },
    ...charge.aid.map(({ payer, amountFen }) => ({
      account: aidAccount(payer),
      amountFen,
      personId,
    })),
    { account: "contribution" as const, amountFen: -charge.standardFen, personId },
  ].filter(({ amountFen }) => amountFen !== 0);
}

/** Entries of a payment, one a coverage year (P2, P4). Charges of nothing at all make no entry. */
export function paymentEntries(receipt: Receipt, charges: readonly Charge[]): Entry[] {
  const years = [...new Set(charges.map(({ year }) => year))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const postings = charges.filter((charge) => charge.year === year).flatMap(chargePostings);
    if (postings.length === 0) return [];
    return [checked(receipt, year, `pay:${receipt.transactionId}:${year}`, "payment", postings)];
  });
}

/** P5: money that WeChat took and that settles nothing yet, by coverage year. */
export function heldEntries(
  receipt: Receipt,
  amounts: readonly { year: number; amountFen: number; personId: string | null }[],
): Entry[] {
  const years = [...new Set(amounts.map(({ year }) => year))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const postings = amounts
      .filter((amount) => amount.year === year && amount.amountFen !== 0)
      .flatMap(({ amountFen, personId }): Posting[] => [
        { account: "wechat", amountFen, personId },
        { account: "held", amountFen: -amountFen, personId },
      ]);
    if (postings.length === 0) return [];
    return [checked(receipt, year, `held:${receipt.transactionId}:${year}`, "held", postings)];
  });
}

/** P6: what one voucher paid has arrived at the treasury. */
export function treasuryEntry(voucher: {
  county: string;
  year: number;
  number: string;
  personId: string;
  amountFen: number;
  at: string;
}): Entry {
  const { personId, amountFen } = voucher;
  return checked(voucher, voucher.year, `treasury:${voucher.number}`, "treasury", [
    { account: "treasury", amountFen, personId },
    { account: "wechat", amountFen: -amountFen, personId },
  ]);
}

function checked(
  { county, at }: { county: string; at: string },
  year: number,
  key: string,
  kind: EntryKind,
  postings: Posting[],
): Entry {
  const entry: Entry = { county, year, key, kind, at, postings };
  assertBalanced(entry);
  return entry;
}
