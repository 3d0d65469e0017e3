import { Phone, sendJson } from "./harness";
import { CLOUD, DIST } from "./journeys";
import { willingPerson } from "./wechat-person";

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

describe("somebody who is bound to nobody, on WeChat's engine", () => {
  it("chooses a place, answers what matters, and sees amount, deadline and clauses", async () => {
    await sendJson(`${CLOUD}/console/api/who`, { family: "kaiping-lin" });
    const openid = "o-nobody-yet";
    phone = Phone.start(DIST, { cloud: CLOUD, openid, person: willingPerson(CLOUD, openid) });
    await phone.tap("不登录，先算一算要交多少");
    await phone.isOn("pages/estimate/index");
    await phone.type("按名字找", "赤坎");
    await phone.sees("管赤坎镇");
    await phone.tap("管赤坎镇");
    await phone.sees("户口在本地吗？");
    await phone.tap("在本地");
    await phone.sees("现在有没有参加职工医保");
    await phone.tap("没有参加职工医保");
    await phone.sees("第 3 个问题");
    await phone.tap("不再回答，先看结果");
    await phone.sees("能参保，现在可以缴");
    await phone.sees("¥376.00");
    await phone.sees("12月25日截止");
    await phone.sees("还没有定的");
    await phone.sees("依据：");
    await phone.tap("再答一答");
    await phone.sees("不清楚，先跳过");
    await phone.tap("不再回答，先看结果");
    await phone.tap("改");
    await phone.sees("改这个回答");
    await phone.tap("不在本地");
    await phone.sees("户口在本地吗？");
  });
});
