import { z } from "zod";
import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { EMPTY_YEAR, progressOf } from "../../core/enrolment";
import { instantOf } from "../../core/time";
import { placeNames, standsFor, voucherById, type Tx, type VoucherRow } from "../db";
import { AppError } from "../errors";
import type { VoucherHolder } from "../payment";
import { policyBook } from "../policy";
import { sealContext, type Vault } from "../privacy";
import { yearFileOf } from "./assess";
import { contactsOf } from "./member";
import { loadFamily } from "./members";
import type { Session } from "./session";

const NOTE =
  "这是电子缴费记录，说明这笔钱已经由微信支付收下。它不是完税证明；钱进入国库以后，可以向税务部门要完税证明。";

const Holder = z.object({ name: z.string(), documentMasked: z.string() });

export function holderOf(vault: Vault, { id, holderSealed }: VoucherRow): VoucherHolder {
  return Holder.parse(JSON.parse(vault.open(holderSealed, sealContext.holder(id))));
}

/** The paper of one person's year. Row security shows it to who paid and to who is fully bound. */
export function voucher(
  session: Session,
  { voucherId }: ResidentRequest<"voucher">,
): Promise<ResidentReply<"voucher">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const found = await voucherById(tx, voucherId);
    if (!found)
      throw new AppError("not-found", "没有找到这张凭证，或者您不能看它。", {
        todo: "确认是本人或监护人以后再看。",
      });
    const family = await loadFamily(session, tx);
    const stands = await standsFor(tx, [found.personId]);
    const holder = stands(found.personId);
    const member = family.members.find(({ file }) => file.person.id === holder);
    const mayKnowAid = member?.binding.level === "full";
    const name = await addressOf(tx, found);
    const year = member?.home.county === found.county ? yearFileOf(member, found.year) : undefined;
    return {
      voucherId: found.id,
      number: found.number,
      ...holderOf(services.vault, found),
      place: { code: found.place, name },
      year: found.year,
      amount: found.dueFen,
      standard: mayKnowAid ? found.standardFen : null,
      aidTotal: mayKnowAid ? found.standardFen - found.dueFen : null,
      paidAt: instantOf(found.paidAt),
      channel: "微信支付",
      outTradeNo: found.accountId === accountId || mayKnowAid ? found.outTradeNo : "",
      benefit:
        found.benefitFrom !== null && found.benefitTo !== null
          ? { from: found.benefitFrom, to: found.benefitTo }
          : null,
      progress: progressOf(year ?? paidAlone(found), { noCharge: false, hideDates: false }),
      note: NOTE,
      contacts: contactsOf(await policyBook(services.db, tx), found.place, found.year),
    };
  });
}

/** County, town and village in one: on paper the village alone says too little. */
async function addressOf(tx: Tx, { county, place }: VoucherRow): Promise<string> {
  const codes = [...new Set([county, place.slice(0, 9), place])];
  const names = await placeNames(tx, codes);
  return codes.map((code) => names.get(code) ?? "").join("") || county;
}

/** Who paid and is bound no longer still holds the paper, and what it says of itself. */
const paidAlone = ({ paidAt }: VoucherRow) => ({
  ...EMPTY_YEAR,
  state: "paid" as const,
  paidAt: instantOf(paidAt),
  channel: "wechat" as const,
});
