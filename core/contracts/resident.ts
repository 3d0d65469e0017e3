import * as z from "zod/mini";
import type { FunctionContract } from "./call";
import { DOCUMENT_TYPES } from "./document-check";
import { QuoteView, Cited } from "./quote-view";
import { residentPrivacyCalls, residentRequestCalls } from "./resident-requests";
import {
  CoverageYear,
  Fen,
  Instant,
  Key,
  PackHash,
  Place,
  PlaceCode,
  PlainDate,
  RequestKey,
} from "./scalars";

const Empty = z.object({});

/** 本人 · 配偶 · 子女 · 父母 · 其他 */
export const Relation = z.enum(["self", "spouse", "child", "parent", "other"]);
export type Relation = z.infer<typeof Relation>;

export const Binding = z.enum(["weak", "full"]);
export type Binding = z.infer<typeof Binding>;

/** Where a person's coverage year stands; each is shown with its date and what comes next. */
export const EnrolmentState = z.enum([
  "unregistered",
  "registered",
  "billed",
  "paid",
  "in-treasury",
  "confirmed",
]);
export type EnrolmentState = z.infer<typeof EnrolmentState>;

export const ProgressStep = z.object({
  state: EnrolmentState,
  label: z.string(),
  /** When it was reached; null where it has not been. */
  at: z.nullable(Instant),
  /** What happens here and what comes next, in plain words. */
  text: z.string(),
});
export type ProgressStep = z.infer<typeof ProgressStep>;

/** One coverage year of one member, at a glance. */
export const YearCard = z.object({
  year: CoverageYear,
  state: EnrolmentState,
  outcome: QuoteView.shape.outcome,
  /** A few words for the card: 待缴费 · 已缴费 · 免缴 · 需先登记 … */
  headline: z.string(),
  tone: z.enum(["due", "done", "wait", "stop"]),
  due: z.nullable(Fen),
  closes: z.nullable(PlainDate),
  /** The hour of `closes` at which payment ends, as `17:00`. */
  closesAt: z.optional(z.string()),
  disputedCloses: z.nullable(PlainDate),
  daysLeft: z.nullable(z.int()),
  /** An order of mine that is not finished. */
  openOrderId: z.nullable(Key),
  voucherId: z.nullable(Key),
});
export type YearCard = z.infer<typeof YearCard>;

export const MemberCard = z.object({
  memberId: Key,
  /** Full name for a full binding; for a weak one as the resident typed it. */
  name: z.string(),
  documentMasked: z.string(),
  relation: Relation,
  binding: Binding,
  place: Place,
  years: z.array(YearCard),
});
export type MemberCard = z.infer<typeof MemberCard>;

export const Home = z.object({
  today: PlainDate,
  now: Instant,
  /** True on one machine, where the date can be set. Never in a deployed function. */
  local: z.boolean(),
  members: z.array(MemberCard),
  /** What happened that the resident should know, such as someone else binding to them. */
  notices: z.array(z.object({ id: Key, at: Instant, text: z.string() })),
});
export type Home = z.infer<typeof Home>;

export const MemberDetail = z.object({
  today: PlainDate,
  member: MemberCard,
  year: CoverageYear,
  /** Coverage years that the resident can look at or choose. */
  yearsOffered: z.array(CoverageYear),
  quote: QuoteView,
  /** What the resident said where their own word counts; null where nothing was said. It can be changed. */
  declared: z.object({
    returningMigrantWorker: z.nullable(z.boolean()),
    hukouKind: z.nullable(z.enum(["rural", "urban"])),
  }),
  progress: z.array(ProgressStep),
  contacts: z.array(z.object({ name: z.string(), phone: z.string() })),
});
export type MemberDetail = z.infer<typeof MemberDetail>;

/** Their names and forms are in `document-check.ts`. */
export const DocumentType = z.enum(DOCUMENT_TYPES);
export type DocumentType = z.infer<typeof DocumentType>;

export const Item = z.object({ memberId: Key, year: CoverageYear });

