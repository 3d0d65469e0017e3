import { DOCUMENT_NAMES, type RequestDetails, type RequestEvent } from "../../core/contracts";
import {
  EVENT_DAYS,
  EVENT_TITLES,
  HUKOU,
  HUKOU_KINDS,
  REFUND_REASON_TEXTS,
  SEXES,
  STAGES,
  STOP_REASONS,
} from "../../core/enrolment";
import { maskDocumentNumber, maskPhone } from "../../core/people";
import { inChinese } from "../../core/policy";

export interface Row {
  label: string;
  value: string;
}

export interface RowsOptions {
  /** Numbers and phones whole: for a form that is signed, and where who states them looks at them. */
  clear: boolean;
  /** Names of the places that the details name. */
  placeName(code: string): string;
}

type Pairs = [label: string, value: string | undefined][];

const rowsOf = (pairs: Pairs): Row[] =>
  pairs.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));

function personRows({ person }: RequestDetails, { clear }: RowsOptions): Pairs {
  if (!person) return [];
  const { name, documentType, documentNumber, sex, birthDate, phone, address } = person;
  return [
    ["姓名", name],
    ["证件类型", DOCUMENT_NAMES[documentType]],
    ["证件号码", clear ? documentNumber : maskDocumentNumber(documentNumber)],
    ["性别", sex && SEXES[sex]],
    ["出生日期", birthDate && inChinese(birthDate)],
    ["手机号", phone && (clear ? phone : maskPhone(phone))],
    ["住址", address],
  ];
}

function changeRows({ changes }: RequestDetails, { clear, placeName }: RowsOptions): Pairs {
  if (!changes) return [];
  const { phone, address, place, household, relationToHead } = changes;
  return [
    ["手机号改为", phone && (clear ? phone : maskPhone(phone))],
    ["住址改为", address],
    ["所在村（社区）改为", place && placeName(place)],
    ["户号改为", household],
    ["与户主关系改为", relationToHead],
  ];
}

function employment({ employeeInsurance }: RequestDetails): string | undefined {
  if (!employeeInsurance) return undefined;
  return employeeInsurance === "active"
    ? "正在参加"
    : `${inChinese(employeeInsurance.endedOn)}停保`;
}

function situationRows(details: RequestDetails, { placeName }: RowsOptions): Pairs {
  const { relationToHead, hukou, hukouKind, permit, student, parentInsuredHere } = details;
  return [
    ["与户主关系", relationToHead],
    ["户口", hukou && HUKOU[hukou]],
    ["户口性质", hukouKind && HUKOU_KINDS[hukouKind]],
    ["居住证签发日期", permit && inChinese(permit.issuedOn)],
    ["居住证有效期至", permit && inChinese(permit.until)],
    ["就读阶段", student && STAGES[student.stage]],
    ["学校", student?.school && placeName(student.school)],
    ["班级", student?.className],
    ["入学日期", student?.enteredOn && inChinese(student.enteredOn)],
    ["毕业日期", student?.graduatesOn && inChinese(student.graduatesOn)],
    ["职工医保", employment(details)],
    ["父母在本地参保", parentInsuredHere === undefined ? undefined : yesNo(parentInsuredHere)],
  ];
}

const yesNo = (yes: boolean): string => (yes ? "是" : "否");

/** What was stated, label and value, in the order of a form. */
export function statedRows(
  details: RequestDetails,
  event: RequestEvent | null,
  options: RowsOptions,
): Row[] {
  const { stopReason, refundReason, note } = details;
  return rowsOf([
    ...personRows(details, options),
    ["情形", event ? EVENT_TITLES[event.kind] : undefined],
    [event ? EVENT_DAYS[event.kind] : "", event ? inChinese(event.on) : undefined],
    ...situationRows(details, options),
    ...changeRows(details, options),
    ["停保原因", stopReason && STOP_REASONS[stopReason]],
    ["退费原因", refundReason && REFUND_REASON_TEXTS[refundReason]],
    ["说明", note],
  ]);
}

/** Places that the details name, to be looked up together. */
export const placesNamed = ({ changes, student }: RequestDetails): string[] =>
  [changes?.place, student?.school].filter((code) => code !== undefined);
