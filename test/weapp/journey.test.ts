import path from "node:path";
import { chooseCompiler, Phone, sendJson } from "./harness";
import { CLOUD_ENV } from "./global-setup";
import { willingPerson } from "./wechat-person";

const DIST = path.join(__dirname, "../../dist/weapp");
const CLOUD = process.env[CLOUD_ENV] ?? "";

if (chooseCompiler(process.arch) !== "official") {
  process.stdout.write(
    `WeChat's template compiler does not exist for ${process.arch}: using the engine's imitation.\n`,
  );
}

/** The day of a family's story, and a phone that belongs to it. */
async function phoneOf(family: string) {
  const chosen = await sendJson(`${CLOUD}/console/api/who`, { family });
  const { openid } = (chosen.body as { who: { openid: string } }).who;
  const person = willingPerson(CLOUD, openid);
  return { person, phone: Phone.start(DIST, { cloud: CLOUD, openid, person }) };
}

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

describe("the compiled mini-program on WeChat's engine", () => {
  it("goes from the family over one member to three vouchers in one payment", async () => {
    ({ phone } = await phoneOf("kaiping-lin"));
    await phone.sees("林志强");
    await phone.sees("¥1,128.00");

    await phone.tap(/^2022年/);
    await phone.isOn("pages/member/index");
    await phone.sees("这笔钱谁来出");
    await phone.sees("¥376.00");
    phone.back();

    await phone.isOn("pages/home/index");
    await phone.tap("去缴费");
    await phone.sees("已选 3 笔");
    await phone.tap("下一步");
    await phone.tap("确认支付 ¥1,128.00");
    await phone.isOn("pages/result/index");
    await phone.sees("缴费成功");

    for (const name of ["林志强", "黄秀兰", "林子轩"]) {
      await phone.tap(`${name} 2022 年凭证`);
      await phone.isOn("pages/voucher/index");
      await phone.sees("城乡居民医保缴费凭证");
      await phone.sees(name);
      await phone.sees("¥376.00");
      phone.back();
      await phone.isOn("pages/result/index");
    }
    await phone.tap("回首页");
    await phone.isOn("pages/home/index");
    expect(phone.openPages).toEqual(["pages/home/index"]);
    await phone.sees("全家都办好了");
  });
});
