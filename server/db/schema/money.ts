import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Account, EntryKind, OrderLife } from "../../../core/ledger";
import type { Payer } from "../../../core/policy";
import type { EnrolmentState, PaymentParams } from "../../../core/contracts";
import { resident, account } from "./people";
import { county, day, fen, instant, key, sealed, transactionId } from "./columns";

/** A person's coverage year in a county; each state with its own instant. */
export const enrolment = pgTable(
  "enrolment",
  {
    county: county(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    state: text("state").$type<EnrolmentState>().notNull(),
    /** Whether the registration is confirmed; a bill or a payment says nothing about it. */
    registered: boolean("registered").notNull().default(false),
    registeredAt: instant("registered_at"),
    billedAt: instant("billed_at"),
    paidAt: instant("paid_at"),
    treasuryAt: instant("treasury_at"),
    confirmedAt: instant("confirmed_at"),
    channel: text("channel").$type<"wechat" | "elsewhere">(),
    /** The order that paid it, where it was paid through us. */
    orderId: key("order_id"),
    /** Carried over from the year before as registered and unpaid (KP-10). */
    carried: boolean("carried").notNull().default(false),
    /** The first day without cover, or on which nothing is renewed any more, and why. Money and states stay as they are. */
    stoppedOn: day("stopped_on"),
    stopReason: text("stop_reason"),
    stoppedAt: instant("stopped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.personId] }),
    index("enrolment_person").on(t.personId),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
    check(
      "enrolment_state",
      sql`${t.state} in ('unregistered', 'registered', 'billed', 'paid', 'in-treasury', 'confirmed')`,
    ),
  ],
);

/** One payment asked of WeChat. The number is stored before it is sent. */
export const payOrder = pgTable(
  "pay_order",
  {
    county: county(),
    id: key("id").notNull(),
    outTradeNo: text("out_trade_no").notNull(),
    accountId: key("account_id").notNull(),
    /** Who must have paid, as WeChat names them. */
    payerOpenid: text("payer_openid").notNull(),
    state: text("state").$type<OrderLife>().notNull(),
    totalFen: fen("total_fen").notNull(),
    /** What was chosen, and the name of what was shown for it: asked again before the money is taken (P13). */
    choices: jsonb("choices").$type<{ memberId: string; year: number }[]>().notNull(),
    shown: text("shown").notNull(),
    createdAt: instant("created_at").notNull(),
    /** The last instant at which WeChat takes the money. */
    payBy: instant("pay_by").notNull(),
    /** The last instant at which this price and these benefits are right (D1). */
    goodUntil: instant("good_until").notNull(),
    paymentParams: jsonb("payment_params").$type<PaymentParams>(),
    /** What closing will make of it. */
    closeAs: text("close_as").$type<"cancelled" | "expired">(),
    endedAt: instant("ended_at"),
    paidAt: instant("paid_at"),
    /** When WeChat is asked next, while the order is not settled. */
    nextAskAt: instant("next_ask_at"),
    asked: integer("asked").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    foreignKey({ columns: [t.accountId], foreignColumns: [account.id] }),
    unique("pay_order_number").on(t.county, t.outTradeNo),
    index("pay_order_account").on(t.accountId, t.createdAt),
    index("pay_order_ask")
      .on(t.nextAskAt)
      .where(sql`${t.nextAskAt} is not null`),
    check("pay_order_number_form", sql`${t.outTradeNo} ~ '^[0-9]{6}[0-9A-Z]{26}$'`),
    check("pay_order_total", sql`${t.totalFen} > 0`),
  ],
);

/** What a person owes for a year. One that is not withdrawn, at most, for each person, county and year. */
export const bill = pgTable(
  "bill",
  {
    county: county(),
    id: key("id").notNull(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    orderId: key("order_id").notNull(),
    state: text("state").$type<"live" | "paid" | "withdrawn">().notNull(),
    standardFen: fen("standard_fen").notNull(),
    dueFen: fen("due_fen").notNull(),
    receiptId: key("receipt_id").notNull(),
    madeAt: instant("made_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex("bill_live")
      .on(t.county, t.year, t.personId)
      .where(sql`${t.state} <> 'withdrawn'`),
    index("bill_order").on(t.county, t.orderId),
    foreignKey({
      columns: [t.county, t.orderId],
      foreignColumns: [payOrder.county, payOrder.id],
    }),
    foreignKey({
      columns: [t.county, t.year, t.personId],
      foreignColumns: [enrolment.county, enrolment.year, enrolment.personId],
    }),
    check("bill_amounts", sql`${t.dueFen} >= 0 and ${t.standardFen} >= ${t.dueFen}`),
  ],
);

/** One person's year in an order. */
export const orderItem = pgTable(
  "order_item",
  {
    county: county(),
    orderId: key("order_id").notNull(),
    position: integer("position").notNull(),
    personId: key("person_id").notNull(),
    year: integer("year").notNull(),
    billId: key("bill_id").notNull(),
    state: text("state").$type<"open" | "paid" | "held" | "dropped">().notNull(),
    standardFen: fen("standard_fen").notNull(),
    dueFen: fen("due_fen").notNull(),
    aid: jsonb("aid").$type<{ payer: Payer; amountFen: number }[]>().notNull(),
    benefitFrom: day("benefit_from"),
    benefitTo: day("benefit_to"),
    /** The name as the payer saw it. */
    nameSealed: sealed("name_sealed").notNull(),
    voucherId: key("voucher_id"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.orderId, t.position] }),
    unique("order_item_once").on(t.county, t.orderId, t.personId, t.year),
    foreignKey({
      columns: [t.county, t.orderId],
      foreignColumns: [payOrder.county, payOrder.id],
    }),
    foreignKey({ columns: [t.county, t.billId], foreignColumns: [bill.county, bill.id] }),
  ],
);

/** The same request key with the same data is the same call; with other data it is refused. */
export const requestKey = pgTable(
  "request_key",
  {
    accountId: key("account_id").notNull(),
    key: text("key").notNull(),
    inputHash: text("input_hash").notNull(),
    county: county(),
    orderId: key("order_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.key] }),
    foreignKey({
      columns: [t.county, t.orderId],
      foreignColumns: [payOrder.county, payOrder.id],
    }),
  ],
);

/** Money that WeChat took, as our own query said. Each transaction once. */
export const payment = pgTable(
  "payment",
  {
    county: county(),
    transactionId: text("transaction_id").notNull(),
    orderId: key("order_id").notNull(),
    totalFen: fen("total_fen").notNull(),
    succeededAt: instant("succeeded_at").notNull(),
    appliedAt: instant("applied_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.transactionId] }),
    unique("payment_order").on(t.county, t.orderId),
    foreignKey({
      columns: [t.county, t.orderId],
      foreignColumns: [payOrder.county, payOrder.id],
    }),
  ],
);

/** What does not fit and waits for a person: evidence that does not match, money that settles nothing. */
export const paymentException = pgTable(
  "payment_exception",
  {
    county: county(),
    /** Same finding, same key: seen again, it is not listed again. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    outTradeNo: text("out_trade_no").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | null>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.key] })],
);

/** Append-only by trigger; balanced by trigger. */
export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    county: county(),
    year: integer("year").notNull(),
    id: key("id").notNull(),
    key: text("key").notNull(),
    kind: text("kind").$type<EntryKind>().notNull(),
    at: instant("at").notNull(),
    madeAt: instant("made_at").notNull(),
    writtenBy: transactionId("written_by")
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.id] }),
    unique("ledger_entry_once").on(t.county, t.year, t.key),
  ],
);

export const ledgerPosting = pgTable(
  "ledger_posting",
  {
    county: county(),
    year: integer("year").notNull(),
    entryId: key("entry_id").notNull(),
    line: integer("line").notNull(),
    account: text("account").$type<Account>().notNull(),
    amountFen: fen("amount_fen").notNull(),
    personId: key("person_id"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.entryId, t.line] }),
    foreignKey({
      columns: [t.county, t.year, t.entryId],
      foreignColumns: [ledgerEntry.county, ledgerEntry.year, ledgerEntry.id],
    }),
    check("ledger_posting_amount", sql`${t.amountFen} <> 0`),
  ],
);

