import { readPerson } from "./person";
import type { PersonFinding, PersonRead } from "./person";
import { RegisterRow } from "./register";

/** Something wrong with a row, for whoever sent the file. Values are never repeated. */
export type RowFinding = Omit<PersonFinding, "code"> & { code: PersonFinding["code"] | "form" };

export type RowCheck =
  { ok: true; row: RegisterRow; person: PersonRead } | { ok: false; findings: RowFinding[] };

/** Columns in the words of those who fill them in; parts of a column are named by the column. */
const COLUMNS: Record<string, string> = {
  place: "所在地区划代码",
  name: "姓名",
  document: "证件类型和号码",
  sex: "性别",
  birthDate: "出生日期",
  phone: "手机号",
  household: "户口簿编号",
  relationToHead: "与户主关系",
  facts: "参保情况",
  categories: "资助类别",
  enrolledYears: "已参保年度",
  registeredYears: "已登记年度",
};

function aboutForm(path: readonly PropertyKey[]): RowFinding {
  const [column] = path.map(String);
  const known = column === undefined ? undefined : COLUMNS[column];
  return {
    code: "form",
    path: path.map(String).join("."),
    text: known ? `“${known}”没有填写，或者写法不对。` : "有不认识的栏目，或者这一行不完整。",
    todo: known ? `请按模板改正“${known}”。` : "请按模板整理后重新导入。",
  };
}

/** Whether a row of a file can be taken over on the day `on`: its form, and whether its parts agree. */
export function checkRow(raw: unknown, on: string): RowCheck {
  const parsed = RegisterRow.safeParse(raw);
  if (!parsed.success)
    return { ok: false, findings: parsed.error.issues.map((issue) => aboutForm(issue.path)) };
  const read = readPerson(parsed.data, on);
  return read.ok ? { ok: true, row: parsed.data, person: read.person } : read;
}
