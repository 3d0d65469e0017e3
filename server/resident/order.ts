import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { assertCharge } from "../../core/ledger";
import { addDays, canonicalJson, contentHash } from "../../core/policy";
import { dayOf } from "../../core/time";
import {
  billYear,
  insertBill,
  insertItems,
  insertOrder,
  insertReceipt,
  insertRequestKey,
  isTaken,
  knownRequest,
  leaveTrace,
  lockRequestKey,
  numberOf,
  orderByKey,
  type OrderKey,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { after } from "../payment";
import { sealContext } from "../privacy";
import { shownName, totalOf, type Assessed } from "./assess";
import { lastInstant } from "./closing-hour";
import { loadFamily } from "./members";
import { orderView } from "./order-view";
import { assessItems } from "./quote";
import type { Session } from "./session";

type Request = ResidentRequest<"order">;
type Reply = ResidentReply<"order">;

/** How long an order waits for its money. */
const LIFE_MS = 30 * 60_000;
/** WeChat refuses orders that live for less than a minute; people need a little more. */
const SHORTEST_MS = 120_000;

/**
 * Makes an order of what was shown. Whatever differs from what was shown is refused, and nothing is written; the same
 * request key again gives the same order.
 */
export async function order(session: Session, request: Request): Promise<Reply> {
  try {
    return await session.run((tx) => orderOnce(session, tx, request));
  } catch (error) {
    // Another phone billed the same person's year in the same moment.
    if (isTaken(error, "bill_live") || isTaken(error, YEAR_KEY)) throw isOrderedAlready();
    throw error;
  }
}

const YEAR_KEY = "enrolment_county_year_person_id_pk";

const isOrderedAlready = () =>
  new AppError("order-live", "其中有人正在被另一笔订单缴费。", {
    todo: "请等那一笔付完或失效，最多半小时，再来看。",
  });

async function orderOnce(session: Session, tx: Tx, request: Request): Promise<Reply> {
  const { requestKey, ...data } = request;
  const inputHash = contentHash(canonicalJson(data));
  await lockRequestKey(tx, session.accountId, requestKey);
  const before = await knownRequest(tx, session.accountId, requestKey);
  if (before) {
    if (before.inputHash !== inputHash)
      throw new AppError("bad-request", "这次提交的内容和上次不一样，请返回重新选择。", {
        path: "requestKey",
      });
    const made = await orderByKey(tx, { county: before.county, id: before.orderId });
    if (!made) throw new Error("a request key without its order");
    return orderView(session, tx, made);
  }
  const now = session.services.now();
  const today = dayOf(now);
  const family = await loadFamily(session, tx);
  const assessed = await assessItems(session, tx, request.items, today, family);
  refuseUnpayable(assessed);
  if (shownName(assessed) !== request.shown || totalOf(assessed) !== request.total)
    throw new AppError("price-changed", "应缴的金额或日期和刚才显示的不一样了。", {
      path: "total",
      todo: "请看一下新的金额，再确认付款。",
    });
  const tomorrow = await assessItems(session, tx, request.items, addDays(today, 1), family);
  const isSameTomorrow = shownName(tomorrow) === request.shown;
  const lastDay = isSameTomorrow ? addDays(today, 1) : today;
  const goodUntil = lastInstant(
    today,
    lastDay,
    assessed.map(({ quote }) => quote),
  );
  const key = await write(session, tx, request, assessed, { now, goodUntil });
  await insertRequestKey(tx, {
    accountId: session.accountId,
    key: requestKey,
    inputHash,
    county: key.county,
    orderId: key.id,
    at: now,
  });
  const made = await orderByKey(tx, key);
  if (!made) throw new Error("an order that was written is not there");
  return orderView(session, tx, made);
}

/** The first reason why something that was chosen cannot be paid. */
export function refuseUnpayable(assessed: readonly Assessed[]): void {
  for (const [index, { refusal, member }] of assessed.entries()) {
    if (!refusal) continue;
    throw new AppError(refusal.code, `${member.name}：${refusal.why}`, { path: `items.${index}` });
  }
  const counties = new Set(assessed.map(({ member }) => member.home.county));
  if (counties.size > 1)
    throw new AppError("bad-request", "选的人不在同一个县（区），钱要分开缴。", {
      path: "items",
      todo: "请一次只选同一个县（区）的家人。",
    });
}

async function write(
  session: Session,
  tx: Tx,
  request: Request,
  assessed: readonly Assessed[],
  { now, goodUntil }: { now: Date; goodUntil: Date },
): Promise<OrderKey> {
  const county = assessed[0]?.member.home.county ?? "";
  const key: OrderKey = { county, id: newKey(now) };
  const payBy = new Date(Math.min(now.getTime() + LIFE_MS, goodUntil.getTime()));
  if (payBy.getTime() - now.getTime() < SHORTEST_MS)
    throw new AppError("not-payable", "今天的缴费时间马上就到，来不及付款了。", {
      todo: "请明天再看能不能缴，或问工作人员。",
    });
  await insertOrder(tx, {
    ...key,
    outTradeNo: numberOf(key),
    accountId: session.accountId,
    payerOpenid: session.openid,
    state: "created",
    totalFen: request.total,
    choices: request.items,
    shown: request.shown,
    createdAt: now,
    payBy,
    goodUntil,
    nextAskAt: after(payBy),
  });
  await writeItems(session, tx, key, assessed, now);
  await leaveTrace(tx, {
    at: now,
    actor: `account:${session.accountId}`,
    action: "order",
    subject: key.id,
    county,
    detail: { totalFen: request.total },
  });
  return key;
}

interface Part {
  assessed: Assessed;
  line: Assessed["lines"][number];
  position: number;
}

async function writeItems(
  session: Session,
  tx: Tx,
  key: OrderKey,
  assessed: readonly Assessed[],
  now: Date,
): Promise<void> {
  // People read their order as they chose it.
  const parts: Part[] = assessed
    .flatMap((one) => one.lines.map((line) => ({ assessed: one, line })))
    .map((part, position) => ({ ...part, position }));
  // Every order locks people in the same order, so that two never wait for each other.
  const rank = ({ assessed: { member }, line }: Part) => `${member.file.person.id}:${line.year}`;
  parts.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const items = [];
  for (const part of parts) items.push(await writeItem(session, tx, key, part, now));
  await insertItems(tx, items);
}

async function writeItem(
  { services: { vault } }: Session,
  tx: Tx,
  { county, id }: OrderKey,
  { assessed: { member, quote, receipt }, line, position }: Part,
  now: Date,
) {
  const personId = member.file.person.id;
  const { year } = line;
  const parts = {
    standardFen: line.standard ?? -1,
    dueFen: line.due ?? -1,
    aid: line.aid.map(({ payer, amount }) => ({ payer, amountFen: amount })),
  };
  assertCharge({ personId, year, ...parts });
  if (!(await billYear(tx, { county, year, personId }, now))) throw isOrderedAlready();
  const [billId, receiptId] = [newKey(now), newKey(now)];
  const body = canonicalJson(receipt);
  await insertReceipt(tx, { county, id: receiptId, year, personId, body, madeAt: now });
  await insertBill(tx, {
    county,
    id: billId,
    year,
    personId,
    orderId: id,
    state: "live",
    standardFen: parts.standardFen,
    dueFen: parts.dueFen,
    receiptId,
    madeAt: now,
  });
  return {
    county,
    orderId: id,
    position,
    personId,
    year,
    billId,
    state: "open" as const,
    ...parts,
    benefitFrom: quote.benefit?.from ?? null,
    benefitTo: quote.benefit?.to ?? null,
    nameSealed: vault.seal(member.name, sealContext.itemName(id, personId)),
  };
}
