/**
 * Facts as a clerk types them: `place=华容县 year=2022 on=2021-12-31 身份=低保`. Words that are not known go on as they
 * are, so that the check of facts itself says what is wrong with them.
 */
import { categoryName } from "../categories";
import { CATEGORY_CODES } from "../vocabulary";
import type { EventKind, FactKey } from "../facts";
import type { PlaceNode } from "../places";
import type { OwnFact, PackDocument } from "../schema";
import { EVENT_WORDS, FOREIGNER_WORDS, PAYING_WORDS, STAGE_WORDS } from "./words";

type Read = (text: string, packs: readonly PackDocument[]) => unknown;

const NONE = ["无", "没有", "none", "null"];
const YES = ["是", "有", "true", "yes"];
const NO = ["否", "没有", "无", "false", "no"];

const asIs: Read = (text) => text;
const number: Read = (text) => (/^\d+$/.test(text) ? Number(text) : text);
const yesNo: Read = (text) => (YES.includes(text) ? true : NO.includes(text) ? false : text);
const orNone =
  (read: Read, none: unknown = null): Read =>
  (text, packs) =>
    NONE.includes(text) ? none : read(text, packs);
/** One of several codes, written as the code or as its word. */
const oneOf =
  (words: Record<string, string>): Read =>
  (text) =>
    Object.keys(words).find((code) => code === text || words[code] === text) ?? text;

const list = (text: string): string[] => text.split(/[,，、]/).filter((part) => part !== "");

