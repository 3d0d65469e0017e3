import type { MaterialWanted, RequestEvent, RequestKind } from "../contracts";
import type { EventKind, RefundReason } from "../policy";
import type { StopReason } from "./words";

type Event = RequestEvent["kind"] | null | undefined;

/** What a form can ask for, by the name of the detail; `event.on` is the day of the event. */
export type Ask =
  | "person"
  | "parentMemberId"
  | "relationToHead"
  | "hukou"
  | "hukouKind"
  | "permit"
  | "student"
  | "employeeInsurance"
  | "changes"
  | "stopReason"
  | "refundReason"
  | "event.on";

/** Whom a request is about: somebody of the register, or a newcomer. */
export interface Subject {
  member: boolean;
}

const KIND_ASKS: Record<RequestKind, readonly Ask[]> = {
  registration: ["hukou"],
  change: ["changes"],
  stop: ["stopReason"],
  newborn: ["person", "event.on", "hukou"],
  midyear: ["event.on"],
  permit: ["permit"],
  student: ["student"],
  "moved-in": ["event.on"],
  refund: ["refundReason"],
  correction: ["person"],
  number: ["person"],
};

const EVENT_ASKS: Partial<Record<EventKind, readonly Ask[]>> = {
  unemployed: ["employeeInsurance"],
  "permit-issued": ["permit"],
  "school-entry": ["student"],
  "school-transfer": ["student"],
};

/** Events whose day is asked for as part of something else: the permit, the school. */
const TELL_THEIR_DAY: readonly EventKind[] = ["permit-issued", "school-entry"];

/** About whom the register knows nothing yet, both are asked: who it is, and where the household register is. */
const OF_NEWCOMERS: readonly Ask[] = ["person", "hukou"];
const ONLY_OF_MEMBERS: readonly RequestKind[] = [
  "change",
  "stop",
  "refund",
  "correction",
  "number",
];

/** R5: kinds that only somebody of the register can ask for. */
export const isForMembers = (kind: RequestKind): boolean => ONLY_OF_MEMBERS.includes(kind);

/** R5: what the form of a request must ask. */
export function asksOf(kind: RequestKind, event: Event, { member }: Subject): Ask[] {
  const known: readonly Ask[] = member && kind !== "newborn" ? ["hukou"] : [];
  const day: readonly Ask[] = event && !TELL_THEIR_DAY.includes(event) ? ["event.on"] : [];
  const asked = [
    ...(member ? [] : OF_NEWCOMERS),
    ...KIND_ASKS[kind],
    ...day,
    ...((event && EVENT_ASKS[event]) ?? []),
  ];
  return [...new Set(asked)].filter((ask) => !known.includes(ask));
}

/** Papers that usually prove an event, for where the plan names none; any one of them will do. */
const PROOFS: Record<EventKind, string> = {
  newborn: "出生医学证明或已上户口的户口簿",
  "moved-in": "户口簿（有迁入记载）或户口迁移证明",
  "discharged-soldier": "退役（退伍）证",
  released: "释放证明书",
  unemployed: "解除或终止劳动合同证明，或职工医保停保凭证",
  "retired-short": "退休审批表和职工医保缴费年限证明",
  "permit-issued": "居住证",
  "school-entry": "录取通知书或学校就读证明",
  "school-transfer": "转学证明",
  "graduated-jobless": "毕业证书",
  "welfare-home": "儿童福利机构的接收证明",
  "found-unenrolled": "乡村振兴（农业农村）部门的认定材料",
};

const KIND_PROOFS: Partial<Record<RequestKind, string>> = {
  registration: "身份证或户口簿",
  newborn: PROOFS.newborn,
  permit: "有效的居住证",
  student: "学生证、录取通知书或学校就读证明",
  "moved-in": PROOFS["moved-in"],
  correction: "身份证或户口簿（写着正确的姓名和号码）",
  number: "已上户口、有身份证号的户口簿",
};

export const STOP_PROOFS: Record<StopReason, string | null> = {
  death: "死亡证明或户口注销证明",
  employee: "职工医保参保凭证",
  army: "入伍通知书",
  prison: "判决书或服刑证明",
  elsewhere: "别处的参保凭证",
  "moved-out": "户口迁移证明",
  "own-wish": null,
};

export const REFUND_PROOFS: Record<RefundReason, string> = {
  death: "死亡证明或户口注销证明",
  "moved-out": "户口迁移证明",
  "employee-insured": "职工医保参保凭证",
  "insured-for-life": "终身享受待遇的认定材料",
  "double-insured": "别处的参保缴费凭证",
  "paid-twice": "两次缴费的凭证",
  "recognised-later": "困难身份的认定材料",
  overpaid: "缴费凭证",
};

/** R6: the sensible proof where the plan names none; null where nothing needs proving. */
export function usualProof(
  kind: RequestKind,
  event: Event,
  reason?: RefundReason | StopReason | null,
): string | null {
  if (kind === "refund") return reason ? REFUND_PROOFS[reason as RefundReason] : "缴费凭证";
  if (kind === "stop") return reason ? STOP_PROOFS[reason as StopReason] : null;
  return event ? PROOFS[event] : (KIND_PROOFS[kind] ?? null);
}

/** The form of the request itself (annex 1): made from what is stated, and nobody can photograph it before. */
const THE_FORM = /登记表/;

/** Papers that a plan wants only of some: 换扣费账户的另带三方协议书. */
const OF_SOME = /的另带/;

/** R6: the plan's papers, each once; where it names none, the usual proof, which nobody can demand by a clause. */
export function materialsOf(
  named: readonly { bring: readonly string[]; cite: string }[],
  usual: string | null,
): MaterialWanted[] {
  const wanted = new Map<string, MaterialWanted>();
  for (const { bring, cite } of named)
    for (const name of bring)
      if (!wanted.has(name) && !THE_FORM.test(name))
        wanted.set(name, { name, cite, required: !OF_SOME.test(name) });
  if (wanted.size === 0 && usual) return [{ name: usual, cite: "", required: false }];
  return [...wanted.values()];
}
