import { boundInFull, householdOf, inventedPhone, NEWCOMER, PUPIL, registeredOnly } from "../rows";
import type { DemoFamily } from "../types";

const PLACE = "370481108";
const YEAR = 2022;
const phone = (n: number) => inventedPhone("3704", n);
const home = (place: string, book: string) => ({ place, book, division: "370481", year: YEAR });
const family = (key: string, n: number) => ({
  key: `baogou-${key}`,
  place: PLACE,
  year: YEAR,
  account: { openid: `o-demo-baogou-${key}`, phone: phone(n) },
});

const zhang = householdOf(home("370481108200", "BG-0001"));
const liu = householdOf(home("370481108201", "BG-0002"));
const ma = householdOf(home("370481108202", "BG-0003"));
const song = householdOf(home("370481108200", "BG-0004"));
const sun = householdOf(home("370481108201", "BG-0005"));
const dorm = householdOf(home("370481108", "BG-0006"));
const qin = householdOf(home("370481108202", "BG-0007"));
const kong = householdOf(home("370481108200", "BG-0008"));

export const baogou: DemoFamily[] = [
  {
    ...family("zhang", 1),
    title: "张家：普通一家三口",
    story:
      "三个人去年都参了保，今年每人 320 元，可以一次付清。母亲 58 岁，还没有绑定，可以添加试试。",
    opensOn: "2021-11-15",
    bound: boundInFull("self", "spouse", "child"),
    members: [
      zhang("张建军", "male", "1984-06-06", "户主", { phone: phone(1) }),
      zhang("李娟", "female", "1986-02-14", "妻", { phone: phone(101) }),
      zhang("张浩然", "male", "2011-10-09", "子", { facts: PUPIL }),
      zhang("王秀英", "female", "1963-04-11", "母"),
    ],
  },
  {
    ...family("liu", 2),
    title: "刘家：四位老人，四个界线",
    story:
      "只看出生日期：1951年底以前出生的全免，1952年到1961年出生的减半，1962年起出生的没有减免。四位老人正好在界线两边。",
    opensOn: "2021-11-15",
    bound: boundInFull("self", "spouse", "other", "other"),
    members: [
      liu("刘福田", "male", "1951-12-31", "户主", { phone: phone(2) }),
      liu("孙桂荣", "female", "1952-01-01", "妻"),
      liu("刘福海", "male", "1961-12-31", "弟"),
      liu("郝玉芹", "female", "1962-01-01", "弟媳"),
    ],
  },
  {
    ...family("ma", 3),
    title: "马家：农村双女户和优抚老人",
    story:
      "双女户的父母和孩子全免，市里和镇上各出一半；爷爷是优抚对象，又满 70 岁，只算一种；叔叔的轻度残疾不在方案的资助范围里。",
    opensOn: "2021-11-15",
    bound: boundInFull("self", "spouse", "child", "parent", "other"),
    members: [
      ma("马国庆", "male", "1979-10-01", "户主", {
        phone: phone(3),
        categories: [
          { code: "family-planning-daughters", from: "2012-01-01", department: "镇卫生健康服务岗" },
        ],
      }),
      ma("杨红梅", "female", "1981-12-24", "妻", {
        categories: [
          { code: "family-planning-daughters", from: "2012-01-01", department: "镇卫生健康服务岗" },
        ],
      }),
      ma("马欣怡", "female", "2009-05-17", "长女", {
        facts: PUPIL,
        categories: [
          { code: "family-planning-daughters", from: "2012-01-01", department: "镇卫生健康服务岗" },
        ],
      }),
      ma("马振山", "male", "1940-03-08", "父", {
        categories: [
          { code: "veteran-pensioned", from: "2008-01-01", department: "镇退役军人服务岗" },
        ],
      }),
      ma("马国栋", "male", "1985-07-29", "弟", {
        categories: [{ code: "disabled-3-4", from: "2017-06-01", department: "市残联" }],
      }),
    ],
  },
  {
    ...family("song", 4),
    title: "宋家：错过了集中征缴期",
    story:
      "2022年1月再缴，每人要缴全额 900 元，低保对象也一样，而且缴费30日后才享受待遇；窗口期过后才出生的孩子，方案没有写，要问。",
    opensOn: "2022-01-20",
    bound: boundInFull("self", "parent", "child"),
    members: [
      song("宋立新", "male", "1988-08-21", "户主", { phone: phone(4) }),
      song("宋来福", "male", "1958-11-02", "父", {
        categories: [{ code: "dibao", from: "2020-01-01", department: "市民政局" }],
      }),
      song("宋清和", "male", "2022-01-03", "子", {
        facts: { event: { kind: "newborn", on: "2022-01-03" } },
        ...registeredOnly(YEAR),
      }),
    ],
  },
  {
    ...family("sun", 5),
    title: "孙家：要先登记的和不能重复的",
    story:
      "新生儿和第一次参保的妻子要先到镇大厅登记；父亲重度残疾，全免；借住的外地中职生可以参保；哥哥已在外地参保，不能重复。",
    opensOn: "2021-11-15",
    bound: [
      ...boundInFull("self", "spouse", "child", "parent", "other", "other"),
      { row: 6, relation: "other", binding: "weak" },
    ],
    members: [
      sun("孙广亮", "male", "1993-01-30", "户主", { phone: phone(5) }),
      sun("田雨薇", "female", "1995-09-18", "妻", NEWCOMER),
      sun("孙沐阳", "male", "2021-10-30", "子", {
        facts: { event: { kind: "newborn", on: "2021-10-30" } },
        ...NEWCOMER,
      }),
      sun("孙茂林", "male", "1964-02-25", "父", {
        categories: [{ code: "disabled-1-2", from: "2015-03-01", department: "市残联" }],
      }),
      dorm("贺文静", "female", "2004-12-03", "学生", {
        division: "371321",
        facts: {
          hukou: "elsewhere",
          student: { stage: "vocational", enteredOn: "2020-09-01", graduatesOn: "2023-06-30" },
        },
      }),
      sun("孙广明", "male", "1990-06-14", "兄", {
        facts: { insuredElsewhere: true },
        ...NEWCOMER,
      }),
      qin("秦玉莲", "female", "1956-05-23", "户主"),
    ],
  },
  {
    ...family("kong", 6),
    title: "孔家：来早了",
    story: "10月20日还没有开始征缴，10月26日起才能缴；丈夫参加职工医保。",
    opensOn: "2021-10-20",
    bound: boundInFull("self", "spouse"),
    members: [
      kong("孔令霞", "female", "1989-03-16", "户主", { phone: phone(6) }),
      kong("颜世杰", "male", "1987-07-07", "夫", {
        facts: { employeeInsurance: "active" },
        ...NEWCOMER,
      }),
    ],
  },
];
