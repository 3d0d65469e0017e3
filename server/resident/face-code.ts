import { randomInt } from "node:crypto";
import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { leaveTrace, saveFaceCode } from "../db";
import { loadFamily, memberByKey } from "./members";
import type { Session } from "./session";

const HOLDS_MS = 10 * 60_000;

/**
 * A code of six digits to show to a worker who has seen the identity card; the worker's confirmation makes the binding full. Only its keyed
 * hash is kept, and a new code takes the place of the one before.
 */
export function faceCode(
  session: Session,
  { memberId }: ResidentRequest<"faceCode">,
): Promise<ResidentReply<"faceCode">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const { binding, home } = memberByKey(await loadFamily(session, tx), memberId);
    const at = services.now();
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const expiresAt = new Date(at.getTime() + HOLDS_MS);
    const { id: bindingId, personId } = binding;
    await saveFaceCode(tx, {
      bindingId,
      personId,
      codeHash: services.vault.lookup("face-code", `${bindingId}:${code}`),
      expiresAt,
    });
    await leaveTrace(tx, {
      at,
      actor: `account:${accountId}`,
      action: "face-code",
      subject: bindingId,
      county: home.county,
      personId,
    });
    return { code, expiresAt: instantOf(expiresAt) };
  });
}
