import type { LeftOutReason } from "../contracts";
import { inChinese, noteOf, type PolicyBook, type Said } from "../policy";
import { LEFT_OUT_TEXTS } from "./words";

/** Why somebody of a household book is not enrolled with the others. */
export interface LeftOut {
  reason: LeftOutReason;
  /** When they are expected back; `YYYY-MM-DD`. */
  until: string | null;
  /** For `elsewhere`: which insurance, and where. */
  kind?: string | undefined;
  where?: string | undefined;
}

/** H1: whether the plan asks that all of a household book enrol together, and its clause (MC-03). */
export const togetherOf = (book: PolicyBook, place: string, year: number): Said | null =>
  noteOf(book, place, year, "whole-household") ?? null;

const COME_BACK: readonly LeftOutReason[] = ["army", "prison"];

/** H2: reasons that end on a day which has to be told. */
export const needsUntil = (reason: LeftOutReason): boolean => COME_BACK.includes(reason);

/** H3: whether a reason holds on a day: whoever is expected back on it has none any more. */
export const reasonHolds = ({ until }: Pick<LeftOut, "until">, today: string): boolean =>
  until === null || today < until;

/** H3: whether somebody has come back and stands on nobody's list: a to-do for the village. */
export const cameBack = (left: LeftOut, enrolled: boolean, today: string): boolean =>
  !enrolled && needsUntil(left.reason) && !reasonHolds(left, today);

/** H4: whether something has to be done: neither enrolled nor with a reason that holds. */
export const isOpen = (
  person: { enrolled: boolean; leftOut: Pick<LeftOut, "until"> | null },
  today: string,
): boolean => !person.enrolled && !(person.leftOut && reasonHolds(person.leftOut, today));

/** H4: a household is complete where nobody is open. A book without people is not. */
export const isComplete = (people: readonly { open: boolean }[]): boolean =>
  people.length > 0 && people.every(({ open }) => !open);

/** H5: the reason in plain words: 参军，预计2023年9月1日回来. */
export function leftOutText({ reason, until, kind, where }: LeftOut): string {
  const says = LEFT_OUT_TEXTS[reason];
  if (reason === "elsewhere" && (kind || where))
    return `${says}：${[where, kind].filter(Boolean).join(" ")}`;
  return until === null ? says : `${says}，预计${inChinese(until)}回来`;
}

export interface LeftOutFinding {
  code: "until-missing" | "until-past" | "until-needless" | "kind-missing" | "where-missing";
  path: "until" | "kind" | "where";
  text: string;
  todo: string;
}

/** H2: what is missing or wrong in a reason as stated today. */
export function problemsOfLeftOut(
  left: Omit<LeftOut, "until"> & { until?: string | null | undefined },
  today: string,
): LeftOutFinding[] {
  const { reason, until = null, kind, where } = left;
  const found: LeftOutFinding[] = [];
  if (needsUntil(reason) && until === null)
    found.push({
      code: "until-missing",
      path: "until",
      text: `${LEFT_OUT_TEXTS[reason]}的人会回来，还没有写预计哪天回来。`,
      todo: "请填预计退役或刑满的日期，到时会提醒村里给他（她）办参保。",
    });
  if (needsUntil(reason) && until !== null && until <= today)
    found.push({
      code: "until-past",
      path: "until",
      text: "预计回来的日期已经到了，不能再作为没参保的原因。",
      todo: "已经回来的请办参保；还没回来的请填以后的日期。",
    });
  if (!needsUntil(reason) && until !== null)
    found.push({
      code: "until-needless",
      path: "until",
      text: "这个原因没有回来的日期。",
      todo: "请去掉日期，或改选参军、服刑。",
    });
  if (reason === "elsewhere" && !kind)
    found.push({
      code: "kind-missing",
      path: "kind",
      text: "在别处参保的，还没有写参加的是哪种医保。",
      todo: "请写明险种，如职工医保、居民医保。",
    });
  if (reason === "elsewhere" && !where)
    found.push({
      code: "where-missing",
      path: "where",
      text: "在别处参保的，还没有写在哪里参保。",
      todo: "请写明参保地，如广东省东莞市。",
    });
  return found;
}
