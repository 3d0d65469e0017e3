import { extendChain } from "../../core/chain";
import { lineBytes } from "../audit";
import type { Services } from "../context";
import {
  countUnsealedLines,
  insertAuditLinks,
  lastAuditLink,
  lockAuditBook,
  SYSTEM,
  unsealedAuditBooks,
  unsealedLines,
} from "../db";
import type { Job } from "./job";

const MOST_BOOKS = 50;
const MOST_LINES = 500;

/** Appends new audit lines to the hash chain of their county, in batches. */
export const sealAudit: Job = {
  name: "seal-audit",
  everyMs: 60_000,
  async run(services, hasTime) {
    const books = await services.db.run(SYSTEM, (tx) => unsealedAuditBooks(tx, MOST_BOOKS));
    let done = 0;
    for (const book of books) {
      if (!hasTime()) break;
      done += await sealBook(services, book);
    }
    // What nobody can seal, because its line is gone, is the check's to tell; it does not keep the clock busy.
    const left = await services.db.run(SYSTEM, (tx) => countUnsealedLines(tx));
    return { done, left: done === 0 ? 0 : left };
  },
};

function sealBook({ db, now }: Services, book: string): Promise<number> {
  return db.run(SYSTEM, async (tx) => {
    if (!(await lockAuditBook(tx, book))) return 0;
    const waiting = await unsealedLines(tx, book, MOST_LINES);
    const links = extendChain(
      await lastAuditLink(tx, book),
      waiting.map((line) => ({ id: line.id, bytes: lineBytes(line) })),
    );
    await insertAuditLinks(tx, book, links, now());
    return links.length;
  });
}
