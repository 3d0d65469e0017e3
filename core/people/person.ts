import { checkDocument } from "../contracts";
import type { DocumentFinding, DocumentReading, DocumentTypeCode } from "../contracts";
import { isReadableName, tidyName } from "./names";

/** What is written about a person on a form or in a file, before anyone has looked at it. */
export interface PersonStated {
  name: string;
  document: { type: DocumentTypeCode; number: string };
  sex?: "male" | "female" | undefined;
  birthDate?: string | undefined;
}

/** Something wrong with it, for the person who has to put it right. Texts never repeat the number. */
export interface PersonFinding {
  code:
    | DocumentFinding["code"]
    | "name"
    | "birth-date-differs"
    | "birth-date-missing"
    | "born-later"
    | "sex-differs"
    | "sex-missing";
  /** Where: `name`, `document.number`, `birthDate` or `sex`. */
  path: string;
  text: string;
  todo: string;
}

/** A person whose parts agree with each other. */
export interface PersonRead {
  name: string;
  document: DocumentReading;
  birthDate: string;
  sex: "male" | "female";
}

const SEXES = { male: "男", female: "女" };

function aboutName(name: string): PersonFinding[] {
  if (isReadableName(name)) return [];
  return [
    {
      code: "name",
      path: "name",
      text: "姓名是空的，或者含有问号、方框、数字这类名字里不会有的符号。",
      todo: "请按户口簿或证件上的写法重新填写，生僻字不要用符号代替。",
    },
  ];
}

function aboutBirth(stated: PersonStated, read: DocumentReading, on: string): PersonFinding[] {
  const birthDate = read.birthDate ?? stated.birthDate;
  if (birthDate === undefined)
    return [
      {
        code: "birth-date-missing",
        path: "birthDate",
        text: "这种证件的号码里没有完整的出生日期，还需要另外填写。",
        todo: "请按证件填写出生日期。",
      },
    ];
  const findings: PersonFinding[] = [];
  if (stated.birthDate !== undefined && stated.birthDate !== birthDate)
    findings.push({
      code: "birth-date-differs",
      path: "birthDate",
      text: "填写的出生日期和证件号码里的不一致。",
      todo: "请对照证件核对两处，改正写错的一处。",
    });
  if (birthDate > on)
    findings.push({
      code: "born-later",
      path: read.birthDate ? "document.number" : "birthDate",
      text: "出生日期晚于今天。",
      todo: "请对照证件核对。",
    });
  return findings;
}

function aboutSex(stated: PersonStated, read: DocumentReading): PersonFinding[] {
  if (!read.sex && !stated.sex)
    return [
      {
        code: "sex-missing",
        path: "sex",
        text: "这种证件的号码里没有性别，还需要另外填写。",
        todo: "请按证件填写性别。",
      },
    ];
  if (!read.sex || !stated.sex || read.sex === stated.sex) return [];
  return [
    {
      code: "sex-differs",
      path: "sex",
      text: `填写的性别是${SEXES[stated.sex]}，证件号码里的是${SEXES[read.sex]}。`,
      todo: "请对照证件核对两处，改正写错的一处。",
    },
  ];
}

/** The old permanent residence number has the last two digits of the birth year, the month and the day. */
function aboutOldForeignerId(stated: PersonStated, read: DocumentReading): PersonFinding[] {
  if (read.type !== "foreigner-id" || read.birthDate || stated.birthDate === undefined) return [];
  if (stated.birthDate.slice(2).replaceAll("-", "") === read.number.slice(7, 13)) return [];
  return [
    {
      code: "birth-date-differs",
      path: "birthDate",
      text: "填写的出生日期和证件号码里的年月日对不上。",
      todo: "请对照证件核对两处，改正写错的一处。",
    },
  ];
}

/** Reads what is stated, on the day `on`; either a person, or everything that is wrong, in the order of the form. */
export function readPerson(
  stated: PersonStated,
  on: string,
): { ok: true; person: PersonRead } | { ok: false; findings: PersonFinding[] } {
  const findings = aboutName(stated.name);
  const check = checkDocument(stated.document.type, stated.document.number);
  if (!check.ok) {
    const { code, text, todo } = check.finding;
    return { ok: false, findings: [...findings, { code, path: "document.number", text, todo }] };
  }
  const read = check.document;
  findings.push(
    ...aboutBirth(stated, read, on),
    ...aboutOldForeignerId(stated, read),
    ...aboutSex(stated, read),
  );
  const birthDate = read.birthDate ?? stated.birthDate;
  const sex = read.sex ?? stated.sex;
  if (findings.length > 0 || birthDate === undefined || sex === undefined)
    return { ok: false, findings };
  return { ok: true, person: { name: tidyName(stated.name), document: read, birthDate, sex } };
}
