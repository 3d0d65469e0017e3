import { sql } from "drizzle-orm";
import {
  boolean,
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
import type { RegisterFacts } from "../../../core/people";
import { county, day, instant, key, sealed } from "./columns";

/** A WeChat user of the mini-program. */
export const account = pgTable("account", {
  id: key("id").primaryKey(),
  openid: text("openid").notNull().unique(),
  createdAt: instant("created_at").notNull(),
});

/** A human being, wherever enrolled: global, so that double enrolment across counties can be seen. */
export const person = pgTable(
  "person",
  {
    id: key("id").primaryKey(),
    /** Keyed hash of document type and number; the only way to find a person. */
    lookupHash: text("lookup_hash").notNull().unique(),
    documentType: text("document_type").notNull(),
    numberSealed: sealed("number_sealed").notNull(),
    nameSealed: sealed("name_sealed").notNull(),
    /** Keyed hash of the full name, by which workers find people of their own places. */
    nameHash: text("name_hash"),
    phoneSealed: sealed("phone_sealed"),
    birthDate: day("birth_date").notNull(),
    sex: text("sex").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    /** The record that this one was merged into; nothing new is written to it. */
    mergedInto: key("merged_into"),
    /** When what identifies the person was deleted. */
    erasedAt: instant("erased_at"),
  },
  (t) => [
    index("person_name").on(t.nameHash),
    index("person_merged").on(t.mergedInto),
    // Children who are known by their birth certificate alone.
    index("person_without_number")
      .on(t.birthDate)
      .where(sql`${t.documentType} = 'birth-certificate'`),
  ],
);

/** What a county's register says of a person. */
export const resident = pgTable(
  "resident",
  {
    county: county(),
    personId: key("person_id").notNull(),
    /** Village, town or unit; begins with the county code. */
    place: text("place").notNull(),
    household: text("household").notNull(),
    relationToHead: text("relation_to_head").notNull(),
    facts: jsonb("facts").$type<RegisterFacts>().notNull(),
    addressSealed: sealed("address_sealed"),
    listedAt: instant("listed_at").notNull(),
    /** The last day here, and why: dead, or moved out of the county. */
    leftOn: day("left_on"),
    leftWhy: text("left_why").$type<"death" | "moved-out">(),
    /** The last day of the residence permit, out of the facts, so that those which run out are found. */
    permitUntil: text("permit_until").generatedAlwaysAs(
      sql`(facts -> 'residencePermit' ->> 'until')`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.personId] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
    index("resident_person").on(t.personId),
    index("resident_household").on(t.county, t.household),
    // Lists by place, household by household; the collation makes a place and all under it one stretch.
    index("resident_list").on(
      sql`${t.place} collate "C"`,
      sql`${t.household} collate "C"`,
      t.personId,
    ),
    index("resident_permit")
      .on(t.county, t.permitUntil)
      .where(sql`${t.permitUntil} is not null`),
    check("resident_place", sql`${t.place} like ${t.county} || '%'`),
  ],
);

/** Subsidised classes held, each on the list of a department. Both dates are inclusive. */
export const classHolding = pgTable(
  "class_holding",
  {
    county: county(),
    personId: key("person_id").notNull(),
    category: text("category").notNull(),
    department: text("department").notNull(),
    fromDay: day("from_day"),
    toDay: day("to_day"),
    listedAt: instant("listed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.personId, t.category, t.department] }),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
  ],
);

/** What a resident says where their own word counts. */
export const declaration = pgTable(
  "declaration",
  {
    county: county(),
    year: integer("year").notNull(),
    personId: key("person_id").notNull(),
    returningMigrantWorker: boolean("returning_migrant_worker"),
    hukouKind: text("hukou_kind"),
    accountId: key("account_id").notNull(),
    declaredAt: instant("declared_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.county, t.year, t.personId] }),
    foreignKey({
      columns: [t.county, t.personId],
      foreignColumns: [resident.county, resident.personId],
    }),
  ],
);

/** An account that acts for a person. Weak: name and number were known; full: identity was confirmed. */
export const binding = pgTable(
  "binding",
  {
    id: key("id").primaryKey(),
    accountId: key("account_id").notNull(),
    personId: key("person_id").notNull(),
    relation: text("relation").notNull(),
    level: text("level").notNull(),
    /** How it became full: `phone`, `guardian`, `staff`; `name` while it is weak. */
    method: text("method").notNull(),
    typedNameSealed: sealed("typed_name_sealed").notNull(),
    guardianConsentAt: instant("guardian_consent_at"),
    boundAt: instant("bound_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    endedAt: instant("ended_at"),
    /** `staff` where a worker ended it: the account is told; null where it was the account's own doing. */
    endedBy: text("ended_by").$type<"staff">(),
  },
  (t) => [
    uniqueIndex("binding_live")
      .on(t.accountId, t.personId)
      .where(sql`${t.endedAt} is null`),
    index("binding_person").on(t.personId),
    foreignKey({ columns: [t.accountId], foreignColumns: [account.id] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
    check("binding_level", sql`${t.level} in ('weak', 'full')`),
  ],
);

/**
 * Each try to bind or to confirm, and to find somebody beyond one's own places, so that guessing ends early. Counted by
 * who tried (an account, or a worker) and by whom it was about.
 */
export const bindingTry = pgTable(
  "binding_try",
  {
    id: key("id").primaryKey(),
    accountId: key("account_id").notNull(),
    kind: text("kind").notNull(),
    targetHash: text("target_hash").notNull(),
    worked: boolean("worked").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("try_account").on(t.accountId, t.at), index("try_target").on(t.targetHash, t.at)],
);
