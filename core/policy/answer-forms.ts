/**
 * How a missing fact is answered: yes or no, one of a few, one of a few and a day, a date, a number, an amount, or the
 * classes that the pack names. And back: an answer as a fact. Both sides are used where nobody has logged in.
 */
import { categoryName } from "./categories";
import type { CategoryCode, Facts, MissingKey } from "./facts";
import type { OwnFact, PackDocument } from "./schema";
import { EVENTS, namedUnder } from "./questions";
import { EVENT_KINDS, STUDENT_STAGES } from "./vocabulary";

/** A day that belongs to a choice. Without one that is not `optional` the choice says nothing. */
export interface ChoiceDay {
  key: string;
  ask: string;
  optional?: true;
}

export interface FormChoice {
  key: string;
  name: string;
  days?: ChoiceDay[];
}

export type AnswerForm =
  | { kind: "choice"; choices: FormChoice[] }
  | { kind: "classes"; classes: { code: CategoryCode; name: string }[] }
  | { kind: "date" }
  | { kind: "number"; atMost: number; unit: string }
  | { kind: "money" };

/** What a person answered, plain enough to be kept in a phone's storage. Amounts are integer fen. */
export type FormAnswer =
  | { choice: string; days?: Record<string, string> }
  | { classes: CategoryCode[] }
  | { date: string }
  | { number: number }
  | { fen: number };

const YES_NO: FormChoice[] = [
  { key: "yes", name: "是" },
  { key: "no", name: "不是" },
];
const HAVE_OR_NOT: FormChoice[] = [
  { key: "yes", name: "有" },
  { key: "no", name: "没有" },
];

const STAGES: Record<(typeof STUDENT_STAGES)[number], string> = {
  nursery: "托儿所、幼儿园",
  school: "中小学",
  vocational: "中职、技校",
  university: "大专、大学",
};

/** Whether a word of the language is used anywhere in the pack. */
const uses = (pack: PackDocument, word: string): boolean =>
  JSON.stringify(pack).includes(`"${word}"`);

function classesOf(pack: PackDocument): AnswerForm {
  const own = new Map((pack.ownClasses ?? []).map(({ code, name }) => [code as string, name]));
  const codes = new Set([...namedUnder(pack, "classes"), ...namedUnder(pack, "holds")]);
  // What nobody is entered for on a list is given by a birth date, or by whoever pays.
  for (const code of ["age", "resident", "collective"]) codes.delete(code);
  return {
    kind: "classes",
    classes: [...codes].map((code) => ({
      code: code as CategoryCode,
      name: own.get(code) ?? categoryName(code as CategoryCode),
    })),
  };
}

function eventsOf(pack: PackDocument): AnswerForm {
  const kinds = namedUnder(pack, "event");
  const choices = EVENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => {
    const [name, ask] = EVENTS[kind];
    return { key: kind, name, days: [{ key: "on", ask }] };
  });
  return choice({ key: "none", name: "都没有" }, ...choices);
}

function stagesOf(pack: PackDocument): AnswerForm {
  const days: ChoiceDay[] = [];
  if (uses(pack, "enteredSchool") || uses(pack, "school-entry"))
    days.push({ key: "enteredOn", ask: "哪一天入学？", optional: true });
  if (uses(pack, "graduation"))
    days.push({ key: "graduatesOn", ask: "哪一天毕业？", optional: true });
  const stages = STUDENT_STAGES.map((key) => ({ key, name: STAGES[key], days }));
  return choice({ key: "none", name: "不在本地上学" }, ...stages);
}

function permitOf(pack: PackDocument): AnswerForm {
  const days: ChoiceDay[] = [{ key: "until", ask: "有效期到哪一天？" }];
  if (uses(pack, "permit-issued"))
    days.push({ key: "issuedOn", ask: "哪一天签发？", optional: true });
  return choice({ key: "none", name: "没有" }, { key: "have", name: "有", days });
}

function yearsOf({ coverageYear: year = 0 }: PackDocument): AnswerForm {
  return choice(
    { key: `${year}`, name: `只缴${year}年` },
    { key: `${year - 1}+${year}`, name: `${year - 1}年和${year}年都缴` },
    { key: `${year}+${year + 1}`, name: `${year}年和${year + 1}年都缴` },
  );
}

const choice = (...choices: FormChoice[]): AnswerForm => ({ kind: "choice", choices });

