import type { HouseholdPerson, ResidentRequest } from "../../../core/contracts";
import { dateTyped, dayTypedOf, isBlankDay, NO_DAY, type DayTyped } from "../../logic";
import type { LeftOut } from "../../requests";

/** Why somebody of the book is not enrolled with the others, as it is filled in. */
export interface LeftOutForm {
  reason: LeftOut | "";
  until: DayTyped;
  kind: string;
  where: string;
}

export const emptyLeftOut = (person: Pick<HouseholdPerson, "leftOut">): LeftOutForm => ({
  reason: person.leftOut?.reason ?? "",
  until: person.leftOut?.until ? dayTypedOf(person.leftOut.until) : NO_DAY,
  kind: "",
  where: "",
});

/** The army and prison end one day: from then on the person has to be enrolled again. */
export const asksUntil = (reason: LeftOut | ""): boolean =>
  reason === "army" || reason === "prison";
export const asksWhere = (reason: LeftOut | ""): boolean => reason === "elsewhere";

export interface LeftOutFault {
  field: "left-out-reason" | "left-out-until" | "left-out-where";
  text: string;
}

export function leftOutFaults(form: LeftOutForm, today: string): LeftOutFault[] {
  if (form.reason === "") return [{ field: "left-out-reason", text: "请选为什么没有一起参保" }];
  if (asksUntil(form.reason)) {
    if (isBlankDay(form.until)) return [{ field: "left-out-until", text: "请填预计到哪一天" }];
    const read = dateTyped(form.until);
    if ("fault" in read) return [{ field: "left-out-until", text: read.fault }];
    if (read.date <= today) return [{ field: "left-out-until", text: "要填今天以后的日子" }];
  }
  if (asksWhere(form.reason) && form.where.trim() === "")
    return [{ field: "left-out-where", text: "请填在哪里参的保" }];
  return [];
}

/** What is said of a person, of a form without faults. */
export function saysLeftOut(
  form: LeftOutForm,
  about: { memberId: string; personId: string; year: number },
): ResidentRequest<"sayLeftOut"> {
  const read = asksUntil(form.reason) ? dateTyped(form.until) : undefined;
  const kind = form.kind.trim();
  const where = form.where.trim();
  return {
    ...about,
    reason: form.reason === "" ? null : form.reason,
    ...(read && "date" in read && { until: read.date }),
    ...(asksWhere(form.reason) && kind && { kind }),
    ...(asksWhere(form.reason) && where && { where }),
  };
}
