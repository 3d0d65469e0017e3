import { yuan } from "../../core/policy";

/**
 * What each action of the trail is called. A test reads the sources: an action without words here is an error, because an auditor and a
 * resident would be shown a code.
 */
export const ACTION_WORDS: Record<string, string> = {
  // —— Residents ——
  bind: "绑定家人",
  confirm: "确认身份",
  unbind: "解除绑定",
  declare: "补充个人情况",
  order: "下缴费单",
  "request-file": "提交申请",
  "request-supplement": "补充申请",
  "request-withdraw": "撤回申请",
  "face-code": "出示当面确认的验证码",
  dispute: "提出别人不该绑定",
  "export-data": "导出个人资料",
  "delete-account": "注销账号",
  // —— Payment ——
  "order-paid": "缴费成功",
  "order-held": "收到的钱暂挂，待处理",
  "order-cancelled": "缴费单取消",
  "order-expired": "缴费单过期",
  // —— Files of other offices ——
  register: "导入名册",
  "in-treasury": "缴款入库",
  confirmed: "参保确认",
  // —— Workers and desks ——
  join: "接受任命",
  invite: "发出任命",
  "withdraw-invitation": "收回任命",
  "end-role": "结束职责",
  "desk-allowed": "同意电脑登录",
  "desk-refused": "拒绝电脑登录",
  "desk-opened": "电脑登录",
  "desk-ended": "电脑退出",
  "search-beyond": "按证件号码查找本县其他地方的人",
  look: "查看个人资料",
  reveal: "查看完整证件号码或手机号",
  "look-at-away": "查看外出人员名单和联系方式",
  "save-contact": "登记联系方式",
  "confirm-binding": "当面确认一个微信的绑定",
  "end-binding": "解除一个微信的绑定",
  find: "发现需要核对的情况",
  "settle-finding": "处理需要核对的情况",
  stop: "停保",
  take: "受理申请",
  "let-go": "放回申请",
  "judge-material": "核对材料照片",
  "look-at-photo": "查看材料照片",
  "correct-request": "更正申请内容",
  "give-back": "退回申请补充",
  refuse: "不予办理",
  complete: "办结申请",
  "file-at-counter": "在窗口代为申请",
  "print-form": "查看、打印登记表",
  "change-facts": "更改登记的情况",
  "look-at-household": "查看一户人的参保情况",
  "say-left-out": "写明没有参保的原因",
  "open-window": "开放缴费期",
  "close-window": "关闭缴费期",
  "compare-list": "比对外来名单",
  "look-at-class": "查看班级名单",
  "file-request": "提交申请",
  "carry-over": "上年参保的视为已登记",
  lapse: "退回的申请过期作废",
  audit: "查看操作记录",
  "audit-check": "核对操作记录是否完整",
  // —— Keys and photos ——
  "photos-removed": "删除材料照片",
  "keys-rotated": "更换密钥后重新加密",
};

/** Where something was done from. */
export function originInWords(origin: string): string {
  if (origin.startsWith("desk:")) return "电脑网页";
  const words: Record<string, string> = {
    phone: "手机微信",
    timer: "定时任务",
    payment: "微信支付",
    import: "导入文件",
    "command-line": "命令行",
  };
  return words[origin] ?? origin;
}

const DETAIL_WORDS: Record<string, string> = {
  year: "年度",
  relation: "关系",
  totalFen: "金额",
  refundFen: "退费金额",
  transactionId: "微信支付单号",
  from: "原状态",
  to: "新状态",
  why: "原因",
  kind: "种类",
  place: "地方",
  role: "职责",
  department: "部门",
  className: "班级",
  number: "编号",
  count: "数量",
  state: "状态",
  way: "处理方式",
  county: "县（区）",
  by: "办理人",
  until: "到期",
  originals: "材料",
};

/** Keys and codes of a line as label and value. */
export function detailInWords(
  detail: Record<string, string | number | null>,
): { label: string; value: string }[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    if (value === null) return [];
    const text = key.endsWith("Fen") && typeof value === "number" ? yuan(value) : String(value);
    return [{ label: DETAIL_WORDS[key] ?? key, value: text }];
  });
}

export const actionInWords = (action: string): string => ACTION_WORDS[action] ?? action;
