import { createHash, randomInt } from "node:crypto";
import { instantOf } from "../../core/time";
import type { Services } from "../context";
import {
  dropOldLogins,
  insertDeskSession,
  insertLogin,
  leaveTrace,
  loginByNonce,
  rolesHeld,
  staffById,
  SYSTEM,
  useLogin,
  type LoginRow,
} from "../db";
import { dayOf } from "../../core/time";
import { hashOfSecret, newKey, newSecret } from "../ids";
import { DESK_LIFE_MS } from "../staff";

/** How long a code can be scanned. */
const CODE_LIFE_MS = 90_000;
/** Codes that are over for so long go away. */
const KEPT_MS = 10 * 60_000;

export interface Begun {
  token: string;
  number: string;
  expiresAt: string;
}

/**
 * A code for a phone to scan. The browser that asked holds a nonce in a cookie that no page can read: without it the code is
 * worth nothing, however it was come by.
 */
export async function beginLogin(
  { db, now }: Services,
  where: string,
): Promise<{ begun: Begun; nonce: string }> {
  const at = now();
  const [token, nonce] = [newSecret(), newSecret()];
  const number = String(randomInt(10, 100));
  const expiresAt = new Date(at.getTime() + CODE_LIFE_MS);
  await db.run(SYSTEM, async (tx) => {
    await dropOldLogins(tx, new Date(at.getTime() - KEPT_MS));
    await insertLogin(tx, {
      id: newKey(at),
      tokenHash: hashOfSecret(token),
      nonceHash: hashOfSecret(nonce),
      number,
      where,
      state: "waiting",
      staffId: null,
      createdAt: at,
      expiresAt,
    });
  });
  return { begun: { token, number, expiresAt: instantOf(expiresAt) }, nonce };
}

export type Polled =
  | { state: "waiting" | "seen" | "refused" | "expired" }
  | { state: "in"; token: string; csrf: string };

/** What the phone has said. `in` is told to one poll only, which gets the desk. */
export async function pollLogin(services: Services, nonce: string | undefined): Promise<Polled> {
  if (nonce === undefined) return { state: "expired" };
  const now = services.now();
  const row = await services.db.run(SYSTEM, (tx) => loginByNonce(tx, hashOfSecret(nonce)));
  if (!row || row.expiresAt <= now || row.state === "used") return { state: "expired" };
  if (row.state !== "allowed") return { state: row.state };
  return openDesk(services, row);
}

async function openDesk({ db, now }: Services, login: LoginRow): Promise<Polled> {
  const at = now();
  const token = newSecret();
  const id = newKey(at);
  return db.run<Polled>(SYSTEM, async (tx) => {
    if (!(await useLogin(tx, login.id, at))) return { state: "expired" };
    const worker = login.staffId === null ? undefined : await staffById(tx, login.staffId);
    // The role may have ended between the phone's word and now.
    if (!worker || (await rolesHeld(tx, worker.id, dayOf(at))).length === 0)
      return { state: "refused" };
    await insertDeskSession(tx, {
      id,
      tokenHash: hashOfSecret(token),
      csrfHash: hashOfSecret(csrfOf(token)),
      staffId: worker.id,
      where: login.where,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + DESK_LIFE_MS),
    });
    await leaveTrace(tx, {
      at,
      actor: `staff:${worker.id}`,
      origin: `desk:${id}`,
      action: "desk-opened",
      subject: id,
    });
    return { state: "in", token, csrf: csrfOf(token) };
  });
}

/**
 * What a page must say with every call, beside the cookie that the browser sends by itself. It follows from the session's
 * secret, which pages cannot read: a reload gets the same again, other sites get none.
 */
export const csrfOf = (token: string): string =>
  createHash("sha256").update(`csrf:${token}`).digest("base64url");
