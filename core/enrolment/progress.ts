import type { EnrolmentState, ProgressStep } from "../contracts";
import { reached, YEAR_STATES } from "./year-graph";

/** One person's coverage year in one county. Instants are ISO 8601 in Beijing time. */
export interface YearFile {
  state: EnrolmentState;
  registeredAt: string | null;
  billedAt: string | null;
  paidAt: string | null;
  treasuryAt: string | null;
  confirmedAt: string | null;
  /** How it was paid: through us, or elsewhere as a register or file says. */
  channel: "wechat" | "elsewhere" | null;
  /** When the enrolment of the year was stopped, `YYYY-MM-DD`; left out or null where it was not. */
  stoppedOn?: string | null;
}

export const EMPTY_YEAR: YearFile = {
  state: "unregistered",
  registeredAt: null,
  billedAt: null,
  paidAt: null,
  treasuryAt: null,
  confirmedAt: null,
  channel: null,
};

export interface ProgressOptions {
  /** The plan takes nothing from this person. */
  noCharge: boolean;
  /** The viewer may not see when others paid (Y7). */
  hideDates: boolean;
}

type Step = Exclude<EnrolmentState, "unregistered">;

const STEPS = YEAR_STATES.filter((state): state is Step => state !== "unregistered");

const LABELS: Record<Step, string> = {
  registered: "参保登记",
  billed: "核定应缴",
  paid: "缴费",
  "in-treasury": "入国库",
  confirmed: "医保确认",
};

const INSTANTS: Record<Step, Exclude<keyof YearFile, "stoppedOn">> = {
  registered: "registeredAt",
  billed: "billedAt",
  paid: "paidAt",
  "in-treasury": "treasuryAt",
  confirmed: "confirmedAt",
};

const DONE: Record<Step, string> = {
  registered: "参保登记已经有了。",
  billed: "应缴金额已经算好。",
  paid: "钱已经付成功，有电子缴费凭证。",
  "in-treasury": "钱已经进入国库，可以向税务部门要完税证明。",
  confirmed: "医保部门已经确认，到了待遇期就能报销。",
};

const AHEAD: Record<Step, string> = {
  registered: "还没有参保登记。去年参过保、当地允许直接续保的，付款时一并登记。",
  billed: "选好要缴的人，系统算出应缴金额。",
  paid: "用微信付款，付成功马上有电子凭证。",
  "in-treasury": "付款后由税务部门送入国库，一般要几天，您不用做什么。",
  confirmed: "入库后由医保部门确认参保，您不用做什么；确认以后这里会写上日期。",
};

const NEXT = "下一步：";
const UNDATED = "这一步已经办过，日期没有随名册提供。";
const STOPPED = "这一年已经停保，这一步不用办。";
const HIDDEN = "这一步已经办过。确认是本人或监护人以后，可以看到日期。";

function textOf(step: Step, file: YearFile, options: ProgressOptions, isNext: boolean): string {
  const done = reached(file.state, step);
  if (!done && isStopped(file)) return STOPPED;
  if (options.noCharge && (step === "billed" || step === "paid" || step === "in-treasury"))
    return done ? DONE[step] : "这一年不用个人缴费，这一步不用办。";
  if (!done) return (isNext ? NEXT : "") + AHEAD[step];
  if (hidden(step, options)) return HIDDEN;
  if (step === "paid" && file.channel === "elsewhere")
    return "名册显示已经在别的渠道缴过费，凭证在当时缴费的地方。";
  return file[INSTANTS[step]] === null ? UNDATED : DONE[step];
}

const isStopped = ({ stoppedOn }: YearFile): boolean =>
  stoppedOn !== undefined && stoppedOn !== null;

const hidden = (step: Step, { hideDates }: ProgressOptions): boolean =>
  hideDates && step !== "registered" && step !== "billed";

/** Y5, Y6, Y7, Y11: the five steps of a year with their instants and what comes next. */
export function progressOf(file: YearFile, options: ProgressOptions): ProgressStep[] {
  const isSkipped = (step: Step) =>
    options.noCharge && (step === "billed" || step === "paid" || step === "in-treasury");
  const next = isStopped(file)
    ? undefined
    : STEPS.find((step) => !reached(file.state, step) && !isSkipped(step));
  return STEPS.map((step) => ({
    state: step,
    label: LABELS[step],
    at: reached(file.state, step) && !hidden(step, options) ? file[INSTANTS[step]] : null,
    text: textOf(step, file, options, step === next),
  }));
}
