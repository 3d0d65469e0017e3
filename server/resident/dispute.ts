import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { leaveTrace, noteTwoClaims } from "../db";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { loadFamily, memberByKey } from "./members";
import type { Session } from "./session";

/**
 * Says that another WeChat account has no business with this person: the desk of the person's place looks into it. Who is
 * right the desk finds out, so whoever is bound may say so; nobody's binding ends by it, and whether there is another one is not told.
 */
export function dispute(
  session: Session,
  { memberId, note }: ResidentRequest<"dispute">,
): Promise<ResidentReply<"dispute">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const member = memberByKey(await loadFamily(session, tx), memberId);
    const at = services.now();
    const findingId = newKey(at);
    const { vault } = services;
    await noteTwoClaims(tx, {
      bindingId: member.binding.id,
      why: "dispute",
      findingId,
      noteSealed: note ? vault.seal(note, sealContext.findingNote(findingId)) : null,
      at,
    });
    await leaveTrace(tx, {
      at,
      actor: `account:${accountId}`,
      action: "dispute",
      subject: member.binding.id,
      county: member.home.county,
      personId: member.binding.personId,
    });
    return {};
  });
}
