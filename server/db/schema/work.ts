import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";

/** Messages a person has accepted and that are not used yet: WeChat cannot be asked, so we count. */
export const messageConsent = pgTable(
  "message_consent",
  {
    accountId: key("account_id").notNull(),
    template: text("template").notNull(),
    leftCount: integer("left_count").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.template] })],
);

/**
 * Messages to send. `sending` is written before WeChat is asked, so a message is sent at most once;
 * one whose reply was lost stays `unknown` and is not repeated.
 */
export const outbox = pgTable(
  "outbox",
  {
    /** What it is about; the same message is never queued twice. */
    key: text("key").primaryKey(),
    accountId: key("account_id").notNull(),
    template: text("template").notNull(),
    body: jsonb("body").$type<Record<string, string>>().notNull(),
    state: text("state")
      .$type<"pending" | "sending" | "sent" | "no-consent" | "refused" | "unknown">()
      .notNull(),
    queuedAt: instant("queued_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [
    index("outbox_pending")
      .on(t.queuedAt)
      .where(sql`${t.state} in ('pending', 'sending')`),
  ],
);

/** What the clock runs, and when next. A job that is being run is leased until `leasedUntil`. */
export const job = pgTable("job", {
  name: text("name").primaryKey(),
  nextRunAt: instant("next_run_at").notNull(),
  leasedUntil: instant("leased_until"),
  lastRanAt: instant("last_ran_at"),
  lastDone: integer("last_done"),
  lastLeft: integer("last_left"),
});

/** Who did what to money, class or identity. Append-only by trigger; holds keys, never names or numbers. */
export const audit = pgTable(
  "audit",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | null>>().notNull(),
    /** Where the deed belongs; `000000` where to no county. Names the chain that the line is sealed into. */
    book: text("book").notNull().default("000000"),
    /** Whose file it was about. */
    personId: key("person_id"),
    /** `phone`, `desk:<session>`, `timer`, `payment`, `command-line`. */
    origin: text("origin").notNull().default("phone"),
    /** Commitment to what stood there before and after; the words themselves are sealed beside it. */
    commitment: text("commitment"),
  },
  (t) => [
    index("audit_person").on(t.personId, t.id),
    index("audit_book").on(t.book, t.id),
    index("audit_actor").on(t.actor, t.id),
  ],
);
