import { needsGuardian } from "../../core/people";
import { checkDocument } from "../../core/contracts";
import {
  bindingsOf,
  ensureAccount,
  insertBinding,
  personByLookup,
  SYSTEM,
  type Database,
  type Tx,
} from "../../server/db";
import { importRegister } from "../../server/exchange";
import { newKey } from "../../server/ids";
import { sealContext, type Vault } from "../../server/privacy";
import { demoFamilies, opensOn, type DemoFamily } from ".";

/** What seeding works with; `today` is the real date in Asia/Shanghai. */
export interface SeedServices {
  db: Database;
  vault: Vault;
  today: string;
}

/**
 * Brings the demo families into a database by the real import, and binds their accounts. A family whose account has
 * members already is left as it is, so that what was tried out survives a restart. Gives the number of people brought in.
 */
export async function seedDemo(
  services: SeedServices,
  families: readonly DemoFamily[] = demoFamilies,
): Promise<number> {
  let people = 0;
  for (const family of families) people += await seedFamily(services, family);
  return people;
}

async function seedFamily(services: SeedServices, family: DemoFamily): Promise<number> {
  const { db, vault } = services;
  // The register was there when the day of the story began.
  const day = opensOn(family, services.today);
  const at = new Date(`${day}T00:00:00+08:00`);
  const { openid } = family.account;
  const known = await db.run(SYSTEM, async (tx) => {
    const account = await ensureAccount(tx, { id: newKey(at), openid, at });
    return (await bindingsOf(tx, account)).length > 0;
  });
  if (known) return 0;

  const { accepted, bad } = await importRegister({ db, vault, now: () => at }, family.members);
  const [first] = bad;
  if (first) throw new Error(`demo family ${family.key}, row ${first.line}: ${first.text}`);
  await db.run(SYSTEM, async (tx) => {
    const account = await ensureAccount(tx, { id: newKey(at), openid, at });
    for (const [order, bound] of family.bound.entries())
      await bind(vault, tx, {
        family,
        account,
        bound,
        day,
        // One after the other, so that the home page lists them in the order of the family.
        at: new Date(at.getTime() + order * 1000),
      });
  });
  return accepted;
}

interface Bind {
  family: DemoFamily;
  account: string;
  bound: DemoFamily["bound"][number];
  day: string;
  at: Date;
}

/** As a worker in the village would: having seen the household book, for a full binding. */
async function bind(
  vault: Vault,
  tx: Tx,
  { family, account, bound, day, at }: Bind,
): Promise<void> {
  const row = family.members[bound.row];
  const check = row && checkDocument(row.document.type, row.document.number);
  const person = check?.ok
    ? await personByLookup(tx, vault.lookup(check.document.type, check.document.key))
    : undefined;
  if (!row || !person) throw new Error(`demo family ${family.key}: row ${bound.row} is missing`);
  const id = newKey(at);
  const isFull = bound.binding === "full";
  const child = bound.relation === "child" && needsGuardian(person.birthDate, day);
  await insertBinding(tx, {
    id,
    accountId: account,
    personId: person.id,
    relation: bound.relation,
    level: bound.binding,
    method: isFull ? "staff" : "name",
    typedNameSealed: vault.seal(row.name, sealContext.typedName(id)),
    guardianConsentAt: child ? at : null,
    boundAt: at,
    confirmedAt: isFull ? at : null,
  });
}
