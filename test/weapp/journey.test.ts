import { chooseCompiler, Phone, sendJson } from "./harness";
import { CLOUD, DIST, JOURNEYS, payForThree, takePhoneOf } from "./journeys";
import { phoneCode, willingPerson } from "./wechat-person";

if (chooseCompiler(process.arch) !== "wcc") {
  process.stdout.write(
    `WeChat's template compiler does not exist for ${process.arch}: our own reader stands in for it.\n`,
  );
}

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

describe("the compiled mini-program on WeChat's engine", () => {
  it.each(JOURNEYS)("in $place: family, member, one payment, three vouchers", async (journey) => {
    ({ phone } = await takePhoneOf(journey.family));
    await payForThree(phone, journey);
    expect(phone.openPages).toEqual(["pages/home/index"]);
  });

  it("keeps the order when the person closes the pay sheet, and pays it later", async () => {
    const taken = await takePhoneOf("yanshi-zheng");
    ({ phone } = taken);
    const { person } = taken;
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

  it("adds a family member, and asks for the phone number only after WeChat's privacy question", async () => {
    const taken = await takePhoneOf("kaiping-lin");
    ({ phone } = taken);
    const { openid } = taken;
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
    const code = await phoneCode(CLOUD, openid);
    await phone.givePhoneNumber("用微信手机号确认", { code });
    await phone.sees("先请您同意隐私保护指引");
    await phone.tap("不同意");
    await phone.sees("没有拿到手机号，现在的内容照样能用。");
    await phone.givePhoneNumber("用微信手机号确认", { code });
    await phone.tap("同意");
    // The number is this phone's, not the one that the register has for the grandmother.
    await phone.sees("没能用这个手机号确认");
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
