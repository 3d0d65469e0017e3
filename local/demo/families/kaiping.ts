import {
  boundInFull,
  householdOf,
  inventedId,
  inventedPhone,
  NEWCOMER,
  paidFor,
  PUPIL,
  registeredOnly,
} from "../rows";
import type { DemoFamily } from "../types";

const PLACE = "440783";
const YEAR = 2022;
const phone = (n: number) => inventedPhone("4407", n);
const home = (place: string, book: string) => ({ place, book, division: PLACE, year: YEAR });
const family = (key: string, n: number) => ({
  key: `kaiping-${key}`,
  place: PLACE,
  year: YEAR,
  account: { openid: `o-demo-kaiping-${key}`, phone: phone(n) },
});

const lin = householdOf(home("440783106221", "KP-0001"));
const chen = householdOf(home("440783109221", "KP-0002"));
const wei = householdOf({
  ...home("440783117220", "KP-0003"),
  division: "450125",
  facts: { hukou: "elsewhere" },
});
const tan = householdOf(home("440783104", "KP-0004"));
const situ = householdOf(home("440783109221", "KP-0005"));
const zhou = householdOf(home("440783001", "KP-0006"));
const liang = householdOf(home("440783106221", "KP-0007"));

export const kaiping: DemoFamily[] = [
  {
    ...family("lin", 1),
    title: "林家：普通一家三口",
    story: "三个人去年都参了保，今年每人 376 元，可以一次付清。奶奶还没有绑定，可以添加试试。",
    opensOn: "2021-11-08",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      lin("林志强", "male", "1985-03-12", "户主", { phone: phone(1) }),
      lin("黄秀兰", "female", "1987-09-25", "妻", { phone: phone(101) }),
      lin("林子轩", "male", "2012-06-18", "子", { facts: PUPIL }),
      lin("余彩英", "female", "1953-02-07", "母"),
    ],
  },
  {
    ...family("chen", 2),
    title: "陈家：困难家庭，由政府代缴",
    story:
      "户主是低保对象，母亲重度残疾，女儿是困境儿童，个人都不用缴费；妻子户口在外地，低保资助不适用，仍要自己缴。",
    opensOn: "2021-11-08",
    bound: boundInFull("self", "parent", "child", "spouse"),
    members: [
      chen("陈伟明", "male", "1974-11-30", "户主", {
        phone: phone(2),
        categories: [{ code: "dibao", from: "2019-07-01", department: "市民政局" }],
      }),
      chen("谭金好", "female", "1948-04-16", "母", {
        categories: [
          { code: "disabled-1-2", from: "2012-05-01", department: "市残联" },
          { code: "dibao", from: "2019-07-01", department: "市民政局" },
        ],
      }),
      chen("陈晓晴", "female", "2010-01-21", "女", {
        facts: PUPIL,
        categories: [{ code: "child-in-difficulty", from: "2020-03-01", department: "市民政局" }],
      }),
      chen("农美华", "female", "1979-08-03", "妻", {
        division: "451024",
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2019-06-10", until: "2023-06-09" },
        },
        categories: [{ code: "dibao", from: "2019-07-01", department: "市民政局" }],
      }),
    ],
  },
  {
    ...family("wei", 3),
    title: "韦家：外来务工家庭",
    story:
      "丈夫参加职工医保，不能再参居民医保；妻子凭居住证参保；学龄前的孩子随父亲参保；老人的居住证已过期。",
    opensOn: "2021-11-08",
    bound: boundInFull("self", "spouse", "child", "parent"),
    members: [
      wei("韦建国", "male", "1986-10-02", "户主", {
        phone: phone(3),
        facts: {
          employeeInsurance: "active",
          residencePermit: { issuedOn: "2020-09-01", until: "2022-08-31" },
        },
        enrolledYears: [],
        registeredYears: [],
      }),
      wei("覃美玲", "female", "1988-05-14", "妻", {
        facts: { residencePermit: { issuedOn: "2019-04-01", until: "2022-03-31" } },
      }),
      wei("韦梓涵", "female", "2018-05-20", "女", { facts: { parentInsuredHere: true } }),
      wei("黄桂花", "female", "1955-12-09", "母", {
        facts: { residencePermit: { issuedOn: "2018-10-16", until: "2021-10-15" } },
        registeredYears: [],
      }),
    ],
  },
  {
    ...family("tan", 4),
    title: "谭家：年中添了孩子",
    story:
      "集中缴费期过后：新生儿六个月内参保从出生日起享受待遇；刚失业的母亲可以中途参保；没有特殊情形的叔叔要等下一年。",
    opensOn: "2022-03-10",
    bound: boundInFull("self", "spouse", "child", "other"),
    members: [
      tan("谭国华", "male", "1990-07-08", "户主", { phone: phone(4), ...paidFor(YEAR) }),
      tan("关雪莹", "female", "1992-12-01", "妻", {
        facts: {
          employeeInsurance: { endedOn: "2022-02-20" },
          event: { kind: "unemployed", on: "2022-02-20" },
        },
        ...registeredOnly(YEAR),
      }),
      tan("谭嘉宝", "male", "2022-01-15", "子", {
        facts: { event: { kind: "newborn", on: "2022-01-15" } },
        ...registeredOnly(YEAR),
      }),
      tan("谭国辉", "male", "1994-03-27", "弟", NEWCOMER),
    ],
  },
  {
    ...family("situ", 5),
    title: "司徒家：方案自己说法不一的那几天",
    story: "方案一处写扣费到12月25日，一处写到12月底。12月28日金额照样显示，但要先问清楚再缴。",
    opensOn: "2021-12-28",
    bound: boundInFull("self", "spouse"),
    members: [
      situ("司徒文杰", "male", "1981-02-19", "户主", { phone: phone(5) }),
      situ("方丽珍", "female", "1983-10-11", "妻"),
    ],
  },
  {
    ...family("zhou", 6),
    title: "周家：港澳台居民、新参保和帮邻居看",
    story:
      "香港居民凭居住证参保；妻子第一次参保要先登记；儿子已在广州参保；邻居梁伯只绑到一半，看不到资助类别。",
    opensOn: "2021-11-08",
    bound: [
      ...boundInFull("self", "spouse", "child"),
      { row: 3, relation: "other", binding: "weak" },
    ],
    members: [
      zhou("周凯文", "male", "1976-04-05", "户主", {
        phone: phone(6),
        document: { type: "hmt-permit", number: inventedId("810000", "1976-04-05", "male") },
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2019-11-20", until: "2024-11-19" },
        },
      }),
      zhou("吴惠芬", "female", "1980-09-09", "妻", NEWCOMER),
      zhou("周俊彦", "male", "2002-08-30", "子", {
        facts: { insuredElsewhere: true },
        registeredYears: [],
      }),
      liang("梁炳坤", "male", "1957-01-25", "户主", {
        categories: [{ code: "disabled-1-2", from: "2016-08-01", department: "市残联" }],
      }),
    ],
  },
];
