import { and, desc, eq, inArray } from "drizzle-orm";
import type { PackDocument } from "../../core/policy";
import type { Tx } from "./database";
import { policyPack } from "./schema";

export interface PublishedPack {
  document: PackDocument;
  hash: string;
  publishedAt: Date;
}

/** The newest revision of every pack, by hash of its content. */
export async function currentPackHashes(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinctOn([policyPack.packId], { hash: policyPack.hash })
    .from(policyPack)
    .orderBy(policyPack.packId, desc(policyPack.revision));
  return rows.map(({ hash }) => hash);
}

export async function packBodies(tx: Tx, hashes: readonly string[]): Promise<PackDocument[]> {
  if (hashes.length === 0) return [];
  const rows = await tx
    .select({ body: policyPack.body })
    .from(policyPack)
    .where(inArray(policyPack.hash, [...hashes]))
    .orderBy(policyPack.packId);
  return rows.map(({ body }) => body);
}

/** Hash of a revision that is published already. */
export async function publishedHash(
  tx: Tx,
  packId: string,
  revision: number,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ hash: policyPack.hash })
    .from(policyPack)
    .where(and(eq(policyPack.packId, packId), eq(policyPack.revision, revision)));
  return row?.hash;
}

export async function insertPack(
  tx: Tx,
  { document, hash, publishedAt }: PublishedPack,
): Promise<void> {
  await tx.insert(policyPack).values({
    packId: document.id,
    revision: document.revision,
    place: document.place,
    year: document.coverageYear ?? null,
    hash,
    body: document,
    publishedAt,
  });
}