export const BasketLine = z.object({
  memberId: Key,
  name: z.string(),
  year: CoverageYear,
  quote: QuoteView,
  /** Integer fen where it can be paid now; otherwise null and `why` says the reason. */
  payable: z.nullable(Fen),
  why: z.optional(z.string()),
});
export const Basket = z.object({
  today: PlainDate,
  lines: z.array(BasketLine),
  total: Fen,
  /** Names exactly what was shown; sent back with the order, so that a change in between is seen. */
  shown: z.string(),
});
export type Basket = z.infer<typeof Basket>;

/** What a resident sees of an order. `checking`: WeChat has not told us yet; do not pay again. */
export const OrderState = z.enum(["open", "checking", "paid", "cancelled", "expired"]);
export type OrderState = z.infer<typeof OrderState>;
export const OrderView = z.object({
  orderId: Key,
  /** 商户订单号, at most 32 characters. */
  outTradeNo: z.string(),
  state: OrderState,
  /** What it means and what to do, in plain words. */
  message: z.string(),
  total: Fen,
  place: Place,
  items: z.array(
    z.object({
      memberId: z.nullable(Key),
      name: z.string(),
      year: CoverageYear,
      amount: Fen,
      voucherId: z.nullable(Key),
    }),
  ),
  createdAt: Instant,
  /** The last instant at which WeChat takes the money. */
  payBy: Instant,
  paidAt: z.nullable(Instant),
});
export type OrderView = z.infer<typeof OrderView>;

/** The arguments of wx.requestPayment. */
export const PaymentParams = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.string(),
  paySign: z.string(),
});
export type PaymentParams = z.infer<typeof PaymentParams>;

export const Voucher = z.object({
  voucherId: Key,
  /** Number printed on it: county, year, serial. */
  number: z.string(),
  name: z.string(),
  documentMasked: z.string(),
  place: Place,
  year: CoverageYear,
  amount: Fen,
  /** Price before aid and the aid, where the viewer may see them. */
  standard: z.nullable(Fen),
  aidTotal: z.nullable(Fen),
  paidAt: Instant,
  channel: z.string(),
  outTradeNo: z.string(),
  benefit: z.nullable(z.object({ from: PlainDate, to: PlainDate })),
  progress: z.array(ProgressStep),
  /** What this paper is and is not (an electronic record; the tax certificate comes later). */
  note: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string() })),
});
export type Voucher = z.infer<typeof Voucher>;

export const History = z.object({
  orders: z.array(OrderView),
  /** Payments by others for people to whom the caller is fully bound. */
  byOthers: z.array(
    z.object({
      voucherId: Key,
      name: z.string(),
      year: CoverageYear,
      amount: Fen,
      paidAt: Instant,
      channel: z.string(),
    }),
  ),
});
export type History = z.infer<typeof History>;

export const PlaceChoice = z.object({
  code: PlaceCode,
  name: z.string(),
  /** For an invented place: says so. */
  label: z.optional(z.string()),
  years: z.array(CoverageYear),
  /** Names of the places above it, widest first: 广东省江门市. */
  above: z.string(),
  /** Towns and units below it that its plans answer for, by which it can be found. */
  below: z.array(Place),
  /** The pack in force for each of the years, by the hash under which `pack` gives it. */
  packs: z.array(z.object({ year: CoverageYear, hash: PackHash, revision: z.int() })),
  /** The year that concerns residents today: the one that is open for payment first. */
  current: z.nullable(CoverageYear),
});
export type PlaceChoice = z.infer<typeof PlaceChoice>;

/** Where a place stands in the tree of places. */
export const PlaceNode = z.object({
  code: PlaceCode,
  name: z.string(),
  parent: z.nullable(PlaceCode),
  level: z.enum(["nation", "province", "city", "county", "town", "village", "unit"]),
});

/** The plan of a place for a year in plain words, made from its pack. */
export const PlanView = z.object({
  place: Place,
  year: CoverageYear,
  title: z.string(),
  /** The document the pack was written from, with its number. */
  document: z.string(),
  /** Which revision this is, what it corrects and why, and who approved it. */
  revision: z.string(),
  /** Said first where it matters: invented place, figures not published, … */
  warning: z.optional(z.string()),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** What only those who work there need; folded up. */
      staff: z.optional(z.literal(true)),
      rows: z.array(
        z.object({
          label: z.string(),
          value: z.string(),
          cite: z.optional(z.string()),
          /** `unstated`, `disputed` or `not-encoded` where the plan leaves it open. */
          open: z.optional(z.enum(["unstated", "disputed", "not-encoded"])),
        }),
      ),
    }),
  ),
  contacts: z.array(
    z.object({ name: z.string(), phone: z.string(), cite: z.optional(z.string()) }),
  ),
  channels: z.array(Cited),
});
export type PlanView = z.infer<typeof PlanView>;

