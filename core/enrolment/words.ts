import type {
  LeftOutReason,
  RequestDetails,
  RequestEvent,
  RequestKind,
  RequestState,
} from "../contracts";
import type { EventKind, RefundReason } from "../policy";

/** What residents and workers read for the words of requests. */

export type StopReason = NonNullable<RequestDetails["stopReason"]>;
export type StudentStage = NonNullable<RequestDetails["student"]>["stage"];

export const KIND_TITLES: Record<RequestKind, string> = {
  registration: "参保登记",
  change: "信息变更",
  stop: "停保",
  newborn: "新生儿参保",
  midyear: "中途参保",
  permit: "居住证参保",
  student: "学生参保",
  "moved-in": "迁入登记",
  refund: "退费",
  correction: "更正姓名或证件",
  number: "补登身份证号",
};

export const EVENT_TITLES: Record<EventKind, string> = {
  newborn: "新生儿",
  "moved-in": "户口新迁入",
  "discharged-soldier": "退役",
  released: "刑满释放",
  unemployed: "失业",
  "retired-short": "退休时职工医保年限不够",
  "permit-issued": "新领居住证",
  "school-entry": "新入学",
  "school-transfer": "转学",
  "graduated-jobless": "毕业后还没就业",
  "welfare-home": "进入儿童福利机构",
  "found-unenrolled": "排查发现没有参保",
};

/** What the form calls the day of an event. */
export const EVENT_DAYS: Record<EventKind, string> = {
  newborn: "出生日期",
  "moved-in": "户口迁入日期",
  "discharged-soldier": "退役日期",
  released: "释放日期",
  unemployed: "失业日期",
  "retired-short": "退休日期",
  "permit-issued": "居住证签发日期",
  "school-entry": "入学日期",
  "school-transfer": "转入日期",
  "graduated-jobless": "毕业日期",
  "welfare-home": "进入福利机构的日期",
  "found-unenrolled": "排查发现的日期",
};

export const STOP_REASONS: Record<StopReason, string> = {
  death: "去世",
  employee: "参加了职工医保",
  army: "参军",
  prison: "服刑",
  elsewhere: "在别处参保",
  "moved-out": "户口迁出",
  "own-wish": "自愿不再参保",
};

export const LEFT_OUT_TEXTS: Record<LeftOutReason, string> = {
  death: "去世",
  employee: "参加职工医保",
  army: "参军",
  prison: "服刑",
  elsewhere: "在别处参保",
};

export const REFUND_REASON_TEXTS: Record<RefundReason, string> = {
  death: "去世",
  "moved-out": "户口迁出",
  "employee-insured": "参加了职工医保",
  "insured-for-life": "可以终身享受医保待遇",
  "double-insured": "在两处参了保",
  "paid-twice": "同一年度缴了两次",
  "recognised-later": "缴费以后才认定困难身份",
  overpaid: "缴多了",
};

export const STAGES: Record<StudentStage, string> = {
  nursery: "幼儿园、托儿所",
  school: "中小学",
  vocational: "中等职业学校、技工学校",
  university: "大学（含研究生）",
};

export const HUKOU = { local: "在本地", elsewhere: "不在本地" } as const;
export const HUKOU_KINDS = { rural: "农村", urban: "城镇" } as const;
export const SEXES = { male: "男", female: "女" } as const;

const STATE_TEXTS: Record<RequestState, string> = {
  submitted: "等工作人员受理",
  "in-hand": "工作人员正在办",
  returned: "退回补充",
  completed: "已办好",
  refused: "没有通过",
  withdrawn: "已撤回",
  lapsed: "没有按时补充，已作废",
};

/** R4: a request's state in a few words. */
export const stateText = (state: RequestState): string => STATE_TEXTS[state];

/** R4: what a request is called: 中途参保（退役）. */
export function titleOf(kind: RequestKind, event?: RequestEvent["kind"] | null): string {
  const title = KIND_TITLES[kind];
  const says = event && kind !== "newborn" && kind !== "moved-in" ? EVENT_TITLES[event] : "";
  return says ? `${title}（${says}）` : title;
}
