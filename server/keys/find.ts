import type { StoreServices } from "../context";
import {
  formerDocument,
  moveFormerDocument,
  moveLookupHash,
  moveNameHash,
  SYSTEM,
  type HashChange,
  type Tx,
} from "../db";
import { sealContext, type Vault } from "../privacy";

type Keys = Pick<StoreServices, "db" | "vault">;

/**
 * The hash by which a document's person is found and written. While the look-up key is being exchanged, what still stands under the other
 * key's hash is brought over first, so that there is one hash to ask for and not two. Not to be called inside a transaction:
 * a function instance has one connection.
 */
export async function documentHash(
  { db, vault }: Keys,
  documentType: string,
  documentKey: string,
): Promise<string> {
  const to = vault.lookup(documentType, documentKey);
  const from = vault.former?.lookup(documentType, documentKey);
  if (from !== undefined && from !== to)
    await db.run(SYSTEM, (tx) => moveDocument(tx, vault, { from, to }));
  return to;
}

/** The hash by which people of a name are found; as `documentHash`, outside of transactions. */
export async function findableName({ db, vault }: Keys, name: string): Promise<string> {
  const to = vault.nameHash(name);
  const from = vault.former?.nameHash(name);
  if (from !== undefined && from !== to)
    await db.run(SYSTEM, (tx) => moveNameHash(tx, { from, to }));
  return to;
}

/** Brings over all that stands under a document's hash of the other key. */
export async function moveDocument(tx: Tx, vault: Vault, change: HashChange): Promise<boolean> {
  const document = await formerDocument(tx, change.from);
  if (document) {
    const number = vault.open(document.numberSealed, sealContext.formerNumber(change.from));
    await moveFormerDocument(tx, change, vault.seal(number, sealContext.formerNumber(change.to)));
  }
  const moved = await moveLookupHash(tx, change);
  return moved || document !== undefined;
}
