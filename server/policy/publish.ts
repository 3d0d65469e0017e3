import { contentHash, createPolicyBook, PackDocument, PackError } from "../../core/policy";
import type { PlaceNode } from "../../core/policy";
import type { StoreServices } from "../context";
import {
  allPlaces,
  currentPackHashes,
  insertPack,
  packBodies,
  publishedHash,
  savePlaces,
  SYSTEM,
  type DatedPlace,
  type Tx,
} from "../db";

export interface Publication {
  packId: string;
  revision: number;
  /** `kept`: this revision was published before, with the same content. */
  result: "published" | "kept";
}

/** Puts the tree of places in force; names and dates of known codes are brought up to date. */
export async function publishPlaces(
  { db }: Pick<StoreServices, "db">,
  places: readonly DatedPlace[],
): Promise<void> {
  await db.run(SYSTEM, (tx) => savePlaces(tx, places));
}

/**
 * Publishes packs, all or none. A published revision never changes: the same content again is nothing, other content
 * under the same revision is refused. What would be in force afterwards is compiled first, so a pack that cannot be
 * used is never published.
 */
export async function publishPacks(
  { db, now }: Pick<StoreServices, "db" | "now">,
  packs: readonly unknown[],
): Promise<Publication[]> {
  const documents = packs.map((pack) => PackDocument.parse(pack));
  const publishedAt = now();
  return db.run(SYSTEM, async (tx) => {
    const results: Publication[] = [];
    for (const document of documents) {
      const { id: packId, revision } = document;
      const hash = contentHash(document);
      const before = await publishedHash(tx, packId, revision);
      if (before !== undefined && before !== hash)
        throw new PackError(
          packId,
          "revision",
          "这一版已经公布过，内容不同",
          "内容有改动就把 revision 加一",
        );
      if (before === undefined) await insertPack(tx, { document, hash, publishedAt });
      results.push({ packId, revision, result: before === undefined ? "published" : "kept" });
    }
    await compileCurrent(tx);
    return results;
  });
}

async function compileCurrent(tx: Tx): Promise<void> {
  const places: PlaceNode[] = await allPlaces(tx);
  createPolicyBook(await packBodies(tx, await currentPackHashes(tx)), places);
}
