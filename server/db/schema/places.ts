import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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
      sql`${t.level} in ('province', 'city', 'county', 'town', 'village', 'unit')`,
    ),
  ],
);

/** Published policy packs, one row a revision; never changed (trigger). */
export const policyPack = pgTable(
  "policy_pack",
  {
    place: text("place").notNull(),
    year: integer("year").notNull(),
    revision: integer("revision").notNull(),
    packId: text("pack_id").notNull(),
    hash: text("hash").notNull().unique(),
    /** JSON text exactly as published: the hash is over its content. */
    body: text("body").notNull(),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.place, t.year, t.revision] })],
);
