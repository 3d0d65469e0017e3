import {
  ASKABLE,
  formOf,
  questionFor,
  residentKnows,
  withAnswer,
  type AnswerForm,
  type Facts,
  type FormAnswer,
  type FormChoice,
  type MissingKey,
  type PackDocument,
} from "../../core/policy";
import type { Told } from "./interview";

/**
 * One person, two places, every question once. A fact of the person is the same in both. A fact that is about a place
 * (where the household book lies, where one goes to school) is asked with both places among the choices; a choice that
 * ends in `@0` or `@1` holds for that side only. A fact that one pack declares for itself is asked for that side.
 */
export interface Side {
  place: string;
  name: string;
  year: number;
  pack: PackDocument;
}

export type Sides = readonly [Side, Side];

/** What an answer for the other side says of this one. */
const OTHERWISE: Record<string, string> = {
  hukou: "elsewhere",
  student: "none",
  residencePermit: "none",
  event: "none",
  parentInsuredHere: "no",
  parentHoldsPermit: "no",
  enrolledLastYear: "no",
};

/** Events that happen in a place; all others happen to the person. */
const EVENTS_OF_PLACES = [
  "moved-in",
  "permit-issued",
  "school-entry",
  "school-transfer",
  "welfare-home",
];

const TEXTS: Record<string, string> = {
  hukou: "户口在哪里？",
  student: "在这两个地方上学吗？哪一种学校？",
  residencePermit: "有没有这两个地方的居住证？有效期到哪一天？",
  parentInsuredHere: "父亲或母亲在哪里工作并参保？",
  parentHoldsPermit: "父亲或母亲有哪里的居住证？",
  enrolledLastYear: "上一年度在哪里参加了居民医保？",
  insuredElsewhere: "这一年度在这两个地方以外参加居民医保了吗？",
};

const OWN = /^more\.(.+?)(?:@([01]))?$/;

const ownFact = (side: Side, key: string) => side.pack.facts?.find((fact) => fact.key === key);

/** Whether both packs ask the same of the person. */
function isShared([one, other]: Sides, key: string): boolean {
  const question = (side: Side): string => {
    const fact = ownFact(side, key);
    return JSON.stringify(fact && [fact.ask, fact.kind, fact.choices, fact.statedBy]);
  };
  return question(one) === question(other);
}

/** The questions still missing for either side, as they are asked together, in the order of asking. */
export function jointMissing(
  sides: Sides,
  missing: readonly [readonly string[], readonly string[]],
): string[] {
  const common = ASKABLE.filter((key) => missing.some((keys) => keys.includes(key)));
  const own = missing.flatMap((keys, index) =>
    keys
      .filter((key) => key.startsWith("more.") && residentKnows(key, sides[index]?.pack))
      .map((key) => (isShared(sides, key.slice("more.".length)) ? key : `${key}@${index}`)),
  );
  return [...common, ...new Set(own)];
}

/** The words of a question that is asked for both places together. */
export function jointText(sides: Sides, key: string): string {
  const [, own, at] = OWN.exec(key) ?? [];
  if (own === undefined) return TEXTS[key] ?? questionFor(key as MissingKey).text;
  const side = sides[at === "1" ? 1 : 0];
  const { text } = questionFor(`more.${own}`, side.pack);
  return at === undefined ? text : `${side.name}：${text}`;
}

const choice = (...choices: FormChoice[]): AnswerForm => ({ kind: "choice", choices });

function choicesOf(side: Side, key: string): FormChoice[] {
  const form = formOf(key as MissingKey, side.pack);
  return form?.kind === "choice" ? form.choices : [];
}

/** The choices of each side, except the one that says no, named with their place. */
function taggedChoices(sides: Sides, key: string): FormChoice[] {
  return sides.flatMap((side, index) =>
    choicesOf(side, key)
      .filter((one) => one.key !== OTHERWISE[key])
      .map((one) => ({ ...one, key: `${one.key}@${index}`, name: `${side.name}：${one.name}` })),
  );
}

function eventForm(sides: Sides): AnswerForm {
  const all = sides.map((side) => choicesOf(side, "event").filter(({ key }) => key !== "none"));
  const persons = new Map(
    all.flat().flatMap((one) => (EVENTS_OF_PLACES.includes(one.key) ? [] : [[one.key, one]])),
  );
  const places = all.flatMap((choices, index) =>
    choices
      .filter(({ key }) => EVENTS_OF_PLACES.includes(key))
      .map((one) => ({
        ...one,
        key: `${one.key}@${index}`,
        name: `${one.name}（${sides[index === 0 ? 0 : 1].name}）`,
      })),
  );
  return choice({ key: "none", name: "都没有" }, ...persons.values(), ...places);
}

function classesForm(sides: Sides): AnswerForm {
  const classes = sides.flatMap((side) => {
    const form = formOf("categories", side.pack);
    return form?.kind === "classes" ? form.classes : [];
  });
  return { kind: "classes", classes: [...new Map(classes.map((one) => [one.code, one])).values()] };
}

/** How a question that is asked for both places together is answered. */
export function jointForm(sides: Sides, key: string): AnswerForm | undefined {
  const [one, other] = sides;
  const [, own, at] = OWN.exec(key) ?? [];
  if (own !== undefined) return formOf(`more.${own}`, sides[at === "1" ? 1 : 0].pack);
  switch (key) {
    case "hukou":
      return choice(
        { key: "local@0", name: `在${one.name}` },
        { key: "local@1", name: `在${other.name}` },
        { key: "elsewhere", name: "都不在" },
      );
    case "student":
      return choice({ key: "none", name: "不在这两地上学" }, ...taggedChoices(sides, key));
    case "residencePermit":
      return choice({ key: "none", name: "都没有" }, ...taggedChoices(sides, key));
    case "event":
      return eventForm(sides);
    case "categories":
      return classesForm(sides);
    case "parentInsuredHere":
    case "parentHoldsPermit":
    case "enrolledLastYear":
      return choice(
        { key: "yes@0", name: one.name },
        { key: "yes@1", name: other.name },
        { key: "yes", name: "两地都有" },
        { key: "no", name: "都没有" },
      );
    default:
      return formOf(key as MissingKey, one.pack);
  }
}

/** What an answer given for both says of one side; undefined where it does not concern it. */
function answerFor(
  key: string,
  answer: FormAnswer,
  side: Side,
  index: number,
): FormAnswer | undefined {
  const [, , ownAt] = OWN.exec(key) ?? [];
  if (ownAt !== undefined && ownAt !== String(index)) return undefined;
  if ("classes" in answer) {
    const known = new Set<string>(side.pack.ownClasses?.map(({ code }) => code));
    return { classes: answer.classes.filter((code) => !code.startsWith("x-") || known.has(code)) };
  }
  if (!("choice" in answer)) return answer;
  const [word = "", at] = answer.choice.split("@");
  if (at === undefined) return answer;
  if (at === String(index)) return { ...answer, choice: word };
  return { choice: OTHERWISE[key] ?? "none" };
}

/** The facts of one side. */
export function factsOfSide(told: readonly Told[], side: Side, index: number, on: string): Facts {
  const { place, year, pack } = side;
  const base: Facts = { place, year, on, via: "self", openings: null };
  return told.reduce<Facts>((facts, { key, answer }) => {
    const own = answer === "unsure" ? undefined : answerFor(key, answer, side, index);
    return own ? withAnswer(facts, key.replace(/@[01]$/, "") as MissingKey, own, pack) : facts;
  }, base);
}
