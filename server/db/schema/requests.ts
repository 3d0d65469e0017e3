import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LeftOutReason, RequestKind, RequestState } from "../../../core/contracts";
import { county, day, fen, instant, key, sealed } from "./columns";
import { account, person, resident } from "./people";

/** What somebody asked the insurance side to do. Moves only along the declared graph (trigger). */
export const request = pgTable(
  "request",
  {
    county: county(),
    id: key("id").notNull(),
    /** Printed on the form: county, year of filing, serial. */
    number: text("number").notNull(),
    kind: text("kind").$type<RequestKind>().notNull(),
    state: text("state").$type<RequestState>().notNull(),
    /** Moves with every change. */
    version: integer("version").notNull().default(1),
    year: integer("year").notNull(),
    /** The home place: whose register it concerns. */
    place: text("place").notNull(),
    /** Where it was accepted, where that is another place of the county (KP-25). */
    acceptedPlace: text("accepted_place"),
    /** Absent until somebody new is registered. */
    personId: key("person_id"),
    /** Keyed hash of the stated document, so that one newcomer has one live request. */
    subjectHash: text("subject_hash").notNull(),
    /** The resident's account; absent where a worker filed it at the counter. */
    accountId: key("account_id"),
    /** `account:<key>` or `staff:<key>`. */
    filedBy: text("filed_by").notNull(),
    eventKind: text("event_kind"),
    eventOn: day("event_on"),
    /** RequestDetails as JSON: names, numbers and words of people. */
    bodySealed: sealed("body_sealed").notNull(),
    /** What the plan said when it was filed: the last day, and the clause. */
    lastDay: day("last_day"),
    cite: text("cite").notNull(),
    filedAt: instant("filed_at").notNull(),
    /** By when an office owes its next step; while it is returned, by when the resident does; null when it is over. */
    dueAt: instant("due_at"),
    holderId: key("holder_id"),
    decidedAt: instant("decided_at"),
    decidedBy: key("decided_by"),
    /** Money that a completed refund gives back, in fen; who pays it out is the payment side's business. */
    refundFen: fen("refund_fen"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex("request_number").on(t.county, t.number),
    // A phone names a request by its key alone.
    uniqueIndex("request_id").on(t.id),
    // One live request of a kind for a person and year, whoever files it.
    uniqueIndex("request_live")
      .on(t.county, t.kind, t.year, t.subjectHash)
      .where(sql`${t.state} in ('submitted', 'in-hand', 'returned')`),
    index("request_queue").on(t.county, t.state, t.place.op("text_pattern_ops"), t.dueAt),
    index("request_accepted_at").on(t.county, t.acceptedPlace.op("text_pattern_ops"), t.state),
    index("request_filed").on(t.county, t.filedAt, t.id),
    index("request_filer").on(t.filedBy, t.state),
    index("request_account").on(t.accountId, t.filedAt),
    index("request_person").on(t.personId),
    index("request_subject").on(t.subjectHash),
    foreignKey({ columns: [t.accountId], foreignColumns: [account.id] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
    check(
      "request_state",
      sql`${t.state} in ('submitted', 'in-hand', 'returned', 'completed', 'refused', 'withdrawn', 'lapsed')`,
    ),
    check("request_place", sql`${t.place} like ${t.county} || '%'`),
    check("request_refund", sql`${t.refundFen} is null or ${t.refundFen} > 0`),
  ],
);

/** What happened to a request, in order; append-only by trigger, but for what a deletion seals away. */
export const requestStep = pgTable(
  "request_step",
  {
    county: county(),
    requestId: key("request_id").notNull(),
    position: integer("position").notNull(),
    fromState: text("from_state").$type<RequestState>(),
    toState: text("to_state").$type<RequestState>().notNull(),
    at: instant("at").notNull(),
    /** `account:<key>`, `staff:<key>`, `clock`. */
    actor: text("actor").notNull(),
    /** The worker's or resident's own words. */
    textSealed: sealed("text_sealed"),
    cite: text("cite"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.requestId, t.position] }),
    foreignKey({
      columns: [t.county, t.requestId],
      foreignColumns: [request.county, request.id],
    }),
  ],
);

/** Where a photo may be put. One slot is one photo; it holds for a quarter of an hour. */
export const photoSlot = pgTable(
  "photo_slot",
  {
    id: key("id").primaryKey(),
    /** `account:<key>` or `staff:<key>`. */
    owner: text("owner").notNull(),
    cloudPath: text("cloud_path").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("photo_slot_owner").on(t.owner, t.expiresAt),
    index("photo_slot_unused")
      .on(t.expiresAt)
      .where(sql`${t.usedAt} is null`),
  ],
);

/** A photo of a material. */
export const requestMaterial = pgTable(
  "request_material",
  {
    county: county(),
    requestId: key("request_id").notNull(),
    id: key("id").notNull(),
    /** As the plan names it. */
    material: text("material").notNull(),
    fileId: text("file_id").notNull(),
    bytes: integer("bytes").notNull(),
    contentHash: text("content_hash").notNull(),
    putUpAt: instant("put_up_at").notNull(),
    putUpBy: text("put_up_by").notNull(),
    verdict: text("verdict").$type<"good" | "bad">(),
    judgedBy: key("judged_by"),
    judgedAt: instant("judged_at"),
    /** When the picture was taken down; that it was there stays. */
    goneAt: instant("gone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.requestId, t.id] }),
    index("request_material_there")
      .on(t.county, t.requestId)
      .where(sql`${t.goneAt} is null`),
    foreignKey({
      columns: [t.county, t.requestId],
      foreignColumns: [request.county, request.id],
    }),
  ],
);

/** The same request key with the same data is the same filing; with other data it is refused. */
export const filingKey = pgTable(
  "filing_key",
  {
    /** `account:<key>` or `staff:<key>`. */
    owner: text("owner").notNull(),
    key: text("key").notNull(),
    inputHash: text("input_hash").notNull(),
    county: county(),
    requestId: key("request_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.key] })],
);

/** Why somebody of a household book is not enrolled with the others in a year (MC-03). */
export const leftOut = pgTable(
  "left_out",
  {
    county: county(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    reason: text("reason").$type<LeftOutReason>().notNull(),
    /** Which insurance and where, for `elsewhere`. */
    detailSealed: sealed("detail_sealed"),
    /** When they are expected back: the army, prison. */
    until: day("until"),
    statedBy: text("stated_by").notNull(),
    statedAt: instant("stated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.personId] }),
    index("left_out_until")
      .on(t.county, t.until)
      .where(sql`${t.until} is not null`),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
    check(
      "left_out_reason",
      sql`${t.reason} in ('death', 'employee', 'army', 'prison', 'elsewhere')`,
    ),
  ],
);

/** How somebody who is away from home is reached (MC-24). */
export const contactWay = pgTable(
  "contact_way",
  {
    county: county(),
    personId: key("person_id").notNull(),
    kind: text("kind").$type<"phone" | "sms" | "qq" | "wechat">().notNull(),
    valueSealed: sealed("value_sealed").notNull(),
    /** Where they are, in words: 东莞市. */
    awayPlace: text("away_place"),
    savedBy: text("saved_by").notNull(),
    savedAt: instant("saved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.personId, t.kind] }),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
  ],
);

/** Who goes to a school, and into which class; both dates are inclusive. */
export const schoolMember = pgTable(
  "school_member",
  {
    county: county(),
    /** Local unit of the school, such as `340103Z21`. */
    school: text("school").notNull(),
    personId: key("person_id").notNull(),
    className: text("class_name").notNull(),
    stage: text("stage").notNull(),
    enteredOn: day("entered_on"),
    until: day("until"),
    listedAt: instant("listed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.school, t.personId] }),
    index("school_member_person").on(t.personId),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
  ],
);

/** What was found and waits for a person: double enrolment, two claims, two records of one child. */
export const finding = pgTable(
  "finding",
  {
    county: county(),
    id: key("id").notNull(),
    /** The same finding has the same key: found again, it is not listed again. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    personId: key("person_id").notNull(),
    /** The village or town of the person when it was found: whose queue it is in. */
    place: text("place").notNull(),
    year: integer("year"),
    /** Keys and codes only, never names or numbers. */
    detail: jsonb("detail").$type<Record<string, string | number | null>>().notNull(),
    foundAt: instant("found_at").notNull(),
    state: text("state").$type<"open" | "closed">().notNull(),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by"),
    way: text("way"),
    /** What the resident who brought it up wrote. */
    noteSealed: sealed("note_sealed"),
    reasonSealed: sealed("reason_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    uniqueIndex("finding_once").on(t.county, t.key),
    index("finding_open").on(t.county, t.state, t.place),
    index("finding_person").on(t.personId),
    check("finding_state", sql`${t.state} in ('open', 'closed')`),
  ],
);

/** An extension or a special window that staff switched on, with the document it comes from (MC-10, MC-14). */
export const opening = pgTable(
  "opening",
  {
    county: county(),
    id: key("id").notNull(),
    /** The place for which it holds, and all under it. */
    place: text("place").notNull(),
    year: integer("year").notNull(),
    kind: text("kind").$type<"special" | "extension">().notNull(),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day"),
    source: text("source").notNull(),
    madeBy: key("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: key("ended_by"),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.id] }),
    // One of a kind at a time; another one is opened after this one was closed.
    uniqueIndex("opening_live")
      .on(t.county, t.place, t.year, t.kind)
      .where(sql`${t.endedAt} is null`),
    check("opening_kind", sql`${t.kind} in ('special', 'extension')`),
    check(
      "opening_days",
      sql`(${t.untilDay} is null and ${t.kind} = 'special') or ${t.untilDay} >= ${t.fromDay}`,
    ),
  ],
);

/** Documents by which a person was known before: a birth certificate that a number followed. Still found by them. */
export const personDocument = pgTable(
  "person_document",
  {
    lookupHash: text("lookup_hash").primaryKey(),
    personId: key("person_id").notNull(),
    documentType: text("document_type").notNull(),
    numberSealed: sealed("number_sealed").notNull(),
    endedAt: instant("ended_at").notNull(),
  },
  (t) => [
    index("person_document_person").on(t.personId),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);

/** The code that a resident shows to a worker who has seen the identity card. */
export const faceCode = pgTable(
  "face_code",
  {
    bindingId: key("binding_id").primaryKey(),
    personId: key("person_id").notNull(),
    codeHash: text("code_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("face_code_person").on(t.personId)],
);

/** What yearly and daily jobs over a county have done, so that each is resumed where it stopped. */
export const countyRun = pgTable(
  "county_run",
  {
    county: county(),
    job: text("job").notNull(),
    year: integer("year").notNull(),
    /** The last person that was looked at. */
    mark: text("mark"),
    done: bigint("done", { mode: "number" }).notNull(),
    skipped: bigint("skipped", { mode: "number" }).notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.county, t.job, t.year] })],
);
