/** Stored receipts as a command reads them: from a file of NDJSON, or from the database page by page. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { PackDocument, PlaceNode, Receipt } from "../../../core/policy";
import { SettingMissing } from "../deploy";
import { BadCall } from "./options";

/** A receipt, with what is known of its payment. Nothing here names a person. */
export interface Stored {
  /** Line of the file, or county and key in the database. */
  where: string;
  county?: string;
  orderId?: string;
  receiptId?: string;
  year: number;
  paidFen?: number;
  /** The bytes that were stored. */
  body: string;
  receipt: Receipt;
}

export interface ReceiptSource {
  /** Gives every receipt in turn; lines that are none go to `onBad`. */
  each(onReceipt: (stored: Stored) => void, onBad: (problem: string) => void): Promise<void>;
  /** Packs that the source itself knows: every revision, newest first. */
  documents: readonly PackDocument[];
  places: readonly PlaceNode[];
}

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isReceipt = (value: unknown): value is Tree & Receipt =>
  isTree(value) &&
  typeof value.packId === "string" &&
  typeof value.packHash === "string" &&
  typeof value.engineVersion === "string" &&
  isTree(value.facts) &&
  isTree(value.answer);

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** What a line holds; undefined where it is no JSON. */
function treeOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** One line: a receipt as it was stored, or `{ receipt, paidFen, year, county, orderId, receiptId }` around it. */
function storedOf(line: string, number: number): Stored | string {
  const where = `第 ${number} 行`;
  const value = treeOf(line);
  if (isReceipt(value)) return { where, year: value.facts.year, body: line.trim(), receipt: value };
  if (!isTree(value)) return `${where}：不是一个 JSON 对象`;
  const { receipt: kept, paidFen, year, county, orderId, receiptId } = value;
  if (kept === undefined) return `${where}：没有 receipt`;
  const body = typeof kept === "string" ? kept : JSON.stringify(kept);
  const receipt = treeOf(body);
  if (!isReceipt(receipt)) return `${where}：receipt 不是一张回执`;
  if (paidFen !== undefined && !(Number.isInteger(paidFen) && Number(paidFen) >= 0))
    return `${where}：paidFen 应是分，不小于0的整数`;
  const known = {
    ...(text(county) !== undefined && { county: text(county) ?? "" }),
    ...(text(orderId) !== undefined && { orderId: text(orderId) ?? "" }),
    ...(text(receiptId) !== undefined && { receiptId: text(receiptId) ?? "" }),
    ...(typeof paidFen === "number" && { paidFen }),
  };
  const of = typeof year === "number" ? year : receipt.facts.year;
  return { where, ...known, year: of, body, receipt };
}

/** Receipts of a file, one a line. */
export function receiptsInFile(file: string): ReceiptSource {
  return {
    documents: [],
    places: [],
    async each(onReceipt, onBad) {
      let number = 0;
      for await (const line of createInterface({ input: createReadStream(file) })) {
        number += 1;
        if (line.trim() === "") continue;
        const stored = storedOf(line, number);
        if (typeof stored === "string") onBad(stored);
        else onReceipt(stored);
      }
    },
  };
}

const PAGE = 500;

/** Receipts of the database in `DATABASE_URL`; with `paid`, of what was paid. The connection is closed in the end. */
export async function withDatabase<T>(
  paid: boolean,
  work: (source: ReceiptSource) => Promise<T>,
): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new BadCall(new SettingMissing("DATABASE_URL").message, 1);
  const { allPlaces, openDatabase, paidReceiptsPage, publishedDocuments, receiptsPage, SYSTEM } =
    await import("../../../server/db");
  const db = openDatabase({ url, statementTimeoutMs: 60_000 });
  const page = paid ? paidReceiptsPage : receiptsPage;
  try {
    const documents = await db.run(SYSTEM, publishedDocuments);
    const places = await db.run(SYSTEM, allPlaces);
    return await work({
      documents,
      places,
      async each(onReceipt, onBad) {
        let mark: { county: string; receiptId: string } | undefined;
        for (;;) {
          const rows = await db.run(SYSTEM, (tx) => page(tx, mark, PAGE));
          for (const row of rows) {
            const where = `${row.county} ${row.receiptId}`;
            const receipt: unknown = JSON.parse(row.body);
            if (isReceipt(receipt)) onReceipt({ ...row, where, receipt });
            else onBad(`${where}：存的不是一张回执`);
          }
          mark = rows.at(-1);
          if (rows.length < PAGE) return;
        }
      },
    });
  } finally {
    await db.close();
  }
}
