import * as z from "zod/mini";
import { DOCUMENT_TYPES } from "./document-check";
import { CoverageYear, Fen, Instant, Key, PlaceCode, PlainDate, RequestKey } from "./scalars";

/** What a resident or a worker asks the insurance side to do. One file a kind of consequence. */
export const REQUEST_KINDS = [
  "registration", // 参保登记: somebody who is not in the register, or not registered for the year
  "change", // 信息变更: phone, address, account, household
  "stop", // 停保
  "newborn", // 新生儿参保
  "midyear", // 中途参保, each by its event
  "permit", // 居住证参保: new, or renewed with a new permit
  "student", // 学生参保, one by one; a school files a batch
  "moved-in", // 迁入登记
  "refund", // 退费
  "correction", // 更正姓名、号码、证件类型
  "number", // 补登身份证号: a child registered by birth certificate has a number now
] as const;
export const RequestKind = z.enum(REQUEST_KINDS);
export type RequestKind = z.infer<typeof RequestKind>;

/** States of a request; the graph over them is declared in core/enrolment and once more in the database. */
export const REQUEST_STATES = [
  "submitted", // filed and not taken up yet; the same-day clock runs
  "in-hand", // a worker has taken it
  "returned", // given back with a reason; the resident can supplement it until a day
  "completed", // decided in favour and carried out
  "refused", // decided against, with the reason and the clause
  "withdrawn", // taken back by the resident
  "lapsed", // returned, and not supplemented in time
] as const;
export const RequestState = z.enum(REQUEST_STATES);
export type RequestState = z.infer<typeof RequestState>;

/** Why somebody of a household book is not enrolled with the others (MC-03). */
export const LEFT_OUT_REASONS = ["death", "employee", "army", "prison", "elsewhere"] as const;
export const LeftOutReason = z.enum(LEFT_OUT_REASONS);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

const Text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
export const Phone = z.string().check(z.regex(/^1\d{10}$/));

/** Who somebody is, as stated by a resident or a worker: not checked against anything yet. */
export const StatedPerson = z.object({
  name: Text(60),
  documentType: z.enum(DOCUMENT_TYPES),
  documentNumber: z.string().check(z.minLength(5), z.maxLength(32)),
  /** Needed where the document does not tell them. */
  sex: z.optional(z.enum(["male", "female"])),
  birthDate: z.optional(PlainDate),
  phone: z.optional(Phone),
  address: z.optional(Text(120)),
});
export type StatedPerson = z.infer<typeof StatedPerson>;

/** Events that let somebody in during the year; names as in the packs. */
export const MIDYEAR_EVENTS = [
  "newborn",
  "moved-in",
  "discharged-soldier",
  "released",
  "unemployed",
  "retired-short",
  "permit-issued",
  "school-entry",
  "school-transfer",
  "graduated-jobless",
  "welfare-home",
  "found-unenrolled",
] as const;
export const RequestEvent = z.object({ kind: z.enum(MIDYEAR_EVENTS), on: PlainDate });
export type RequestEvent = z.infer<typeof RequestEvent>;

export const REFUND_REQUEST_REASONS = [
  "death",
  "moved-out",
  "employee-insured",
  "insured-for-life",
  "double-insured",
  "paid-twice",
  "recognised-later",
  "overpaid",
] as const;

