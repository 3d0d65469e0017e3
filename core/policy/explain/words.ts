/** The codes of a quote and of facts in plain words. */
import type { Outcome, Quote, UnusedReason } from "../answer";
import type { EventKind } from "../facts";
import type { FOREIGNERS, STUDENT_STAGES, WAYS_OF_PAYING } from "../vocabulary";

export const OUTCOME_WORDS: Record<Outcome, string> = {
  "no-plan": "没有可以回答的方案",
  "not-eligible": "不在参保范围",
  "insured-already": "已经有医保，不能重复参保",
  "not-open": "还没到缴费的时候",
  closed: "今天已经没有办法缴费参保",
  ask: "方案没有写明或写得不一致，要先问清",
  "register-first": "要先办参保登记，登记好了再缴费",
  "no-charge": "本人不用缴费就能参保",
  "settlement-pause": "可以缴费，但今天是结算日，不收费",
  payable: "可以缴费",
};

export const NO_PLAN_WORDS: Record<NonNullable<Quote["reason"]>, string> = {
  "unknown-place": "这个地方没有收录",
  "not-yet-published": "这个年度的方案还没有公布或收录",
  ended: "这个保障年度已经结束",
  "not-encoded": "这个年度的方案没有收录",
};

export const UNUSED_WORDS: Record<UnusedReason, string> = {
  outranked: "有更高的资助",
  "not-local": "不是本地户籍",
  "not-in-plan": "方案没有列出",
  expired: "已经过期",
  "not-yet": "还没生效",
  late: "这种缴费办法没有资助",
  "set-elsewhere": "由别的文件规定",
  "condition-not-met": "条件不符合",
};

export const EVENT_WORDS: Record<EventKind, string> = {
  newborn: "新生儿",
  "moved-in": "户口新迁入",
  "discharged-soldier": "退役",
  released: "刑满释放",
  unemployed: "失业",
  "retired-short": "退休时缴费年限不够",
  "permit-issued": "新领居住证",
  "school-entry": "新入学",
  "school-transfer": "转学",
  "graduated-jobless": "毕业未就业",
  "welfare-home": "进入儿童福利机构",
  "found-unenrolled": "排查发现没有参保",
};

export const STAGE_WORDS: Record<(typeof STUDENT_STAGES)[number], string> = {
  nursery: "托幼机构",
  school: "中小学",
  vocational: "中职",
  university: "大学",
};

export const PAYING_WORDS: Record<(typeof WAYS_OF_PAYING)[number], string> = {
  self: "自己缴",
  agent: "请代办员缴",
  school: "学校代收",
  debit: "银行代扣",
  collective: "集体代缴",
};

export const FOREIGNER_WORDS: Record<(typeof FOREIGNERS)[number], string> = {
  "expert-family": "外籍专家的家属",
  "permit-unemployed": "有居留许可、没有就业",
};