/** `2022-01-01..2022-12-31`; either end may be left out. */
function span(text: string): { from?: string; to?: string } {
  const [from, to] = text.split("..");
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

const OTHER_NAMES: Record<string, string> = {
  重度残疾: "disabled-1-2",
  一二级残疾: "disabled-1-2",
  三四级残疾: "disabled-3-4",
  精神残疾: "disabled-mental",
  智力残疾: "disabled-mental",
  困难退役军人: "veteran-hardship",
  抚恤定补优抚: "veteran-pensioned",
};
const ENDING = /(家庭成员|家庭父母|对象|人员|人口|户)$/;

/** The code of a class by its code, its name, or its name without 对象, 人员 and the like. */
export function classCode(text: string, packs: readonly PackDocument[] = []): string {
  const own = packs.flatMap(({ ownClasses = [] }) => ownClasses).find(({ name }) => name === text);
  if (own) return own.code;
  const named = CATEGORY_CODES.find((code) => {
    const name = categoryName(code);
    return code === text || name === text || name.replace(ENDING, "") === text;
  });
  return named ?? OTHER_NAMES[text] ?? text;
}

const categories: Read = (text, packs) =>
  list(text).map((part) => {
    const [name = "", dates] = part.split(/[:：@]/);
    return { code: classCode(name, packs), ...(dates === undefined ? {} : span(dates)) };
  });

const permit: Read = (text) => {
  if (!text.includes("..")) return { until: text };
  const { from, to } = span(text);
  return { ...(from !== undefined && { issuedOn: from }), until: to };
};

const student: Read = (text) => {
  const [stage = "", entered, graduates] = text.split(":");
  return {
    stage: oneOf(STAGE_WORDS)(stage, []),
    ...(entered ? { enteredOn: entered } : {}),
    ...(graduates ? { graduatesOn: graduates } : {}),
  };
};

/** By what of its name an event is known, however a question or a clerk words it. */
const EVENT_PARTS: readonly [EventKind, RegExp][] = [
  ["newborn", /新生|出生/],
  ["moved-in", /迁/],
  ["discharged-soldier", /退役/],
  ["released", /刑满|释放/],
  ["unemployed", /失业/],
  ["retired-short", /退休/],
  ["permit-issued", /居住证/],
  ["school-transfer", /转学/],
  ["school-entry", /入学/],
  ["graduated-jobless", /毕业/],
  ["welfare-home", /福利/],
  ["found-unenrolled", /查/],
];

const event: Read = (text) => {
  const [kind = "", on] = text.split(":");
  const named = String(oneOf(EVENT_WORDS)(kind, []));
  return { kind: EVENT_PARTS.find(([, part]) => part.test(named))?.[0] ?? named, on };
};

const employee: Read = (text) =>
  text === "active" || text === "在保" ? "active" : { endedOn: text };

interface Word {
  /** The Chinese word that may stand for the key. */
  word: string;
  read: Read;
  /** How to write it. */
  hint: string;
}

type Typed = Exclude<FactKey, "openings" | "more"> | "place" | "year" | "on";

const yesNoWord = (word: string): Word => ({ word, read: yesNo, hint: `${word}=是 或 否` });

/** How each fact is typed. */
const WORDS: Record<Typed, Word> = {
  place: { word: "地区", read: asIs, hint: "地区=430623 或 华容县" },
  year: { word: "年度", read: number, hint: "年度=2022" },
  on: { word: "日期", read: asIs, hint: "日期=2021-12-31" },
  birthDate: { word: "出生", read: orNone(asIs), hint: "出生=1960-05-01" },
  sex: { word: "性别", read: oneOf({ male: "男", female: "女" }), hint: "性别=男 或 女" },
  hukou: {
    word: "户口",
    read: oneOf({ local: "本地", elsewhere: "外地" }),
    hint: "户口=本地 或 外地",
  },
  hukouKind: {
    word: "户口性质",
    read: oneOf({ rural: "农村", urban: "城镇" }),
    hint: "户口性质=农村 或 城镇",
  },
  residencePermit: {
    word: "居住证",
    read: orNone(permit),
    hint: "居住证=有效期的最后一天，没有写 无",
  },
  foreigner: {
    word: "外国人",
    read: orNone(oneOf(FOREIGNER_WORDS)),
    hint: "外国人=expert-family、permit-unemployed 或 无",
  },
  student: {
    word: "学生",
    read: orNone(student),
    hint: `学生=${Object.values(STAGE_WORDS).join("、")} 或 无，入学日写在后面：大学:2022-09-01`,
  },
  parentInsuredHere: yesNoWord("父母在本地参保"),
  parentHoldsPermit: yesNoWord("父母有居住证"),
  categories: {
    word: "身份",
    read: orNone(categories, []),
    hint: "身份=低保、一二级残疾 这样，没有写 无；有起止的写 低保:2026-01-01..2026-11-30",
  },
  employeeInsurance: {
    word: "职工医保",
    read: orNone(employee),
    hint: "职工医保=在保、停保的那一天 或 无",
  },
  insuredElsewhere: yesNoWord("别处参保"),
  enrolledLastYear: yesNoWord("上年参保"),
  brokenYears: { word: "断保年数", read: number, hint: "断保年数=2" },
  registered: yesNoWord("已登记"),
  returningMigrantWorker: yesNoWord("返乡务工"),
  event: {
    word: "情况",
    read: orNone(event),
    hint: "情况=新生儿:2022-01-10 这样（哪种情况:哪一天），没有写 无",
  },
  via: {
    word: "缴费方式",
    read: oneOf(PAYING_WORDS),
    hint: `缴费方式=${Object.values(PAYING_WORDS).join("、")}`,
  },
  years: {
    word: "要缴年度",
    read: (text) => list(text).map((year) => number(year, [])),
    hint: "要缴年度=2022、2023",
  },
};

const OPENINGS: Record<string, string> = {
  special: "special",
  专门窗口: "special",
  extension: "extension",
  延长到: "extension",
};

const OWN_HINTS: Record<OwnFact["kind"], string> = {
  "yes-no": "是 或 否",
  choice: "…",
  number: "数",
  date: "2027-01-31 这样的日期",
  money: "多少分（100 是1元）",
};

function ownHint(fact: string, pack: Pick<PackDocument, "facts"> | undefined): string {
  const own = pack?.facts?.find(({ key }) => `more.${key}` === fact);
  const choices = own?.choices?.map(({ key, says }) => `${key}（${says}）`).join(" 或 ");
  return `${fact}=${choices ?? (own ? OWN_HINTS[own.kind] : "…")}`;
}

/** How to answer a question on the command line; undefined for a fact that is not typed. */
export function hintFor(fact: string, pack?: PackDocument): string | undefined {
  if (fact === "openings") return "专门窗口=开放的那一天，延长到=最后一天";
  if (fact.startsWith("more.")) return ownHint(fact, pack);
  return Object.hasOwn(WORDS, fact) ? WORDS[fact as Typed].hint : undefined;
}

const keyOf = (word: string): Typed | undefined =>
  (Object.keys(WORDS) as Typed[]).find((key) => key === word || WORDS[key].word === word);

const CODE = /^\d+$|^\d{6}Z\d{2}$/;

/** The code of a place that is typed by its code or its name, or why it is none. */
function placeCode(text: string, places: readonly PlaceNode[]): { code: string } | { why: string } {
  if (CODE.test(text)) return { code: text };
  const named = places.filter(({ name }) => name === text);
  const [only] = named;
  if (!only) return { why: `没有收录叫“${text}”的地方，请写地区编码` };
  if (named.length === 1) return { code: only.code };
  const codes = named.map(({ code }) => code).join("、");
  return { why: `叫“${text}”的地方不止一个，请写编码：${codes}` };
}

function ownValue(text: string, fact: OwnFact | undefined): unknown {
  const choice = fact?.choices?.find(({ key, says }) => key === text || says === text);
  if (choice) return choice.key;
  if (fact?.kind === "yes-no") return yesNo(text, []);
  if (NONE.includes(text)) return null;
  return YES.includes(text) ? true : text === "否" ? false : number(text, []);
}

/** Facts that only the plan of a place and year asks for. */
export type OwnFactsOf = (place: string, year: number) => readonly OwnFact[];

/** The fact of the plan's own that a word names: `more.tier`, `tier`, or what it is called. */
const ownNamed = (word: string, own: readonly OwnFact[]): OwnFact | undefined => {
  const name = word.startsWith("more.") ? word.slice("more.".length) : word;
  return own.find(({ key, says }) => key === name || says === name);
};

function notThere(own: readonly OwnFact[]): string {
  const known = Object.values(WORDS).map((entry) => entry.word);
  const asked = own.map((fact) => ownHint(`more.${fact.key}`, { facts: [fact] }));
  const more = asked.length === 0 ? "" : `；这份方案自己问的：${asked.join("，")}`;
  return `没有这一项，可以写：${known.join("、")}${more}`;
}

/** The facts that the plan of the place and year among the arguments asks for itself. */
function ownFactsAsked(
  args: readonly string[],
  places: readonly PlaceNode[],
  ownOf: OwnFactsOf,
): readonly OwnFact[] {
  const said = (wanted: Typed): string | undefined => {
    const arg = args.find((one) => keyOf(one.slice(0, one.indexOf("=")).trim()) === wanted);
    return arg?.slice(arg.indexOf("=") + 1).trim();
  };
  const place = placeCode(said("place") ?? "", places);
  const year = Number(said("year"));
  return "code" in place && Number.isInteger(year) ? ownOf(place.code, year) : [];
}

/** Facts typed as `key=value`, or the first argument that cannot be read. */
export type Typing = { facts: Record<string, unknown> } | { bad: string; message: string };

/**
 * Reads arguments `key=value`. The keys are those of facts, or their Chinese words; places may be named, and classes
 * too, those that packs declare included. `ownOf` gives the facts that the plan asked about declares for itself.
 */
export function factsFromWords(
  args: readonly string[],
  places: readonly PlaceNode[],
  packs: readonly PackDocument[] = [],
  ownOf: OwnFactsOf = () => [],
): Typing {
  const own = ownFactsAsked(args, places, ownOf);
  const facts: Record<string, unknown> = {};
  const openings: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const arg of args) {
    const at = arg.indexOf("=");
    const word = arg.slice(0, at).trim();
    const text = arg.slice(at + 1).trim();
    if (at < 1 || text === "")
      return { bad: arg, message: "应写成 户口=本地 这样，等号两边都要有" };
    const key = keyOf(word);
    const opening = OPENINGS[word];
    if (key === "place") {
      const place = placeCode(text, places);
      if ("why" in place) return { bad: key, message: place.why };
      facts[key] = place.code;
    } else if (key) facts[key] = WORDS[key].read(text, packs);
    else if (opening !== undefined) {
      openings[opening] = opening === "extension" ? { until: text } : text;
    } else {
      const fact = ownNamed(word, own);
      const name = fact?.key ?? (word.startsWith("more.") && word.slice("more.".length));
      if (name === false || (!fact && own.length > 0)) return { bad: word, message: notThere(own) };
      more[name] = ownValue(text, fact);
    }
  }
  if (Object.keys(openings).length > 0) facts["openings"] = openings;
  if (Object.keys(more).length > 0) facts["more"] = more;
  return { facts };
}
