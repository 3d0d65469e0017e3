import type { Services } from "../context";
import { ensureAccount, type Database, type Tx } from "../db";
import { newKey } from "../ids";

/** A resident who is calling: the platform's OPENID, and our account for it. */
export interface Session {
  services: Services;
  openid: string;
  accountId: string;
  /** A transaction that sees what this account may see. `lookup` opens the one person whose number was given. */
  run<T>(work: (tx: Tx) => Promise<T>, lookup?: string): Promise<T>;
}

/** Accounts never change: a function instance asks once for each. */
const known = new WeakMap<Database, Map<string, string>>();
const KNOWN_MOST = 10_000;

/** Logging in is the call itself: the first one from an OPENID makes its account. */
export async function openSession(services: Services, openid: string): Promise<Session> {
  const accountId = await accountOf(services, openid);
  return {
    services,
    openid,
    accountId,
    run: (work, lookup) =>
      services.db.run(
        { role: "resident", openid, accountId, ...(lookup !== undefined && { lookup }) },
        work,
      ),
  };
}

async function accountOf({ db, now }: Services, openid: string): Promise<string> {
  const accounts = known.get(db) ?? new Map<string, string>();
  known.set(db, accounts);
  const remembered = accounts.get(openid);
  if (remembered) return remembered;
  const at = now();
  const id = await db.run({ role: "resident", openid, accountId: null }, (tx) =>
    ensureAccount(tx, { id: newKey(at), openid, at }),
  );
  if (accounts.size >= KNOWN_MOST) accounts.clear();
  accounts.set(openid, id);
  return id;
}
