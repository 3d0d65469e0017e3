import type { EventKind, LeftOut, RefundReason, Stage, StopReason } from "./asks";

/** The words of the form, one table a question. */

export const EVENT_DAYS: Record<EventKind, string> = {
  newborn: "孩子哪一天出生",
  "moved-in": "户口哪一天迁来的",
  "discharged-soldier": "哪一天退役的",
  released: "哪一天刑满释放的",
  unemployed: "职工医保哪一天停的",
  "retired-short": "哪一天退休的",
  "permit-issued": "居住证哪一天发的",
  "school-entry": "哪一天入学的",
  "school-transfer": "哪一天转学来的",
  "graduated-jobless": "哪一天毕业的",
  "welfare-home": "哪一天住进福利机构的",
  "found-unenrolled": "哪一天发现没有参保的",
};

export const LEFT_OUT: Record<LeftOut, string> = {
  death: "已经去世",
  employee: "参加了职工医保",
  army: "正在服兵役",
  prison: "正在服刑",
  elsewhere: "在别的地方参了保",
};

export const STOPS: Record<StopReason, string> = {
  ...LEFT_OUT,
  "moved-out": "户口迁走了",
  "own-wish": "自己不想参保了",
};

export const REFUNDS: Record<RefundReason, string> = {
  "paid-twice": "同一年缴了两次",
  "double-insured": "在两个地方都参了保",
  "employee-insured": "参加了职工医保",
  "insured-for-life": "退休了，已经有职工医保待遇",
  "recognised-later": "缴费以后才认定为资助对象",
  overpaid: "多缴了",
  "moved-out": "户口迁走了",
  death: "缴费以后去世了",
};

export const STAGES: Record<Stage, string> = {
  nursery: "幼儿园",
  school: "小学、初中、高中",
  vocational: "中专、技校、职高",
  university: "大学、大专",
};

export const HUKOU = { local: "在本地", elsewhere: "不在本地" } as const;
export const HUKOU_KINDS = { rural: "农村户口", urban: "城镇户口" } as const;
export const SEXES = { male: "男", female: "女" } as const;
export const EMPLOYEE = {
  ended: "参加过，已经停了",
  active: "现在还在参加",
} as const;
export const YES_NO = { yes: "参了保", no: "没有参保" } as const;

export const RELATIONS_TO_HEAD = [
  ...["户主", "配偶", "子", "女", "父", "母", "孙子", "孙女", "兄弟姐妹", "其他"],
] as const;

export const CHANGES = {
  phone: "手机号",
  address: "现在的住址",
  relationToHead: "和户主的关系",
  household: "户口簿的户号",
  place: "搬到了本县另一个镇或村",
} as const;
export type Change = keyof typeof CHANGES;

/** A table of words as options to choose from. */
export const optionsOf = <V extends string>(
  table: Record<V, string>,
): { value: V; name: string }[] =>
  (Object.keys(table) as V[]).map((value) => ({ value, name: table[value] }));
