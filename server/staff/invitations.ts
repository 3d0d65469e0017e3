import { randomBytes } from "node:crypto";
import type { StaffRole } from "../../core/contracts";
import { CODE_BYTES, codeFromBytes, countyOf } from "../../core/desk";
import { insertInvitation, leaveTrace, type Tx } from "../db";
import { newKey } from "../ids";
import { sealContext, type Hashes, type Vault } from "../privacy";

/** How long a code can be taken up. */
const LIFE_MS = 7 * 86_400_000;

/** A keyed hash: who steals the database still cannot try codes against it. */
export const codeHash = (hashes: Hashes, code: string): string => hashes.lookup("invitation", code);

export interface Appointment {
  name: string;
  role: StaffRole;
  place: string;
  department?: string | undefined;
  className?: string | undefined;
  /** The last day of the role, inclusive. */
  until?: string | undefined;
}

/** Who makes an invitation, and from where. */
export interface Maker {
  /** `staff:<key>`, or `command-line` for the first administrator of a place. */
  actor: string;
  origin: string;
}

/** Writes an invitation down and gives its code, which is kept nowhere. */
export async function makeInvitation(
  tx: Tx,
  { vault, now }: { vault: Vault; now(): Date },
  { name, role, place, department, className, until }: Appointment,
  { actor, origin }: Maker,
): Promise<{ invitationId: string; code: string; expiresAt: Date }> {
  const at = now();
  const id = newKey(at);
  const code = codeFromBytes(randomBytes(CODE_BYTES));
  const expiresAt = new Date(at.getTime() + LIFE_MS);
  await insertInvitation(tx, {
    id,
    codeHash: codeHash(vault, code),
    nameSealed: vault.seal(name, sealContext.invitedName(id)),
    role,
    place,
    department: department ?? null,
    className: className ?? null,
    until: until ?? null,
    madeBy: actor,
    madeAt: at,
    expiresAt,
  });
  await leaveTrace(tx, {
    at,
    actor,
    origin,
    action: "invite",
    subject: id,
    county: countyOf(place),
    detail: { role, place },
  });
  return { invitationId: id, code, expiresAt };
}
