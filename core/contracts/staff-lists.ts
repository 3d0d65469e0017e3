import * as z from "zod/mini";
import type { CallContract } from "./call";
import { CoverageYear, Instant, Key, Place, PlaceCode, PlainDate, RequestKey } from "./scalars";
import { Cursor, Empty, Next, Text } from "./staff-forms";
import { FindingKind, FindingView, PersonCard } from "./staff-views";

/** Findings, lists of other offices, schools, windows and the yearly carry-over. */
export const staffListCalls = {
  // —— Findings and lists ——————————————————————————————————————————————————————————————————————————————
  findings: {
    request: z.object({
      show: z.enum(["open", "closed"]),
      kind: z.optional(FindingKind),
      cursor: Cursor,
    }),
    reply: z.object({ findings: z.array(FindingView), next: Next, total: z.int() }),
  },
  settleFinding: {
    request: z.object({ findingId: Key, way: Text(40), reason: Text(200) }),
    reply: FindingView,
  },
  /** A list of people insured elsewhere (columns 姓名, 证件类型, 证件号码, 险种, 参保地): compared, findings made (BG-10, KP-23). */
  compareList: {
    request: z.object({
      county: PlaceCode,
      year: CoverageYear,
      text: z.string().check(z.maxLength(2_000_000)),
    }),
    reply: z.object({
      lines: z.int(),
      found: z.int(),
      known: z.int(),
      bad: z.array(z.object({ line: z.int(), text: z.string() })),
    }),
  },
  /** The class list of a school's contact (LY-10, LY-11). */
  classRoster: {
    request: z.object({
      school: PlaceCode,
      className: z.optional(Text(40)),
      year: z.optional(CoverageYear),
    }),
    reply: z.object({
      school: Place,
      classes: z.array(z.object({ className: z.string(), pupils: z.int(), enrolled: z.int() })),
      pupils: z.array(PersonCard),
    }),
  },
  /** A school registers its students by a list (columns 姓名, 证件类型, 证件号码, 班级, 阶段, 入学日期, 毕业日期, 手机号). */
  fileBatch: {
    request: z.object({
      requestKey: RequestKey,
      school: PlaceCode,
      year: CoverageYear,
      text: z.string().check(z.maxLength(1_000_000)),
    }),
    reply: z.object({
      lines: z.int(),
      filed: z.int(),
      known: z.int(),
      bad: z.array(z.object({ line: z.int(), text: z.string() })),
    }),
  },
  openings: {
    request: z.object({ place: PlaceCode, year: CoverageYear }),
    reply: z.object({
      openings: z.array(
        z.object({
          openingId: Key,
          kind: z.enum(["special", "extension"]),
          from: PlainDate,
          until: z.nullable(PlainDate),
          source: z.string(),
          madeAt: Instant,
          ended: z.boolean(),
        }),
      ),
    }),
  },
  /** Switches on an extension (MC-10) or the special window of a class (MC-14), with its source. */
  openWindow: {
    request: z.object({
      place: PlaceCode,
      year: CoverageYear,
      kind: z.enum(["special", "extension"]),
      from: PlainDate,
      until: z.optional(PlainDate),
      source: z.string().check(z.minLength(4), z.maxLength(200)),
    }),
    reply: Empty,
  },
  closeWindow: { request: z.object({ openingId: Key, why: Text(200) }), reply: Empty },
  /** Last year's enrollees as "registered, unpaid" of a year (KP-10): what the run did. */
  carryOver: {
    request: z.object({ county: PlaceCode, year: CoverageYear }),
    reply: z.object({
      year: CoverageYear,
      carried: z.int(),
      stopped: z.int(),
      left: z.int(),
      at: z.nullable(Instant),
      basis: z.nullable(z.object({ text: z.string(), cite: z.string() })),
    }),
  },
} satisfies Record<string, CallContract>;
