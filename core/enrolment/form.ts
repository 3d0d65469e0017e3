import type {
  EnrolmentState,
  FormView,
  RequestDetails,
  RequestEvent,
  RequestKind,
  StatedPerson,
} from "../contracts";
import {
  noteOf,
  planErrands,
  refundRule,
  type Facts,
  type PlanErrand,
  type PolicyBook,
} from "../policy";
import { needsGuardian } from "../people";
import { personRows, rowsOf, type Row, type RowOptions } from "./rows";
import { HUKOU, HUKOU_KINDS, titleOf } from "./words";

/** What the form is made of (annex 1); names and numbers as the reader may see them. */
export interface FormMatter {
  number: string;
  kind: RequestKind;
  event?: RequestEvent | null | undefined;
  details: RequestDetails;
  year: number;
  placeName: string;
  /** The question to the plan on the day of filing. */
  facts: Facts;
  /** Whom it is about: of the register, or as stated. */
  person: StatedPerson | null;
  household: { number: string; relationToHead: string } | null;
  /** Names of the subsidised classes held. */
  classes: readonly string[];
  materials: readonly { name: string; seen: boolean }[];
  state: EnrolmentState;
  filedAt: string | null;
  decided: { at: string; text: string } | null;
  rows?: RowOptions | undefined;
}

const SORTS: Partial<Record<RequestKind, FormView["sort"]>> = {
  change: "change",
  correction: "change",
  number: "change",
  stop: "stop",
  refund: "stop",
};

const TITLE = "年度城乡居民基本医疗保险新参保、变更、停保登记表";

const STANDING: Record<EnrolmentState, string> = {
  unregistered: "还没有登记",
  registered: "已登记，没有缴费",
  billed: "已登记，没有缴费",
  paid: "已缴费",
  "in-treasury": "已缴费",
  confirmed: "已参保",
};

const row = (label: string, value: string): Row => ({ label, value });

/** A line that is filled in by hand stays on the paper without a value. */
const BY_HAND = "";

function applicant({ person, household, facts, classes, rows }: FormMatter): Row[] {
  const { hukou, hukouKind } = facts;
  return [
    ...(person ? personRows(person, rows) : []),
    row("户口所在地", hukou ? HUKOU[hukou] : BY_HAND),
    row("户口性质", hukouKind ? HUKOU_KINDS[hukouKind] : BY_HAND),
    row("户口簿编号", household?.number ?? BY_HAND),
    row("与户主关系", household?.relationToHead ?? BY_HAND),
    row("人员类别", classes.length > 0 ? classes.join("、") : "普通居民"),
  ];
}

/** Consequences that the applicant signs for, each with its clause; those of the plan before those of the law. */
export function declarationsOf(
  book: PolicyBook,
  { facts, kind }: Pick<FormMatter, "facts" | "kind">,
): FormView["declarations"] {
  const { place, year, on, birthDate } = facts;
  const own = planErrands(book, facts).filter(
    (errand: PlanErrand) => errand.for === kind || (errand.for === "stop" && kind !== "refund"),
  );
  const notes = (["double", "permit-expiry"] as const).flatMap((key) =>
    key === "permit-expiry" && !facts.residencePermit ? [] : (noteOf(book, place, year, key) ?? []),
  );
  const start = book.planOf(place, year)?.yearStart ?? on;
  const late = refundRule(book, { ...facts, on: on > start ? on : start }, "overpaid");
  const child = birthDate != null && needsGuardian(birthDate, on);
  const all = [
    ...own.map(({ says, cite }) => ({ text: says, cite })),
    ...notes,
    ...(late?.gives === "nothing" ? [{ text: late.says, cite: late.cite }] : []),
    { text: "以上内容真实，材料和原件一致；填错、漏填的后果由本人承担。", cite: "" },
    child
      ? {
          text: "本人是孩子的监护人，同意医保部门为办理参保使用孩子的这些信息。",
          cite: "个人信息保护法第三十一条",
        }
      : {
          text: "本人同意医保部门为办理参保使用这些信息。",
          cite: "个人信息保护法第十三条",
        },
  ];
  return all.filter(({ text }, at) => all.findIndex((one) => one.text === text) === at);
}

/** R15: the registration, change and stop form (annex 1, KP-27) of a request; signatures stay empty. */
export function formOf(book: PolicyBook, matter: FormMatter): FormView {
  const { number, kind, event, details, year, placeName, materials, filedAt, decided } = matter;
  const sort = SORTS[kind] ?? "registration";
  const stated = rowsOf(event, { ...details, person: undefined }, matter.rows);
  const corrects = kind === "correction" || kind === "number";
  const account = materials.some(({ name }) => name.includes("账户"));
  return {
    title: `${year}${TITLE}`,
    number,
    place: placeName,
    year,
    sort,
    sections: [
      { title: "申请人", rows: applicant(matter) },
      {
        title: "申请事项",
        rows: [
          row("办理类别", titleOf(kind, event?.kind)),
          row("保障年度", `${year}年`),
          row("填表时的参保状态", STANDING[matter.state]),
          ...stated,
          ...(corrects && details.person
            ? personRows(details.person, matter.rows).map(({ label, value }) =>
                row(`${label}更正为`, value),
              )
            : []),
          ...(account ? [row("扣费账户（开户银行和账号）", BY_HAND)] : []),
        ],
      },
      {
        title: "提交的材料",
        rows:
          materials.length > 0
            ? materials.map(({ name, seen }) => row(name, seen ? "已交" : "未交"))
            : [row("材料", "方案没有要求")],
      },
      {
        title: "签字",
        rows: [
          row("申请人（监护人、代办人）签字", BY_HAND),
          row("日期", BY_HAND),
          row("受理经办人签字、单位盖章", BY_HAND),
          row("录入人签字", BY_HAND),
          row("复核人签字", BY_HAND),
          row("受理日期", BY_HAND),
        ],
      },
    ],
    declarations: declarationsOf(book, matter),
    filedAt,
    decided,
  };
}
