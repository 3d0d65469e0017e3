import { checkDocument } from "../../core/contracts";
import {
  ensureAccount,
  insertRole,
  insertStaff,
  personByLookup,
  putIntoSchool,
  staffOfAccount,
  SYSTEM,
  type Database,
  type Tx,
} from "../../server/db";
import { newKey } from "../../server/ids";
import { sealContext, type Vault } from "../../server/privacy";
import type { DemoFamily } from "./types";
import { schoolOf, type DemoWorker } from "./workers";

interface SeedServices {
  db: Database;
  vault: Vault;
}

/** They have worked there since before any family's story begins. */
const SINCE = new Date("2021-01-04T09:00:00+08:00");

/**
 * Appoints the demo workers, past the invitation, and writes the school's class lists. Who works already is left as people have left
 * them. Gives the number of workers appointed.
 */
export async function seedWorkers(
  services: SeedServices,
  workers: readonly DemoWorker[],
  families: readonly DemoFamily[],
): Promise<number> {
  const { db } = services;
  let appointed = 0;
  for (const worker of workers)
    appointed += await db.run(SYSTEM, (tx) => appoint(services, tx, worker));
  if (appointed > 0)
    for (const family of families) await db.run(SYSTEM, (tx) => listPupils(services, tx, family));
  return appointed;
}

async function appoint({ vault }: SeedServices, tx: Tx, worker: DemoWorker): Promise<number> {
  const { account, name, role, place, department = null, className = null } = worker;
  const made = { id: newKey(SINCE), openid: account.openid, at: SINCE };
  const accountId = await ensureAccount(tx, made);
  if (await staffOfAccount(tx, accountId)) return 0;
  const id = newKey(SINCE);
  const nameSealed = vault.seal(name, sealContext.staffName(id));
  await insertStaff(tx, { id, accountId, nameSealed, createdAt: SINCE });
  await insertRole(tx, {
    id: newKey(SINCE),
    staffId: id,
    role,
    place,
    department,
    className,
    grantedBy: "demo",
    grantedAt: SINCE,
  });
  return 1;
}

/** Children at school go to the invented school of their county, each year of birth in a class of its own. */
async function listPupils({ vault }: SeedServices, tx: Tx, family: DemoFamily): Promise<void> {
  for (const { document, facts, birthDate, place } of family.members) {
    if (facts.student?.stage !== "school") continue;
    const check = checkDocument(document.type, document.number);
    const lookup = check.ok && vault.lookup(check.document.type, check.document.key);
    const person = lookup ? await personByLookup(tx, lookup) : undefined;
    if (!person) continue;
    const county = place.slice(0, 6);
    await putIntoSchool(tx, {
      county,
      school: schoolOf(county),
      personId: person.id,
      className: `${(birthDate ?? person.birthDate).slice(0, 4)}级1班`,
      stage: "school",
      listedAt: SINCE,
    });
  }
}
