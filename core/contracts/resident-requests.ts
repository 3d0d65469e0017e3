import * as z from "zod/mini";
import type { CallContract } from "./call";
import {
  Errand,
  FileRequest,
  FormView,
  HouseholdView,
  PutUp,
  RequestCard,
  RequestView,
  SayLeftOut,
} from "./requests";
import { CoverageYear, Instant, Key, Place, PlaceCode, PlainDate } from "./scalars";

const Empty = z.object({});

/** The household, and what can be asked for its people. */
export const residentRequestCalls = {
  /** Everybody of the household book; only for who is fully bound to one of them. */
  household: {
    request: z.object({ memberId: Key, year: z.optional(CoverageYear) }),
    reply: HouseholdView,
  },
  sayLeftOut: {
    request: z.extend(SayLeftOut, { memberId: Key }),
    reply: HouseholdView,
  },
  /** What can be asked for a member, or by somebody who is in no register of the place yet. */
  errands: {
    request: z.object({
      memberId: z.optional(Key),
      place: z.optional(PlaceCode),
      year: z.optional(CoverageYear),
    }),
    reply: z.object({ today: PlainDate, place: Place, errands: z.array(Errand) }),
  },
  /** Slots under which photos are let into cloud storage; each holds for a quarter of an hour. */
  photoSlots: {
    request: z.object({ count: z.int().check(z.minimum(1), z.maximum(12)) }),
    reply: z.object({ slots: z.array(z.object({ slot: Key, cloudPath: z.string() })) }),
  },
  fileRequest: { request: FileRequest, reply: RequestView },
  requests: { request: Empty, reply: z.object({ requests: z.array(RequestCard) }) },
  request: { request: z.object({ requestId: Key }), reply: RequestView },
  /** Answers a request that was given back: what was wrong is put right, photos are added. */
  supplement: {
    request: z.object({
      requestId: Key,
      details: FileRequest.shape.details,
      event: FileRequest.shape.event,
      materials: z.array(PutUp).check(z.maxLength(12)),
    }),
    reply: RequestView,
  },
  withdraw: { request: z.object({ requestId: Key }), reply: RequestView },
  /** The printable form (annex 1). */
  form: { request: z.object({ requestId: Key }), reply: FormView },
  /** An address for one of the caller's own photos that holds for a minute. */
  photo: {
    request: z.object({ requestId: Key, materialId: Key }),
    reply: z.object({ url: z.string() }),
  },
  /** A code of six digits to show to a worker, who has seen the identity card; holds for ten minutes. */
  faceCode: {
    request: z.object({ memberId: Key }),
    reply: z.object({ code: z.string(), expiresAt: Instant }),
  },
  /** Says that another WeChat account has no business with this person: the desk looks into it. */
  dispute: {
    request: z.object({ memberId: Key, note: z.optional(z.string().check(z.maxLength(200))) }),
    reply: Empty,
  },
} satisfies Record<string, CallContract>;

/** What a resident can know and decide about the own data. */
export const residentPrivacyCalls = {
  /** Who looked at or changed a person's file, for who is fully bound. */
  lookers: {
    request: z.object({ memberId: Key }),
    reply: z.object({
      looks: z.array(
        z.object({ at: Instant, who: z.string(), what: z.string(), why: z.optional(z.string()) }),
      ),
    }),
  },
  /** Everything kept about the caller and those fully bound, as text to keep. */
  exportData: {
    request: Empty,
    reply: z.object({ madeAt: Instant, fileName: z.string(), text: z.string() }),
  },
  /**
   * Deletes the account: bindings, consents, declarations, photos and requests that were never decided. What the law makes us keep
   * (payments, enrolment, the trail) stays and is named.
   */
  deleteAccount: {
    request: z.object({ sure: z.literal(true) }),
    reply: z.object({ deleted: z.array(z.string()), kept: z.array(z.string()) }),
  },
} satisfies Record<string, CallContract>;
