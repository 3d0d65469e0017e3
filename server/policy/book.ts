import { createPolicyBook, type PolicyBook } from "../../core/policy";
import { allPlaces, currentPackHashes, packBodies, type Database, type Tx } from "../db";

interface Held {
  key: string;
  book: PolicyBook;
}

/** One compiled book a database connection; a function instance lives long and packs change seldom. */
const held = new WeakMap<Database, Held>();

/** The book of all packs in force, compiled anew only when the set of their hashes has changed. */
export async function policyBook(db: Database, tx: Tx): Promise<PolicyBook> {
  const hashes = await currentPackHashes(tx);
  const key = hashes.join();
  const known = held.get(db);
  if (known && known.key === key) return known.book;
  const book = createPolicyBook(await packBodies(tx, hashes), await allPlaces(tx));
  held.set(db, { key, book });
  return book;
}
