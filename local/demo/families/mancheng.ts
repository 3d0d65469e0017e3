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

const PLACE = "130607";
const YEAR = 2023;
const phone = (n: number) => inventedPhone("1306", n);
// What only this plan asks: these villages give nothing of their own, and nobody's course is paid for.
const HERE = { more: { "village-aid": 0, "prepaid-course": false } };
const home = (place: string, book: string) => ({
  place,
  book,
  division: PLACE,
  year: YEAR,
  facts: HERE,
});
const family = (key: string, n: number) => ({
  key: `mancheng-${key}`,
  place: PLACE,
  year: YEAR,
  account: { openid: `o-demo-mancheng-${key}`, phone: phone(n) },
});

// The county had the code 130621 until 2015; numbers given out under it stay valid.
const before2015 = { division: "130621" };

const zhao = householdOf({ ...home("130607101201", "MC-0001"), ...before2015 });
const dong = householdOf({ ...home("130607207200", "MC-0002"), ...before2015 });
const guo = householdOf({ ...home("130607105201", "MC-0003"), ...before2015 });
const han = householdOf({
  ...home("130607100007", "MC-0004"),
  facts: { ...HERE, hukouKind: "urban" },
});
const campus = householdOf({
  ...home("130607Z01", "MC-0005"),
  facts: { ...HERE, hukouKind: "urban" },
});
const mate = householdOf({ ...home("130607101201", "MC-0006"), ...before2015 });

export const mancheng: DemoFamily[] = [
  {
    ...family("zhao", 1),
    title: "赵家：普通一家三口",
    story: "三个人去年都参了保，今年每人 350 元，可以一次付清。奶奶还没有绑定，可以添加试试。",
    opensOn: "2022-11-15",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      zhao("赵永刚", "male", "1983-02-10", "户主", { phone: phone(1) }),
      zhao("冯立娜", "female", "1985-06-29", "妻", { phone: phone(101) }),
      zhao("赵梓萱", "female", "2012-11-03", "女", { facts: PUPIL }),
      zhao("田淑珍", "female", "1955-08-14", "母"),
    ],
  },
  {
    ...family("dong", 2),
    title: "董家：困难家庭等专门窗口",
    story:
      "农村低保只缴 35 元，边缘易致贫只缴 70 元，但要等专门的缴费窗口开放；特困的伯父直接参保，不用缴；普通的弟弟现在就能缴。",
    opensOn: "2022-11-15",
    bound: boundInFull("self", "spouse", "other", "other"),
    members: [
      dong("董玉山", "male", "1966-12-26", "户主", {
        phone: phone(2),
        categories: [{ code: "dibao-rural", from: "2019-05-01", department: "区民政局" }],
      }),
      dong("柴秀敏", "female", "1968-04-07", "妻", {
        categories: [{ code: "margin-poverty", from: "2021-10-01", department: "区农业农村局" }],
      }),
      dong("董玉和", "male", "1949-01-31", "兄", {
        categories: [{ code: "tekun", from: "2017-01-01", department: "区民政局" }],
      }),
      dong("董玉成", "male", "1971-07-16", "弟"),
    ],
  },
  {
    ...family("guo", 3),
    title: "郭家：赶上月底结算",
    story: "每月26日到月底结算，不收费，12月1日恢复；第一次参保的儿媳要先登记；二儿子在外地参保。",
    opensOn: "2022-11-27",
    bound: boundInFull("self", "spouse", "child", "other", "child"),
    members: [
      guo("郭庆丰", "male", "1969-09-09", "户主", { phone: phone(3) }),
      guo("苑玉琴", "female", "1970-03-25", "妻", {
        categories: [{ code: "disabled-1-2", from: "2018-02-01", department: "区残联" }],
      }),
      guo("郭子龙", "male", "1994-05-12", "长子"),
      guo("范晓彤", "female", "1996-01-08", "儿媳", { division: "130632", ...NEWCOMER }),
      guo("郭子虎", "male", "1997-10-17", "次子", {
        facts: { insuredElsewhere: true },
        registeredYears: [],
      }),
    ],
  },
  {
    ...family("han", 4),
    title: "韩家：年后添了孩子",
    story:
      "1月出生的孩子 180 天内参保，从出生日起享受待遇；表弟10月出生、跨了两年，要缴两年，其中一年的方案这里没有；错过缴费期的叔叔要问延长期。",
    opensOn: "2023-03-10",
    bound: boundInFull("self", "spouse", "child", "other", "other"),
    members: [
      han("韩松", "male", "1992-08-05", "户主", { phone: phone(4), ...paidFor(YEAR) }),
      han("邸佳慧", "female", "1994-02-28", "妻", {
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
      han("韩知夏", "female", "2023-01-18", "女", {
        facts: { event: { kind: "newborn", on: "2023-01-18" } },
        ...registeredOnly(YEAR),
      }),
      han("韩知秋", "male", "2022-10-30", "侄子", {
        facts: { event: { kind: "newborn", on: "2022-10-30" } },
        ...registeredOnly(YEAR),
      }),
      han("韩柏", "male", "1989-12-22", "兄"),
    ],
  },
  {
    ...family("xue", 5),
    title: "薛同学：大学里的几个人",
    story:
      "在校大学生在学籍地参保；港澳台同学凭居住证参保；老师参加职工医保；外地朋友没有居住证，不能在这里参保；同学的母亲只绑到一半。",
    opensOn: "2022-11-15",
    bound: [
      ...boundInFull("self", "other", "other", "other"),
      { row: 4, relation: "other", binding: "weak" },
    ],
    members: [
      campus("薛雅琪", "female", "2004-03-15", "学生", {
        phone: phone(5),
        division: "130102",
        facts: {
          hukou: "elsewhere",
          student: { stage: "university", enteredOn: "2022-09-01", graduatesOn: "2025-06-30" },
        },
        ...registeredOnly(YEAR),
      }),
      campus("林冠宇", "male", "2001-07-24", "学生", {
        document: { type: "hmt-permit", number: inventedId("830000", "2001-07-24", "male") },
        facts: {
          hukou: "elsewhere",
          residencePermit: { issuedOn: "2020-09-20", until: "2025-09-19" },
          student: { stage: "university", enteredOn: "2020-09-01", graduatesOn: "2023-06-30" },
        },
      }),
      campus("康敏", "female", "1979-11-19", "教师", {
        division: "130602",
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
      campus("葛鹏飞", "male", "2000-05-09", "访客", {
        division: "141121",
        facts: { hukou: "elsewhere" },
        ...NEWCOMER,
      }),
      mate("于凤琴", "female", "1972-10-13", "户主", {
        categories: [{ code: "dibao-urban", from: "2020-06-01", department: "区民政局" }],
      }),
    ],
  },
];
