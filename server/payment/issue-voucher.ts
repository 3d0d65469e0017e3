import { maskDocumentNumber } from "../../core/people";
import type { Services } from "../context";
import {
  insertVoucher,
  nextVoucherNumber,
  personFiles,
  type OrderItemRow,
  type StoredOrder,
  type Tx,
} from "../db";
import { newKey } from "../ids";
import { sealContext } from "../privacy";

/** Who a voucher is for, as it was on the day of payment. */
export interface VoucherHolder {
  name: string;
  documentMasked: string;
}

/** Writes the voucher of one person's year and tells its key. */
export async function issueVoucher(
  { vault, now }: Services,
  tx: Tx,
  order: StoredOrder,
  item: OrderItemRow,
  paidAt: Date,
): Promise<string> {
  const [file] = await personFiles(tx, [item.personId]);
  const home = file?.residents.find(({ county }) => county === order.county);
  if (!file || !home) throw new Error("a paid person is in no register of the county");
  const { id: personId, nameSealed, numberSealed } = file.person;
  const holder: VoucherHolder = {
    name: vault.open(nameSealed, sealContext.name(personId)),
    documentMasked: maskDocumentNumber(vault.open(numberSealed, sealContext.number(personId))),
  };
  const id = newKey(now());
  await insertVoucher(tx, {
    county: order.county,
    id,
    number: await nextVoucherNumber(tx, order.county, item.year),
    year: item.year,
    personId,
    orderId: order.id,
    accountId: order.accountId,
    place: home.place,
    outTradeNo: order.outTradeNo,
    standardFen: item.standardFen,
    dueFen: item.dueFen,
    paidAt,
    benefitFrom: item.benefitFrom,
    benefitTo: item.benefitTo,
    holderSealed: vault.seal(JSON.stringify(holder), sealContext.holder(id)),
    issuedAt: now(),
  });
  return id;
}
