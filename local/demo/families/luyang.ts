import {
  boundInFull,
  householdOf,
  inventedPhone,
  NEWCOMER,
  paidFor,
  PUPIL,
  registeredOnly,
} from "../rows";
import type { DemoFamily } from "../types";

const PLACE = "340103";
const YEAR = 2023;
const phone = (n: number) => inventedPhone("3401", n);
const home = (place: string, book: string) => ({ place, book, division: PLACE, year: YEAR });
const family = (key: string, n: number) => ({
  key: `luyang-${key}`,
  place: PLACE,
  year: YEAR,
  account: { openid: `o-demo-luyang-${key}`, phone: phone(n) },
});
const urban = { hukouKind: "urban" } as const;

const fang = householdOf({ ...home("340103005001", "LY-0001"), facts: urban });
const sun = householdOf(home("340103100001", "LY-0002"));
const chen = householdOf({
  ...home("340103200201", "LY-0003"),
  facts: { returningMigrantWorker: undefined },
});
const he = householdOf({ ...home("340103009", "LY-0004"), facts: urban });
const campus = householdOf({ ...home("340103009", "LY-0005"), facts: urban });
const xu = householdOf({ ...home("340103006", "LY-0006"), facts: urban });
const tao = householdOf({ ...home("340103200203", "LY-0007") });

export const luyang: DemoFamily[] = [
  {
    ...family("fang", 1),
    title: "方家：普通一家三口",
    story: "三个人去年都参了保，今年每人 350 元，可以一次付清。奶奶还没有绑定，可以添加试试。",
    opensOn: "2022-10-18",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      fang("方明远", "male", "1983-05-20", "户主", { phone: phone(1) }),
      fang("许静", "female", "1985-08-16", "妻", { phone: phone(101) }),
      fang("方一诺", "female", "2013-03-04", "女", { facts: PUPIL }),
      fang("陶桂珍", "female", "1954-10-27", "母"),
    ],
  },
  {
    ...family("sun", 2),
    title: "孙家：分档资助",
    story:
      "低保资助九成，只缴 35 元；有两种身份也只算一种；事实无人抚养的孙子全额资助；稳定脱贫的儿子不再资助。",
    opensOn: "2022-10-18",
    bound: boundInFull("self", "spouse", "child", "other"),
    members: [
      sun("孙德顺", "male", "1948-01-13", "户主", {
        phone: phone(2),
        categories: [{ code: "dibao", from: "2018-04-01", department: "区民政局" }],
      }),
      sun("吴桂兰", "female", "1951-06-22", "妻", {
        categories: [
          { code: "dibao", from: "2018-04-01", department: "区民政局" },
          { code: "family-planning-special", from: "2015-01-01", department: "区卫生健康委" },
        ],
      }),
      sun("孙长河", "male", "1972-09-15", "子", {
        categories: [
          { code: "out-of-poverty-stable", from: "2019-12-01", department: "区乡村振兴局" },
        ],
      }),
      sun("孙悦", "male", "2010-12-08", "孙子", {
        facts: PUPIL,
        categories: [{ code: "unsupported-child", from: "2020-09-01", department: "区民政局" }],
      }),
    ],
  },
  {
    ...family("chen", 3),
    title: "陈家：春节返乡",
    story:
      "集中缴费期已过。春节返乡的农村务工人员可以缴到2月底：妻子已说明，可以缴；户主回答两个问题后也可以；儿子不符合；特困的叔叔由系统代为参保。",
    opensOn: "2023-02-05",
    bound: boundInFull("self", "spouse", "child", "other", "parent"),
    members: [
      chen("陈大勇", "male", "1980-07-19", "户主", { phone: phone(3) }),
      chen("周小梅", "female", "1982-11-05", "妻", { facts: { returningMigrantWorker: true } }),
      chen("陈思源", "male", "2003-04-28", "子", { facts: { returningMigrantWorker: false } }),
      chen("陈有福", "male", "1955-02-02", "叔", {
        facts: { returningMigrantWorker: false },
        categories: [{ code: "tekun", from: "2021-01-01", department: "区民政局" }],
      }),
      chen("陈有田", "male", "1950-09-30", "父", {
        facts: { returningMigrantWorker: false },
        ...paidFor(YEAR),
      }),
    ],
  },
  {
    ...family("he", 4),
    title: "何家：新生儿和外籍家属",
    story:
      "新生儿还没有身份证号，先用出生医学证明；外籍专家的妻子凭护照参保；刚入学的外地大学生从缴费当天起享受待遇。",
    opensOn: "2022-10-18",
    bound: boundInFull("self", "child", "other", "other"),
    members: [
      he("何嘉宁", "female", "1991-03-23", "户主", { phone: phone(4) }),
      he("何予安", "female", "2022-09-28", "女", {
        document: { type: "birth-certificate", number: "W340000001" },
        facts: { event: { kind: "newborn", on: "2022-09-28" } },
        ...registeredOnly(YEAR),
      }),
      campus("Elin Vikander", "female", "1987-01-17", "外籍专家之妻", {
        document: { type: "passport", number: "00DEMO041" },
        facts: { hukou: "elsewhere", foreigner: "expert-family" },
        ...registeredOnly(YEAR),
      }),
      campus("阿依努尔·买买提", "female", "2004-05-06", "学生", {
        division: "653101",
        facts: {
          hukou: "elsewhere",
          student: { stage: "university", enteredOn: "2022-09-05", graduatesOn: "2026-06-30" },
        },
        ...registeredOnly(YEAR),
      }),
    ],
  },
  {
    ...family("xu", 5),
    title: "徐家：各参各的",
    story:
      "户主参加职工医保；父亲已在外市参保；儿媳刚迁入，要先登记；岳母只绑到一半，看得到要缴多少，看不到资助类别。",
    opensOn: "2022-10-18",
    bound: [
      ...boundInFull("self", "parent", "spouse"),
      { row: 3, relation: "other", binding: "weak" },
    ],
    members: [
      xu("徐立群", "male", "1978-12-12", "户主", {
        phone: phone(5),
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
      xu("徐绍元", "male", "1949-08-08", "父", {
        facts: { insuredElsewhere: true },
        ...NEWCOMER,
      }),
      xu("梅雨晴", "female", "1982-04-19", "妻", NEWCOMER),
      tao("陶素云", "female", "1953-07-01", "户主", {
        categories: [{ code: "dibao-margin-elder", from: "2021-05-01", department: "区民政局" }],
      }),
    ],
  },
];