/**
 * The resident's function. Logging in is the call itself: the platform gives the OPENID, and the first call
 * from an OPENID makes its account.
 */
export const resident = {
  name: "resident",
  from: ["client"],
  calls: {
    home: { request: Empty, reply: Home },
    member: {
      request: z.object({ memberId: Key, year: z.optional(CoverageYear) }),
      reply: MemberDetail,
    },
    /** Facts on which the resident's own word counts, such as being a worker back for Spring Festival. */
    declare: {
      request: z.object({
        memberId: Key,
        year: CoverageYear,
        answers: z.object({
          returningMigrantWorker: z.optional(z.boolean()),
          hukouKind: z.optional(z.enum(["rural", "urban"])),
        }),
      }),
      reply: MemberDetail,
    },
    bind: {
      request: z.object({
        name: z.string().check(z.minLength(1), z.maxLength(60)),
        documentType: DocumentType,
        documentNumber: z.string().check(z.minLength(5), z.maxLength(32)),
        relation: Relation,
        /** A child under 14 needs the guardian's own consent. */
        guardianConsent: z.optional(z.boolean()),
      }),
      reply: z.object({ member: MemberCard }),
    },
    /** Makes a binding full: the code comes from WeChat's getPhoneNumber. */
    confirm: {
      request: z.object({
        memberId: Key,
        phoneCode: z.string().check(z.minLength(1), z.maxLength(256)),
      }),
      reply: z.object({ member: MemberCard }),
    },
    unbind: { request: z.object({ memberId: Key }), reply: Empty },
    quote: {
      request: z.object({ items: z.array(Item).check(z.minLength(1), z.maxLength(20)) }),
      reply: Basket,
    },
    order: {
      request: z.object({
        requestKey: RequestKey,
        items: z.array(Item).check(z.minLength(1), z.maxLength(20)),
        shown: z.string().check(z.maxLength(128)),
        total: Fen,
      }),
      reply: OrderView,
    },
    pay: {
      request: z.object({ orderId: Key }),
      reply: z.object({ order: OrderView, payment: z.nullable(PaymentParams) }),
    },
    /** Asks WeChat where we do not know yet; never trusts what the phone says. */
    orderStatus: { request: z.object({ orderId: Key }), reply: OrderView },
    cancel: { request: z.object({ orderId: Key }), reply: OrderView },
    voucher: { request: z.object({ voucherId: Key }), reply: Voucher },
    history: { request: Empty, reply: History },
    places: {
      request: Empty,
      reply: z.object({ today: PlainDate, places: z.array(PlaceChoice) }),
    },
    /**
     * A whole pack of any revision, by its hash; it never changes, so a phone keeps it. What a phone works out from it is
     * an estimate: only the server says what is owed.
     */
    pack: {
      request: z.object({ hash: PackHash }),
      reply: z.object({
        hash: PackHash,
        /** Of the form of `PackDocument` in core/policy; whoever uses it holds its hash against `hash` first. */
        document: z.unknown(),
        places: z.array(PlaceNode),
      }),
    },
    plan: { request: z.object({ place: PlaceCode, year: CoverageYear }), reply: PlanView },
    /** What the resident answered in WeChat's own sheet; one acceptance is one message. */
    consent: {
      request: z.object({
        answers: z.array(
          z.object({
            template: z.enum(["paid"]),
            answer: z.enum(["accept", "reject", "ban", "filter"]),
          }),
        ),
      }),
      reply: z.object({ left: z.record(z.string(), z.int()) }),
    },
    ...residentRequestCalls,
    ...residentPrivacyCalls,
    /** What the phone needs before it can ask for consent: template ids by name. */
    settings: { request: Empty, reply: z.object({ templates: z.record(z.string(), z.string()) }) },
  },
} as const satisfies FunctionContract;
