import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { StaffRole } from "../../../core/contracts";
import { day, instant, key, sealed } from "./columns";
import { account } from "./people";

/** Somebody who works for a place. What they may do stands in their roles. */
export const staff = pgTable(
  "staff",
  {
    id: key("id").primaryKey(),
    accountId: key("account_id").notNull().unique(),
    nameSealed: sealed("name_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [foreignKey({ columns: [t.accountId], foreignColumns: [account.id] })],
);

/** A role at a place and all under it, narrowed to a department's lists or a school's class where the role says so. */
export const staffRole = pgTable(
  "staff_role",
  {
    id: key("id").primaryKey(),
    staffId: key("staff_id").notNull(),
    role: text("role").$type<StaffRole>().notNull(),
    place: text("place").notNull(),
    department: text("department"),
    className: text("class_name"),
    grantedBy: text("granted_by").notNull(),
    grantedAt: instant("granted_at").notNull(),
    /** The last day, inclusive; absent: until it is ended. */
    until: day("until"),
    endedAt: instant("ended_at"),
    endedBy: text("ended_by"),
  },
  (t) => [
    index("staff_role_staff").on(t.staffId),
    index("staff_role_place").on(t.place),
    uniqueIndex("staff_role_live")
      .on(
        t.staffId,
        t.role,
        t.place,
        sql`coalesce(${t.department}, '')`,
        sql`coalesce(${t.className}, '')`,
      )
      .where(sql`${t.endedAt} is null`),
    foreignKey({ columns: [t.staffId], foreignColumns: [staff.id] }),
    check(
      "staff_role_name",
      sql`${t.role} in ('agent', 'town', 'bureau', 'department', 'tax', 'school', 'auditor', 'admin')`,
    ),
    check("staff_role_department", sql`(${t.role} = 'department') = (${t.department} is not null)`),
  ],
);

/** An appointment that waits to be taken up. The code itself is not kept. */
export const staffInvitation = pgTable(
  "staff_invitation",
  {
    id: key("id").primaryKey(),
    codeHash: text("code_hash").notNull().unique(),
    nameSealed: sealed("name_sealed").notNull(),
    role: text("role").$type<StaffRole>().notNull(),
    place: text("place").notNull(),
    department: text("department"),
    className: text("class_name"),
    until: day("until"),
    madeBy: text("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    usedBy: key("used_by"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("staff_invitation_place").on(t.place)],
);

/** A browser that asks to be let in: single use, 90 seconds, tied to its nonce. */
export const deskLogin = pgTable(
  "desk_login",
  {
    id: key("id").primaryKey(),
    /** Hash of what the QR code says. */
    tokenHash: text("token_hash").notNull().unique(),
    /** Hash of the cookie of the browser that asked. */
    nonceHash: text("nonce_hash").notNull().unique(),
    number: text("number").notNull(),
    where: text("where_from").notNull(),
    state: text("state").$type<"waiting" | "seen" | "allowed" | "refused" | "used">().notNull(),
    staffId: key("staff_id"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    check("desk_login_state", sql`${t.state} in ('waiting', 'seen', 'allowed', 'refused', 'used')`),
  ],
);

/** A desk in a browser. */
export const deskSession = pgTable(
  "desk_session",
  {
    id: key("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    csrfHash: text("csrf_hash").notNull(),
    staffId: key("staff_id").notNull(),
    where: text("where_from").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    index("desk_session_staff").on(t.staffId),
    foreignKey({ columns: [t.staffId], foreignColumns: [staff.id] }),
  ],
);

/** Before and after of an audit line, sealed; the line itself carries a commitment to it, which the chain covers. */
export const auditSecret = pgTable("audit_secret", {
  auditId: bigint("audit_id", { mode: "number" }).primaryKey(),
  /** Salt, before and after as JSON. Deleted with a person's data, it leaves the chain whole. */
  sealed: sealed("sealed").notNull(),
});

/** Audit lines that wait to be sealed. */
export const auditUnsealed = pgTable(
  "audit_unsealed",
  { book: text("book").notNull(), auditId: bigint("audit_id", { mode: "number" }).notNull() },
  (t) => [primaryKey({ columns: [t.book, t.auditId] })],
);

/** The hash chain over the audit lines of a county; `000000` holds what belongs to none. */
export const auditSeal = pgTable(
  "audit_seal",
  {
    book: text("book").notNull(),
    position: integer("position").notNull(),
    auditId: bigint("audit_id", { mode: "number" }).notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
    sealedAt: instant("sealed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.book, t.position] }),
    uniqueIndex("audit_seal_once").on(t.book, t.auditId),
  ],
);
