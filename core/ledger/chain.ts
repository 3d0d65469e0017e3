import { createHash } from "node:crypto";
import type { Entry, Posting } from "./entry";

/** What the first sealed entry of a book follows, rule C1. */
export const CHAIN_START = "0".repeat(64);

/** A sealed entry's place in the chain of its county and coverage year. Positions count from 1. */
export interface Link {
  position: number;
  entryId: string;
  prevHash: string;
  hash: string;
}

export interface StoredEntry extends Entry {
  id: string;
}

const inOrder = (postings: readonly Posting[]): string[] =>
  postings
    .map(({ account, amountFen, personId }) => JSON.stringify([account, amountFen, personId]))
    .sort();

/** C2: the bytes that a hash covers; an array, because the order of an object's keys is nobody's promise. */
function entryBytes(entry: StoredEntry): string {
  const { id, county, year, key, kind, at, postings } = entry;
  return JSON.stringify([id, county, year, key, kind, at, inOrder(postings)]);
}

function linkHash(prevHash: string, entry: StoredEntry): string {
  return createHash("sha256").update(prevHash).update("\n").update(entryBytes(entry)).digest("hex");
}

/** C1, C3: links for entries that have none yet, after the last link of their book. */
export function seal(last: Link | undefined, entries: readonly StoredEntry[]): Link[] {
  let prevHash = last?.hash ?? CHAIN_START;
  let position = last?.position ?? 0;
  return entries.map((entry) => {
    position += 1;
    const link = { position, entryId: entry.id, prevHash, hash: linkHash(prevHash, entry) };
    prevHash = link.hash;
    return link;
  });
}

export interface ChainFault {
  position: number;
  entryId: string;
  kind: "missing-entry" | "changed-entry" | "broken-link" | "missing-link";
}

/** C4: the first fault of a book's chain, or `undefined` where all is well. */
export function checkChain(
  links: readonly Link[],
  entryOf: (id: string) => StoredEntry | undefined,
): ChainFault | undefined {
  let prevHash = CHAIN_START;
  for (const [index, link] of links.entries()) {
    const fault = (kind: ChainFault["kind"]): ChainFault => ({
      position: index + 1,
      entryId: link.entryId,
      kind,
    });
    if (link.position !== index + 1) return fault("missing-link");
    if (link.prevHash !== prevHash) return fault("broken-link");
    const entry = entryOf(link.entryId);
    if (!entry) return fault("missing-entry");
    if (linkHash(prevHash, entry) !== link.hash) return fault("changed-entry");
    prevHash = link.hash;
  }
  return undefined;
}
