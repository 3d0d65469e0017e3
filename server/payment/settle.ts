import { isSettled } from "../../core/enrolment";
import { heldEntries, inTime, paymentEntries, type Charge } from "../../core/ledger";
import { yuan } from "../../core/policy";
import { instantInWords, instantOf } from "../../core/time";
import type { Services } from "../context";
import {
  insertPayment,
  leaveTrace,
  listException,
  lockYears,
  moveOrder,
  paymentOf,
  postEntry,
  queueMessage,
  setItem,
  settleYear,
  standsFor,
  type ExceptionKind,
  type OrderItemRow,
  type OrderKey,
  type StoredOrder,
  type Tx,
} from "../db";
import { noteFindings } from "../findings";
import { newKey } from "../ids";
import type { Trade } from "../wechat";
import type { Applied } from "./apply-outcome";
import { issueVoucher } from "./issue-voucher";

/** What WeChat says of the money; `wasRefunded`: some of it was given back, and not by us. */
type Paid = NonNullable<Trade["paid"]> & { wasRefunded: boolean };

/**
 * Money has arrived for a locked order. Each person's year is settled, or its money is held for a person to decide: late,
 * settled before, refunded behind our back, or never asked for. The payment, the ledger, the vouchers and the states change together or not at all.
 */
export async function settle(
  services: Services,
  tx: Tx,
  order: StoredOrder,
  paid: Paid,
): Promise<Applied> {
  const before = await paymentOf(tx, order);
  if (before) return alreadyPaid(services, tx, order, paid, before.transactionId);
  const at = services.now();
  await insertPayment(tx, {
    county: order.county,
    transactionId: paid.transactionId,
    orderId: order.id,
    totalFen: paid.totalFen,
    succeededAt: paid.succeededAt,
    appliedAt: at,
  });
  const { settled, held } = await sortItems(tx, order, paid);
  const displaced: OrderKey[] = [];
  for (const item of settled)
    displaced.push(...(await settleItem(services, tx, order, item, paid)));
  for (const one of held) await holdItem(services, tx, order, one, paid);
  await noteFindings(
    services,
    tx,
    settled.map(({ personId }) => personId),
  );
  await postMoney(services, tx, { order, paid, settled, held });
  const to = held.length > 0 ? "held" : "paid";
  await moveOrder(tx, order, to, { paidAt: paid.succeededAt, endedAt: at, nextAskAt: null });
  if (settled.length > 0) await tellPayer(tx, order, settled, paid, at);
  await leaveTrace(tx, {
    at,
    actor: "payment",
    action: `order-${to}`,
    subject: order.id,
    county: order.county,
    origin: "payment",
    detail: { transactionId: paid.transactionId, totalFen: paid.totalFen, from: order.state },
  });
  return { result: to === "held" ? "held" : "settled", displaced };
}

interface HeldItem {
  item: OrderItemRow;
  why: Extract<ExceptionKind, "paid-late" | "paid-twice" | "paid-unsent" | "refunded-elsewhere">;
}

async function sortItems(
  tx: Tx,
  order: StoredOrder,
  paid: Paid,
): Promise<{ settled: OrderItemRow[]; held: HeldItem[] }> {
  const whose = await standsFor(
    tx,
    order.items.map(({ personId }) => personId),
  );
  const years = await lockYears(
    tx,
    order.county,
    order.items.map(({ year, personId }) => ({ year, personId: whose(personId) })),
  );
  const isDone = (item: OrderItemRow) =>
    years.some(
      (row) =>
        row.personId === whose(item.personId) && row.year === item.year && isSettled(row.state),
    );
  const settled: OrderItemRow[] = [];
  const held: HeldItem[] = [];
  for (const item of order.items) {
    if (paid.wasRefunded) held.push({ item, why: "refunded-elsewhere" });
    else if (order.state === "created") held.push({ item, why: "paid-unsent" });
    else if (!inTime(paid.succeededAt, order.goodUntil)) held.push({ item, why: "paid-late" });
    else if (isDone(item)) held.push({ item, why: "paid-twice" });
    else settled.push(item);
  }
  return { settled, held };
}

