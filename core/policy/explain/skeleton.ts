/**
 * The beginning of a new pack: every section with the questions that its plan has to answer, and nothing guessed. What
 * is not known yet is written as not stated, so that the pack answers honestly from the first day.
 */
import type { PlainDate } from "../plain-date";
import type { PackDocument } from "../schema";

export interface NewPack {
  /** Division code. */
  place: string;
  name: string;
  year: number;
  /** The packs that it inherits from, each with what they inherit, widest first. */
  extends: readonly string[];
  inherited: readonly PackDocument[];
  /** The day on which it is begun. */
  today: PlainDate;
  /** From the new pack to the folder that holds the JSON Schemas, as `../..`. */
  toPolicies: string;
}

/** Stands where a clerk has to write the clause. */
export const TO_FILL = "待填";

/** Words that have to be quoted in YAML are quoted. */
const plain = (words: string): string =>
  /^[\p{L}\p{N}（）、，。；？／·《》“”-]+$/u.test(words) && !/^[\d-]/.test(words)
    ? words
    : JSON.stringify(words);

const comment = (lines: readonly string[]): string[] => lines.map((line) => `# ${line}`.trimEnd());

/** Examples of a section, as they would be written; shown as comments. */
const EXAMPLES = {
  eligible: [
    "- { key: student, when: { student: [nursery, school, vocational, university] }, says: 在本地上学的学生儿童, cite: 二 }",
    "- { key: permit, when: { permit: valid }, says: 有有效居住证的人, cite: 二 }",
  ],
  classes: [
    "- key: full",
    "  classes: [tekun, orphan, unsupported-child]",
    "  gives: all",
    "  payers: [{ payer: medical-assistance }]",
    "  says: 特困人员、孤儿、事实无人抚养儿童，个人部分全额资助",
    "  cite: 三（二）1",
    "- key: half",
    "  classes: [dibao, disabled-3-4]",
    "  gives: { share: 50%, of: personal }",
    "  payers: [{ payer: county, share: 50% }, { payer: town }]",
    "  says: 低保对象、三四级残疾人资助一半，县和镇各出一半",
    "  cite: 三（二）2",
  ],
  combine: ["- { key: main, take: best, says: 有几种身份的，只取资助最高的一种, cite: 三（二） }"],
  noAid: [
    "- { key: favoured, classes: [family-planning-favoured], reason: set-elsewhere, says: 计生优待户的补助另行规定, cite: 三（二） }",
  ],
  ways: [
    "- key: newborn",
    "  when: { event: [newborn] }",
    "  opens: { latest: [birth, year-start] }",
    "  closes: { from: birth, then: [{ days: 90 }] }",
    "  price: personal",
    "  benefit: { from: birth, says: 出生90天内缴费，从出生之日起享受, cite: 四（一） }",
    "  before: [window]",
    "  says: 新生儿出生90天内",
    "  cite: 四（一）",
    "- key: moved-in",
    "  when: { event: [moved-in, discharged-soldier, released] }",
    "  opens: { latest: [event, year-start] }",
    "  closes: { from: event, then: [{ months: 3, ifNoSuchDay: end-of-month }] }",
    "  price: personal",
    "  benefit: { from: { from: payday, then: [next-month] }, says: 缴费次月1日起享受, cite: 四（二） }",
    "  before: [window]",
    "  says: 新迁入、退役、刑满释放三个月内",
    "  cite: 四（二）",
  ],
  registration: [
    "- key: new",
    "  when: { all: [{ registered: false }, { not: { enrolledLastYear: true } }] }",
    "  where: 户籍所在村（社区）",
    "  bring: [身份证, 户口簿]",
    "  says: 首次参保的人先登记",
    "  cite: 五（一）",
  ],
  pauses: ["- { key: settle, fromDay: 26, says: 每月26日到月末结算，不收费, cite: 五（三） }"],
  refunds: [
    "- { key: before-year, to: year-end, reasons: [death, employee-insured], gives: all, says: 年度开始前可以退费, cite: 五（四） }",
  ],
  channels: ["- { key: wechat, says: 省税务局微信公众号, cite: 五（二） }"],
  contacts: ["- { key: bureau, name: 县医疗保障局, phone: 0730-12345678, cite: 附件 }"],
  unstated: ["- { key: newborn, says: 新生儿跨年要不要缴两年, ask: 县医疗保障局, cite: 四（一） }"],
  notEncoded: [
    "- { key: tasks, clause: 附件1任务分解表, why: 只给工作人员看，不影响个人缴费, acceptedBy: 你的姓名 }",
  ],
} as const;

type Section = keyof typeof EXAMPLES;

