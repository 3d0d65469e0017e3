import path from "node:path";
import { CLOUD_ENV } from "./cloud-address";
import { Phone, sendJson, type Compiler } from "./harness";
import { willingPerson } from "./wechat-person";

export const DIST = path.join(__dirname, "../../dist/weapp");
export const CLOUD = process.env[CLOUD_ENV] ?? "";

export interface Journey {
  place: string;
  family: string;
  year: number;
  members: readonly string[];
  each: string;
  total: string;
}

/** An ordinary family of three in each of the five places; amounts are those of the plans. */
export const JOURNEYS: readonly Journey[] = [
  {
    place: "开平",
    family: "kaiping-lin",
    year: 2022,
    members: ["林志强", "黄秀兰", "林子轩"],
    each: "¥376.00",
    total: "¥1,128.00",
  },
  {
    place: "庐阳",
    family: "luyang-fang",
    year: 2023,
    members: ["方明远", "许静", "方一诺"],
    each: "¥350.00",
    total: "¥1,050.00",
  },
  {
    place: "鲍沟",
    family: "baogou-zhang",
    year: 2022,
    members: ["张建军", "李娟", "张浩然"],
    each: "¥320.00",
    total: "¥960.00",
  },
  {
    place: "华容",
    family: "huarong-liu",
    year: 2022,
    members: ["刘定邦", "易红英", "刘语桐"],
    each: "¥320.00",
    total: "¥960.00",
  },
  {
    place: "满城",
    family: "mancheng-zhao",
    year: 2023,
    members: ["赵永刚", "冯立娜", "赵梓萱"],
    each: "¥350.00",
    total: "¥1,050.00",
  },
];

/** The day of a family's story, and a phone that belongs to it. */
export async function takePhoneOf(family: string, compiler?: Compiler) {
  const chosen = await sendJson(`${CLOUD}/console/api/who`, { family });
  const { openid } = (chosen.body as { who: { openid: string } }).who;
  const person = willingPerson(CLOUD, openid);
  const phone = Phone.start(DIST, { cloud: CLOUD, openid, person }, compiler);
  return { phone, person, openid };
}

/** Family, one member, one payment for three, a voucher for each. */
export async function payForThree(phone: Phone, journey: Journey): Promise<void> {
  const { year, members, each, total } = journey;
  for (const name of members) await phone.sees(name);
  await phone.sees(total);

  await phone.tap(new RegExp(`^${String(year)}年(?!医保)`));
  await phone.isOn("pages/member/index");
  await phone.sees("这笔钱谁来出");
  await phone.sees(each);
  phone.back();

  await phone.isOn("pages/home/index");
  await phone.tap("去缴费");
  await phone.sees("已选 3 笔");
  await phone.tap("下一步");
  await phone.tap(`确认支付 ${total}`);
  await phone.isOn("pages/result/index");
  await phone.sees("缴费成功");

  for (const name of members) {
    await phone.tap(`${name} ${String(year)}年凭证`);
    await phone.isOn("pages/voucher/index");
    await phone.sees("城乡居民医保缴费凭证");
    await phone.sees(name);
    await phone.sees(each);
    phone.back();
    await phone.isOn("pages/result/index");
  }
  await phone.tap("回首页");
  await phone.isOn("pages/home/index");
  await phone.sees("全家都办好了");
}
