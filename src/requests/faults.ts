import { checkDocument } from "../../core/contracts";
import { dateTyped, dayTypedOf, isUnder14, type DayTyped } from "../logic";
import { asksOfPart, type Ask, type Part } from "./asks";
import {
  asksBirth,
  asksEventDay,
  asksSex,
  birthOf,
  dayOf,
  type Asked,
  type RequestForm,
} from "./form";
import { EVENT_DAYS } from "./words";

/** Something to put right, at the field with this id; the same words stand in the summary and there. */
export interface RequestFault {
  field: FieldId;
  text: string;
}

export type FieldId =
  | keyof RequestForm
  /** What the person agrees to, and the photos: they stand on pages of their own. */
  | "consent"
  | "photos";

type Check = (form: RequestForm, asked: Asked, today: string) => RequestFault[];

const fault = (field: FieldId, text: string): RequestFault[] => [{ field, text }];
const PHONE = /^1\d{10}$/;

interface DayRule {
  what: string;
  /** What has happened cannot lie ahead. */
  past?: boolean;
  optional?: boolean;
}

/** A day that was typed: there, real, and not ahead where it is past. */
function dayFault(field: FieldId, typed: DayTyped, rule: DayRule, today: string): RequestFault[] {
  const blank = !typed.year.trim() && !typed.month.trim() && !typed.day.trim();
  if (blank) return rule.optional ? [] : fault(field, `请填${rule.what}`);
  const read = dateTyped(typed);
  if ("fault" in read) return fault(field, `${rule.what}：${read.fault}`);
  return rule.past && read.date > today ? fault(field, `${rule.what}不能在今天以后`) : [];
}

function numberFaults(form: RequestForm): RequestFault[] {
  if (form.number.trim() === "") return fault("number", "请填证件号码");
  const check = checkDocument(form.documentType, form.number);
  return check.ok ? [] : fault("number", check.finding.text + check.finding.todo);
}

const phoneFaults = (field: FieldId, phone: string): RequestFault[] =>
  PHONE.test(phone.trim()) ? [] : fault(field, "手机号要写 11 位数字");

/** Each question's own check; a question that is not asked is not checked. */
const CHECKS: Partial<Record<Ask, Check>> = {
  person: (form, { asks }, today) => [
    ...(form.name.trim() === "" ? fault("name", "请填姓名") : []),
    ...numberFaults(form),
    ...(asksBirth(form, asks)
      ? dayFault("birth", form.birth, { what: "出生日期", past: true }, today)
      : []),
    ...(asksSex(form, asks) && form.sex === "" ? fault("sex", "请选男或女") : []),
  ],
  parentMemberId: (form) =>
    form.parentMemberId === "" ? fault("parentMemberId", "请选孩子的父亲、母亲或监护人") : [],
  relationToHead: (form) =>
    form.relationToHead === "" ? fault("relationToHead", "请选和户主的关系") : [],
  event: (form, asked, today) =>
    asked.event !== null && asksEventDay(asked)
      ? dayFault(
          "on",
          form.on,
          { what: EVENT_DAYS[asked.event].replace(/的$/, ""), past: true },
          today,
        )
      : [],
  changes: changeFaults,
  stopReason: (form) => (form.stopReason === "" ? fault("stopReason", "请选为什么停保") : []),
  refundReason: (form) => (form.refundReason === "" ? fault("refundReason", "请选为什么退费") : []),
  permit: permitFaults,
  student: (form, asked, today) => [
    ...(form.stage === "" ? fault("stage", "请选在哪里上学") : []),
    ...dayFault(
      "entered",
      form.entered,
      { what: "入学日期", optional: asked.event !== "school-entry", past: true },
      today,
    ),
    ...dayFault("graduates", form.graduates, { what: "毕业日期", optional: true }, today),
  ],
  hukou: (form) => (form.hukou === "" ? fault("hukou", "请选户口在不在本地") : []),
  hukouKind: (form) => (form.hukouKind === "" ? fault("hukouKind", "请选是哪种户口") : []),
  employeeInsurance: (form, _asked, today) => {
    if (form.employee === "") return fault("employee", "请选职工医保停了没有");
    if (form.employee !== "ended") return [];
    return dayFault(
      "employeeEnded",
      form.employeeEnded,
      { what: "职工医保停的日期", past: true },
      today,
    );
  },
  parentInsuredHere: (form) =>
    form.parentInsured === "" ? fault("parentInsured", "请选父母今年有没有在本地参保") : [],
  phone: (form) => phoneFaults("phone", form.phone),
};

