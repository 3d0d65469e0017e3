import { ageOn } from "../../core/policy";
import type { Relation } from "../../core/contracts";
import {
  accountExists,
  bindAccount,
  householdOf,
  liveBindings,
  type BindingRecord,
  type PersonRecord,
  type ResidentRecord,
  type Tx,
} from "../db";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { nameOf, type Matter } from "./matter";

const ADULT_AGE = 18;

/** Who came into the register, and where. */
export interface Entered {
  person: PersonRecord;
  /** No register knew them before. */
  made: boolean;
  home: ResidentRecord;
}

/**
 * Binds the account that filed to the person whom it entered. In full only where a worker saw the originals, and nobody knew the person before or
 * the account is fully bound to somebody of the same household book: papers show who somebody is, not whose WeChat it is. A binding that is
 * there already stays as it is.
 */
export async function bindFiler(
  matter: Matter,
  tx: Tx,
  entered: Entered,
  originalsSeen: boolean,
): Promise<void> {
  const { row, details, services, at } = matter;
  const { accountId } = row;
  const { person } = entered;
  if (accountId === null || row.personId !== null) return;
  if (!(await accountExists(tx, accountId))) return;
  const own = await liveBindings(tx, { accountId });
  if (own.some(({ personId }) => personId === person.id)) return;
  const child = ageOn(person.birthDate, matter.today) < ADULT_AGE;
  const isGuardian = details.parentMemberId !== undefined;
  const full = originalsSeen && (entered.made || (await isOfHousehold(tx, own, entered)));
  const id = newKey(at);
  await bindAccount(tx, {
    id,
    accountId,
    personId: person.id,
    relation: relationOf({ isGuardian, child, first: own.length === 0 }),
    level: full ? "full" : "weak",
    method: full ? (isGuardian ? "guardian" : "staff") : "name",
    typedNameSealed: services.vault.seal(nameOf(services, person), sealContext.typedName(id)),
    // Consent was given with the filing, for a child as its guardian.
    guardianConsentAt: child ? row.filedAt : null,
    boundAt: at,
    confirmedAt: full ? at : null,
  });
}

async function isOfHousehold(
  tx: Tx,
  own: readonly BindingRecord[],
  { home }: Entered,
): Promise<boolean> {
  const people = await householdOf(tx, home);
  return own.some(({ level, personId }) => level === "full" && people.includes(personId));
}

/** Whoever enters a grown-up before anybody else is bound has entered themselves. */
function relationOf(about: { isGuardian: boolean; child: boolean; first: boolean }): Relation {
  if (about.isGuardian) return about.child ? "child" : "other";
  if (about.child) return "child";
  return about.first ? "self" : "other";
}
