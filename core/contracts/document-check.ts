import {
  dateOfDigits,
  permanentResidenceCheckDigit,
  residentCheckDigit,
  toEighteenDigits,
} from "./check-digit";

/**
 * Whether a document number can exist at all, and what it says about its holder. No dependencies: the phone runs the
 * same check as the server. Texts are for people and never repeat the number.
 *
 * Of the six division digits only the province is checked. Counties are merged and withdrawn, but the numbers given
 * out under their codes stay valid for life, and no list of all codes since 1984 is complete.
 */

export const DOCUMENT_TYPES = [
  "resident-id", // 居民身份证, 18 digits or 15-digit legacy
  "hmt-permit", // 港澳台居民居住证
  "foreigner-id", // 外国人永久居留身份证
  "passport",
  "birth-certificate", // 出生医学证明
] as const;
export type DocumentTypeCode = (typeof DOCUMENT_TYPES)[number];

export const DOCUMENT_NAMES: Record<DocumentTypeCode, string> = {
  "resident-id": "居民身份证",
  "hmt-permit": "港澳台居民居住证",
  "foreigner-id": "外国人永久居留身份证",
  passport: "护照",
  "birth-certificate": "出生医学证明",
};

export interface DocumentFinding {
  code: "length" | "characters" | "region" | "birth-date" | "check-digit" | "other-type";
  /** What is wrong, in plain Chinese. */
  text: string;
  /** What to do about it. */
  todo: string;
  /** With `other-type`: the document that the number looks like. */
  looksLike?: DocumentTypeCode;
}

/** What a sound number says. `null` where the document does not carry it. */
export interface DocumentReading {
  type: DocumentTypeCode;
  /** As on the document, tidied. */
  number: string;
  /** The same for every spelling of one number: 18 digits for a 15-digit legacy number. Look people up by this. */
  key: string;
  birthDate: string | null;
  sex: "male" | "female" | null;
}

export type DocumentCheck =
  { ok: true; document: DocumentReading } | { ok: false; finding: DocumentFinding };

/** Blanks, hyphens of any length and the invisible marks that copied text brings along. */
const NOISE = /[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\-\u2010-\u2015\u2212]/g;

/** Capital half-width signs without noise. Spelled out in ranges, because old phones lack `\p{…}`. */
export function tidyDocumentNumber(raw: string): string {
  return raw
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(NOISE, "")
    .toUpperCase();
}

const PROVINCES = new Set(
  (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 " +
    "50 51 52 53 54 61 62 63 64 65 71"
  ).split(" "),
);
const HMT_REGIONS = new Set(["810000", "820000", "830000"]);

const PROOFREAD = "请对照证件原件，从头逐位核对后重新输入。";

const fault = (
  code: DocumentFinding["code"],
  text: string,
  todo = PROOFREAD,
  looksLike?: DocumentTypeCode,
): DocumentCheck => ({ ok: false, finding: { code, text, todo, ...(looksLike && { looksLike }) } });

const sound = (
  type: DocumentTypeCode,
  number: string,
  more: Partial<DocumentReading> = {},
): DocumentCheck => ({
  ok: true,
  document: { type, number, key: number, birthDate: null, sex: null, ...more },
});

const otherType = (looksLike: DocumentTypeCode): DocumentCheck =>
  fault(
    "other-type",
    `这个号码像是${DOCUMENT_NAMES[looksLike]}的号码，和所选的证件类型不符。`,
    `请把证件类型改成“${DOCUMENT_NAMES[looksLike]}”，或核对号码。`,
    looksLike,
  );

const wrongLength = (type: DocumentTypeCode, expected: string, length: number): DocumentCheck =>
  fault("length", `${DOCUMENT_NAMES[type]}号码应是${expected}，现在是 ${length} 位。`);

/** The common form of 18 digits: birth date in 7–14, sex in the parity of 17, check digit at the end. */
function readEighteen(type: DocumentTypeCode, number: string): DocumentCheck {
  const birthDate = dateOfDigits(number.slice(6, 14));
  if (!birthDate) return fault("birth-date", "号码第 7 到 14 位是出生日期，但这一天并不存在。");
  if (residentCheckDigit(number.slice(0, 17)) !== number[17])
    return fault("check-digit", "号码没有通过校验，多半有一位输错了，或者相邻两位写反了。");
  return sound(type, number, { birthDate, sex: Number(number[16]) % 2 ? "male" : "female" });
}

