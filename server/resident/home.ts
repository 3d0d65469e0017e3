import type { ResidentReply } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { memberCard } from "./cards";
import { lookAtFamily } from "./look";
import { noticesFor } from "./notices";
import type { Session } from "./session";

/** The family at a glance, and what happened that the resident should know. */
export function home(session: Session): Promise<ResidentReply<"home">> {
  const { services } = session;
  return session.run(async (tx) => {
    const context = await lookAtFamily(session, tx);
    const { members } = context.family;
    return {
      today: context.today,
      now: instantOf(services.now()),
      local: services.local,
      members: members.map((member) => memberCard(context, member)),
      notices: await noticesFor(session, tx, context.family),
    };
  });
}
