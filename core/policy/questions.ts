/** Questions that settle missing facts, in words that a resident can answer, and the order in which they are asked. */
import type { Question } from "./answer";
import type { FactKey, MissingKey } from "./facts";
import type { PackDocument } from "./schema";
import { EVENT_KINDS } from "./vocabulary";

/** In the order in which they are asked: what decides most comes first. */
const QUESTIONS: Partial<Record<FactKey, string>> = {
  hukou: "户口在本地吗？",
  employeeInsurance: "现在有没有参加职工医保？停了的话是哪一天停的？",
  insuredElsewhere: "这一年度在别的地方参加居民医保了吗？",
  birthDate: "哪一天出生？",
  event: "今年有没有出生、迁入、退役、失业这样的变动？",
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

/** How each kind of event is called, and how its day is asked for. */
export const EVENTS: Record<(typeof EVENT_KINDS)[number], [name: string, day: string]> = {
  newborn: ["新生儿", "哪一天出生？"],
  "moved-in": ["户口新迁进来", "哪一天迁入？"],
  "discharged-soldier": ["刚退役", "哪一天退役？"],
  released: ["刑满释放", "哪一天释放？"],
  unemployed: ["失业后停了职工医保", "哪一天停的？"],
  "retired-short": ["退休时职工医保年限不够", "哪一天办的？"],
  "permit-issued": ["刚办下居住证", "哪一天签发？"],
  "school-entry": ["新入学", "哪一天入学？"],
  "school-transfer": ["转学过来", "哪一天转来？"],
  "graduated-jobless": ["毕业了还没有工作", "哪一天毕业？"],
  "welfare-home": ["新进福利机构", "哪一天进的？"],
  "found-unenrolled": ["被核查出没有参保", "哪一天查出？"],
};

/** Every text in lists under a key, anywhere in the parts of a pack that decide something. */
export function namedUnder(pack: PackDocument, name: string): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const named = (value as Record<string, unknown>)[name];
    if (Array.isArray(named))
      for (const text of named as unknown[]) if (typeof text === "string") found.add(text);
    Object.values(value).forEach(walk);
  };
  // Who sends which list to whom decides nothing.
  walk({ ...pack, rosters: [] });
  return found;
}

/** All facts of everywhere that can be asked for, in the order of asking; a pack's own come after them. */
export const ASKABLE = Object.keys(QUESTIONS) as Exclude<FactKey, "more">[];

/** Facts that only staff can know: no resident is asked for them. */
const STAFF_ONLY: readonly string[] = ["openings", "registered", "via"];

/** Whether a resident can answer for the fact; a pack may say of its own facts that only staff can. */
export const residentKnows = (fact: string, pack?: PackDocument): boolean =>
  !STAFF_ONLY.includes(fact) &&
  !pack?.facts?.some(({ key, statedBy }) => statedBy === "staff" && fact === `more.${key}`);

/** What a pack asks in words of its own: which of the events that its rules look at, which of its own classes. */
function askedBy(pack: PackDocument, fact: FactKey): string | undefined {
  if (fact === "event") {
    const kinds = namedUnder(pack, "event");
    const names = EVENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => EVENTS[kind][0]);
    return names.length > 0 ? `有没有这些情况：${names.join("、")}？` : undefined;
  }
  const own = fact === "categories" ? (pack.ownClasses ?? []) : [];
  const names = own.map(({ name }) => name).join("、");
  return own.length > 0 ? `有没有低保、特困、残疾、脱贫监测，或${names}这样的身份？` : undefined;
}

/** The question that settles a fact; `pack` tells the words of the facts that it declares itself. */
export function questionFor(fact: FactKey | MissingKey, pack?: PackDocument): Question {
  const own = fact.startsWith("more.") ? fact.slice("more.".length) : undefined;
  const text =
    own === undefined
      ? ((pack && askedBy(pack, fact as FactKey)) ?? QUESTIONS[fact as FactKey])
      : pack?.facts?.find(({ key }) => key === own)?.ask;
  return { fact: fact as Question["fact"], text: text ?? fact };
}
