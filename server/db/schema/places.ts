import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { PackDocument } from "../../../core/policy";
import { day, instant } from "./columns";

/** The tree of division codes and of local units without one. Codes change and merge, so each has its dates. */
export const place = pgTable(
  "place",
  {
    code: text("code").primaryKey(),
    name: text("name").notNull(),
    parent: text("parent"),
    level: text("level").notNull(),
    validFrom: day("valid_from"),
    validTo: day("valid_to"),
  },
  (t) => [
    index("place_parent").on(t.parent),
    check(
      "place_level",
      sql`${t.level} in ('nation', 'province', 'city', 'county', 'town', 'village', 'unit')`,
    ),
  ],
);

/** Published policy packs, one row a revision; never changed (trigger). */
export const policyPack = pgTable(
  "policy_pack",
  {
    packId: text("pack_id").notNull(),
    revision: integer("revision").notNull(),
    place: text("place").notNull(),
    /** Absent for a pack that others inherit from. */
    year: integer("year"),
    /** Of the document as published; what it inherits has rows of its own. */
    hash: text("hash").notNull(),
    body: jsonb("body").$type<PackDocument>().notNull(),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.packId, t.revision] })],
);

/**
 * What answers a place and a year, with everything that it inherits: what a phone fetches and keeps under the hash. Written
 * at publication and never changed (trigger), so that what was fetched before a correction can still be looked at.
 */
export const policyWhole = pgTable(
  "policy_whole",
  {
    /** Of the body. */
    hash: text("hash").primaryKey(),
    packId: text("pack_id").notNull(),
    revision: integer("revision").notNull(),
    place: text("place").notNull(),
    year: integer("year").notNull(),
    body: jsonb("body").$type<PackDocument>().notNull(),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [index("policy_whole_place").on(t.place, t.year)],
);
