import type { ResidentReply } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { ordersOf, vouchersOf } from "../db";
import { isFull, loadFamily } from "./members";
import { orderViews } from "./order-view";
import type { Session } from "./session";
import { holderOf } from "./voucher";

/** The caller's own orders, and what others paid for those to whom the caller is fully bound. */
export function history(session: Session): Promise<ResidentReply<"history">> {
  const { services, accountId } = session;
  return session.run(async (tx) => {
    const { members } = await loadFamily(session, tx);
    const full = members.filter(isFull).map(({ file }) => file.person.id);
    const vouchers = await vouchersOf(tx, full);
    return {
      orders: await orderViews(session, tx, await ordersOf(tx, accountId)),
      byOthers: vouchers
        .filter((voucher) => voucher.accountId !== accountId)
        .map((voucher) => ({
          voucherId: voucher.id,
          name: holderOf(services.vault, voucher).name,
          year: voucher.year,
          amount: voucher.dueFen,
          paidAt: instantOf(voucher.paidAt),
          channel: "微信支付",
        })),
    };
  });
}
