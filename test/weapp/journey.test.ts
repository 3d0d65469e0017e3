import path from "node:path";
import { CLOUD_ENV } from "./cloud-address";
import { chooseCompiler, Phone, sendJson } from "./harness";
import { phoneCode, willingPerson } from "./wechat-person";

jest.setTimeout(60_000);

const DIST = path.join(__dirname, "../../dist/weapp");
const CLOUD = process.env[CLOUD_ENV] ?? "";

if (chooseCompiler(process.arch) !== "official") {
  process.stdout.write(
    `WeChat's template compiler does not exist for ${process.arch}: using the engine's imitation.\n`,
  );
}

/** The day of a family's story, and a phone that belongs to it. */
async function takePhoneOf(family: string) {
  const chosen = await sendJson(`${CLOUD}/console/api/who`, { family });
  const { openid } = (chosen.body as { who: { openid: string } }).who;
  const person = willingPerson(CLOUD, openid);
  phone = Phone.start(DIST, { cloud: CLOUD, openid, person });
  return { person, openid };
}

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

const JOURNEYS = [
  ["开平", "kaiping-lin", 2022, ["林志强", "黄秀兰", "林子轩"], "¥376.00", "¥1,128.00"],
  ["庐阳", "luyang-fang", 2023, ["方明远", "许静", "方一诺"], "¥350.00", "¥1,050.00"],
  ["鲍沟", "baogou-zhang", 2022, ["张建军", "李娟", "张浩然"], "¥320.00", "¥960.00"],
  ["华容", "huarong-liu", 2022, ["刘定邦", "易红英", "刘语桐"], "¥320.00", "¥960.00"],
  ["满城", "mancheng-zhao", 2023, ["赵永刚", "冯立娜", "赵梓萱"], "¥350.00", "¥1,050.00"],
] as const;

describe("the compiled mini-program on WeChat's engine", () => {
  it.each(JOURNEYS)("in %s: family, member, one payment, three vouchers", async (...journey) => {
    const [, family, year, members, each, total] = journey;
    await takePhoneOf(family);
    for (const name of members) await phone.sees(name);
    await phone.sees(total);

    await phone.tap(new RegExp(`^${String(year)}年`));
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
      await phone.tap(`${name} ${String(year)} 年凭证`);
      await phone.isOn("pages/voucher/index");
      await phone.sees("城乡居民医保缴费凭证");
      await phone.sees(name);
      await phone.sees(each);
      phone.back();
      await phone.isOn("pages/result/index");
    }
    await phone.tap("回首页");
    await phone.isOn("pages/home/index");
    expect(phone.openPages).toEqual(["pages/home/index"]);
    await phone.sees("全家都办好了");
  });

  it("keeps the order when the person closes the pay sheet, and pays it later", async () => {
    const { person } = await takePhoneOf("yanshi-zheng");
    await phone.tap("去缴费");
    await phone.sees("已选 3 笔");
    await phone.tap("下一步");
    person.atPaySheet = "cancel";
    await phone.tap(/^确认支付/);
    await phone.sees("还没有付钱");
    person.atPaySheet = "pay";
    await phone.tap("继续支付");
    await phone.sees("缴费成功");
  });

  it("adds a family member, who is shown in full once the phone number says who it is", async () => {
    const { openid } = await takePhoneOf("kaiping-lin");
    await phone.tap("添加家人");
    await phone.isOn("pages/bind/index");
    await phone.sees("这个人是您的");
    await phone.tap("添加");
    await phone.sees("有 3 处要改");

    await phone.tap("父母");
    await phone.type("姓名", "余彩英");
    await phone.type("居民身份证号码", "440783195302079901");
    await phone.tap("添加");
    await phone.sees("有 1 处要改");
    await phone.type("居民身份证号码", "440783195302079900");
    await phone.tap("添加");
    await phone.sees("已添加余彩英");
    await phone.tap("看参保情况");
    await phone.isOn("pages/member/index");
    await phone.sees("确认身份");
    await phone.givePhoneNumber("用微信手机号确认", "refuse");
    await phone.sees("没有拿到手机号，现在的内容照样能用。");
    await phone.givePhoneNumber("用微信手机号确认", { code: await phoneCode(CLOUD, openid) });
    await phone.until(() => !phone.says("没有拿到手机号"), "the answer about the phone number");
  });

  it("says so when the cloud cannot be reached, and goes on when it can", async () => {
    await sendJson(`${CLOUD}/console/api/who`, { family: "kaiping-lin" });
    const person = willingPerson(CLOUD, "o-demo-kaiping-lin");
    const cloud = { cloud: "http://127.0.0.1:9", openid: "o-demo-kaiping-lin", person };
    phone = Phone.start(DIST, cloud);
    await phone.sees("重试");
    cloud.cloud = CLOUD;
    await phone.tap("重试");
    await phone.sees("林志强");
  });
});
