import { DOCUMENT_NAMES, type DocumentTypeCode } from "../contracts";
import { ageOn, inChinese } from "../policy";
import { sameName, tidyName } from "./names";
import type { PersonRead } from "./person";

/** Somebody as the register has them. */
export interface Known {
  name: string;
  documentType: DocumentTypeCode;
  /** The number as it is looked up by; null where it was erased. */
  documentKey: string | null;
  birthDate: string;
  sex: "male" | "female";
}

export interface Correction {
  /** What changes. The number is named, never told. */
  changes: readonly ("name" | "documentType" | "documentNumber" | "birthDate" | "sex")[];
  /** What follows from it, for whoever decides: each in plain words. */
  says: readonly string[];
  /** Somebody has to hold the originals against it: more changes than a slip of the pen explains. */
  grave: boolean;
}

const SEXES = { male: "男", female: "女" };

/**
 * K1–K4 (HR-13, MC-18): what a correction changes and what follows. How like the names are does not matter: a name is whatever the
 * household register says. A number that moves the birth date or the sex is said, because aid and price may hang on it.
 */
export function correctionOf(known: Known, stated: PersonRead, on: string): Correction {
  const { document } = stated;
  const says: string[] = [];
  const changes: Correction["changes"][number][] = [];
  // Another spelling of the same name is written as it is stated, without anything following from it.
  if (tidyName(known.name) !== stated.name) {
    changes.push("name");
    if (!sameName(known.name, stated.name)) says.push("姓名改成另一个名字，请对照户口簿");
  }
  if (known.documentType !== document.type) {
    changes.push("documentType");
    says.push(`证件由${DOCUMENT_NAMES[known.documentType]}改为${DOCUMENT_NAMES[document.type]}`);
  }
  if (known.documentType !== document.type || known.documentKey !== document.key) {
    changes.push("documentNumber");
    says.push("证件号码改了：以后按新的号码查，旧的号码也还能查到");
  }
  if (known.birthDate !== stated.birthDate) {
    changes.push("birthDate");
    const [before, after] = [ageOn(known.birthDate, on), ageOn(stated.birthDate, on)];
    const age =
      before === after ? "" : `，年龄由${before}岁变为${after}岁，按年龄的资助和缴费会跟着变`;
    says.push(`出生日期由${inChinese(known.birthDate)}变为${inChinese(stated.birthDate)}${age}`);
  }
  if (known.sex !== stated.sex) {
    changes.push("sex");
    says.push(`性别由${SEXES[known.sex]}变为${SEXES[stated.sex]}`);
  }
  const other = changes.includes("name") && !sameName(known.name, stated.name);
  const body = changes.includes("birthDate") || changes.includes("sex");
  return { changes, says, grave: body || (other && changes.includes("documentNumber")) };
}

/** K1: whether there is anything to correct. */
export const changesNothing = ({ changes }: Correction): boolean => changes.length === 0;