function changeFaults(form: RequestForm): RequestFault[] {
  const { changing } = form;
  if (changing.length === 0) return fault("changing", "请选要改什么");
  return [
    ...(changing.includes("phone") ? phoneFaults("newPhone", form.newPhone) : []),
    ...(changing.includes("address") && form.newAddress.trim() === ""
      ? fault("newAddress", "请填新的住址")
      : []),
    ...(changing.includes("relationToHead") && form.newRelation === ""
      ? fault("newRelation", "请选和户主的关系")
      : []),
    ...(changing.includes("household") && form.newHousehold.trim() === ""
      ? fault("newHousehold", "请填户号")
      : []),
    ...(changing.includes("place") && !form.newPlace ? fault("newPlace", "请选搬到了哪里") : []),
  ];
}

function permitFaults(form: RequestForm, _asked: Asked, today: string): RequestFault[] {
  const found = [
    ...dayFault("permitIssued", form.permitIssued, { what: "居住证签发日期", past: true }, today),
    ...dayFault("permitUntil", form.permitUntil, { what: "居住证有效期到哪一天" }, today),
  ];
  const [issued, until] = [dayOf(form.permitIssued), dayOf(form.permitUntil)];
  if (found.length > 0 || !issued || !until || issued < until) return found;
  return fault("permitUntil", "有效期要在签发日期以后");
}

/** All that is wrong in one part of the form, in the order of its questions. */
export function partFaults(
  form: RequestForm,
  asked: Asked,
  part: Part,
  today: string,
): RequestFault[] {
  return asksOfPart(asked.asks, part).flatMap((ask) => CHECKS[ask]?.(form, asked, today) ?? []);
}

/** What is being put right is no longer called wrong; the rest stays until the next try. */
export function faultsWithout(
  faults: readonly RequestFault[],
  part: Partial<RequestForm>,
): RequestFault[] {
  const touched = new Set<string>(Object.keys(part));
  // Another document asks for another number.
  if (touched.has("documentType")) touched.add("number");
  return faults.filter(({ field }) => !touched.has(field));
}

const FIELD_OF_PATH: readonly [RegExp, FieldId][] = [
  [/^details\.person\.name/, "name"],
  [/^details\.person\.document/, "number"],
  [/^details\.person\.sex/, "sex"],
  [/^details\.person\.birthDate/, "birth"],
  [/^details\.person\.phone/, "phone"],
  [/^details\.person\.address/, "address"],
  [/^details\.parentMemberId/, "parentMemberId"],
  [/^details\.relationToHead/, "relationToHead"],
  [/^details\.permit\.until/, "permitUntil"],
  [/^details\.permit/, "permitIssued"],
  [/^details\.student/, "stage"],
  [/^details\.changes\.phone/, "newPhone"],
  [/^details\.changes\.address/, "newAddress"],
  [/^details\.changes\.place/, "newPlace"],
  [/^details\.changes\.household/, "newHousehold"],
  [/^details\.changes\.relation/, "newRelation"],
  [/^details\.changes/, "changing"],
  [/^details\.stopReason/, "stopReason"],
  [/^details\.refundReason/, "refundReason"],
  [/^details\.hukouKind/, "hukouKind"],
  [/^details\.hukou/, "hukou"],
  [/^details\.employee/, "employee"],
  [/^details\.parentInsured/, "parentInsured"],
  [/^event/, "on"],
  [/^materials/, "photos"],
  [/^consent/, "consent"],
];

/** Which field the server's refusal is about, from the path in the request. */
export const fieldOfRefusal = (path: string | undefined): FieldId | undefined =>
  path === undefined ? undefined : FIELD_OF_PATH.find(([form]) => form.test(path))?.[1];

/** Whether the guardian consents in place of who it is about: a baby, or a child under 14. */
export function guardianConsents(form: RequestForm, { kind }: Asked, today: string): boolean {
  if (kind === "newborn") return true;
  const born = birthOf(form);
  return born !== undefined && isUnder14(born, today);
}

/** The day as the fields show it, for an answer that is known already. */
export const shownDay = (date: string | undefined): DayTyped => dayTypedOf(date);
