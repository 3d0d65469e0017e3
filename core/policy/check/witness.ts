/** A person and a day in plain words, as an example of what goes wrong. */
import { categoryName } from "../categories";
import type { Facts } from "../facts";
import type { PackDocument } from "../schema";
import type { CategoryCode } from "../vocabulary";

const EVENTS: Readonly<Record<NonNullable<Facts["event"]>["kind"], string>> = {
  newborn: "新生儿",
  "moved-in": "户口迁入",
  "discharged-soldier": "退役",
  released: "刑满释放",
  unemployed: "失业",
  "retired-short": "退休、缴费年限不够",
  "permit-issued": "新领居住证",
  "school-entry": "新入学",
  "school-transfer": "转学",
  "graduated-jobless": "毕业未就业",
  "welfare-home": "进入儿童福利机构",
  "found-unenrolled": "排查发现没参保",
};

const STAGES: Readonly<Record<NonNullable<Facts["student"]>["stage"], string>> = {
  nursery: "托幼儿童",
  school: "中小学生",
  vocational: "中职学生",
  university: "大学生",
};

const PAYMENTS: Readonly<Record<NonNullable<Facts["via"]>, string>> = {
  self: "自己缴",
  agent: "代办",
  school: "学校代收",
  debit: "银行代扣",
  collective: "集体缴",
};

type Words = { [K in keyof Facts]?: (value: NonNullable<Facts[K]>, pack: PackDocument) => string };
const yes =
  (holds: string, not: string) =>
  (value: boolean): string =>
    value ? holds : not;

const className = (code: CategoryCode, pack: PackDocument): string =>
  pack.ownClasses?.find((own) => own.code === code)?.name ?? categoryName(code);

const WORDS: Words = {
  event: ({ kind, on }) => (kind === "newborn" ? `${on} 出生的新生儿` : `${on} ${EVENTS[kind]}`),
  birthDate: (day) => `${day} 出生`,
  sex: (sex) => (sex === "male" ? "男" : "女"),
  hukou: (hukou) => (hukou === "local" ? "本地户籍" : "外地户籍"),
  hukouKind: (kind) => (kind === "rural" ? "农村户口" : "城镇户口"),
  residencePermit: ({ issuedOn, until }) =>
    `有居住证（${issuedOn == null ? "" : `${issuedOn} 签发，`}${until} 到期）`,
  foreigner: (kind) => (kind === "expert-family" ? "外籍专家家属" : "持居留许可的外国人"),
  student: ({ stage, enteredOn }) =>
    `${STAGES[stage]}${enteredOn == null ? "" : `（${enteredOn} 入学）`}`,
  parentInsuredHere: yes("父母在本地参保", "父母不在本地参保"),
  parentHoldsPermit: yes("父母有居住证", "父母没有居住证"),
  categories: (held, pack) => held.map(({ code }) => className(code, pack)).join("、"),
  employeeInsurance: (state) =>
    state === "active" ? "在职工医保" : `${state.endedOn} 停了职工医保`,
  insuredElsewhere: yes("已在别处参保", "没有在别处参保"),
  enrolledLastYear: yes("上年参过保", "上年没参保"),
  brokenYears: (years) => `断保 ${years} 年`,
  registered: yes("已登记", "没登记"),
  returningMigrantWorker: yes("返乡务工", "不是返乡务工"),
  via: (way) => PAYMENTS[way],
  openings: ({ special, extension }) =>
    [
      special == null ? "" : `${special} 开了专门窗口`,
      extension == null ? "" : `延长到 ${extension.until}`,
    ]
      .filter((text) => text !== "")
      .join("、"),
};

function ownWords(more: NonNullable<Facts["more"]>, pack: PackDocument): string[] {
  return Object.entries(more).map(([key, value]) => {
    const fact = pack.facts?.find((one) => one.key === key);
    const choice = fact?.choices?.find((one) => one.key === value);
    const told = typeof value === "boolean" ? (value ? "是" : "否") : String(value);
    return `“${fact?.ask ?? key}”答${choice ? `“${choice.says}”` : told}`;
  });
}

/** `例如：2021-12-11，2021-12-01 出生的新生儿`. */
export function example(facts: Facts, pack: PackDocument): string {
  const told = (Object.keys(WORDS) as (keyof Facts)[]).flatMap((key) => {
    const value = facts[key];
    const words = WORDS[key] as ((value: unknown, pack: PackDocument) => string) | undefined;
    if (value === undefined || value === null || !words) return [];
    const text = words(value, pack);
    return text === "" ? [] : [text];
  });
  const place = facts.place === pack.place ? [] : [`住在 ${facts.place}`];
  const all = [...told, ...place, ...ownWords(facts.more ?? {}, pack)];
  return `例如：${facts.on}，${all.length === 0 ? "普通居民" : all.join("，")}`;
}