/** What a request says beside whom it is about. Which of them a kind needs, core/enrolment tells. */
export const RequestDetails = z.object({
  /** The person as stated: for newcomers, newborns, corrections and numbers that are added. */
  person: z.optional(StatedPerson),
  /** Of the parent or guardian through whom a newborn comes into a household: one of the caller's members. */
  parentMemberId: z.optional(Key),
  relationToHead: z.optional(Text(20)),
  hukou: z.optional(z.enum(["local", "elsewhere"])),
  hukouKind: z.optional(z.enum(["rural", "urban"])),
  permit: z.optional(z.object({ issuedOn: PlainDate, until: PlainDate })),
  student: z.optional(
    z.object({
      stage: z.enum(["nursery", "school", "vocational", "university"]),
      enteredOn: z.optional(PlainDate),
      graduatesOn: z.optional(PlainDate),
      school: z.optional(PlaceCode),
      className: z.optional(Text(40)),
    }),
  ),
  employeeInsurance: z.optional(z.union([z.literal("active"), z.object({ endedOn: PlainDate })])),
  parentInsuredHere: z.optional(z.boolean()),
  /** For `change`: what is to be changed to what. */
  changes: z.optional(
    z.object({
      phone: z.optional(Phone),
      address: z.optional(Text(120)),
      place: z.optional(PlaceCode),
      household: z.optional(Text(40)),
      relationToHead: z.optional(Text(20)),
    }),
  ),
  /** For `stop`: as the household view names the reasons, or that somebody does not want it any more. */
  stopReason: z.optional(z.enum([...LEFT_OUT_REASONS, "moved-out", "own-wish"])),
  refundReason: z.optional(z.enum(REFUND_REQUEST_REASONS)),
  /** In the resident's own words. */
  note: z.optional(Text(200)),
});
export type RequestDetails = z.infer<typeof RequestDetails>;

/** A material that the plan asks for, as the form names it. */
export const MaterialWanted = z.object({
  /** As the plan names it: 户口簿, 身份证 … */
  name: z.string(),
  cite: z.string(),
  /** False where the plan leaves it open or any one of several will do. */
  required: z.boolean(),
});
export type MaterialWanted = z.infer<typeof MaterialWanted>;

/** One thing that can be asked for somebody today, or cannot any more and why. */
export const Errand = z.object({
  kind: RequestKind,
  event: z.nullable(z.enum(MIDYEAR_EVENTS)),
  /** With `refund`: for which reason. */
  refundReason: z.optional(z.enum(REFUND_REQUEST_REASONS)),
  year: CoverageYear,
  title: z.string(),
  /** What the plan says of it, in plain words, and the clause. */
  says: z.string(),
  cite: z.string(),
  where: z.nullable(z.string()),
  /** The last day on which it is taken, inclusive. */
  by: z.nullable(PlainDate),
  /** False: too late, too early or not for this person; `why` says it with the clause. */
  open: z.boolean(),
  why: z.optional(z.object({ text: z.string(), cite: z.string() })),
  materials: z.array(MaterialWanted),
  /** What the form must ask. */
  asks: z.array(z.string()),
});
export type Errand = z.infer<typeof Errand>;

/** A photo that was put up: the slot under which it was let in. */
export const PutUp = z.object({ material: Text(80), slot: Key });

export const MaterialView = z.object({
  materialId: Key,
  material: z.string(),
  putUpAt: Instant,
  verdict: z.nullable(z.enum(["good", "bad"])),
  /** Taken down: the picture is gone, that it was there stays. */
  gone: z.boolean(),
});
export type MaterialView = z.infer<typeof MaterialView>;

/** What happened to a request, in order. */
export const RequestStep = z.object({
  at: Instant,
  state: RequestState,
  /** 您 · 家人 · 某镇工作人员 · 系统: never a worker's name for residents. */
  by: z.string(),
  text: z.string(),
  cite: z.optional(z.string()),
});
export type RequestStep = z.infer<typeof RequestStep>;

/** A request in a list. */
export const RequestCard = z.object({
  requestId: Key,
  /** Number printed on the form. */
  number: z.string(),
  kind: RequestKind,
  event: z.nullable(z.enum(MIDYEAR_EVENTS)),
  title: z.string(),
  /** Name of whom it is about, as the viewer may see it. */
  name: z.string(),
  year: CoverageYear,
  place: z.object({ code: PlaceCode, name: z.string() }),
  state: RequestState,
  stateText: z.string(),
  filedAt: Instant,
  /** By when an office owes its next step (the same-day clock), or the resident theirs; null when it is over. */
  dueAt: z.nullable(Instant),
  overdue: z.boolean(),
});
export type RequestCard = z.infer<typeof RequestCard>;

