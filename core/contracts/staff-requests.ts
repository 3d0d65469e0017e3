import * as z from "zod/mini";
import type { CallContract } from "./call";
import {
  Errand,
  FileRequest,
  FormView,
  RequestCard,
  RequestDetails,
  RequestEvent,
  RequestKind,
} from "./requests";
import { CoverageYear, Key, PlaceCode, RequestKey } from "./scalars";
import { Cursor, Next, Text } from "./staff-forms";
import { DeskRequest } from "./staff-views";

/** Requests at the desk. */
export const staffRequestCalls = {
  // —— Requests ————————————————————————————————————————————————————————————————————————————————————————
  queue: {
    request: z.object({
      show: z.enum(["waiting", "mine", "overdue", "returned", "done"]),
      place: z.optional(PlaceCode),
      kind: z.optional(RequestKind),
      cursor: Cursor,
    }),
    reply: z.object({ requests: z.array(RequestCard), next: Next, total: z.int() }),
  },
  request: { request: z.object({ requestId: Key }), reply: DeskRequest },
  /** Takes it into one's own hands; of two at once one gets it. */
  take: { request: z.object({ requestId: Key, version: z.int() }), reply: DeskRequest },
  letGo: { request: z.object({ requestId: Key, version: z.int() }), reply: DeskRequest },
  judge: {
    request: z.object({ requestId: Key, materialId: Key, verdict: z.enum(["good", "bad"]) }),
    reply: DeskRequest,
  },
  /** Puts right what was stated wrong, before deciding; before and after are kept. */
  correctRequest: {
    request: z.object({
      requestId: Key,
      version: z.int(),
      details: RequestDetails,
      event: z.optional(RequestEvent),
      why: Text(100),
    }),
    reply: DeskRequest,
  },
  giveBack: {
    request: z.object({
      requestId: Key,
      version: z.int(),
      reason: Text(200),
      /** Materials that are missing or bad, by name. */
      materials: z.array(Text(80)).check(z.maxLength(12)),
    }),
    reply: DeskRequest,
  },
  refuse: {
    request: z.object({
      requestId: Key,
      version: z.int(),
      reason: Text(200),
      /** The clause that it is refused by; `plan` where the deadline or the plan itself decides. */
      cite: Text(60),
    }),
    reply: DeskRequest,
  },
  complete: {
    request: z.object({
      requestId: Key,
      version: z.int(),
      /** Originals were seen at the counter where no photo was put up. */
      originalsSeen: z.boolean(),
      note: z.optional(Text(200)),
    }),
    reply: DeskRequest,
  },
  /** What can be asked for somebody at the counter. */
  counterErrands: {
    request: z.object({
      personId: z.optional(Key),
      place: z.optional(PlaceCode),
      year: z.optional(CoverageYear),
    }),
    reply: z.object({ errands: z.array(Errand) }),
  },
  /** Files for somebody who stands at the counter, anywhere in the county (KP-25). */
  counterFile: {
    request: z.object({
      requestKey: RequestKey,
      kind: RequestKind,
      personId: z.optional(Key),
      place: z.optional(PlaceCode),
      year: CoverageYear,
      event: z.optional(RequestEvent),
      details: RequestDetails,
      materials: FileRequest.shape.materials,
      originalsSeen: z.boolean(),
    }),
    reply: DeskRequest,
  },
  /** Slots for photos taken at the counter. */
  counterSlots: {
    request: z.object({ count: z.int().check(z.minimum(1), z.maximum(12)) }),
    reply: z.object({ slots: z.array(z.object({ slot: Key, cloudPath: z.string() })) }),
  },
  /** An address for one photo that holds for a minute; the look is on record. */
  photo: {
    request: z.object({ requestId: Key, materialId: Key }),
    reply: z.object({ url: z.string() }),
  },
  form: { request: z.object({ requestId: Key }), reply: FormView },
} satisfies Record<string, CallContract>;
