import * as z from "zod/mini";
import type { FunctionContract } from "./call";
import { Instant, Key, Place, PlaceCode, PlainDate } from "./scalars";
import { Cursor, Empty, Next, Text } from "./staff-forms";
import { staffListCalls } from "./staff-lists";
import { staffPeopleCalls } from "./staff-people";
import { staffRequestCalls } from "./staff-requests";
import { AuditLine, RoleHeld, StaffRole } from "./staff-views";

/**
 * What workers do, on the phone (called by the mini-program) and in a browser (through `desk`, with a session in
 * place of an OPENID). Which role may make which call is declared in core/desk and enforced twice.
 */
export const staff = {
  name: "staff",
  from: ["client"],
  calls: {
    // —— Who am I ——————————————————————————————————————————————————————————————————————————————————————
    /** Anyone may ask; `worker` is null for who is none. */
    hello: {
      request: Empty,
      reply: z.object({
        now: Instant,
        today: PlainDate,
        local: z.boolean(),
        worker: z.nullable(
          z.object({
            name: z.string(),
            roles: z.array(RoleHeld),
            /** Calls that one of the roles allows. */
            calls: z.array(z.string()),
            counts: z.object({
              waiting: z.int(),
              mine: z.int(),
              overdue: z.int(),
              findings: z.int(),
              todos: z.int(),
            }),
          }),
        ),
      }),
    },
    /** Takes up an appointment by its code, which works once. Phone only. */
    join: {
      request: z.object({ code: z.string().check(z.minLength(8), z.maxLength(40)) }),
      reply: z.object({ roles: z.array(RoleHeld) }),
    },

    /** Places at and under the worker's counties, to choose from. */
    places: {
      request: Empty,
      reply: z.object({
        places: z.array(
          z.object({
            code: PlaceCode,
            name: z.string(),
            level: z.enum(["county", "town", "village", "unit"]),
            /** The place above it; empty for the county. */
            above: z.string(),
          }),
        ),
      }),
    },

    ...staffRequestCalls,
    ...staffPeopleCalls,
    ...staffListCalls,

    // —— Workers —————————————————————————————————————————————————————————————————————————————————————————
    workers: {
      request: z.object({ place: PlaceCode }),
      reply: z.object({
        workers: z.array(
          z.object({ staffId: Key, name: z.string(), roles: z.array(RoleHeld), sessions: z.int() }),
        ),
        invitations: z.array(
          z.object({
            invitationId: Key,
            name: z.string(),
            role: StaffRole,
            title: z.string(),
            place: Place,
            expiresAt: Instant,
          }),
        ),
      }),
    },
    /** Gives the code once; it is not kept in clear. */
    invite: {
      request: z.object({
        name: Text(60),
        role: StaffRole,
        place: PlaceCode,
        department: z.optional(Text(40)),
        className: z.optional(Text(40)),
        until: z.optional(PlainDate),
      }),
      reply: z.object({ invitationId: Key, code: z.string(), expiresAt: Instant }),
    },
    withdrawInvitation: { request: z.object({ invitationId: Key }), reply: Empty },
    endRole: { request: z.object({ roleId: Key, why: Text(100) }), reply: Empty },
    /** One's own desks in browsers. */
    sessions: {
      request: Empty,
      reply: z.object({
        sessions: z.array(
          z.object({
            sessionId: Key,
            where: z.string(),
            since: Instant,
            lastSeenAt: Instant,
            current: z.boolean(),
          }),
        ),
      }),
    },
    endSession: { request: z.object({ sessionId: Key }), reply: Empty },
    /** What the phone shows before a browser is let in: where it is, since when, and the matching number. Phone only. */
    deskLook: {
      request: z.object({ token: z.string().check(z.minLength(20), z.maxLength(80)) }),
      reply: z.object({
        where: z.string(),
        at: Instant,
        expiresAt: Instant,
        /** Shown in the browser too: the worker compares. */
        number: z.string(),
      }),
    },
    deskConfirm: {
      request: z.object({
        token: z.string().check(z.minLength(20), z.maxLength(80)),
        allow: z.boolean(),
      }),
      reply: Empty,
    },

    // —— Audit ———————————————————————————————————————————————————————————————————————————————————————————
    audit: {
      request: z.object({
        county: PlaceCode,
        personId: z.optional(Key),
        staffId: z.optional(Key),
        action: z.optional(Text(40)),
        from: z.optional(PlainDate),
        to: z.optional(PlainDate),
        cursor: Cursor,
      }),
      reply: z.object({ lines: z.array(AuditLine), next: Next }),
    },
    /** Walks the chain of a county; names the first line that was changed, if there is one. */
    auditCheck: {
      request: z.object({ county: PlaceCode }),
      reply: z.object({
        sealed: z.int(),
        waiting: z.int(),
        fault: z.nullable(z.object({ id: z.int(), kind: z.string(), text: z.string() })),
      }),
    },
  },
} as const satisfies FunctionContract;
