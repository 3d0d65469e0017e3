import type { RequestCard, RequestKind, StaffReply, StaffRequest } from "../../../core/contracts";
import type { Tone } from "../../logic";

/** Words of the desk. */

export type QueueShow = StaffRequest<"queue">["show"];

export const QUEUES: readonly { show: QueueShow; name: string; empty: string }[] = [
  { show: "waiting", name: "待受理", empty: "现在没有等着受理的申请。" },
  { show: "mine", name: "我在办", empty: "您手上没有正在办的申请。到“待受理”里接一件。" },
  { show: "overdue", name: "已超时", empty: "没有超时的申请。" },
  { show: "returned", name: "退回补充", empty: "没有退回后等居民补充的申请。" },
  { show: "done", name: "已办结", empty: "还没有办结的申请。" },
];

export const KINDS: readonly { kind: RequestKind; name: string }[] = [
  { kind: "registration", name: "参保登记" },
  { kind: "newborn", name: "新生儿参保" },
  { kind: "midyear", name: "中途参保" },
  { kind: "moved-in", name: "迁入登记" },
  { kind: "permit", name: "居住证参保" },
  { kind: "student", name: "学生参保" },
  { kind: "change", name: "信息变更" },
  { kind: "correction", name: "更正姓名或证件" },
  { kind: "number", name: "补登身份证号" },
  { kind: "stop", name: "停保" },
  { kind: "refund", name: "退费" },
];

/** How the state of a request looks; its words come from the server. */
export const toneOf = ({ state, overdue }: Pick<RequestCard, "state" | "overdue">): Tone => {
  if (overdue) return "due";
  if (state === "completed") return "done";
  return state === "submitted" || state === "in-hand" || state === "returned" ? "wait" : "stop";
};

export type FindingKind = StaffReply<"findings">["findings"][number]["kind"];

export const FINDINGS: Record<FindingKind, string> = {
  "double-enrolment": "两地重复参保",
  "employee-insured": "同时有职工医保",
  "two-claims": "两个微信都说是本人",
  "two-records": "一个孩子两份记录",
  "permit-expired": "居住证到期",
  "certificate-reused": "出生证明重复使用",
};

export const TODOS: Record<StaffReply<"todos">["todos"][number]["kind"], string> = {
  "came-back": "该回来参保了",
  "permit-ends": "居住证快到期",
  "no-number": "孩子还没有身份证号",
  "without-reason": "没参保也没说明原因",
  "two-claims": "两个微信都说是本人",
};

export type PeopleShow = StaffRequest<"people">["show"];

export const PEOPLE_SHOWS: readonly { value: PeopleShow; name: string }[] = [
  { value: "all", name: "全部" },
  { value: "unpaid", name: "还没缴" },
  { value: "unregistered", name: "没登记" },
  { value: "registered-unpaid", name: "已登记没缴" },
  { value: "without-reason", name: "没参保、没原因" },
  { value: "left-out", name: "有原因不参保" },
];

export type LeftOut = NonNullable<StaffRequest<"sayLeftOut">["reason"]>;

export const LEFT_OUT: Record<LeftOut, string> = {
  death: "去世",
  employee: "参加职工医保",
  army: "参军",
  prison: "服刑",
  elsewhere: "在别处参保",
};

/** Reasons after which somebody comes back: with the day by which they do (MC-03). */
export const comesBack = (reason: LeftOut | undefined): boolean =>
  reason === "army" || reason === "prison";

export const CONTACTS = { phone: "电话", sms: "短信", qq: "QQ", wechat: "微信" } as const;
export type ContactKind = keyof typeof CONTACTS;

export const SEXES = { male: "男", female: "女" } as const;