const FORMS: Record<Exclude<MissingKey, `more.${string}`>, (pack: PackDocument) => AnswerForm> = {
  hukou: () => choice({ key: "local", name: "在本地" }, { key: "elsewhere", name: "不在本地" }),
  employeeInsurance: () =>
    choice(
      { key: "none", name: "没有参加职工医保" },
      { key: "active", name: "正在参加" },
      { key: "ended", name: "参加过，已经停了", days: [{ key: "endedOn", ask: "哪一天停的？" }] },
    ),
  insuredElsewhere: () => choice({ key: "yes", name: "参加了" }, { key: "no", name: "没有" }),
  birthDate: () => ({ kind: "date" }),
  event: eventsOf,
  returningMigrantWorker: () => choice(...YES_NO),
  hukouKind: () =>
    choice(
      { key: "rural", name: "农村户口" },
      { key: "urban", name: "城镇户口" },
      { key: "none", name: "户口本上不分农村城镇" },
    ),
  categories: classesOf,
  residencePermit: permitOf,
  student: stagesOf,
  parentInsuredHere: () => choice(...YES_NO),
  parentHoldsPermit: () => choice(...HAVE_OR_NOT),
  foreigner: () =>
    choice(
      { key: "none", name: "不是" },
      { key: "expert-family", name: "是，外国专家的家属" },
      { key: "permit-unemployed", name: "是，有永久居留身份证、没有就业" },
    ),
  years: yearsOf,
  enrolledLastYear: () => choice({ key: "yes", name: "参加了" }, { key: "no", name: "没有" }),
  registered: () => choice({ key: "yes", name: "办好了" }, { key: "no", name: "没有" }),
  brokenYears: () => ({ kind: "number", atMost: 60, unit: "年" }),
  openings: () => choice({ key: "none", name: "没有" }),
  via: () => choice({ key: "self", name: "自己缴" }),
  sex: () => choice({ key: "male", name: "男" }, { key: "female", name: "女" }),
};

function ownForm({ kind, choices = [], atMost }: OwnFact): AnswerForm {
  if (kind === "yes-no") return choice(...YES_NO);
  if (kind === "choice") return choice(...choices.map(({ key, says }) => ({ key, name: says })));
  if (kind === "number") return { kind, atMost: atMost ?? 9999, unit: "" };
  return { kind };
}

/** How the fact is answered under this pack. A name that the pack does not declare is a date nobody needs: undefined. */
export function formOf(key: MissingKey, pack: PackDocument): AnswerForm | undefined {
  if (!key.startsWith("more.")) return FORMS[key as keyof typeof FORMS](pack);
  const own = pack.facts?.find((fact) => `more.${fact.key}` === key);
  return own && ownForm(own);
}

type Known = Partial<Facts>;

const yes = (answer: FormAnswer): boolean => "choice" in answer && answer.choice === "yes";
const picked = (answer: FormAnswer): string => ("choice" in answer ? answer.choice : "none");
const day = (answer: FormAnswer, key: string): string | undefined =>
  "choice" in answer ? answer.days?.[key] : undefined;

/** What an answer says, as facts; the answer has the form of its question. */
function factOf(key: MissingKey, answer: FormAnswer): Known {
  const word = picked(answer);
  switch (key) {
    case "birthDate":
      return "date" in answer ? { birthDate: answer.date } : {};
    case "brokenYears":
      return "number" in answer ? { brokenYears: answer.number } : {};
    case "categories":
      return "classes" in answer ? { categories: answer.classes.map((code) => ({ code })) } : {};
    case "years":
      return { years: word.split("+").map(Number) };
    case "employeeInsurance": {
      const endedOn = day(answer, "endedOn");
      if (word === "ended") return endedOn === undefined ? {} : { employeeInsurance: { endedOn } };
      return { employeeInsurance: word === "active" ? "active" : null };
    }
    case "event":
      return eventFact(word, day(answer, "on"));
    case "residencePermit":
      return permitFact(word, day(answer, "until"), day(answer, "issuedOn"));
    case "student":
      return studentFact(word, day(answer, "enteredOn"), day(answer, "graduatesOn"));
    case "hukou":
    case "hukouKind":
    case "sex":
    case "foreigner":
      return { [key]: word === "none" ? null : word };
    default:
      return { [key]: yes(answer) };
  }
}

function eventFact(word: string, on: string | undefined): Known {
  const kind = EVENT_KINDS.find((one) => one === word);
  if (!kind) return { event: null };
  if (on === undefined) return {};
  // Whoever says when a newborn came has said its birth date.
  return { event: { kind, on }, ...(kind === "newborn" && { birthDate: on }) };
}

function permitFact(word: string, until: string | undefined, issuedOn: string | undefined): Known {
  if (word === "none") return { residencePermit: null };
  if (until === undefined) return {};
  return { residencePermit: { until, ...(issuedOn !== undefined && { issuedOn }) } };
}

function studentFact(word: string, entered: string | undefined, leaves: string | undefined): Known {
  const stage = STUDENT_STAGES.find((one) => one === word);
  if (!stage) return { student: null };
  return {
    student: {
      stage,
      ...(entered !== undefined && { enteredOn: entered }),
      ...(leaves !== undefined && { graduatesOn: leaves }),
    },
  };
}

function ownValue(
  answer: FormAnswer,
  fact: OwnFact | undefined,
): boolean | string | number | undefined {
  if ("date" in answer) return answer.date;
  if ("number" in answer) return answer.number;
  if ("fen" in answer) return answer.fen;
  if (!("choice" in answer)) return undefined;
  return fact?.kind === "yes-no" ? answer.choice === "yes" : answer.choice;
}

/** The facts with one answer more. An answer that lacks its day leaves them as they are. */
export function withAnswer<F extends Known>(
  facts: F,
  key: MissingKey,
  answer: FormAnswer,
  pack: PackDocument,
): F {
  if (!key.startsWith("more.")) return { ...facts, ...factOf(key, answer) };
  const own = key.slice("more.".length);
  const value = ownValue(
    answer,
    pack.facts?.find((fact) => fact.key === own),
  );
  if (value === undefined) return facts;
  return { ...facts, more: { ...facts.more, [own]: value } };
}