/** Entries that wait to be sealed: a short list, however long the ledger grows. */
export const ledgerUnsealed = pgTable(
  "ledger_unsealed",
  { county: county(), year: integer("year").notNull(), entryId: key("entry_id").notNull() },
  (t) => [primaryKey({ columns: [t.county, t.year, t.entryId] })],
);

/** The hash chain of each county and coverage year; appended in batches. */
export const ledgerSeal = pgTable(
  "ledger_seal",
  {
    county: county(),
    year: integer("year").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    entryId: key("entry_id").notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
    sealedAt: instant("sealed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.position] }),
    unique("ledger_seal_once").on(t.county, t.year, t.entryId),
    foreignKey({
      columns: [t.county, t.year, t.entryId],
      foreignColumns: [ledgerEntry.county, ledgerEntry.year, ledgerEntry.id],
    }),
  ],
);

/** One for each person's year that was paid through us. */
export const voucher = pgTable(
  "voucher",
  {
    county: county(),
    id: key("id").notNull(),
    number: text("number").notNull(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    orderId: key("order_id").notNull(),
    /** Who paid. */
    accountId: key("account_id").notNull(),
    place: text("place").notNull(),
    outTradeNo: text("out_trade_no").notNull(),
    standardFen: fen("standard_fen").notNull(),
    dueFen: fen("due_fen").notNull(),
    paidAt: instant("paid_at").notNull(),
    benefitFrom: day("benefit_from"),
    benefitTo: day("benefit_to"),
    /** Name and masked number on the day of payment: a voucher does not change when a register does. */
    holderSealed: sealed("holder_sealed").notNull(),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    unique("voucher_number").on(t.county, t.number),
    unique("voucher_once").on(t.county, t.year, t.personId),
    foreignKey({
      columns: [t.county, t.orderId],
      foreignColumns: [payOrder.county, payOrder.id],
    }),
    index("voucher_account").on(t.accountId),
    index("voucher_person").on(t.personId),
  ],
);

/** What a quote was made of; replaying it gives the same bytes. */
export const quoteReceipt = pgTable(
  "quote_receipt",
  {
    county: county(),
    id: key("id").notNull(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    body: text("body").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.id] })],
);
