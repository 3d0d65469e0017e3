import {
  checkDocument,
  type DocumentType,
  type RequestDetails,
  type RequestEvent,
  type RequestKind,
  type StatedPerson,
} from "../../core/contracts";
import { dateTyped, isBlankDay, NO_DAY, type DayTyped } from "../logic";
import type { Ask, EventKind, RefundReason, Stage, StopReason } from "./asks";
import type { Change, EMPLOYEE, HUKOU, HUKOU_KINDS, SEXES, YES_NO } from "./words";

/** What stands in the form of a request, as it is typed and chosen. Empty texts are questions that have no answer yet. */
export interface RequestForm {
  name: string;
  documentType: DocumentType;
  number: string;
  sex: keyof typeof SEXES | "";
  birth: DayTyped;
  phone: string;
  address: string;
  parentMemberId: string;
  relationToHead: string;
  /** The day of the event. */
  on: DayTyped;
  changing: readonly Change[];
  newPhone: string;
  newAddress: string;
  newRelation: string;
  newHousehold: string;
  newPlace: { code: string; name: string } | undefined;
  stopReason: StopReason | "";
  refundReason: RefundReason | "";
  permitIssued: DayTyped;
  permitUntil: DayTyped;
  stage: Stage | "";
  entered: DayTyped;
  graduates: DayTyped;
  school: { code: string; name: string } | undefined;
  className: string;
  hukou: keyof typeof HUKOU | "";
  hukouKind: keyof typeof HUKOU_KINDS | "";
  employee: keyof typeof EMPLOYEE | "";
  employeeEnded: DayTyped;
  parentInsured: keyof typeof YES_NO | "";
  note: string;
}

export const EMPTY_REQUEST: RequestForm = {
  name: "",
  documentType: "resident-id",
  number: "",
  sex: "",
  birth: NO_DAY,
  phone: "",
  address: "",
  parentMemberId: "",
  relationToHead: "",
  on: NO_DAY,
  changing: [],
  newPhone: "",
  newAddress: "",
  newRelation: "",
  newHousehold: "",
  newPlace: undefined,
  stopReason: "",
  refundReason: "",
  permitIssued: NO_DAY,
  permitUntil: NO_DAY,
  stage: "",
  entered: NO_DAY,
  graduates: NO_DAY,
  school: undefined,
  className: "",
  hukou: "",
  hukouKind: "",
  employee: "",
  employeeEnded: NO_DAY,
  parentInsured: "",
  note: "",
};

/** What is asked for whom: the part of an errand that shapes the form. */
export interface Asked {
  kind: RequestKind;
  event: EventKind | null;
  asks: readonly Ask[];
}

/** A baby has a birth certificate first; a number that is added later is a resident's. */
export const emptyFor = (kind: RequestKind): RequestForm => ({
  ...EMPTY_REQUEST,
  documentType: kind === "newborn" ? "birth-certificate" : "resident-id",
});

/** Documents that make sense for a kind. */
export function documentsFor(kind: RequestKind): DocumentType[] {
  if (kind === "number") return ["resident-id"];
  if (kind === "newborn") return ["birth-certificate", "resident-id"];
  return ["resident-id", "hmt-permit", "foreigner-id", "passport", "birth-certificate"];
}

/** What the document itself says, as far as its number can be read. */
export function readingOf(form: RequestForm): { birthDate: string | null; sex: string | null } {
  const check = checkDocument(form.documentType, form.number);
  return check.ok ? check.document : { birthDate: null, sex: null };
}

const CARRIES_NOTHING: readonly DocumentType[] = ["passport", "birth-certificate"];

/** Asked only where the document does not tell it. */
export const asksBirth = (form: RequestForm, asks: readonly Ask[]): boolean =>
  asks.includes("birthDate") ||
  (asks.includes("person") && CARRIES_NOTHING.includes(form.documentType));
export const asksSex = (form: RequestForm, asks: readonly Ask[]): boolean =>
  asks.includes("sex") || (asks.includes("person") && CARRIES_NOTHING.includes(form.documentType));

export const dayOf = (typed: DayTyped): string | undefined => {
  const read = isBlankDay(typed) ? undefined : dateTyped(typed);
  return read && "date" in read ? read.date : undefined;
};

/** The birth date as far as the form tells it. */
export const birthOf = (form: RequestForm): string | undefined =>
  readingOf(form).birthDate ?? dayOf(form.birth);

