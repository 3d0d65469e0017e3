import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { insertTry, leaveTrace, makeFull, noteTwoClaims } from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { sealContext } from "../privacy";
import { LostReply } from "../wechat";
import { memberCard } from "./cards";
import { refuseTooManyTries } from "./limits";
import { lookAtFamily } from "./look";
import { isFull, loadFamily, memberByKey } from "./members";
import type { Session } from "./session";

/** Makes a binding full: WeChat's own word for the phone number is the number in the register. */
export async function confirm(
  session: Session,
  { memberId, phoneCode }: ResidentRequest<"confirm">,
): Promise<ResidentReply<"confirm">> {
  const { services, accountId } = session;
  const target = await session.run(async (tx) => {
    const member = memberByKey(await loadFamily(session, tx), memberId);
    return { isFull: isFull(member), about: `person:${member.file.person.id}` };
  });
  if (!target.isFull) {
    const phone = await phoneOf(session, phoneCode);
    const worked = await session.run(async (tx) => {
      await refuseTooManyTries(session, tx, "confirm", target.about);
      const { binding, file, home } = memberByKey(await loadFamily(session, tx), memberId);
      const at = services.now();
      const { id, phoneSealed } = file.person;
      const matches =
        phoneSealed !== null && services.vault.open(phoneSealed, sealContext.phone(id)) === phone;
      await insertTry(tx, {
        id: newKey(at),
        accountId,
        kind: "confirm",
        targetHash: target.about,
        worked: matches,
        at,
      });
      if (!matches) return false;
      await makeFull(tx, binding.id, { method: "phone", at });
      await noteTwoClaims(tx, {
        bindingId: binding.id,
        why: "confirm",
        findingId: newKey(at),
        noteSealed: null,
        at,
      });
      await leaveTrace(tx, {
        at,
        actor: `account:${accountId}`,
        action: "confirm",
        subject: binding.id,
        personId: id,
        county: home.county,
      });
      return true;
    }, target.about);
    if (!worked) throw doesNotMatch();
  }
  return session.run(async (tx) => {
    const context = await lookAtFamily(session, tx);
    return { member: memberCard(context, memberByKey(context.family, memberId)) };
  });
}

const doesNotMatch = () =>
  new AppError("no-match", "没能用这个手机号确认：登记的可能是别的号码，也可能没有登记号码。", {
    todo: "请用登记的手机号对应的微信再试，或带证件到村（社区）确认。",
  });

async function phoneOf({ services: { phones } }: Session, code: string): Promise<string> {
  try {
    const phone = await phones.phoneOf(code);
    if (phone !== undefined) return phone;
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    throw new AppError("unavailable", "微信没有回话，没能取得手机号。", {
      todo: "请过一会儿再试。",
    });
  }
  throw new AppError("bad-request", "手机号授权已经过期。", {
    path: "phoneCode",
    todo: "请再点一次“用手机号确认”。",
  });
}