/** The questions of each section, in the order of a plan. */
const QUESTIONS: Record<Section, string[]> = {
  eligible: ["谁可以参保？外地户口的学生、有居住证的人算不算？写在第几条？"],
  classes: [
    "哪些人有资助？减多少（全部、一个数、几成）？谁出钱？写在第几条？",
    "身份编码见 policies/REFERENCE.md；没有的写在 ownClasses 里，编码以 x- 开头。",
  ],
  combine: ["一个人有几种身份，取最高的一种，还是都给？方案没写的，cite 写“方案未写”。"],
  noAid: ["方案提到、但没有给资助的身份？"],
  ways: [
    "窗口从哪天到哪天？写在第几条？错过了还能不能缴，缴多少，从哪天享受？",
    "新生儿几天（几个月）内缴？从哪天享受？年度中间哪些人可以参保？每一种写一条。",
  ],
  registration: ["哪些人要先登记再缴费？到哪里，带什么？"],
  pauses: ["每月有没有结算、不收费的日子？"],
  refunds: ["什么情况可以退费？到哪天为止？"],
  channels: ["用什么渠道缴？"],
  contacts: ["方案里写了哪些电话？没有写的不用填，全国热线已经继承。"],
  unstated: ["还有什么方案没有写明、居民会问的？该问谁？"],
  notEncoded: ["方案里哪些条款没有收进来，为什么？看过并同意的人写在 acceptedBy。"],
};

const shown = (section: Section): string[] => comment(EXAMPLES[section].map((line) => `  ${line}`));

/** A section of which nothing is written yet: its questions, and examples as comments. */
function asked(section: Section, inherited: boolean): string[] {
  const note = inherited ? ["（上级方案里已经有；本地不同的，写同样的 key 来替换）"] : [];
  return [
    "",
    ...comment([...QUESTIONS[section], ...note, "例（换成方案里的，去掉每行前面的“# ”）："]),
    `# ${section}:`,
    ...shown(section),
  ];
}

/** The keyed entries that narrower packs see, the last of each key. */
function entriesOf<Name extends "dates" | "amounts" | "ways" | "eligible" | "classes">(
  { inherited }: NewPack,
  section: Name,
): NonNullable<PackDocument[Name]>[number][] {
  const byKey = new Map<string, NonNullable<PackDocument[Name]>[number]>();
  for (const pack of inherited)
    for (const entry of pack[section] ?? []) byKey.set(entry.key, entry);
  return [...byKey.values()];
}

const isOpen = (rule: unknown): boolean =>
  typeof rule === "object" && rule !== null && "unstated" in rule;

/** An entry that says that the plan has not been read for it yet. */
const openEntry = (key: string, says: string, ask: string): string[] => [
  `  - key: ${key}`,
  `    is: { unstated: ${plain(ask)} }`,
  `    says: ${plain(says.replace(/，由各地定$/, ""))}`,
  `    cite: ${TO_FILL}`,
];

/** The figures and days that the wider packs leave to this one. */
function leftOpen(pack: NewPack, ask: string): string[] {
  const dates = entriesOf(pack, "dates").filter(({ is }) => isOpen(is));
  const amounts = entriesOf(pack, "amounts").filter(({ is }) => isOpen(is));
  const own = [
    { key: "personal", says: "个人缴费标准" },
    { key: "fiscal", says: "财政补助" },
  ].filter(({ key }) => !entriesOf(pack, "amounts").some((entry) => entry.key === key));
  return [
    ...(dates.length === 0
      ? []
      : [
          "",
          ...comment([
            "这些日子哪天？写在第几条？知道了就把 { unstated: … } 换成 2026-09-01 这样的日期。",
          ]),
          "dates:",
          ...dates.flatMap(({ key, says }) => openEntry(key, says, ask)),
        ]),
    "",
    ...comment([
      "个人缴多少？财政补助多少？写在第几条？知道了就把 { unstated: … } 换成 { yuan: 400 }；方案只写“不低于”的加 atLeast: true。",
    ]),
    "amounts:",
    ...[...amounts, ...own].flatMap(({ key, says }) => openEntry(key, says, ask)),
  ];
}

function eligible(pack: NewPack): string[] {
  if (entriesOf(pack, "eligible").length > 0) return asked("eligible", true);
  return [
    "",
    ...comment(QUESTIONS.eligible),
    "eligible:",
    `  - { key: local, when: { hukou: local }, says: 本地户籍、没有参加职工医保的居民, cite: ${TO_FILL} }`,
    ...shown("eligible"),
    "",
    ...comment(["什么情况不能参保？写在第几条？"]),
    "barred:",
    ...[
      ["employee", "employeeInsurance: active", "正在参加职工医保，不能重复参保"],
      ["elsewhere", "insuredElsewhere: true", "这一年度已在别处参保，不能重复参保"],
    ].flatMap(([key, when, says]) => [
      `  - key: ${key}`,
      `    when: { ${when} }`,
      "    outcome: insured-already",
      `    says: ${says}`,
      `    cite: ${TO_FILL}`,
    ]),
  ];
}

