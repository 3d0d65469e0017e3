import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { endBinding, leaveTrace } from "../db";
import { loadFamily, memberByKey } from "./members";
import type { Session } from "./session";

/** Ends a binding. What was ordered and paid stays in the caller's own history. */
export function unbind(
  session: Session,
  { memberId }: ResidentRequest<"unbind">,
): Promise<ResidentReply<"unbind">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const { binding, home } = memberByKey(await loadFamily(session, tx), memberId);
    const at = services.now();
    await endBinding(tx, binding.id, at);
    await leaveTrace(tx, {
      at,
      actor: `account:${accountId}`,
      action: "unbind",
      subject: binding.id,
      personId: binding.personId,
      county: home.county,
    });
    return {};
  });
}
