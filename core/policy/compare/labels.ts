/** Chinese names of the fixed words of the pack language, for lists and reports. */
import { categoryName } from "../categories";
import type { Outcome } from "../answer";
import type { PackDocument, PayerShare } from "../schema";
import { CATEGORY_CODES, PAYERS } from "../vocabulary";
import type { Payer } from "../facts";

type Labels = Readonly<Record<string, string>>;

/** Names of choices, by the kind of word. */
export const LABELS = {
  anchor: {
    payday: "缴费当天",
    birth: "出生日",
    event: "事由发生日",
    "year-start": "年度1月1日",
    "year-end": "年度12月31日",
    "employee-insurance-ended": "职工医保停保日",
    "school-entry": "入学日",
    graduation: "毕业日",
    "permit-issued": "居住证签发日",
    "permit-until": "居住证到期日",
    "opened-special": "专门窗口开放日",
    "extension-until": "延长期最后一天",
  },
  shift: { "month-start": "当月1日", "month-end": "当月最后一天", "next-month": "次月1日" },
  rounding: {
    "down-to-fen": "舍到分",
    "up-to-fen": "进到分",
    "half-up-to-fen": "四舍五入到分",
    "half-up-to-yuan": "四舍五入到元",
    "down-to-yuan": "舍到元",
    "up-to-yuan": "进到元",
  },
  hukou: { local: "本地户籍", elsewhere: "非本地户籍" },
  hukouKind: { rural: "农业户口", urban: "非农业户口" },
  sex: { male: "男", female: "女" },
  permit: { valid: "居住证有效", none: "没有有效居住证" },
  foreigner: { "expert-family": "外国专家家属", "permit-unemployed": "持永久居留证未就业的外国人" },
  student: {
    nursery: "托幼机构儿童",
    school: "中小学生",
    vocational: "中职学生",
    university: "大学生",
  },
  aid: { full: "个人部分获全额资助", part: "个人部分获部分资助", none: "没有资助" },
  employeeInsurance: { active: "正在参加职工医保", ended: "职工医保已停", none: "没有职工医保" },
  event: {
    newborn: "新生儿",
    "moved-in": "户口迁入",
    "discharged-soldier": "退役",
    released: "刑满释放",
    unemployed: "失业",
    "retired-short": "退休时年限不够",
    "permit-issued": "新领居住证",
    "school-entry": "新入学",
    "school-transfer": "转学",
    "graduated-jobless": "毕业未就业",
    "welfare-home": "进福利机构",
    "found-unenrolled": "查出未参保",
  },
  via: {
    self: "自己缴",
    agent: "代办员代缴",
    school: "学校代收",
    debit: "银行代扣",
    collective: "集体代缴",
  },
  reason: {
    "not-local": "不是本地户籍",
    "condition-not-met": "条件不符",
    "set-elsewhere": "另行规定",
    "not-in-plan": "方案没有列资助",
  },
  outcome: {
    "no-plan": "没有方案",
    "not-eligible": "不能参保",
    "insured-already": "已经参保",
    "not-open": "还没开始",
    closed: "已经截止",
    ask: "要问清",
    "register-first": "先登记再缴",
    "no-charge": "不用缴费",
    "settlement-pause": "结算日暂停",
    payable: "可以缴",
  } satisfies Record<Outcome, string>,
  paid: {
    "with-bill": "缴费时直接减",
    "to-person-afterwards": "先缴后返给个人",
    "to-fund-afterwards": "事后与基金结算",
  },
  choice: { all: "每年都要缴", together: "一起缴", either: "任选年度" },
  take: { best: "取最高的一项", first: "取先写的一项", all: "可以叠加" },
  gives: { all: "全退", difference: "退差额", nothing: "不退" },
  errand: {
    register: "参保登记",
    enrol: "参保",
    renew: "续保",
    change: "变更",
    stop: "停保",
    refund: "退费",
    correct: "更正",
    certificate: "开证明",
  },
} satisfies Record<string, Labels> as Readonly<Record<Kind, Labels>>;

type Kind =
  | "anchor"
  | "shift"
  | "rounding"
  | "hukou"
  | "hukouKind"
  | "sex"
  | "permit"
  | "foreigner"
  | "student"
  | "aid"
  | "employeeInsurance"
  | "event"
  | "via"
  | "reason"
  | "outcome"
  | "paid"
  | "choice"
  | "take"
  | "gives"
  | "errand";

const UNLISTED: Labels = {
  age: "老年人（按出生日期）",
  resident: "普通居民",
  collective: "村集体成员",
};

/** The name of a class: one of everywhere, one that no list names, or the pack's own. */
export function classLabel(pack: PackDocument, code: string): string {
  const own = pack.ownClasses?.find((entry) => entry.code === code);
  if (own) return own.name;
  const everywhere = (CATEGORY_CODES as readonly string[]).includes(code);
  return UNLISTED[code] ?? (everywhere ? categoryName(code as never) : code);
}

const PAYER_LABELS: Readonly<Record<Payer, string>> = {
  province: "省财政",
  city: "市财政",
  county: "县（区）财政",
  town: "镇（街）财政",
  village: "村集体",
  "medical-assistance": "医疗救助资金",
  "disability-fund": "残疾人就业保障金",
  "veterans-fund": "退役军人相关资金",
  "family-planning": "计划生育资金",
  government: "政府资助（方案没有分清由谁出）",
};

/** The name of a payer in a table where all amounts of one payer stand together. */
export const payerLabel = (payer: Payer): string => PAYER_LABELS[payer];

/** Payers in the order of reports: the wider first, then the funds. */
export const PAYER_ORDER: readonly Payer[] = PAYERS;

/** Who pays an aid, with the parts: 市财政50%、县财政50%. */
export function payerShareLabel({ payer, label }: PayerShare): string {
  return label ?? PAYER_LABELS[payer];
}