function checkResidentId(number: string): DocumentCheck {
  if (number.length === 15 && /^[A-Z]{3}\d{12}$/.test(number)) return otherType("foreigner-id");
  if (/^[A-Z]\d{9}$/.test(number)) return otherType("birth-certificate");
  if (number.length !== 18 && number.length !== 15)
    return wrongLength("resident-id", " 18 位（旧证 15 位）", number.length);
  if (!/^(\d{15}|\d{17}[\dX])$/.test(number))
    return fault("characters", "居民身份证号码只能是数字，其中 18 位号码的最后一位可以是 X。");
  if (number.length === 18 && HMT_REGIONS.has(number.slice(0, 6))) return otherType("hmt-permit");
  if (number.length === 18 && number.startsWith("9")) return otherType("foreigner-id");
  if (!PROVINCES.has(number.slice(0, 2)))
    return fault("region", "号码开头两位不是任何省份的代码。");
  if (number.length === 18) return readEighteen("resident-id", number);
  const modern = readEighteen("resident-id", toEighteenDigits(number));
  if (!modern.ok) return fault("birth-date", "旧证号码第 7 到 12 位是出生日期，但这一天并不存在。");
  const { birthDate, sex, key } = modern.document;
  return sound("resident-id", number, { birthDate, sex, key });
}

function checkHmtPermit(number: string): DocumentCheck {
  if (number.length !== 18) return wrongLength("hmt-permit", " 18 位", number.length);
  if (!/^\d{17}[\dX]$/.test(number))
    return fault("characters", "港澳台居民居住证号码只能是数字，最后一位可以是 X。");
  if (!HMT_REGIONS.has(number.slice(0, 6)))
    return PROVINCES.has(number.slice(0, 2)) && checkResidentId(number).ok
      ? otherType("resident-id")
      : fault(
          "region",
          "港澳台居民居住证号码以 810000（香港）、820000（澳门）或 830000（台湾）开头。",
        );
  return readEighteen("hmt-permit", number);
}

/** Cards from December 2023: 9, province, nationality (three digits), then as usual. */
function checkNewForeignerId(number: string): DocumentCheck {
  if (!/^\d{17}[\dX]$/.test(number))
    return fault("characters", "新版外国人永久居留身份证号码只能是数字，最后一位可以是 X。");
  if (!number.startsWith("9"))
    return checkResidentId(number).ok
      ? otherType("resident-id")
      : fault("region", "新版外国人永久居留身份证号码以 9 开头。");
  if (!PROVINCES.has(number.slice(1, 3)))
    return fault("region", "号码第 2、3 位不是任何省份的代码。");
  return readEighteen("foreigner-id", number);
}

/** Cards before December 2023: nationality (three letters), province and city (four digits), yymmdd, serial, check digit. */
function checkOldForeignerId(number: string): DocumentCheck {
  if (!/^[A-Z]{3}\d{12}$/.test(number))
    return fault("characters", "旧版外国人永久居留身份证号码是 3 个字母加 12 位数字。");
  if (!PROVINCES.has(number.slice(3, 5)))
    return fault("region", "号码第 4、5 位不是任何省份的代码。");
  // The number does not tell the century, so the birth date is checked but not read from it.
  const born = number.slice(7, 13);
  if (!dateOfDigits(`19${born}`) && !dateOfDigits(`20${born}`))
    return fault("birth-date", "号码第 8 到 13 位是出生日期，但这一天并不存在。");
  if (permanentResidenceCheckDigit(number.slice(0, 14)) !== number[14])
    return fault("check-digit", "号码没有通过校验，多半有一位输错了，或者相邻两位写反了。");
  return sound("foreigner-id", number);
}

function checkForeignerId(number: string): DocumentCheck {
  if (number.length === 18) return checkNewForeignerId(number);
  if (number.length === 15) return checkOldForeignerId(number);
  return wrongLength("foreigner-id", "新版 18 位、旧版 15 位", number.length);
}

function checkPassport(number: string): DocumentCheck {
  if (number.length < 5 || number.length > 20)
    return wrongLength("passport", " 5 到 20 位", number.length);
  if (!/^[A-Z\d]+$/.test(number) || !/\d/.test(number))
    return fault("characters", "护照号码只有字母和数字，并且至少有一位数字。");
  return number.length === 18 && checkResidentId(number).ok
    ? otherType("resident-id")
    : sound("passport", number);
}

function checkBirthCertificate(number: string): DocumentCheck {
  if (number.length === 18 && checkResidentId(number).ok) return otherType("resident-id");
  if (number.length !== 10)
    return wrongLength("birth-certificate", " 1 个字母加 9 位数字，共 10 位", number.length);
  return /^[A-Z]\d{9}$/.test(number)
    ? sound("birth-certificate", number)
    : fault("characters", "出生医学证明编号是 1 个字母加 9 位数字。");
}

const CHECKS: Record<DocumentTypeCode, (number: string) => DocumentCheck> = {
  "resident-id": checkResidentId,
  "hmt-permit": checkHmtPermit,
  "foreigner-id": checkForeignerId,
  passport: checkPassport,
  "birth-certificate": checkBirthCertificate,
};

/** Checks a number as a person typed it: the first thing wrong with it, or what it says about its holder. */
export function checkDocument(type: DocumentTypeCode, raw: string): DocumentCheck {
  return CHECKS[type](tidyDocumentNumber(raw));
}
