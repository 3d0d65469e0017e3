import type { EnrolmentState, YearCard } from "../contracts";
import { daysBetween } from "../policy";
import { isSettled } from "./year-graph";

/** What a card is made of: a person's year, what the plan says today, and an order that is not finished. */
export interface CardMatter {
  year: number;
  state: EnrolmentState;
  paidElsewhere: boolean;
  outcome: YearCard["outcome"];
  due: number | null;
  opens: string | null;
  closes: string | null;
  reopens: string | null;
  disputedCloses: string | null;
  order: "waiting" | "checking" | "held" | null;
  /** The plan's coverage year is over. */
  ended?: boolean;
  /** The enrolment of the year was stopped. */
  stopped?: boolean;
  today: string;
}

type Say = Pick<YearCard, "headline" | "tone">;

const day = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

const SETTLED: Partial<Record<EnrolmentState, Say>> = {
  paid: { headline: "已缴费", tone: "done" },
  "in-treasury": { headline: "已缴费，已入国库", tone: "done" },
  confirmed: { headline: "已参保", tone: "done" },
};

const ORDERS: Record<NonNullable<CardMatter["order"]>, Say> = {
  waiting: { headline: "有一笔没付完", tone: "due" },
  checking: { headline: "正在核对付款结果", tone: "wait" },
  held: { headline: "已收款，等工作人员处理", tone: "wait" },
};

function saysPlan(matter: CardMatter): Say {
  const say = (headline: string, tone: Say["tone"]): Say => ({ headline, tone });
  switch (matter.outcome) {
    case "payable":
      return say("待缴费", "due");
    case "no-charge":
      return say("不用个人缴费", "done");
    case "register-first":
      return say("要先办参保登记", "wait");
    case "not-open":
      // A special window has no day until staff open it; the ordinary one may have opened long ago.
      return say(
        matter.opens && matter.opens > matter.today
          ? `${day(matter.opens)}开始缴费`
          : "等专门窗口开放",
        "wait",
      );
    case "settlement-pause":
      return say(matter.reopens ? `月底结算，${day(matter.reopens)}恢复缴费` : "月底结算", "wait");
    case "ask":
      return say("要问工作人员", "wait");
    case "closed":
      return say("缴费期已过", "stop");
    case "insured-already":
      return say("已有其他医保", "stop");
    case "not-eligible":
      return say("不在参保范围", "stop");
    case "no-plan":
      // A plan may have a coverage year of its own; without a plan it is the calendar year.
      return matter.ended || matter.today > `${matter.year}-12-31`
        ? say("这一年度已经结束", "stop")
        : say("这一年的政策还没有公布", "wait");
  }
}

const STOPPED: Say = { headline: "已停保", tone: "stop" };

/** Y8, Y11: one headline for a person's year. */
export function headlineOf(matter: CardMatter): Say {
  // Money that is on its way is told until it has arrived or gone back.
  if (matter.stopped)
    return matter.order && !isSettled(matter.state) ? ORDERS[matter.order] : STOPPED;
  const settled = SETTLED[matter.state];
  if (settled)
    return matter.paidElsewhere && matter.state === "paid"
      ? { ...settled, headline: "已在别处缴费" }
      : settled;
  if (matter.order) return ORDERS[matter.order];
  return saysPlan(matter);
}

const COUNTS_DOWN: readonly YearCard["outcome"][] = [
  "payable",
  "register-first",
  "settlement-pause",
];

/** Y9, Y11: days left to pay. */
export function daysLeftOf(matter: CardMatter): number | null {
  if (
    matter.stopped ||
    isSettled(matter.state) ||
    !matter.closes ||
    !COUNTS_DOWN.includes(matter.outcome)
  )
    return null;
  return Math.max(0, daysBetween(matter.today, matter.closes));
}
