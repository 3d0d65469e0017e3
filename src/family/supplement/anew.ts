import type { RequestView } from "../../../core/contracts";
import { asksOf, type Ask, type Asked } from "../../requests";

/** What can be filled in anew, by the name under which it is ticked. */
const ANEW: Partial<Record<Ask, string>> = {
  person: "姓名、证件、出生日期",
  parentMemberId: "父母或监护人",
  relationToHead: "和户主的关系",
  event: "事情发生的日期",
  changes: "要改的信息",
  stopReason: "停保的原因",
  refundReason: "退费的原因",
  permit: "居住证的日期",
  student: "上学的情况",
  hukou: "户口在不在本地",
  hukouKind: "户口类别",
  employeeInsurance: "职工医保的情况",
  parentInsuredHere: "父母参保的情况",
  phone: "联系手机号",
};

/** What this request asked and can be answered again; a newborn's day is the birth date of the person. */
export function anewChoices(
  view: Pick<RequestView, "asks" | "card">,
): { ask: Ask; name: string }[] {
  const asks = asksOf({ asks: view.asks ?? [] });
  return asks.flatMap((ask) => {
    const name = ANEW[ask];
    const isBirth = ask === "event" && view.card.event === "newborn" && asks.includes("person");
    return name === undefined || isBirth ? [] : [{ ask, name }];
  });
}

/** The form of what was ticked. */
export function askedAnew(card: RequestView["card"], ticked: readonly Ask[]): Asked {
  const birth = ticked.includes("person") && card.event === "newborn";
  return { kind: card.kind, event: card.event, asks: birth ? [...ticked, "event"] : ticked };
}

/** The last thing that was said when it was given back. */
export const reasonOf = (
  view: Pick<RequestView, "steps">,
): RequestView["steps"][number] | undefined =>
  view.steps.filter(({ state }) => state === "returned").at(-1);
