/** What is known about a person, in words. */
import { inChinese } from "../calendar";
import { categoryName } from "../categories";
import type { CategoryCode, Facts } from "../facts";
import type { OwnFact, PackDocument } from "../schema";
import { yuan } from "../money";
import { EVENT_WORDS, FOREIGNER_WORDS, PAYING_WORDS, STAGE_WORDS } from "./words";

/** The name of a class: of the fixed list, or as the pack names it. */
export function className(code: CategoryCode, pack: PackDocument | undefined): string {
  return pack?.ownClasses?.find((own) => own.code === code)?.name ?? categoryName(code);
}

const yes = (value: boolean): string => (value ? "是" : "否");

function categoriesText(held: NonNullable<Facts["categories"]>, pack?: PackDocument): string {
  if (held.length === 0) return "没有";
  return held
    .map(({ code, from, to }) => {
      const since = from == null ? "" : `${inChinese(from)}起`;
      const until = to == null ? "" : `到${inChinese(to)}`;
      const dates = since + until;
      return className(code, pack) + (dates === "" ? "" : `（${dates}）`);
    })
    .join("、");
}

function studentText({ stage, enteredOn, graduatesOn }: NonNullable<Facts["student"]>): string {
  const entered = enteredOn == null ? "" : `，${inChinese(enteredOn)}入学`;
  const leaves = graduatesOn == null ? "" : `，${inChinese(graduatesOn)}毕业`;
  return STAGE_WORDS[stage] + entered + leaves;
}

function ownText(fact: OwnFact | undefined, value: boolean | string | number | null): string {
  if (value === null) return "没有";
  if (typeof value === "boolean") return yes(value);
  if (fact?.kind === "money" && typeof value === "number") return yuan(value);
  return fact?.choices?.find(({ key }) => key === value)?.says ?? String(value);
}

type Row = [label: string, text: string];

const row = <Value>(
  label: string,
  value: Value | null | undefined,
  text: (value: Value) => string,
): Row[] => (value === undefined ? [] : [[label, value === null ? "没有" : text(value)]]);

function openingRows(openings: NonNullable<Facts["openings"]>): Row[] {
  return [
    ...row("专门窗口", openings.special, (day) => `${inChinese(day)}开放`),
    ...row("延长缴费期", openings.extension, ({ until }) => `到${inChinese(until)}`),
  ];
}

/** Every fact that is known, with its name, in the order of asking. `pack` names what is its own. */
export function factRows(facts: Facts, pack: PackDocument | undefined): Row[] {
  const own = Object.entries(facts.more ?? {}).map(([key, value]): Row => {
    const fact = pack?.facts?.find((declared) => declared.key === key);
    return [fact?.says ?? key, ownText(fact, value)];
  });
  const local = { local: "本地", elsewhere: "外地" };
  return [
    ...row("户口", facts.hukou, (value) => local[value]),
    ...row("户口性质", facts.hukouKind, (value) => (value === "rural" ? "农村" : "城镇")),
    ...row("出生", facts.birthDate, inChinese),
    ...row("性别", facts.sex, (value) => (value === "male" ? "男" : "女")),
    ...row("身份", facts.categories, (value) => categoriesText(value, pack)),
    ...row("情况", facts.event, ({ kind, on }) => `${EVENT_WORDS[kind]}，${inChinese(on)}`),
    ...row("职工医保", facts.employeeInsurance, (value) =>
      value === "active" ? "在保" : `${inChinese(value.endedOn)}停保`,
    ),
    ...row("别处参保", facts.insuredElsewhere, yes),
    ...row("上一年度在本地参保", facts.enrolledLastYear, yes),
    ...row("断保年数", facts.brokenYears, String),
    ...row("参保登记", facts.registered, (value) => (value ? "已办" : "没办")),
    ...row("居住证", facts.residencePermit, ({ until }) => `有效期到${inChinese(until)}`),
    ...row("学生", facts.student, studentText),
    ...row("父母在本地参保", facts.parentInsuredHere, yes),
    ...row("父母有居住证", facts.parentHoldsPermit, yes),
    ...row("外国人", facts.foreigner, (value) => FOREIGNER_WORDS[value]),
    ...row("春节返乡务工人员", facts.returningMigrantWorker, yes),
    ...row("缴费方式", facts.via, (value) => PAYING_WORDS[value]),
    ...row("要缴的年度", facts.years, (value) => value.join("、")),
    ...openingRows(facts.openings ?? {}),
    ...own,
  ];
}