function ways(pack: NewPack, ask: string): string[] {
  if (entriesOf(pack, "ways").some(({ main }) => main)) return asked("ways", true);
  return [
    "",
    ...comment([...QUESTIONS.ways, "opens、closes 知道了就换成日期；closes 的那一天当天还能缴。"]),
    "ways:",
    "  - key: window",
    "    main: true",
    `    opens: { unstated: ${plain(ask)} }`,
    `    closes: { unstated: ${plain(ask)} }`,
    "    price: personal",
    "    # 按时缴费从哪天享受？写在第几条？",
    `    benefit: { from: year-start, says: 按时缴费，全年享受（请对照方案）, cite: ${TO_FILL} }`,
    "    says: 集中缴费期",
    `    cite: ${TO_FILL}`,
    ...shown("ways"),
  ];
}

function head({ place, name, year, extends: wider, today, toPolicies }: NewPack): string[] {
  const title = `${name}${year}年度城乡居民基本医疗保险参保方案`;
  return [
    `# yaml-language-server: $schema=${toPolicies}/pack.schema.json`,
    ...comment([
      `${name}${year}年度。照着方案从上到下填。每一条都写出处（cite，条款号）和自己的话（says，居民会看到，不照抄原文）。`,
      "方案没有写的不要猜：保留 { unstated: 该问谁 }。每种写法的说明和例子见 policies/REFERENCE.md。",
      "填的时候随时运行：",
      "npx canbao policy check          哪里不对、哪里还没有写",
      "npx canbao policy cases          旁边 cases.yaml 里的案例",
      `npx canbao policy explain 地区=${place} 年度=${year} 日期=${today} 户口=本地`,
      `npx canbao policy graph ${place}/${year} --out 方案.svg`,
    ]),
    `id: ${place}/${year}`,
    `place: "${place}"`,
    `coverageYear: ${year}`,
    `extends: [${wider.join(", ")}]`,
    "revision: 1",
    `publishedAt: ${today}`,
    ...comment(["由谁核准？核对无误以后，去掉“# ”，写上姓名。", "approvedBy: 姓名"]),
    ...comment(["方案的标题、文号、发文单位和日期是什么？"]),
    "document:",
    `  title: ${plain(title)}`,
    ...comment([
      "  number: 县政办发〔2026〕1号",
      "  issuer: 县人民政府办公室",
      "  issuedOn: 2026-08-20",
    ]),
  ];
}

/** The text of `pack.yaml`. */
export function packSkeleton(pack: NewPack): string {
  const ask = `${pack.name}医疗保障局（也可先拨12393）`;
  const inherits = entriesOf(pack, "ways").some(({ main }) => main);
  const lines = [
    ...head(pack),
    ...leftOpen(pack, ask),
    ...eligible(pack),
    ...asked("classes", entriesOf(pack, "classes").length > 0),
    ...asked("combine", inherits),
    ...asked("noAid", false),
    ...ways(pack, ask),
    ...(["registration", "pauses", "refunds", "channels", "contacts"] as const).flatMap((section) =>
      asked(section, false),
    ),
    ...asked("unstated", inherits),
    ...asked("notEncoded", false),
  ];
  return `${lines.join("\n")}\n`;
}

/** The text of `cases.yaml`: a case that holds from the first day, and what to add. */
export function casesSkeleton({ year, toPolicies }: NewPack): string {
  const before = year - 1;
  const lines = [
    `# yaml-language-server: $schema=${toPolicies}/cases.schema.json`,
    ...comment([
      "每个案例写情况（facts）和应得的答案里要紧的几项（expect），金额以分计：40000 是400元。地区和年度不用写。",
      "每条界限两边都要有：开放前一天和第一天，最后一天和第二天；每一类身份至少一个。例：",
      `- { name: 第一天, clause: 四, facts: { on: ${before}-09-01, hukou: local }, expect: { outcome: payable, due: 40000 } }`,
      `- { name: 最后一天, clause: 四, facts: { on: ${before}-12-31, hukou: local }, expect: { outcome: payable, due: 40000 } }`,
      `- { name: 低保一半, clause: 三（二）2, facts: { on: ${before}-10-20, categories: [{ code: dibao }] }, expect: { due: 20000 } }`,
    ]),
    `- { name: 金额和日期还没有填，如实说要先问, clause: ${TO_FILL}, facts: { on: ${before}-11-01, hukou: local }, expect: { outcome: ask, due: null } }`,
  ];
  return `${lines.join("\n")}\n`;
}