/** A request as the resident follows it. */
export const RequestView = z.object({
  card: RequestCard,
  /** What was asked for, label and value, numbers masked. */
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  materials: z.array(MaterialView),
  wanted: z.array(MaterialWanted),
  steps: z.array(RequestStep),
  /** What comes next and what the reader can do, in plain words. */
  next: z.string(),
  can: z.array(z.enum(["supplement", "withdraw"])),
  /** With `supplement`: what the form asked, each of which can be answered anew. */
  asks: z.optional(z.array(z.string())),
  /** What came of it, once completed. */
  outcome: z.nullable(
    z.object({
      text: z.string(),
      memberId: z.nullable(Key),
      refundFen: z.nullable(Fen),
    }),
  ),
});
export type RequestView = z.infer<typeof RequestView>;

/** The registration, change and stop form (annex 1), filled in from the data; made to be printed. */
export const FormView = z.object({
  title: z.string(),
  number: z.string(),
  place: z.string(),
  year: CoverageYear,
  /** Which of the three the form is for: 参保登记 · 变更 · 停保. */
  sort: z.enum(["registration", "change", "stop"]),
  sections: z.array(
    z.object({
      title: z.string(),
      rows: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
  /** Consequences that the applicant signs for, each with its clause. */
  declarations: z.array(z.object({ text: z.string(), cite: z.string() })),
  filedAt: z.nullable(Instant),
  decided: z.nullable(z.object({ at: Instant, text: z.string() })),
});
export type FormView = z.infer<typeof FormView>;

/** Somebody of the household book as the household view shows them. */
export const HouseholdPerson = z.object({
  /** The caller's own member, where they are bound. */
  memberId: z.nullable(Key),
  personId: Key,
  name: z.string(),
  relationToHead: z.string(),
  birthYear: z.int(),
  /** Where the year stands for them: 已缴费 · 待缴费 · 没有参保 … */
  standing: z.string(),
  enrolled: z.boolean(),
  leftOut: z.nullable(
    z.object({
      reason: LeftOutReason,
      text: z.string(),
      until: z.nullable(PlainDate),
      statedAt: Instant,
    }),
  ),
  /** Neither enrolled nor with a reason: something has to be done. */
  open: z.boolean(),
});
export type HouseholdPerson = z.infer<typeof HouseholdPerson>;

export const HouseholdView = z.object({
  place: z.object({ code: PlaceCode, name: z.string() }),
  year: CoverageYear,
  /** Whether the plan of the place asks that all of a book enrol together, and its clause. */
  together: z.nullable(z.object({ text: z.string(), cite: z.string() })),
  people: z.array(HouseholdPerson),
  /** True where every person is enrolled or has a reason. */
  complete: z.boolean(),
});
export type HouseholdView = z.infer<typeof HouseholdView>;

export const SayLeftOut = z.object({
  personId: Key,
  year: CoverageYear,
  /** null takes the reason back. */
  reason: z.nullable(LeftOutReason),
  /** When they are expected back: needed for the army and prison. */
  until: z.optional(PlainDate),
  /** For `elsewhere`: which insurance, and where. */
  kind: z.optional(Text(40)),
  where: z.optional(Text(60)),
});

export const FileRequest = z.object({
  requestKey: RequestKey,
  kind: RequestKind,
  /** Whom it is about, where they are bound already. */
  memberId: z.optional(Key),
  /** For newcomers: where it is asked. */
  place: z.optional(PlaceCode),
  year: CoverageYear,
  event: z.optional(RequestEvent),
  details: RequestDetails,
  materials: z.array(PutUp).check(z.maxLength(12)),
  /** The applicant has read the consequences and consents; for a child, as the guardian. */
  consent: z.literal(true),
});
export type FileRequest = z.infer<typeof FileRequest>;
