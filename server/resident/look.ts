import { dayOf } from "../../core/time";
import { vouchersOf, type Tx } from "../db";
import { policyBook } from "../policy";
import type { CardContext } from "./cards";
import { loadFamily } from "./members";
import type { Session } from "./session";

/** Everything that the screens about a family are made of, read in one transaction. */
export async function lookAtFamily(session: Session, tx: Tx): Promise<CardContext> {
  const { services, accountId } = session;
  const family = await loadFamily(session, tx);
  const ids = family.members.map(({ file }) => file.person.id);
  return {
    book: await policyBook(services.db, tx),
    family,
    vouchers: await vouchersOf(tx, ids),
    accountId,
    today: dayOf(services.now()),
  };
}
