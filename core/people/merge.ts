import type { DocumentTypeCode } from "../contracts";
import { sameName } from "./names";

/** A record of a child, as far as it decides whether two of them are one. */
export interface ChildRecord {
  personId: string;
  name: string;
  birthDate: string;
  sex: "male" | "female";
  documentType: DocumentTypeCode;
  /** Coverage years that were paid, in whichever county. */
  paidYears: readonly number[];
  /** Money is on its way: an order that is not finished. */
  billOpen: boolean;
  /** The record was given up for this other one. */
  mergedInto: string | null;
}

/** The number that is added, as the document tells it. */
export interface NumberAdded {
  name: string;
  birthDate: string;
  sex: "male" | "female";
}

export type MergeDecision =
  /** Nobody has the number yet: the record takes it and keeps its key. */
  | { do: "adopt" }
  /** Two records of one child become one. */
  | { do: "merge"; survivor: string; absorbed: string; why: string }
  /** Nothing is joined; a person has to look at it. */
  | { do: "finding"; finding: "two-records" | "certificate-reused"; text: string }
  /** Not this child's number, or not now. */
  | { do: "refuse"; code: "number-taken" | "changed-meanwhile"; text: string; todo: string };

const refuse = (
  code: "number-taken" | "changed-meanwhile",
  text: string,
  todo: string,
): MergeDecision => ({ do: "refuse", code, text, todo });

const CHECK = "请对照户口簿核对号码；确实是同一个孩子的，请到窗口由工作人员处理。";

/** M1, M2: a number says when its holder was born and of which sex; these and the name must be the child's own. */
function differs(child: ChildRecord, number: NumberAdded): MergeDecision | undefined {
  // Siblings have certificates too.
  if (!sameName(child.name, number.name))
    return refuse(
      "number-taken",
      "填写的姓名和登记的孩子不是同一个名字。",
      "孩子改了名的，先办更正姓名；填错了的，请改正。",
    );
  if (child.birthDate !== number.birthDate)
    return refuse("number-taken", "号码里的出生日期和登记的不是同一天。", CHECK);
  if (child.sex !== number.sex)
    return refuse("number-taken", "号码里的性别和登记的不一样。", CHECK);
  return undefined;
}

/** M4: the record with money stays; where both or neither have it, the certificate's, which the family is bound to. */
function survivorOf(child: ChildRecord, other: ChildRecord): MergeDecision {
  const moved = other.paidYears.length > 0 && child.paidYears.length === 0;
  const [kept, given] = moved ? [other, child] : [child, other];
  return {
    do: "merge",
    survivor: kept.personId,
    absorbed: given.personId,
    why: moved
      ? "号码下的记录缴过费，留这一份"
      : given.paidYears.length > 0
        ? "两份在不同年度缴过费，都并到出生证明登记的这一份"
        : "留出生证明登记的这一份",
  };
}

/**
 * M1–M6: what happens when a child registered by birth certificate gets its number. `other` is the record that stands under the
 * number already, or null.
 */
export function mergeChild(
  child: ChildRecord,
  number: NumberAdded,
  other: ChildRecord | null,
): MergeDecision {
  if (child.mergedInto !== null)
    return {
      do: "finding",
      finding: "certificate-reused",
      text: "这份出生医学证明已经换成身份证号，又被拿来登记。",
    };
  const wrong = differs(child, number);
  if (wrong) return wrong;
  if (!other || other.personId === child.personId) return { do: "adopt" };
  if (other.birthDate !== child.birthDate || other.sex !== child.sex || other.mergedInto !== null)
    return refuse("number-taken", "这个号码已经登记在另一个人名下。", CHECK);
  // Twins share day and sex: by name alone they are told apart.
  if (!sameName(child.name, other.name))
    return {
      do: "finding",
      finding: "two-records",
      text: "号码下已有一份记录，出生日期和性别相同，姓名不同：可能是改过名，也可能是双胞胎。",
    };
  if (child.billOpen || other.billOpen)
    return refuse(
      "changed-meanwhile",
      "有一笔缴费还没有结果，现在不能合并。",
      "等付款有结果以后再办。",
    );
  const both = child.paidYears.filter((year) => other.paidYears.includes(year));
  if (both.length > 0)
    return {
      do: "finding",
      finding: "two-records",
      text: `两份记录在${both.map((year) => `${year}年`).join("、")}都缴了费，不能自动合并。`,
    };
  return survivorOf(child, other);
}
