import { seal } from "../../core/ledger";
import {
  countUnsealed,
  insertLinks,
  lastLink,
  lockBook,
  SYSTEM,
  unsealedBooks,
  unsealedEntries,
  type Book,
} from "../db";
import type { Services } from "../context";
import type { Job } from "./job";

const MOST_BOOKS = 50;
const MOST_ENTRIES = 500;

/** Appends new ledger entries to the hash chain of their book, in batches. */
export const sealLedger: Job = {
  name: "seal-ledger",
  everyMs: 60_000,
  async run(services, hasTime) {
    const books = await services.db.run(SYSTEM, (tx) => unsealedBooks(tx, MOST_BOOKS));
    let done = 0;
    for (const book of books) {
      if (!hasTime()) break;
      done += await sealBook(services, book);
    }
    return { done, left: await services.db.run(SYSTEM, countUnsealed) };
  },
};

function sealBook({ db, now }: Services, book: Book): Promise<number> {
  return db.run(SYSTEM, async (tx) => {
    if (!(await lockBook(tx, book))) return 0;
    const links = seal(await lastLink(tx, book), await unsealedEntries(tx, book, MOST_ENTRIES));
    await insertLinks(tx, book, links, now());
    return links.length;
  });
}
