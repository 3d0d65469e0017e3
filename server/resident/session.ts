import type { Services } from "../context";
import { ensureAccount, type Tx } from "../db";
import { newKey } from "../ids";

/** A resident who is calling: the platform's OPENID, and our account for it. */
export interface Session {
  services: Services;
  openid: string;
  accountId: string;
  /** A transaction that sees what this account may see. `lookup` opens the one person whose number was given. */
  run<T>(work: (tx: Tx) => Promise<T>, lookup?: string): Promise<T>;
}

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

/** Asked with every call: an account that was deleted by another function instance is nobody's any more. */
function accountOf({ db, now }: Services, openid: string): Promise<string> {
  const at = now();
  return db.run({ role: "resident", openid, accountId: null }, (tx) =>
    ensureAccount(tx, { id: newKey(at), openid, at }),
  );
}
