import { Phone, sendJson } from "./harness";
import { CLOUD, DIST, takePhoneOf } from "./journeys";
import { willingPerson } from "./wechat-person";

/** The smallest picture that begins like one. */
const JPEG = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

/** The phone of a worker, on the day of a family of their village. */
async function takePhoneOfWorker(worker: string) {
  await sendJson(`${CLOUD}/console/api/who`, { family: "kaiping-lin" });
  const openid = `o-demo-${worker}`;
  const person = willingPerson(CLOUD, openid);
  phone = Phone.start(DIST, { cloud: CLOUD, openid, person, privacyAgreed: true });
  return person;
}

/** From the first page, where a worker is a resident like anybody, to the desk. */
async function toDesk(): Promise<void> {
  await phone.tap("字号与设置");
  await phone.tap("我是工作人员");
  await phone.isOn("staff/index/index");
}

describe("the desk on WeChat's engine", () => {
  it("leads who is no worker to taking up an appointment, and nowhere else", async () => {
    ({ phone } = await takePhoneOf("kaiping-lin"));
    await toDesk();
    await phone.sees("这里只有经办人员能用");
    expect(phone.canTap("申请队列")).toBe(false);
    await phone.tap("用领取码领取职责");
    await phone.isOn("staff/join/index");
    await phone.type("领取码", "1234");
    await phone.tap("领取");
    await phone.sees("领取码至少有 8 位");
  });

  it("finds somebody, files a newborn at the counter with a photo, and completes it", async () => {
    const person = await takePhoneOfWorker("kaiping-agent");
    person.takePhoto = () => JPEG;
    await toDesk();
    await phone.sees("冼伯年");
    await phone.tap("找人");
    await phone.isOn("staff/search/index");
    await phone.type("姓名", "黄秀兰");
    await phone.tap("查找");
    await phone.tap("黄秀兰");
    await phone.isOn("staff/person/index");
    await phone.sees("各年度");
    await phone.tap("代办业务");
    await phone.isOn("staff/counter/index");
    await phone.sees("现在能办");
    await phone.tap("新生儿参保");
    await phone.tap("提交申请");
    await phone.sees("处要改");
    await phone.type("孩子的姓名", "林小星");
    await phone.type("出生医学证明号码", "W440783301");
    await phone.type("出生日期年", "2021");
    await phone.type("出生日期月", "10");
    await phone.type("出生日期日", "30");
    await phone.tap("女");
    await phone.tap("在本地");
    await phone.tap("拍照或选照片");
    await phone.sees("已传好");
    await phone.tap("提交申请");
    await phone.isOn("staff/request/index");
    await phone.sees("林小星 新生儿参保");
    await phone.sees("在您手上");
    await phone.tap("办结");
    await phone.tap("我在柜台看过原件");
    await phone.tap("确认办结");
    await phone.sees("已办好");
  });

  it("opens the queue, the lists and a household", async () => {
    await takePhoneOfWorker("kaiping-agent");
    await toDesk();
    for (const [way, route, shows] of [
      ["申请队列", "queue", "全部事项"],
      ["人员名单", "people", "林志强"],
      ["外出人员", "away", "还没有登记外出的人"],
      ["待办事项", "todos", "全部地方"],
      ["缴费窗口", "openings", "按方案写的日期收"],
      ["登录的电脑", "sessions", "现在没有电脑用您的身份登录"],
    ] as const) {
      await phone.tap(new RegExp(`^${way}$`));
      await phone.isOn(`staff/${route}/index`);
      await phone.sees(shows);
      phone.back();
      await phone.isOn("staff/index/index");
    }
    await phone.tap(/^人员名单$/);
    await phone.tap("林志强");
    await phone.tap("看全户");
    await phone.isOn("staff/household/index");
    await phone.sees("黄秀兰");
  });

  it("lets a browser in by its code, after showing its number", async () => {
    const person = await takePhoneOfWorker("kaiping-bureau");
    const begun = await sendJson(`${CLOUD}/desk/api/begin`, {}, { origin: CLOUD });
    const { token, number } = (begun.body as { data: { token: string; number: string } }).data;
    await toDesk();
    await phone.tap("在电脑上办");
    await phone.isOn("staff/desk-login/index");
    // Closed without a code, and a code of something else.
    await phone.tap("扫电脑上的二维码");
    person.scan = () => "6901234567892";
    await phone.tap("扫电脑上的二维码");
    await phone.sees("这不是参保经办电脑端的登录码");
    person.scan = () => token;
    await phone.tap("扫电脑上的二维码");
    await phone.sees("电脑上显示的是这个号码吗？");
    await phone.sees(number);
    await phone.tap("不允许");
    await phone.sees("没有让那台电脑登录");
  });
});
