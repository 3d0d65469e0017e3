import * as z from "zod/mini";
import type { CallContract } from "./call";
import { HouseholdView, SayLeftOut } from "./requests";
import { DocumentType } from "./resident";
import { CoverageYear, Instant, Key, PlaceCode, PlainDate } from "./scalars";
import { Cursor, Empty, Next, Text } from "./staff-forms";
import { PersonCard, PersonView, TODO_KINDS } from "./staff-views";

/** People, households and bindings at the desk. */
export const staffPeopleCalls = {
  // —— People ——————————————————————————————————————————————————————————————————————————————————————————
  /**
   * Within one's scope by full name or full number; beyond it only by both together, for the service of the whole
   * county (KP-25), and on record.
   */
  search: {
    request: z.object({
      name: z.optional(Text(60)),
      documentType: z.optional(DocumentType),
      documentNumber: z.optional(z.string().check(z.minLength(5), z.maxLength(32))),
    }),
    reply: z.object({
      people: z.array(PersonCard),
      /** Found beyond one's own places. */
      beyond: z.boolean(),
    }),
  },
  person: {
    request: z.object({
      personId: Key,
      /** Of a person found beyond one's scope: the ticket that the search gave. */
      documentNumber: z.optional(z.string().check(z.maxLength(32))),
      documentType: z.optional(DocumentType),
    }),
    reply: PersonView,
  },
  /** Number and phone in full; the reason is on record. */
  reveal: {
    request: z.object({ personId: Key, why: Text(100) }),
    reply: z.object({ documentNumber: z.string(), phone: z.nullable(z.string()) }),
  },
  household: {
    request: z.object({ personId: Key, year: z.optional(CoverageYear) }),
    reply: HouseholdView,
  },
  sayLeftOut: { request: SayLeftOut, reply: HouseholdView },
  people: {
    request: z.object({
      place: PlaceCode,
      year: z.optional(CoverageYear),
      show: z.enum([
        "all",
        "unpaid",
        "unregistered",
        "registered-unpaid",
        "without-reason",
        "left-out",
      ]),
      cursor: Cursor,
    }),
    reply: z.object({ people: z.array(PersonCard), next: Next, total: z.int() }),
  },
  /** Those away from home, with how to reach them (MC-24). */
  away: {
    request: z.object({ place: PlaceCode, cursor: Cursor }),
    reply: z.object({
      people: z.array(
        z.object({
          card: PersonCard,
          contacts: z.array(
            z.object({
              kind: z.enum(["phone", "sms", "qq", "wechat"]),
              value: z.string(),
              awayPlace: z.nullable(z.string()),
              savedAt: Instant,
            }),
          ),
        }),
      ),
      next: Next,
    }),
  },
  saveContact: {
    request: z.object({
      personId: Key,
      kind: z.enum(["phone", "sms", "qq", "wechat"]),
      /** Empty takes it away. */
      value: z.string().check(z.maxLength(60)),
      awayPlace: z.optional(Text(60)),
    }),
    reply: Empty,
  },
  todos: {
    request: z.object({ place: z.optional(PlaceCode), cursor: Cursor }),
    reply: z.object({
      todos: z.array(
        z.object({
          kind: z.enum(TODO_KINDS),
          text: z.string(),
          on: z.nullable(PlainDate),
          person: PersonCard,
        }),
      ),
      next: Next,
    }),
  },
  /** A resident shows a code of six digits; the worker has seen the identity card: the binding becomes full. */
  confirmBinding: {
    request: z.object({ code: z.string().check(z.regex(/^\d{6}$/)), personId: Key }),
    reply: Empty,
  },
  /** Ends a binding that is not the person's or the family's. */
  endBinding: { request: z.object({ bindingId: Key, why: Text(100) }), reply: Empty },
} satisfies Record<string, CallContract>;
