import { walkChain, type ChainFault } from "../../core/chain";
import { auditLinksAfter, countUnsealedLines, linesBesideChain, type Tx } from "../db";
import type { Vault } from "../privacy";
import { lineBytes } from "./line-bytes";
import { openSecret } from "./secret";

export type TrailFaultKind =
  ChainFault["kind"] | "changed-words" | "stray-entry" | "lost-while-waiting";

export interface TrailFault {
  /** The line; of a link that is gone, the line behind it. */
  id: number;
  /** Its place in the chain, where it has one. */
  position: number | null;
  kind: TrailFaultKind;
}

export interface TrailCheck {
  sealed: number;
  waiting: number;
  /** The hash of the last link: written down elsewhere, it shows later that nothing was cut off the end. */
  head: string;
  fault: TrailFault | null;
}

const PAGE = 1_000;

/** Walks the chain of a county, and looks for lines that are beside it. Tells the first that was changed, taken out or put in. */
export async function checkTrail(tx: Tx, vault: Vault, book: string): Promise<TrailCheck> {
  const walk = walkChain();
  let fault: TrailFault | null = null;
  for (;;) {
    const page = await auditLinksAfter(tx, book, walk.head.position, PAGE);
    for (const { link, entry, secret } of page) {
      const broken = walk.step(link, entry && lineBytes(entry));
      const id = Number(link.entryId);
      if (broken) fault = { id, position: broken.position, kind: broken.kind };
      else if (wordsChanged(vault, id, entry?.commitment ?? null, secret))
        fault = { id, position: link.position, kind: "changed-words" };
      if (fault) break;
    }
    if (fault || page.length < PAGE) break;
  }
  return {
    sealed: walk.head.position,
    waiting: await countUnsealedLines(tx, book),
    head: walk.head.hash,
    fault: fault ?? (await besideChain(tx, book)),
  };
}

/** Words that were deleted are no fault of the chain; words that are others than those committed to are. */
const wordsChanged = (
  vault: Vault,
  id: number,
  commitment: string | null,
  sealed: string | null,
): boolean => openSecret(vault, { id, commitment, sealed }) === "changed";

async function besideChain(tx: Tx, book: string): Promise<TrailFault | null> {
  const { stray, lost } = await linesBesideChain(tx, book);
  if (lost !== undefined) return { id: lost, position: null, kind: "lost-while-waiting" };
  if (stray !== undefined) return { id: stray, position: null, kind: "stray-entry" };
  return null;
}

/** What a fault means, in words. */
export function tellTrailFault({ id, position, kind }: TrailFault): string {
  const where = position === null ? `第${id}号记录` : `链上第${position}条（第${id}号记录）`;
  const words: Record<TrailFaultKind, string> = {
    "changed-entry": `${where}的内容被改过。`,
    "missing-entry": `${where}不在了。`,
    "missing-link": `链上第${position ?? 0}条不在了，下一条是第${id}号记录。`,
    "broken-link": `${where}和前一条接不上：位置被换过，或前面有一条被取走。`,
    "changed-words": `${where}改前改后的内容和当时写下的不一致。`,
    "stray-entry": `${where}没有入链，也不在等待入链：是后来塞进去的。`,
    "lost-while-waiting": `${where}在入链以前不见了。`,
  };
  return words[kind];
}
