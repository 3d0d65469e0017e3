import { contentHash, createPolicyBook, PackDocument, PackError } from "../../core/policy";
import type { PlaceNode } from "../../core/policy";
import type { PackSource } from "../../core/policy/check";
import type { StoreServices } from "../context";
import {
  allPlaces,
  currentPackHashes,
  insertPack,
  keepWhole,
  keptWholes,
  packBodies,
  publishedHash,
  savePlaces,
  SYSTEM,
  type DatedPlace,
  type Tx,
} from "../db";
import { refuseErrors } from "./refuse";

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
 * under the same revision is refused. A correction says which revision it corrects, why, and who approved it. What is new
 * goes through the check and what would be in force afterwards is compiled first, so a pack with errors (PacksRefused) or
 * one that cannot be used (PackError) is never published; and what then answers each place and year is kept whole under
 * its hash, for phones and for receipts. `written` reads the files of the packs, asked only where something is new.
 */
export async function publishPacks(
  { db, now }: Pick<StoreServices, "db" | "now">,
  packs: readonly unknown[],
  written: () => readonly PackSource[] = () => [],
): Promise<Publication[]> {
  const documents = packs.map((pack) => PackDocument.parse(pack));
  const publishedAt = now();
  const before = await db.run(SYSTEM, (tx) => planned(tx, documents));
  // Outside any transaction: the check takes longer than one may stay idle on a busy machine.
  if (before.fresh.length > 0)
    refuseErrors(
      before.inForce,
      new Set(before.fresh.map(({ document: { id } }) => id)),
      written(),
    );
  return db.run(SYSTEM, async (tx) => {
    const { results, fresh, inForce } = await planned(tx, documents);
    for (const pack of fresh) await insertPack(tx, { ...pack, publishedAt });
    await keepWholes(tx, inForce, publishedAt);
    return results;
  });
}

interface Plan {
  results: Publication[];
  /** What is not published yet, with its hash. */
  fresh: { document: PackDocument; hash: string }[];
  /** Every pack as it will be in force. */
  inForce: PackDocument[];
}

/** What publishing these would come to; nothing is written. Throws PackError where one of them may not be published. */
async function planned(tx: Tx, documents: readonly PackDocument[]): Promise<Plan> {
  const bodies = await packBodies(tx, await currentPackHashes(tx));
  const inForce = new Map(bodies.map((document) => [document.id, document]));
  const plan: Plan = { results: [], fresh: [], inForce: [] };
  // Oldest first, so that a pack and its correction may come together.
  for (const document of [...documents].sort((one, other) => one.revision - other.revision)) {
    const { id: packId, revision } = document;
    const hash = contentHash(document);
    const known = await publishedHash(tx, packId, revision);
    const result = known === hash ? "kept" : "published";
    plan.results.push({ packId, revision, result });
    if (result === "kept") continue;
    if (known !== undefined)
      throw new PackError(
        packId,
        "revision",
        "这一版已经公布过，内容不同",
        "内容有改动就把 revision 加一",
      );
    checkCorrection(document, inForce.get(packId)?.revision);
    inForce.set(packId, document);
    plan.fresh.push({ document, hash });
  }
  return { ...plan, inForce: [...inForce.values()] };
}

/**
 * Throws PackError where a correction does not say what it corrects, why, and who approved it. A new database may begin
 * with a later revision: what that one replaced was in force elsewhere.
 */
function checkCorrection(document: PackDocument, inForce: number | undefined): void {
  const { id, revision, supersedes, reason, approvedBy } = document;
  const refuse = (path: string, problem: string, cure: string): never => {
    throw new PackError(id, path, problem, cure);
  };
  if (inForce !== undefined && revision <= inForce)
    refuse(
      "revision",
      `现行的是第${inForce}版，不能再公布更早的第${revision}版`,
      "从现行的一版改起",
    );
  if (revision === 1) return;
  if (supersedes === undefined || supersedes >= revision)
    refuse("supersedes", "更正没有写明改的是哪一版", "写上现行那一版的版次");
  if (inForce !== undefined && supersedes !== inForce)
    refuse(
      "supersedes",
      `改的是第${supersedes}版，现行的却是第${inForce}版`,
      "对照现行的一版改，再写上它的版次",
    );
  if (!reason?.trim()) refuse("reason", "更正没有写明原因", "用一句话写明为什么改");
  if (!approvedBy?.trim()) refuse("approvedBy", "更正没有写明谁批准", "写上批准人");
}

/** Compiles what is in force now, and keeps what answers each place and year. */
async function keepWholes(
  tx: Tx,
  inForce: readonly PackDocument[],
  publishedAt: Date,
): Promise<void> {
  const places: PlaceNode[] = await allPlaces(tx);
  const book = createPolicyBook(inForce, places);
  const wholes = book
    .places()
    .flatMap(({ code, years }) => years.map((year) => book.whole(code, year)))
    .filter((whole) => whole !== undefined);
  const kept = await keptWholes(
    tx,
    wholes.map(({ hash }) => hash),
  );
  for (const { document, hash } of wholes) {
    const { coverageYear } = document;
    if (coverageYear !== undefined && !kept.has(hash))
      await keepWhole(tx, { document: { ...document, coverageYear }, hash, publishedAt });
  }
}
