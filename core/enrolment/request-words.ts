import type { RequestDetails, RequestEvent, RequestKind, RequestState } from "../contracts";
import { inChinese, yuan } from "../policy";
import { EVENT_TITLES, KIND_TITLES, STOP_REASONS } from "./words";

/** The last day before an instant that is written as 0:00 of the following day. */
const dayOfDue = (dueAt: string): string => {
  const before = new Date(new Date(dueAt).getTime() - 1000 + 8 * 3_600_000);
  return before.toISOString().slice(0, 10);
};

export interface NextMatter {
  state: RequestState;
  kind: RequestKind;
  /** As kept with the request; ISO 8601 in Beijing time. */
  dueAt: string | null;
  overdue: boolean;
  /** Whom to ask where it takes too long, such as 鲍沟东村; left out where nobody is named. */
  office?: string | undefined;
  /** What the year still wants after a completed request: the person has to pay. */
  toPay?: boolean | undefined;
}

const AFTER: Partial<Record<RequestKind, string>> = {
  stop: "这一年已经停保，不用再缴费；以后要参保，重新办参保登记就行。",
  refund: "已经同意退费，由税务部门按原渠道退回，您不用再做什么。",
  change: "已经改好，不用再做什么。",
  correction: "已经改好；请核对姓名和证件号码。",
  number: "身份证号已经登记上；以前缴的费都还在。",
};

/** R4: what comes next, and what the resident can do. */
export function nextOf({ state, kind, dueAt, overdue, office, toPay }: NextMatter): string {
  const whom = office ?? "当地医保经办";
  switch (state) {
    case "submitted":
    case "in-hand": {
      const doing = state === "submitted" ? "等工作人员受理" : "工作人员正在办";
      if (overdue) return `${doing}，已经超过了当天办理的时间；着急的可以问${whom}。`;
      const due = dueAt === null ? "" : `，${inChinese(dayOfDue(dueAt))}以前会有结果或退回补充`;
      return `${doing}${due}。办好以前可以撤回。`;
    }
    case "returned": {
      const until = dueAt === null ? "" : `在${inChinese(dayOfDue(dueAt))}前（含当天）`;
      return `请按退回的原因${until}补充，补好会重新受理；过期没有补的，这次申请作废。`;
    }
    case "completed":
      return (
        AFTER[kind] ?? (toPay ? "已经登记好，请在缴费期内缴费；缴了费才算参保。" : "已经登记好。")
      );
    case "refused":
      return `没有通过，原因和依据写在上面；有疑问请问${whom}。情况有变的，可以重新提出。`;
    case "withdrawn":
      return "您已经撤回；需要时可以重新提出。";
    case "lapsed":
      return "没有在期限内补充，这次申请作废；还在办理期限内的，可以重新提出。";
  }
}

/** R4: what happened, in a step of the list. `from` is null for the filing itself. */
export function stepText(from: RequestState | null, to: RequestState): string {
  switch (to) {
    case "submitted":
      if (from === null) return "提交了申请";
      return from === "returned" ? "补充了材料，重新提交" : "放回待办";
    case "in-hand":
      return "开始办理";
    case "returned":
      return "退回补充";
    case "completed":
      return "办好了";
    case "refused":
      return "没有通过";
    case "withdrawn":
      return "撤回了申请";
    case "lapsed":
      return "没有按时补充，作废";
  }
}

export interface DoneMatter {
  kind: RequestKind;
  year: number;
  event?: RequestEvent | null | undefined;
  details: RequestDetails;
  /** In the register already. */
  member: boolean;
  /** With refunds: what the plan gives back, in fen; null where it cannot be said. */
  refundFen?: number | null | undefined;
  /** The filing account gets a full binding: originals were seen. */
  full?: boolean | undefined;
  /** Filed by a resident, not at the counter. */
  byResident?: boolean | undefined;
}

function enters({ year, event, member, full, byResident }: DoneMatter): string[] {
  const happened = event ? `，并记下“${EVENT_TITLES[event.kind]}”的日期` : "";
  const bound = full
    ? "申请人的微信和他（她）完全绑定"
    : "申请人的微信和他（她）先弱绑定，看不到资助和别人缴费的情况，出示原件后再完全绑定";
  return [
    member ? `更新名册里的情况${happened}` : `把他（她）写进名册${happened}`,
    `${year}年登记为“已登记，待缴费”；这一年停过保的，恢复参保`,
    ...(byResident && !member ? [bound] : []),
  ];
}

/** R14: what completing it will do, in plain words, before it is done. */
export function willDo(matter: DoneMatter): string[] {
  const { kind, year, details, refundFen } = matter;
  switch (kind) {
    case "stop": {
      const why = details.stopReason ? `，原因：${STOP_REASONS[details.stopReason]}` : "";
      return [`${year}年停保${why}`, "还没缴的不再收；已经缴的不会自动退，要退费的另外申请"];
    }
    case "change":
      return ["按填写的内容改名册，改前改后都留有记录"];
    case "correction":
      return [
        "按填写的内容更正姓名、证件类型或号码，改前改后都留有记录",
        "编号、参保和缴费记录都不变",
      ];
    case "number":
      return [
        "出生医学证明换成身份证号，用哪一个都还能查到他（她）",
        "以前的登记、缴费和凭证都保留",
        "这个号码下另有一份记录的，两份合成一份；两份同一年都缴过费的不会合，列出来由人处理",
      ];
    case "refund":
      return [
        refundFen == null
          ? "方案没有写退多少，先问清再办"
          : `同意退${yuan(refundFen)}，退给原来付款的人，由税务部门办理`,
        "参保状态不变，要停保的另外申请",
      ];
    default:
      return enters(matter);
  }
}

/** What came of a completed request, in a sentence. */
export function outcomeText(kind: RequestKind, year: number, refundFen?: number | null): string {
  if (kind === "refund")
    return refundFen == null ? "同意退费" : `同意退${yuan(refundFen)}，由税务部门退回原付款人`;
  if (kind === "stop") return `${year}年已停保`;
  if (kind === "change" || kind === "correction") return "名册已经改好";
  if (kind === "number") return "身份证号已经登记上";
  return `${year}年${KIND_TITLES[kind]}已办好`;
}
