import { walkChain, type ChainFault } from "../../core/chain";
import { entryBytes } from "../../core/ledger";
import { checkTrail, tellTrailFault } from "../audit";
import type { StoreServices } from "../context";
import {
  auditBooks,
  breaches,
  lastAuditLink,
  lastLink,
  ledgerBooks,
  linksAfter,
  ROW_CHECKS,
  SYSTEM,
  type Book,
  type RowCheck,
} from "../db";
import { keyStatus } from "../keys";
import { CHECK_WORDS } from "./words";

/** Something in the database that cannot be. */
export interface IntegrityFault {
  /** Which rule was broken; stable, in English. */
  check: string;
  /** Keys of the rows, never names or numbers. */
  keys: string[];
  /** In plain Chinese. */
  text: string;
}

/** More of one kind are not listed: the first ones show what is wrong. */
const MOST = 20;

/** Looks at the whole database and tells all that cannot be. Changes nothing. */
export async function checkIntegrity(
  services: Pick<StoreServices, "db" | "vault">,
): Promise<IntegrityFault[]> {
  return [
    ...(await brokenRows(services)),
    ...(await brokenLedgers(services)),
    ...(await brokenTrails(services)),
    ...(await brokenSeals(services)),
  ];
}

async function brokenRows({ db }: Pick<StoreServices, "db">): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  for (const check of Object.keys(ROW_CHECKS) as RowCheck[]) {
    const keys = await db.run(SYSTEM, (tx) => breaches(tx, check, MOST));
    if (keys.length > 0) faults.push({ check, keys, text: `${CHECK_WORDS[check]}。` });
  }
  return faults;
}

async function brokenLedgers({ db }: Pick<StoreServices, "db">): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  for (const book of await db.run(SYSTEM, ledgerBooks)) {
    const fault = await brokenLedger(db, book);
    if (!fault) continue;
    faults.push({
      check: `ledger-${fault.kind}`,
      keys: [`${book.county}:${book.year}:${fault.position}`, fault.entryId],
      text: `${book.county}${book.year}年度的账，链上第${fault.position}条被改过、取走或换过位置。`,
    });
  }
  return faults;
}

/** Where a chain ends. Written down elsewhere, it shows later that nothing was cut off its end. */
export interface ChainHead {
  book: string;
  position: number;
  hash: string;
}

export async function chainHeads({ db }: Pick<StoreServices, "db">): Promise<ChainHead[]> {
  return db.run(SYSTEM, async (tx) => {
    const heads: ChainHead[] = [];
    const add = (book: string, last: { position: number; hash: string } | undefined) =>
      last && heads.push({ book, position: last.position, hash: last.hash });
    for (const book of await ledgerBooks(tx))
      add(`账 ${book.county} ${book.year}年度`, await lastLink(tx, book));
    for (const book of await auditBooks(tx)) add(`操作记录 ${book}`, await lastAuditLink(tx, book));
    return heads;
  });
}

const PAGE = 500;

async function brokenLedger(db: StoreServices["db"], book: Book): Promise<ChainFault | undefined> {
  const walk = walkChain();
  for (;;) {
    const page = await db.run(SYSTEM, (tx) => linksAfter(tx, book, walk.head.position, PAGE));
    for (const { link, entry } of page) {
      const fault = walk.step(link, entry && entryBytes(entry));
      if (fault) return fault;
    }
    if (page.length < PAGE) return undefined;
  }
}

async function brokenTrails({
  db,
  vault,
}: Pick<StoreServices, "db" | "vault">): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  for (const book of await db.run(SYSTEM, auditBooks)) {
    const { fault } = await db.run(SYSTEM, (tx) => checkTrail(tx, vault, book));
    if (fault)
      faults.push({
        check: `trail-${fault.kind}`,
        keys: [book, String(fault.id)],
        text: `${book}的操作记录：${tellTrailFault(fault)}`,
      });
  }
  return faults;
}

async function brokenSeals(
  services: Pick<StoreServices, "db" | "vault">,
): Promise<IntegrityFault[]> {
  const tables = await keyStatus(services);
  return tables
    .filter(({ stuck }) => stuck > 0)
    .map(({ table, stuck }) => ({
      check: "sealed-text",
      keys: [table],
      text: `${table} 里有${stuck}行打不开，或查找用的号码对不上：密钥不在，或内容被改过。`,
    }));
}
