import type { CategoryCode, Payer } from "./facts";
import type { KnownCode } from "./vocabulary";

const NAMES: Record<KnownCode | "resident" | "collective", string> = {
  tekun: "特困人员",
  orphan: "孤儿",
  "unsupported-child": "事实无人抚养儿童",
  "child-in-difficulty": "困境儿童",
  dibao: "低保对象",
  "dibao-rural": "农村低保对象",
  "dibao-urban": "城市低保对象",
  "dibao-margin": "低保边缘家庭成员",
  "dibao-margin-elder": "低保边缘家庭老年人",
  "low-income-family": "低收入家庭成员",
  "returned-poverty": "返贫致贫人口",
  "unstable-out-of-poverty": "脱贫不稳定人口",
  "margin-poverty": "边缘易致贫人口",
  "sudden-hardship": "突发严重困难人口",
  "out-of-poverty-sudden": "脱贫突发严重困难人口",
  "out-of-poverty-dibao": "脱贫人口中的低保对象",
  "out-of-poverty-policy": "脱贫享受政策人口",
  "out-of-poverty-other": "其他脱贫人口",
  "out-of-poverty-stable": "稳定脱贫人口",
  monitored: "防止返贫监测对象",
  "disabled-1-2": "重度（一、二级）残疾人",
  "disabled-3-4": "三、四级残疾人",
  "disabled-mental": "精神或智力残疾人",
  "veteran-pensioned": "抚恤定补优抚对象",
  "veteran-hardship": "困难退役军人等优抚对象",
  "family-planning-special": "计划生育特殊家庭父母",
  "family-planning-daughters": "农村一女、双女及独生子女伤亡病残家庭成员",
  "family-planning-favoured": "计划生育优待户",
  age: "老年人（按出生日期）",
  resident: "本地居民",
  collective: "村集体补助",
};

const isNamed = (code: CategoryCode): code is keyof typeof NAMES => code in NAMES;

/** The wider class of a kind. A rule that names the wider class holds for its kinds. */
const WIDER: Partial<Record<CategoryCode, CategoryCode>> = {
  "dibao-rural": "dibao",
  "dibao-urban": "dibao",
  "out-of-poverty-dibao": "dibao",
  "unstable-out-of-poverty": "monitored",
  "margin-poverty": "monitored",
  "sudden-hardship": "monitored",
  "out-of-poverty-sudden": "monitored",
  "out-of-poverty-stable": "out-of-poverty-other",
};

const PAYER_NAMES: Record<Payer, string> = {
  province: "省财政",
  city: "市财政",
  county: "县（区）财政",
  town: "镇财政",
  village: "村集体",
  "medical-assistance": "医疗救助资金",
  "disability-fund": "残疾人就业保障金",
  "veterans-fund": "退役军人相关资金",
  "family-planning": "计划生育资金",
  government: "政府资助",
};

/** Chinese name of a class; one that a pack declares for itself is named there. */
export const categoryName = (code: CategoryCode): string =>
  isNamed(code) ? NAMES[code] : "本地另列的身份";

/** Chinese name of a payer; `label` is the plan's own word where it does not name one of ours. */
export const payerName = (payer: Payer, label?: string): string => label ?? PAYER_NAMES[payer];

/** The wider class that a class is a kind of, if any. */
export const widerClass = (code: CategoryCode): CategoryCode | undefined => WIDER[code];

const KINDS = new Map<CategoryCode, CategoryCode[]>();
for (const [kind, wider] of Object.entries(WIDER) as [CategoryCode, CategoryCode][]) {
  KINDS.set(wider, [...(KINDS.get(wider) ?? []), kind]);
}
const NO_KINDS: readonly CategoryCode[] = [];

/** The kinds of a wider class; empty for a class that has none. */
export const kindsOf = (code: CategoryCode): readonly CategoryCode[] => KINDS.get(code) ?? NO_KINDS;
