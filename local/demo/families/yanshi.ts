import {
  boundInFull,
  householdOf,
  inventedId,
  inventedPhone,
  NEWCOMER,
  PUPIL,
  registeredOnly,
} from "../rows";
import type { DemoFamily } from "../types";

/** The invented county: its stories play on the real date of today, in autumn 2026, and hold all autumn. */
const PLACE = "999901";
const YEAR = 2027;
const phone = (n: number) => inventedPhone("9999", n);
const home = (place: string, book: string) => ({ place, book, division: PLACE, year: YEAR });
const family = (key: string, n: number) => ({
  key: `yanshi-${key}`,
  place: PLACE,
  year: YEAR,
  opensOn: null,
  account: { openid: `o-demo-yanshi-${key}`, phone: phone(n) },
});

/** Division codes beginning with 99 belong to no province, so the numbers use a county code that nobody has. */
const anywhere = { division: "330199" };

const zheng = householdOf({ ...home("999901100200", "YS-0001"), ...anywhere });
const jin = householdOf({ ...home("999901101200", "YS-0002"), ...anywhere });
const jiang = householdOf({ ...home("999901100201", "YS-0003"), ...anywhere });
const qiu = householdOf({ ...home("999901100", "YS-0004"), ...anywhere });
const pan = householdOf({ ...home("999901100201", "YS-0005"), ...anywhere });

export const yanshi: DemoFamily[] = [
  {
    ...family("zheng", 1),
    title: "郑家：普通一家三口",
    story: "三个人2026年都参了保，2027年的可以一次付清。奶奶还没有绑定，可以添加试试。",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      zheng("郑海涛", "male", "1986-01-15", "户主", { phone: phone(1) }),
      zheng("叶晚晴", "female", "1988-10-03", "妻", { phone: phone(101) }),
      zheng("郑书瑶", "female", "2016-04-22", "女", { facts: PUPIL }),
      zheng("洪月娥", "female", "1958-06-06", "母"),
    ],
  },
  {
    ...family("jin", 2),
    title: "金家：有资助的家庭",
    story: "低保的户主资助八成；重度残疾的妻子和特困的哥哥不用缴；女儿没有资助，照常缴。",
    bound: boundInFull("self", "spouse", "child", "other"),
    members: [
      jin("金永年", "male", "1970-05-05", "户主", {
        phone: phone(2),
        categories: [{ code: "dibao", from: "2022-01-01", department: "县民政局" }],
      }),
      jin("米兰香", "female", "1972-03-18", "妻", {
        categories: [{ code: "disabled-1-2", from: "2019-06-01", department: "县残联" }],
      }),
      jin("金晓雯", "female", "1999-12-12", "女"),
      jin("金永福", "male", "1953-09-01", "兄", {
        categories: [{ code: "tekun", from: "2018-01-01", department: "县民政局" }],
      }),
    ],
  },
  {
    ...family("jiang", 3),
    title: "江家：秋天出生的孩子",
    story:
      "10月出生的孩子 2026、2027 两年都可以参保；父亲第一次在这里参保，要先登记；母亲参加职工医保；爷爷年满 70 岁，少缴 100 元。",
    bound: boundInFull("self", "spouse", "child", "parent"),
    members: [
      jiang("江一帆", "male", "1995-07-07", "户主", { phone: phone(3), ...NEWCOMER }),
      jiang("温如玉", "female", "1996-11-20", "妻", {
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
      jiang("江念秋", "female", "2026-10-08", "女", {
        facts: { event: { kind: "newborn", on: "2026-10-08" } },
        enrolledYears: [],
        registeredYears: [YEAR - 1, YEAR],
      }),
      jiang("江守业", "male", "1951-02-11", "父"),
    ],
  },
  {
    ...family("qiu", 4),
    title: "邱家：居住证、学生和在外参保",
    story:
      "户主凭居住证参保；大女儿在这里读中职；大儿子已在外地参保；港澳台亲戚凭居住证参保；邻居只绑到一半。",
    bound: [
      ...boundInFull("self", "child", "child", "other"),
      { row: 4, relation: "other", binding: "weak" },
    ],
    members: [
      qiu("邱维", "male", "1984-08-30", "户主", {
        phone: phone(4),
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2024-03-01", until: "2029-02-28" },
        },
      }),
      qiu("邱子墨", "female", "2009-09-19", "长女", {
        facts: {
          hukou: "elsewhere",
          student: { stage: "vocational", enteredOn: "2025-09-01", graduatesOn: "2028-06-30" },
          parentHoldsPermit: true,
        },
      }),
      qiu("邱子恒", "male", "2007-03-26", "长子", {
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2024-03-01", until: "2029-02-28" },
          insuredElsewhere: true,
        },
        ...NEWCOMER,
      }),
      qiu("何嘉敏", "female", "1990-04-14", "亲戚", {
        document: { type: "hmt-permit", number: inventedId("820000", "1990-04-14", "female") },
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2025-05-01", until: "2030-04-30" },
        },
        ...registeredOnly(YEAR),
      }),
      pan("潘树根", "male", "1949-12-25", "户主", {
        categories: [{ code: "dibao", from: "2023-01-01", department: "县民政局" }],
      }),
    ],
  },
  {
    ...family("pan", 5),
    title: "潘家：2026年的中途参保",
    story:
      "11月初迁入户口的妻子 60 天内还可以参2026年的保；没有特殊情形的丈夫2026年已不能补缴，只能缴2027年。",
    year: YEAR - 1,
    bound: boundInFull("self", "spouse"),
    members: [
      pan("潘冬生", "male", "1991-12-07", "子", {
        phone: phone(5),
        ...registeredOnly(YEAR),
      }),
      pan("骆青禾", "female", "1993-05-30", "儿媳", {
        facts: { event: { kind: "moved-in", on: "2026-11-05" } },
        enrolledYears: [],
        registeredYears: [YEAR - 1, YEAR],
      }),
    ],
  },
];
