import { isPlainDate } from "../../core/policy";
import { STAGES, type StudentStage } from "../../core/enrolment";
import { readPerson, type PersonRead } from "../../core/people";
import type { RequestDetails } from "../../core/contracts";
import { documentTypeOf } from "./compare-list";

/** Columns of a school's list. */
export const SCHOOL_COLUMNS = [
  "姓名",
  "证件类型",
  "证件号码",
  "班级",
  "阶段",
  "入学日期",
  "毕业日期",
  "手机号",
] as const;

type Cells = Record<(typeof SCHOOL_COLUMNS)[number], string>;

/** A sound line: who it is, and what a request says of them. */
export interface Pupil {
  line: number;
  person: PersonRead;
  className: string;
  details: RequestDetails;
}

const SHORT_STAGES: Record<string, StudentStage> = {
  幼儿园: "nursery",
  托儿所: "nursery",
  小学: "school",
  初中: "school",
  高中: "school",
  中小学: "school",
  中职: "vocational",
  技校: "vocational",
  中专: "vocational",
  大专: "university",
  本科: "university",
  研究生: "university",
  大学: "university",
  高校: "university",
};

const stageOf = (text: string): StudentStage | undefined =>
  SHORT_STAGES[text] ??
  (Object.entries(STAGES).find(([code, name]) => code === text || name === text)?.[0] as
    StudentStage | undefined);

/** Days as schools write them: 2022-09-01, 2022/9/1, 2022.9.1, 2022年9月1日. */
export function dayIn(text: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const plain = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isPlainDate(plain) ? plain : undefined;
}

/** Reads a line on a day; or what is wrong with it, without repeating a name or a number. */
export function readPupil(
  line: number,
  cells: Cells,
  { school, today }: { school: string; today: string },
): Pupil | string {
  const type = documentTypeOf(cells.证件类型);
  if (!type) return "证件类型不认识，请写居民身份证、港澳台居民居住证等。";
  const read = readPerson({ name: cells.姓名, document: { type, number: cells.证件号码 } }, today);
  if (!read.ok) return read.findings.map(({ text }) => text).join("");
  const stage = stageOf(cells.阶段);
  if (!stage) return "阶段不认识，请写幼儿园、小学、初中、高中、中职或大学。";
  if (cells.班级 === "" || cells.班级.length > 40) return "班级没有填，或者太长。";
  if (cells.手机号 !== "" && !/^1\d{10}$/.test(cells.手机号)) return "手机号是11位数字，1开头。";
  const enteredOn = cells.入学日期 === "" ? undefined : dayIn(cells.入学日期);
  const graduatesOn = cells.毕业日期 === "" ? undefined : dayIn(cells.毕业日期);
  if (cells.入学日期 !== "" && !enteredOn) return "入学日期应写成2022-09-01这样。";
  if (cells.毕业日期 !== "" && !graduatesOn) return "毕业日期应写成2026-06-30这样。";
  if (enteredOn && graduatesOn && graduatesOn < enteredOn) return "毕业日期不能早于入学日期。";
  const { person } = read;
  return {
    line,
    person,
    className: cells.班级,
    details: {
      person: {
        name: person.name,
        documentType: type,
        documentNumber: person.document.number,
        sex: person.sex,
        birthDate: person.birthDate,
        ...(cells.手机号 !== "" && { phone: cells.手机号 }),
      },
      student: {
        stage,
        school,
        className: cells.班级,
        ...(enteredOn && { enteredOn }),
        ...(graduatesOn && { graduatesOn }),
      },
    },
  };
}