/** The event's day is asked by itself only where no other answer holds it. */
export const asksEventDay = ({ event, asks }: Asked): boolean =>
  asks.includes("event") && !(event === "newborn" && asks.includes("person"));

/** Events whose day is that of a paper or of a birth, by the answer that holds it. */
function dayToldElsewhere(form: RequestForm, { event, asks }: Asked): string | undefined {
  if (event === "newborn" && asks.includes("person")) return birthOf(form);
  if (event === "permit-issued" && asks.includes("permit")) return dayOf(form.permitIssued);
  if (event === "school-entry" && asks.includes("student")) return dayOf(form.entered);
  return undefined;
}

export function eventOf(form: RequestForm, asked: Asked): RequestEvent | undefined {
  if (asked.event === null) return undefined;
  const on = asksEventDay(asked) ? dayOf(form.on) : dayToldElsewhere(form, asked);
  return on === undefined ? undefined : { kind: asked.event, on };
}

const text = (value: string): string | undefined => value.trim() || undefined;

/** Leaves out what has no answer: the contract knows a missing part, not an empty one. */
function whole<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as unknown as T;
}

function personOf(form: RequestForm, asks: readonly Ask[]): StatedPerson {
  return whole<StatedPerson>({
    name: form.name.trim(),
    documentType: form.documentType,
    documentNumber: form.number.trim(),
    sex: asksSex(form, asks) ? form.sex || undefined : undefined,
    birthDate: asksBirth(form, asks) ? dayOf(form.birth) : undefined,
    phone: asks.includes("phone") ? text(form.phone) : undefined,
    address: asks.includes("address") ? text(form.address) : undefined,
  });
}

function changesOf(form: RequestForm): NonNullable<RequestDetails["changes"]> {
  const changing = (change: Change) => form.changing.includes(change);
  return whole<NonNullable<RequestDetails["changes"]>>({
    phone: changing("phone") ? text(form.newPhone) : undefined,
    address: changing("address") ? text(form.newAddress) : undefined,
    relationToHead: changing("relationToHead") ? text(form.newRelation) : undefined,
    household: changing("household") ? text(form.newHousehold) : undefined,
    place: changing("place") ? form.newPlace?.code : undefined,
  });
}

function studentOf(form: RequestForm): RequestDetails["student"] {
  if (form.stage === "") return undefined;
  return whole<NonNullable<RequestDetails["student"]>>({
    stage: form.stage,
    enteredOn: dayOf(form.entered),
    graduatesOn: dayOf(form.graduates),
    school: form.school?.code,
    className: text(form.className),
  });
}

function permitOf(form: RequestForm): RequestDetails["permit"] {
  const [issuedOn, until] = [dayOf(form.permitIssued), dayOf(form.permitUntil)];
  return issuedOn && until ? { issuedOn, until } : undefined;
}

function employeeOf(form: RequestForm): RequestDetails["employeeInsurance"] {
  if (form.employee === "active") return "active";
  const endedOn = dayOf(form.employeeEnded);
  return form.employee === "ended" && endedOn ? { endedOn } : undefined;
}

/** The details of the request, of a form without faults. Only what is asked goes along. */
export function detailsOf(form: RequestForm, { asks }: Asked): RequestDetails {
  const asked = <T>(ask: Ask, value: T | undefined): T | undefined =>
    asks.includes(ask) ? value : undefined;
  return whole<RequestDetails>({
    person: asked("person", personOf(form, asks)),
    parentMemberId: asked("parentMemberId", form.parentMemberId || undefined),
    relationToHead: asked("relationToHead", text(form.relationToHead)),
    hukou: asked("hukou", form.hukou || undefined),
    hukouKind: asked("hukouKind", form.hukouKind || undefined),
    permit: asked("permit", permitOf(form)),
    student: asked("student", studentOf(form)),
    employeeInsurance: asked("employeeInsurance", employeeOf(form)),
    parentInsuredHere: asked(
      "parentInsuredHere",
      form.parentInsured === "" ? undefined : form.parentInsured === "yes",
    ),
    changes: asked("changes", changesOf(form)),
    stopReason: asked("stopReason", form.stopReason || undefined),
    refundReason: asked("refundReason", form.refundReason || undefined),
    note: text(form.note),
  });
}