async function settleItem(
  services: Services,
  tx: Tx,
  order: StoredOrder,
  item: OrderItemRow,
  paid: Paid,
): Promise<OrderKey[]> {
  const { county, year, billId } = item;
  // Two records may have become one since the order was made: its money settles the year of the one that stays.
  const personId = (await standsFor(tx, [item.personId]))(item.personId);
  const gaveWay = await settleYear(
    tx,
    { county, year, personId },
    { billId, orderId: order.id, at: paid.succeededAt },
  );
  const voucherId = await issueVoucher(
    services,
    tx,
    order,
    { ...item, personId },
    paid.succeededAt,
  );
  await setItem(tx, item, { state: "paid", voucherId });
  return gaveWay.map((id) => ({ county, id }));
}

async function holdItem(
  { now }: Services,
  tx: Tx,
  order: StoredOrder,
  { item, why }: HeldItem,
  paid: Paid,
): Promise<void> {
  await setItem(tx, item, { state: "held" });
  await listException(tx, {
    county: order.county,
    key: `${why}:${paid.transactionId}:${item.position}`,
    kind: why,
    outTradeNo: order.outTradeNo,
    detail: {
      transactionId: paid.transactionId,
      personId: item.personId,
      year: item.year,
      dueFen: item.dueFen,
      succeededAt: instantOf(paid.succeededAt),
      goodUntil: instantOf(order.goodUntil),
    },
    at: now(),
  });
}

const chargeOf = ({ personId, year, standardFen, aid, dueFen }: OrderItemRow): Charge => ({
  personId,
  year,
  standardFen,
  aid,
  dueFen,
});

async function postMoney(
  { now }: Services,
  tx: Tx,
  {
    order,
    paid,
    settled,
    held,
  }: {
    order: StoredOrder;
    paid: Paid;
    settled: readonly OrderItemRow[];
    held: readonly HeldItem[];
  },
): Promise<void> {
  const receipt = {
    county: order.county,
    transactionId: paid.transactionId,
    at: instantOf(paid.succeededAt),
  };
  const entries = [
    ...paymentEntries(receipt, settled.map(chargeOf)),
    ...heldEntries(
      receipt,
      held.map(({ item }) => ({
        year: item.year,
        amountFen: item.dueFen,
        personId: item.personId,
      })),
    ),
  ];
  for (const entry of entries) await postEntry(tx, entry, { id: newKey(now()), madeAt: now() });
}

/** WeChat tells again what we know; or, against its own rules, of a second transaction for one number. */
async function alreadyPaid(
  { now }: Services,
  tx: Tx,
  order: StoredOrder,
  paid: Paid,
  knownTransaction: string,
): Promise<Applied> {
  if (paid.wasRefunded)
    await listException(tx, {
      county: order.county,
      key: `refunded-elsewhere:${paid.transactionId}`,
      kind: "refunded-elsewhere",
      outTradeNo: order.outTradeNo,
      detail: { transactionId: paid.transactionId, totalFen: paid.totalFen },
      at: now(),
    });
  if (paid.transactionId !== knownTransaction)
    await listException(tx, {
      county: order.county,
      key: `second-transaction:${paid.transactionId}`,
      kind: "second-transaction",
      outTradeNo: order.outTradeNo,
      detail: { transactionId: paid.transactionId, knownTransaction, totalFen: paid.totalFen },
      at: now(),
    });
  return { result: "already", displaced: [] };
}

async function tellPayer(
  tx: Tx,
  order: StoredOrder,
  settled: readonly OrderItemRow[],
  paid: Paid,
  queuedAt: Date,
): Promise<void> {
  const total = settled.reduce((sum, { dueFen }) => sum + dueFen, 0);
  await queueMessage(tx, {
    key: `paid:${order.id}`,
    accountId: order.accountId,
    template: "paid",
    body: {
      thing1: "城乡居民医保个人缴费",
      amount2: yuan(total),
      time3: instantInWords(paid.succeededAt),
      thing4: `已为${settled.length}人次缴费，可查看凭证`,
    },
    queuedAt,
  });
}
