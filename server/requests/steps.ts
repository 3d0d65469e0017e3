import type { RequestStep } from "../../core/contracts";
import { stepText } from "../../core/enrolment";
import { instantOf } from "../../core/time";
import { deskPlaces, placeNames, type RequestRow, type StepRow, type Tx } from "../db";
import { sealContext, type Vault } from "../privacy";

const STAFF = "staff:";

/** Who is looking: a resident's account, or the desk. */
export interface Viewer {
  vault: Vault;
  /** `account:<key>` or `staff:<key>`. */
  owner: string;
}

/** The steps of a request as they are told: workers by the place of their desk, never by name. */
export async function requestSteps(
  tx: Tx,
  { vault, owner }: Viewer,
  row: Pick<RequestRow, "place" | "filedBy">,
  steps: readonly StepRow[],
): Promise<RequestStep[]> {
  const workers = steps.flatMap(({ actor }) =>
    actor.startsWith(STAFF) ? [actor.slice(STAFF.length)] : [],
  );
  const desks = await deskPlaces(tx, workers, row.place);
  const names = await placeNames(tx, [...desks.values()]);
  const nameOf = (actor: string): string => {
    if (actor.startsWith(STAFF)) {
      const desk = desks.get(actor.slice(STAFF.length));
      return `${(desk !== undefined && names.get(desk)) || ""}工作人员`;
    }
    if (!actor.startsWith("account:")) return "系统";
    if (actor === owner) return "您";
    return owner.startsWith(STAFF) ? "居民" : "家人";
  };
  return steps.map((step) => {
    const words =
      step.textSealed &&
      vault.open(step.textSealed, sealContext.stepText(step.requestId, step.position));
    const { fromState: from, toState: to } = step;
    const text = from === to ? "更正了填写的内容" : stepText(from, to);
    return {
      at: instantOf(step.at),
      state: step.toState,
      by: nameOf(step.actor),
      text: words ? `${text}：${words}` : text,
      ...(step.cite !== null && { cite: step.cite }),
    };
  });
}
