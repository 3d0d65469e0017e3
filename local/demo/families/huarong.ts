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

const PLACE = "430623";
const YEAR = 2022;
const phone = (n: number) => inventedPhone("4306", n);
const home = (place: string, book: string) => ({ place, book, division: PLACE, year: YEAR });
const family = (key: string, n: number) => ({
  key: `huarong-${key}`,
  place: PLACE,
  year: YEAR,
  account: { openid: `o-demo-huarong-${key}`, phone: phone(n) },
});

const liu = householdOf(home("430623104004", "HR-0001"));
const peng = householdOf(home("430623101208", "HR-0002"));
const luo = householdOf(home("430623110202", "HR-0003"));
const du = householdOf(home("430623Z01", "HR-0004"));
const yi = householdOf({ ...home("430623120001", "HR-0005"), facts: { hukouKind: "urban" } });
const neighbour = householdOf(home("430623Z01", "HR-0006"));

export const huarong: DemoFamily[] = [
  {
    ...family("liu", 1),
    title: "刘家：普通一家三口",
    story: "三个人去年都参了保，今年每人 320 元，可以一次付清。奶奶还没有绑定，可以添加试试。",
    opensOn: "2021-10-20",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      liu("刘定邦", "male", "1982-04-30", "户主", { phone: phone(1) }),
      liu("易红英", "female", "1984-12-18", "妻", { phone: phone(101) }),
      liu("刘语桐", "female", "2014-07-22", "女", { facts: PUPIL }),
      liu("徐春娥", "female", "1950-03-03", "母"),
    ],
  },
  {
    ...family("peng", 2),
    title: "彭家：资助一半和全额资助",
    story: "低保、三四级残疾资助一半，缴 160 元；父亲既是低保又是一级残疾，按最高的算，不用缴。",
    opensOn: "2021-10-20",
    bound: boundInFull("self", "spouse", "child", "parent"),
    members: [
      peng("彭立春", "male", "1973-02-04", "户主", {
        phone: phone(2),
        categories: [{ code: "dibao", from: "2020-10-01", department: "县民政局" }],
      }),
      peng("白素芳", "female", "1975-09-28", "妻", {
        categories: [{ code: "disabled-3-4", from: "2014-04-01", department: "县残联" }],
      }),
      peng("彭宇航", "male", "2005-05-15", "子", {
        facts: PUPIL,
        categories: [{ code: "dibao", from: "2020-10-01", department: "县民政局" }],
      }),
      peng("彭万金", "male", "1946-08-19", "父", {
        categories: [
          { code: "dibao", from: "2020-10-01", department: "县民政局" },
          { code: "disabled-1-2", from: "2011-01-01", department: "县残联" },
        ],
      }),
    ],
  },
  {
    ...family("luo", 3),
    title: "罗家：缴费期过后的几种情形",
    story:
      "90 天内的新生儿仍按 320 元缴；超过 90 天的要按全部筹资标准缴，方案没有写财政补助是多少；刚断职工医保的可以接上；没有特殊情形的要等下一年。",
    opensOn: "2022-03-15",
    bound: boundInFull("self", "spouse", "child", "other", "other", "other"),
    members: [
      luo("罗文斌", "male", "1991-11-11", "户主", { phone: phone(3), ...paidFor(YEAR) }),
      luo("涂晓慧", "female", "1993-06-27", "妻", {
        facts: {
          employeeInsurance: { endedOn: "2022-02-10" },
          event: { kind: "unemployed", on: "2022-02-10" },
        },
        ...registeredOnly(YEAR),
      }),
      luo("罗安然", "female", "2022-01-05", "女", {
        facts: { event: { kind: "newborn", on: "2022-01-05" } },
        ...registeredOnly(YEAR),
      }),
      luo("罗一鸣", "male", "2021-12-01", "侄子", {
        facts: { event: { kind: "newborn", on: "2021-12-01" } },
        ...registeredOnly(YEAR),
      }),
      luo("罗文涛", "male", "1987-04-09", "兄", NEWCOMER),
      luo("汤丽君", "female", "1990-01-26", "嫂", {
        facts: { event: { kind: "moved-in", on: "2022-02-18" } },
        ...registeredOnly(YEAR),
      }),
    ],
  },
  {
    ...family("du", 4),
    title: "杜家：田家湖的一家",
    story:
      "田家湖没有自己的区划代码，按华容县的方案算。外地来的妻子凭居住证参保，哥哥参加职工医保，女儿已在外地大学参保，邻居只绑到一半。",
    opensOn: "2021-10-20",
    bound: [
      ...boundInFull("self", "spouse", "other", "child", "child"),
      { row: 5, relation: "other", binding: "weak" },
    ],
    members: [
      du("杜长庚", "male", "1977-01-08", "户主", { phone: phone(4) }),
      du("蓝彩凤", "female", "1980-10-20", "妻", {
        division: "451225",
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2018-03-12", until: "2023-03-11" },
        },
      }),
      du("杜长明", "male", "1974-05-05", "兄", {
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
      du("杜若兰", "female", "2002-02-20", "长女", {
        facts: { insuredElsewhere: true },
        registeredYears: [],
      }),
      du("杜小满", "male", "2017-05-21", "子", NEWCOMER),
      neighbour("严德贵", "male", "1944-09-12", "户主", {
        categories: [{ code: "tekun", from: "2016-01-01", department: "县民政局" }],
      }),
    ],
  },
  {
    ...family("yi", 5),
    title: "易家：来早了",
    story: "8月26日还没有开始缴费，9月1日起才能缴。",
    opensOn: "2021-08-26",
    bound: boundInFull("self", "spouse"),
    members: [
      yi("易思齐", "male", "1995-10-31", "户主", { phone: phone(5) }),
      yi("毛晓棠", "female", "1996-03-19", "妻"),
    ],
  },
];
