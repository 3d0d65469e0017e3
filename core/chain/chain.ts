import { createHash } from "node:crypto";

/** What the first link of a chain follows. */
export const CHAIN_START = "0".repeat(64);

/** A link of a hash chain over entries that are never changed. Positions count from 1. */
export interface Link {
  position: number;
  /** The entry's key. */
  entryId: string;
  prevHash: string;
  hash: string;
}

/** An entry and what a hash covers of it. */
export interface Chained {
  id: string;
  bytes: string;
}

function linkHash(prevHash: string, bytes: string): string {
  return createHash("sha256").update(prevHash).update("\n").update(bytes).digest("hex");
}

/** Links for entries that have none yet, after the last link of their chain. */
export function extendChain(last: Link | undefined, entries: readonly Chained[]): Link[] {
  let prevHash = last?.hash ?? CHAIN_START;
  let position = last?.position ?? 0;
  return entries.map(({ id, bytes }) => {
    position += 1;
    const link = { position, entryId: id, prevHash, hash: linkHash(prevHash, bytes) };
    prevHash = link.hash;
    return link;
  });
}

export interface ChainFault {
  position: number;
  entryId: string;
  kind: "missing-entry" | "changed-entry" | "broken-link" | "missing-link";
}

/** Follows a chain link by link, so that one of any length can be checked in pages. */
export interface ChainWalk {
  /** Looks at the next link; `bytes` are those of its entry, absent where that is gone. Tells the first fault. */
  step(link: Link, bytes: string | undefined): ChainFault | undefined;
  /** How far it has come, and the hash there. */
  readonly head: { position: number; hash: string };
}

export function walkChain(): ChainWalk {
  const head = { position: 0, hash: CHAIN_START };
  return {
    head,
    step(link, bytes) {
      const position = head.position + 1;
      const fault = (kind: ChainFault["kind"]): ChainFault => ({
        position,
        entryId: link.entryId,
        kind,
      });
      if (link.position !== position) return fault("missing-link");
      if (link.prevHash !== head.hash) return fault("broken-link");
      if (bytes === undefined) return fault("missing-entry");
      if (linkHash(head.hash, bytes) !== link.hash) return fault("changed-entry");
      head.position = position;
      head.hash = link.hash;
      return undefined;
    },
  };
}

/** The first fault of a chain, or `undefined` where all is well. */
export function checkLinks(
  links: readonly Link[],
  bytesOf: (entryId: string) => string | undefined,
): ChainFault | undefined {
  const walk = walkChain();
  for (const link of links) {
    const fault = walk.step(link, bytesOf(link.entryId));
    if (fault) return fault;
  }
  return undefined;
}
