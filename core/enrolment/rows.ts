import { DOCUMENT_NAMES } from "../contracts";
import type { RequestDetails, RequestEvent, StatedPerson } from "../contracts";
import { maskDocumentNumber, maskPhone, tidyName } from "../people";
import { inChinese } from "../policy";
import {
  EVENT_DAYS,
  EVENT_TITLES,
  HUKOU,
  HUKOU_KINDS,
  REFUND_REASON_TEXTS,
  SEXES,
  STAGES,
  STOP_REASONS,
} from "./words";

export interface Row {
  label: string;
  value: string;
}

export interface RowOptions {
  /** Numbers in full: for who decides, with a trace of it. Otherwise masked. */
  full?: boolean | undefined;
  /** The name of a place or school by its code; the code itself where it has none. */
  placeName?: ((code: string) => string | undefined) | undefined;
  /** The parent or guardian of a newborn, as the reader may see the name. */
  parentName?: string | undefined;
}

const row = (label: string, value: string | undefined): Row[] =>
  value === undefined || value === "" ? [] : [{ label, value }];

/** A day that is not one is shown as it was written: it is the reader who has to see what is wrong. */
const day = (date: string | undefined): string | undefined => date && inChinese(date);

/** Name, document, sex, birth, phone and address of somebody as stated. */
export function personRows(person: StatedPerson, { full }: RowOptions = {}): Row[] {
  const { name, documentType, documentNumber, sex, birthDate, phone, address } = person;
  return [
    ...row("姓名", tidyName(name)),
    ...row("证件类型", DOCUMENT_NAMES[documentType]),
    ...row("证件号码", full ? documentNumber : maskDocumentNumber(documentNumber)),
    ...row("性别", sex && SEXES[sex]),
    ...row("出生日期", day(birthDate)),
    ...row("手机号", phone && (full ? phone : maskPhone(phone))),
    ...row("住址", address),
  ];
}

function studentRows({ student }: RequestDetails, nameOf: (code: string) => string): Row[] {
  if (!student) return [];
  const { stage, enteredOn, graduatesOn, school, className } = student;
  return [
    ...row("就读阶段", STAGES[stage]),
    ...row("学校", school && nameOf(school)),
    ...row("班级", className),
    ...row("入学日期", day(enteredOn)),
    ...row("毕业日期", day(graduatesOn)),
  ];
}

function changeRows(
  { changes }: RequestDetails,
  nameOf: (code: string) => string,
  full = false,
): Row[] {
  if (!changes) return [];
  const { phone, address, place, household, relationToHead } = changes;
  return [
    ...row("手机号改为", phone && (full ? phone : maskPhone(phone))),
    ...row("住址改为", address),
    ...row("所属村（社区）改为", place && nameOf(place)),
    ...row("户口簿编号改为", household),
    ...row("与户主关系改为", relationToHead),
  ];
}

function insuranceText({ employeeInsurance: insurance }: RequestDetails): string | undefined {
  if (insurance === undefined) return undefined;
  return insurance === "active" ? "正在参加" : `${day(insurance.endedOn)}停止`;
}

/** R13: what a request says, label and value, in the order of the form; numbers masked unless asked for in full. */
export function rowsOf(
  event: RequestEvent | null | undefined,
  details: RequestDetails,
  options: RowOptions = {},
): Row[] {
  const { full, placeName, parentName } = options;
  const nameOf = (code: string): string => placeName?.(code) ?? code;
  const { person, permit, hukou, hukouKind, parentInsuredHere, stopReason, refundReason } = details;
  const isBorn = event?.kind === "newborn";
  return [
    ...row("事由", event && !isBorn ? EVENT_TITLES[event.kind] : undefined),
    ...row(event ? EVENT_DAYS[event.kind] : "", day(event?.on)),
    // A newborn's birth date is the day of the event; it is told once.
    ...(person ? personRows(isBorn ? { ...person, birthDate: undefined } : person, { full }) : []),
    ...row("父母或监护人", details.parentMemberId && parentName),
    ...row("与户主关系", details.relationToHead),
    ...row("户口", hukou && HUKOU[hukou]),
    ...row("户口性质", hukouKind && HUKOU_KINDS[hukouKind]),
    ...row("居住证签发日期", day(permit?.issuedOn)),
    ...row("居住证有效期至", day(permit?.until)),
    ...studentRows(details, nameOf),
    ...row("职工医保", insuranceText(details)),
    ...row(
      "父母在本地参加职工医保",
      parentInsuredHere === undefined ? undefined : parentInsuredHere ? "是" : "否",
    ),
    ...changeRows(details, nameOf, full),
    ...row("停保原因", stopReason && STOP_REASONS[stopReason]),
    ...row("退费原因", refundReason && REFUND_REASON_TEXTS[refundReason]),
    ...row("说明", details.note),
  ];
}
