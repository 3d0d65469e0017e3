import type { ResidentReply } from "../../core/contracts";
import { instantInWords, instantOf } from "../../core/time";
import { bindingsByOthers } from "../db";
import { memberCard } from "./cards";
import { lookAtFamily } from "./look";
import type { Session } from "./session";

/** How long somebody is told of a new binding. */
const NOTICE_DAYS = 90;

/** The family at a glance, and what happened that the resident should know. */
export function home(session: Session): Promise<ResidentReply<"home">> {
  const { services } = session;
  return session.run(async (tx) => {
    const context = await lookAtFamily(session, tx);
    const others = await bindingsByOthers(tx);
    const now = services.now();
    const since = new Date(now.getTime() - NOTICE_DAYS * 86_400_000);
    const { members } = context.family;
    return {
      today: context.today,
      now: instantOf(now),
      local: services.local,
      members: members.map((member) => memberCard(context, member)),
      notices: others
        .filter(({ at }) => at >= since && at <= now)
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .flatMap(({ id, personId, at }) => {
          const about = members.find(({ file }) => file.person.id === personId);
          if (!about) return [];
          const text =
            `${instantInWords(at)}，有另一个微信绑定了${about.name}。` +
            "如果不是家里人，请打当地医保电话核实。";
          return [{ id, at: instantOf(at), text }];
        }),
    };
  });
}
