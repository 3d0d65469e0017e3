/** Questions that settle missing facts, in words that a resident can answer, and the order in which they are asked. */
import type { Question } from "./answer";
import type { FactKey, MissingKey } from "./facts";
import type { PackDocument } from "./schema";

/** In the order in which they are asked: what decides most comes first. */
const QUESTIONS: Partial<Record<FactKey, string>> = {
  hukou: "户口在本地吗？",
  employeeInsurance: "现在有没有参加职工医保？停了的话是哪一天停的？",
  insuredElsewhere: "这一年度在别的地方参加居民医保了吗？",
  birthDate: "哪一天出生？",
  event: "今年有没有这些情况：新生儿、新迁入户口、退役、刑满释放、失业、刚办居住证、新入学或转学？",
  returningMigrantWorker: "是在外打工、春节期间回乡的农村务工人员吗？",
  hukouKind: "是农村户口吗？",
  categories: "有没有低保、特困、残疾、脱贫监测等身份？",
  residencePermit: "有没有本地的居住证？有效期到哪一天？",
  student: "在本地上学吗？哪一种学校？",
  parentInsuredHere: "父亲或母亲在本地工作并参保吗？",
  parentHoldsPermit: "父亲或母亲有本地的居住证吗？",
  foreigner: "是外国人吗？",
  years: "新生儿要缴哪几个年度？",
  enrolledLastYear: "上一年度在本地参加居民医保了吗？",
  registered: "这一年度的参保登记办好了吗？",
  brokenYears: "之前断保几年？",
  openings: "医保部门有没有开放专门窗口或延长缴费期？",
  via: "打算怎样缴费？",
  sex: "性别？",
};

/** All facts of everywhere that can be asked for, in the order of asking; a pack's own come after them. */
export const ASKABLE = Object.keys(QUESTIONS) as Exclude<FactKey, "more">[];

/** Facts that only staff can know: no resident is asked for them. */
const STAFF_ONLY: readonly string[] = ["openings", "registered", "via"];

/** Whether a resident can answer for the fact; a pack may say of its own facts that only staff can. */
export const residentKnows = (fact: string, pack?: PackDocument): boolean =>
  !STAFF_ONLY.includes(fact) &&
  !pack?.facts?.some(({ key, statedBy }) => statedBy === "staff" && fact === `more.${key}`);

/** The question that settles a fact; `pack` tells the words of the facts that it declares itself. */
export function questionFor(fact: FactKey | MissingKey, pack?: PackDocument): Question {
  const own = fact.startsWith("more.") ? fact.slice("more.".length) : undefined;
  const text =
    own === undefined
      ? QUESTIONS[fact as FactKey]
      : pack?.facts?.find(({ key }) => key === own)?.ask;
  return { fact: fact as Question["fact"], text: text ?? fact };
}
