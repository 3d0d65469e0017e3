import { findings } from "./axe";
import { chooseThree, journeyOf } from "./journey";
import { look, type Look } from "./look";
import { withPhone } from "./phone";
import { setUp } from "./setting";

const journey = journeyOf("开平");

const LOOKS: Look[] = [
  { name: "home", go: (person) => person.isAt("林志强") },
  {
    name: "member",
    async go(person) {
      await person.follow(/^2022年(?!医保)/);
      await person.isAt("为什么是这样");
    },
  },
  {
    name: "taking a member off the list",
    async go(person) {
      await person.follow(/^2022年(?!医保)/);
      await person.press("不再查看这个人");
      await person.screen.getByRole("dialog").waitFor();
    },
  },
  {
    name: "choose",
    async go(person) {
      await person.press("去缴费");
      await person.sees("已选 3 笔");
    },
  },
  { name: "check", go: (person) => chooseThree(person, journey) },
  {
    name: "add",
    async go(person) {
      await person.press("添加家人");
      await person.isAt("添加家人");
    },
  },
  {
    name: "history",
    async go(person) {
      await person.follow(/^缴费记录/);
      await person.sees("还没有缴费记录");
    },
  },
  {
    name: "places",
    async go(person) {
      await person.follow(/^本地政策/);
      await person.sees("演示县");
    },
  },
  {
    name: "plan",
    async go(person) {
      await person.follow(/^2022年(?!医保)/);
      await person.follow(/2022年政策$/);
      await person.isAt(/2022/);
    },
  },
  {
    name: "settings",
    async go(person) {
      await person.follow(/^字号与设置/);
      await person.sees("看看效果");
    },
  },
  {
    name: "privacy",
    async go(person) {
      await person.follow(/^字号与设置/);
      await person.follow(/^隐私与说明/);
      await person.isAt("隐私与说明");
    },
  },
];

/** Pages that are there only after something was paid. */
const PAID_LOOKS: Look[] = [
  {
    name: "record of a payment",
    async go(person) {
      await person.follow(/^缴费记录/);
      await person.sees("已付");
    },
  },
  {
    name: "result",
    async go(person) {
      await person.follow(/^缴费记录/);
      await person.follow(/已付/);
      await person.isAt("缴费成功");
    },
  },
  {
    name: "voucher",
    async go(person) {
      await person.follow(/^缴费记录/);
      await person.follow(/已付/);
      await person.follow(/凭证$/);
      await person.isAt("城乡居民医保缴费凭证");
    },
  },
];

describe.each([
  ["standard", 390],
  ["elder", 390],
  ["elder", 320],
] as const)("%s letters on a phone %i wide", (letters, width) => {
  const setting = setUp();
  const visit = { family: journey.family, viewport: { width, height: 844 } };

  test.each(LOOKS)("$name can be read and worked by everyone", (one) =>
    withPhone(setting, visit, (held) => look(held, letters, one)),
  );

  test("large letters stay chosen", () =>
    withPhone(setting, visit, async ({ person, page }) => {
      await person.press("大字版");
      await person.find("button", "标准版").waitFor();
      await page.reload();
      await person.find("button", "标准版").waitFor();
    }));

  describe("after paying", () => {
    test("the sheets and what follows can be read and worked by everyone", () =>
      withPhone(setting, visit, async ({ person, page }) => {
        await chooseThree(person, journey);
        await person.press(/^确认支付/);
        await person.find("button", "允许").waitFor();
        await expect(findings(page)).resolves.toEqual([]);
        await person.press("允许");
        await person.isAt("微信支付");
        await expect(findings(page)).resolves.toEqual([]);
        await person.press("取消");
        await person.isAt("还没有付钱");
        await expect(findings(page)).resolves.toEqual([]);
        await person.press("继续支付");
        await person.press("支付");
        await person.isAt("缴费成功");
      }));

    test.each(PAID_LOOKS)("$name can be read and worked by everyone", (one) =>
      withPhone(setting, visit, (held) => look(held, letters, one)),
    );
  });
});
