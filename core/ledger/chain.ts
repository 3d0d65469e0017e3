import { checkLinks, extendChain, type ChainFault, type Link } from "../chain";
import type { Entry, Posting } from "./entry";

export interface StoredEntry extends Entry {
  id: string;
}

const inOrder = (postings: readonly Posting[]): string[] =>
  postings
    .map(({ account, amountFen, personId }) => JSON.stringify([account, amountFen, personId]))
    .sort();

/** C2: the bytes that a hash covers; an array, because the order of an object's keys is nobody's promise. */
export function entryBytes(entry: StoredEntry): string {
  const { id, county, year, key, kind, at, postings } = entry;
  return JSON.stringify([id, county, year, key, kind, at, inOrder(postings)]);
}

/** C1, C3: links for entries that have none yet, after the last link of their book. */
export function seal(last: Link | undefined, entries: readonly StoredEntry[]): Link[] {
  return extendChain(
    last,
    entries.map((entry) => ({ id: entry.id, bytes: entryBytes(entry) })),
  );
}

/** C4: the first fault of a book's chain, or `undefined` where all is well. */
export function checkChain(
  links: readonly Link[],
  entryOf: (id: string) => StoredEntry | undefined,
): ChainFault | undefined {
  return checkLinks(links, (id) => {
    const entry = entryOf(id);
    return entry && entryBytes(entry);
  });
}
