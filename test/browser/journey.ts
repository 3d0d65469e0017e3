import type { Person } from "./person";

export interface Journey {
  /** Place, for the name of the test. */
  place: string;
  /** Key of the demo family. */
  family: string;
  members: readonly [string, string, string];
  year: number;
  /** What each pays, and all three together, as written on the screen. */
  each: string;
  total: string;
}

/** An ordinary family of three in each of the five places; amounts are those of the plans. */
export const JOURNEYS: readonly Journey[] = [
  {
    place: "开平",
    family: "kaiping-lin",
    members: ["林志强", "黄秀兰", "林子轩"],
    year: 2022,
    each: "¥376.00",
    total: "¥1,128.00",
  },
  {
    place: "庐阳",
    family: "luyang-fang",
    members: ["方明远", "许静", "方一诺"],
    year: 2023,
    each: "¥350.00",
    total: "¥1,050.00",
  },
  {
    place: "鲍沟",
    family: "baogou-zhang",
    members: ["张建军", "李娟", "张浩然"],
    year: 2022,
    each: "¥320.00",
    total: "¥960.00",
  },
  {
    place: "华容",
    family: "huarong-liu",
    members: ["刘定邦", "易红英", "刘语桐"],
    year: 2022,
    each: "¥320.00",
    total: "¥960.00",
  },
  {
    place: "满城",
    family: "mancheng-zhao",
    members: ["赵永刚", "冯立娜", "赵梓萱"],
    year: 2023,
    each: "¥350.00",
    total: "¥1,050.00",
  },
];

export const journeyOf = (place: string): Journey => {
  const journey = JOURNEYS.find((one) => one.place === place);
  if (!journey) throw new Error(`no journey in ${place}`);
  return journey;
};

/** From the first page: everyone is there and owes what the plan says. */
export async function lookAtFamily(person: Person, { members, total }: Journey): Promise<void> {
  await person.isAt("参保");
  for (const name of members) await person.isAt(name);
  await person.sees(total);
}

/** To one member's page and back: the amount, the reasons with their clauses, what comes next. */
export async function lookAtMember(person: Person, journey: Journey): Promise<void> {
  const { each, year } = journey;
  await person.follow(new RegExp(`^${String(year)}年(?!医保)`));
  await person.isAt("参保情况");
  await person.isAt("这笔钱谁来出");
  await person.isAt("为什么是这样");
  await person.sees(each);
  await person.press("返回");
  await person.isAt("参保");
}

/** To the page on which all is checked before paying, with three people ticked. */
export async function chooseThree(person: Person, journey: Journey): Promise<void> {
  const [first] = journey.members;
  await person.press("去缴费");
  await person.isAt("选择缴费人");
  // All three are ticked from the start; one is taken out and put back, as a person would who hesitates.
  await person.tick(new RegExp(first));
  await person.sees("已选 2 笔");
  await person.tick(new RegExp(first));
  await person.sees("已选 3 笔");
  await person.press("下一步");
  await person.isAt("核对后缴费");
  for (const name of journey.members) await person.sees(name);
}

/** Through WeChat's two sheets: may we send you a message, and the payment itself. */
export async function confirmAndPay(person: Person, journey: Journey): Promise<void> {
  await person.press(`确认支付 ${journey.total}`);
  await person.press("允许");
  await person.isAt("微信支付");
  await person.press("支付");
}

/** The result, then each one's voucher, and back at the first page. */
export async function takeVouchers(person: Person, journey: Journey): Promise<void> {
  await person.isAt("缴费成功");
  for (const name of journey.members) {
    await person.follow(`${name} ${String(journey.year)}年凭证`);
    await person.isAt("城乡居民医保缴费凭证");
    await person.sees(name);
    await person.sees(journey.each);
    await person.press("返回");
    await person.isAt("缴费成功");
  }
  await person.press("回首页");
  await person.sees("全家都办好了");
}
