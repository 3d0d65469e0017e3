import * as z from "zod/mini";
import {
  LeftOutReason,
  MaterialView,
  MaterialWanted,
  RequestCard,
  RequestDetails,
  RequestEvent,
  RequestStep,
} from "./requests";
import { CoverageYear, Instant, Key, Place, PlainDate } from "./scalars";

/** Roles of workers. `admin` appoints others and sees nobody's file. */
export const STAFF_ROLES = [
  "agent", // 村（社区）代办员
  "town", // 镇（街）经办
  "bureau", // 区县医保经办
  "department", // 民政、残联等名册部门
  "tax", // 税务
  "school", // 学校联系人
  "auditor", // 审计
  "admin", // 管理员
] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;

export const RoleHeld = z.object({
  roleId: Key,
  role: StaffRole,
  /** 村代办员 · 镇经办 … */
  title: z.string(),
  place: Place,
  /** Narrowed to the lists of one department, or to one class of a school. */
  department: z.nullable(z.string()),
  className: z.nullable(z.string()),
  until: z.nullable(PlainDate),
});
export type RoleHeld = z.infer<typeof RoleHeld>;

/** Whom somebody at the desk sees, at a glance: number masked, phone masked. */
export const PersonCard = z.object({
  personId: Key,
  name: z.string(),
  documentMasked: z.string(),
  birthDate: PlainDate,
  sex: z.enum(["male", "female"]),
  place: Place,
  household: z.string(),
  relationToHead: z.string(),
  /** Where the year stands, in a few words. */
  standing: z.string(),
  year: CoverageYear,
});
export type PersonCard = z.infer<typeof PersonCard>;

const Row = z.object({ label: z.string(), value: z.string() });

export const PersonView = z.object({
  card: PersonCard,
  phoneMasked: z.nullable(z.string()),
  /** What the register says, in plain words. */
  facts: z.array(Row),
  classes: z.array(
    z.object({
      name: z.string(),
      department: z.string(),
      from: z.nullable(PlainDate),
      to: z.nullable(PlainDate),
    }),
  ),
  years: z.array(
    z.object({
      year: CoverageYear,
      county: z.string(),
      countyName: z.string(),
      state: z.string(),
      paidAt: z.nullable(Instant),
      stopped: z.nullable(z.object({ on: PlainDate, reason: z.string() })),
    }),
  ),
  requests: z.array(RequestCard),
  leftOut: z.nullable(z.object({ reason: LeftOutReason, until: z.nullable(PlainDate) })),
  /** How to reach somebody who is away (MC-24). */
  contacts: z.array(
    z.object({ kind: z.string(), valueMasked: z.string(), awayPlace: z.nullable(z.string()) }),
  ),
  /** WeChat accounts bound to this person: never whose. */
  bindings: z.array(
    z.object({
      bindingId: Key,
      relation: z.string(),
      level: z.enum(["weak", "full"]),
      boundAt: Instant,
    }),
  ),
  findings: z.array(z.object({ findingId: Key, kind: z.string(), text: z.string() })),
  /** What this worker can do for this person. */
  can: z.array(z.string()),
});
export type PersonView = z.infer<typeof PersonView>;

/** A request as a worker handles it. */
export const DeskRequest = z.object({
  card: RequestCard,
  /** Moves with every change: sent back with a decision, so that a change in between is seen. */
  version: z.int(),
  /** Where it was accepted, where that is not the home place (KP-25). */
  acceptedAt: z.nullable(Place),
  /** The worker in whose hands it is: own, or another one's title. */
  holder: z.nullable(z.object({ mine: z.boolean(), title: z.string() })),
  stated: z.array(Row),
  details: RequestDetails,
  event: z.nullable(RequestEvent),
  person: z.nullable(PersonCard),
  materials: z.array(MaterialView),
  wanted: z.array(MaterialWanted),
  steps: z.array(RequestStep),
  /** What the plan says of this kind of request: last day, clause, and whether it was filed in time. */
  plan: z.object({
    says: z.string(),
    cite: z.string(),
    by: z.nullable(PlainDate),
    inTime: z.boolean(),
  }),
  /** What completing it will do, in plain words, before it is done. */
  willDo: z.array(z.string()),
  /** What stands against it, such as an enrolment elsewhere or an employee insurance. */
  warnings: z.array(z.object({ text: z.string(), cite: z.string(), blocks: z.boolean() })),
  can: z.array(z.enum(["take", "complete", "return", "refuse", "correct", "judge", "let-go"])),
  /** Why it cannot be decided by this worker, such as being their own family's. */
  cannot: z.nullable(z.string()),
});
export type DeskRequest = z.infer<typeof DeskRequest>;

export const FINDING_KINDS = [
  "double-enrolment", // two counties, same person and year (BG-10)
  "employee-insured", // employee insurance and resident insurance at once (KP-23)
  "two-claims", // two WeChat accounts say they are this person
  "two-records", // one child under a certificate and under a number, both with money
  "permit-expired", // the permit ran out: enrolment of the next year was stopped (KP-15)
  "certificate-reused", // a birth certificate that was merged already is used again
] as const;
export const FindingKind = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof FindingKind>;

export const FindingView = z.object({
  findingId: Key,
  kind: FindingKind,
  person: PersonCard,
  year: z.nullable(CoverageYear),
  text: z.string(),
  cite: z.string(),
  foundAt: Instant,
  state: z.enum(["open", "closed"]),
  /** Ways in which it can be settled; each says what it does. */
  ways: z.array(z.object({ key: z.string(), text: z.string() })),
  decided: z.nullable(z.object({ at: Instant, text: z.string() })),
});
export type FindingView = z.infer<typeof FindingView>;

export const AuditLine = z.object({
  id: z.int(),
  at: Instant,
  /** Who: a worker's name and title, 居民本人, 系统. */
  who: z.string(),
  what: z.string(),
  about: z.nullable(z.string()),
  from: z.string(),
  detail: z.array(Row),
  before: z.nullable(z.array(Row)),
  after: z.nullable(z.array(Row)),
  sealed: z.boolean(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const TODO_KINDS = [
  "came-back",
  "permit-ends",
  "no-number",
  "without-reason",
  "two-claims",
] as const;
