import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { addConsent, consentLeft, dropConsent } from "../db";
import type { Session } from "./session";

/** Takes down what was answered in WeChat's own sheet: one acceptance is one message, a ban takes all back. */
export function consent(
  session: Session,
  { answers }: ResidentRequest<"consent">,
): Promise<ResidentReply<"consent">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const at = services.now();
    for (const { template, answer } of answers) {
      if (answer === "accept") await addConsent(tx, { accountId, template, at });
      if (answer === "ban") await dropConsent(tx, { accountId, template, at });
    }
    return { left: await consentLeft(tx, accountId) };
  });
}

/** What the phone needs before it can ask. */
export function settings({ services }: Session): Promise<ResidentReply<"settings">> {
  return Promise.resolve({ templates: services.templates });
}
