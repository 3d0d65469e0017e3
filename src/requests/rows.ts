import { DOCUMENT_NAMES } from "../../core/contracts";
import { dateText } from "../logic";
import type { Ask, Part } from "./asks";
import { asksBirth, asksEventDay, asksSex, dayOf, type Asked, type RequestForm } from "./form";
import type { FieldId } from "./faults";
import {
  CHANGES,
  EMPLOYEE,
  EVENT_DAYS,
  HUKOU,
  HUKOU_KINDS,
  REFUNDS,
  SEXES,
  STAGES,
  STOPS,
  YES_NO,
} from "./words";

/** One answer as the check page shows it, with where it is changed. */
export interface AnswerRow {
  field: FieldId;
  part: Part;
  label: string;
  value: string;
}

type Rows = (form: RequestForm, asked: Asked, names: Names) => [FieldId, string, string][];

/** Names of what the form holds by key. */
export interface Names {
  members: ReadonlyMap<string, string>;
}

const day = (typed: RequestForm["birth"]): string => {
  const date = dayOf(typed);
  return date ? dateText(date) : "没有填";
};

const ROWS: Record<Ask, Rows> = {
  person: (form, { asks }) => [
    ["name", "姓名", form.name.trim()],
    ["number", `${DOCUMENT_NAMES[form.documentType]}号码`, form.number.trim()],
    ...(asksBirth(form, asks)
      ? [["birth", "出生日期", day(form.birth)] as [FieldId, string, string]]
      : []),
    ...(asksSex(form, asks) && form.sex
      ? [["sex", "性别", SEXES[form.sex]] as [FieldId, string, string]]
      : []),
  ],
  sex: () => [],
  birthDate: () => [],
  parentMemberId: (form, _asked, { members }) => [
    ["parentMemberId", "父母或监护人", members.get(form.parentMemberId) ?? ""],
  ],
  relationToHead: (form) => [["relationToHead", "和户主的关系", form.relationToHead]],
  event: (form, asked) =>
    asked.event !== null && asksEventDay(asked)
      ? [["on", EVENT_DAYS[asked.event], day(form.on)]]
      : [],
  changes: changeRows,
  stopReason: (form) => [["stopReason", "为什么停保", form.stopReason && STOPS[form.stopReason]]],
  refundReason: (form) => [
    ["refundReason", "为什么退费", form.refundReason && REFUNDS[form.refundReason]],
  ],
  permit: (form) => [
    ["permitIssued", "居住证签发日期", day(form.permitIssued)],
    ["permitUntil", "居住证有效期到", day(form.permitUntil)],
  ],
  student: (form) => [
    ["stage", "在哪里上学", form.stage && STAGES[form.stage]],
    ...(form.school ? [["school", "学校", form.school.name] as [FieldId, string, string]] : []),
    ...(form.className.trim()
      ? [["className", "班级", form.className.trim()] as [FieldId, string, string]]
      : []),
    ["entered", "入学日期", day(form.entered)],
    ["graduates", "毕业日期", day(form.graduates)],
  ],
  hukou: (form) => [["hukou", "户口", form.hukou && HUKOU[form.hukou]]],
  hukouKind: (form) => [["hukouKind", "户口类别", form.hukouKind && HUKOU_KINDS[form.hukouKind]]],
  employeeInsurance: (form) => [
    [
      "employee",
      "职工医保",
      form.employee === "ended"
        ? `${EMPLOYEE.ended}，${day(form.employeeEnded)}`
        : form.employee && EMPLOYEE[form.employee],
    ],
  ],
  parentInsuredHere: (form) => [
    ["parentInsured", "父母今年在本地", form.parentInsured && YES_NO[form.parentInsured]],
  ],
  phone: (form) => [["phone", "联系手机号", form.phone.trim()]],
  address: (form) => (form.address.trim() ? [["address", "住址", form.address.trim()]] : []),
};

function changeRows(form: RequestForm): [FieldId, string, string][] {
  const values: Record<keyof typeof CHANGES, [FieldId, string]> = {
    phone: ["newPhone", form.newPhone.trim()],
    address: ["newAddress", form.newAddress.trim()],
    relationToHead: ["newRelation", form.newRelation],
    household: ["newHousehold", form.newHousehold.trim()],
    place: ["newPlace", form.newPlace?.name ?? ""],
  };
  return form.changing.map((change) => {
    const [field, value] = values[change];
    return [field, `${CHANGES[change]}改成`, value];
  });
}

const PART_OF: Record<Part, readonly Ask[]> = {
  who: ["person", "parentMemberId", "relationToHead", "phone", "address"],
  what: [
    ...(["event", "changes", "stopReason", "refundReason", "permit", "student"] as const),
    ...(["hukou", "hukouKind", "employeeInsurance", "parentInsuredHere"] as const),
  ],
};

/** All answers in the order of the form, as they are checked before they are sent. */
export function answerRows(form: RequestForm, asked: Asked, names: Names): AnswerRow[] {
  const rows = (["who", "what"] as const).flatMap((part) =>
    PART_OF[part]
      .filter((ask) => asked.asks.includes(ask))
      .flatMap((ask) => ROWS[ask](form, asked, names))
      .map(([field, label, value]) => ({ field, part, label, value })),
  );
  const note = form.note.trim();
  return note ? [...rows, { field: "note", part: "what", label: "想说明的", value: note }] : rows;
}
