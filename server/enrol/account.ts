import { ageOn } from "../../core/policy";
import type { Relation } from "../../core/contracts";
import { accountExists, bindAccount, liveBindings, type PersonRecord, type Tx } from "../db";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { nameOf, type Matter } from "./matter";

const ADULT_AGE = 18;

/**
 * Binds the account that filed to the person who came into the register by it: in full where a worker saw the originals, else by name and
 * number alone. A binding that is there already stays as it is.
 */
export async function bindFiler(
  matter: Matter,
  tx: Tx,
  person: PersonRecord,
  originalsSeen: boolean,
): Promise<void> {
  const { row, details, services, at } = matter;
  const { accountId } = row;
  if (accountId === null || row.personId !== null) return;
  if (!(await accountExists(tx, accountId))) return;
  const own = await liveBindings(tx, { accountId });
  if (own.some(({ personId }) => personId === person.id)) return;
  const child = ageOn(person.birthDate, matter.today) < ADULT_AGE;
  const isGuardian = details.parentMemberId !== undefined;
  const id = newKey(at);
  await bindAccount(tx, {
    id,
    accountId,
    personId: person.id,
    relation: relationOf({ isGuardian, child, first: own.length === 0 }),
    level: originalsSeen ? "full" : "weak",
    method: originalsSeen ? (isGuardian ? "guardian" : "staff") : "name",
    typedNameSealed: services.vault.seal(nameOf(services, person), sealContext.typedName(id)),
    // Consent was given with the filing, for a child as its guardian.
    guardianConsentAt: child ? row.filedAt : null,
    boundAt: at,
    confirmedAt: originalsSeen ? at : null,
  });
}

/** Whoever enters a grown-up before anybody else is bound has entered themselves. */
function relationOf(about: { isGuardian: boolean; child: boolean; first: boolean }): Relation {
  if (about.isGuardian) return about.child ? "child" : "other";
  if (about.child) return "child";
  return about.first ? "self" : "other";
}
