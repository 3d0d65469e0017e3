import { findings } from "./axe";
import {
  chooseThree,
  confirmAndPay,
  journeyOf,
  lookAtFamily,
  lookAtMember,
  takeVouchers,
} from "./journey";
import { withPhone } from "./phone";
import { setUp } from "./setting";

const DESK = { width: 1280, height: 900 };

describe("the console page", () => {
  const setting = setUp();
  const desk = { way: "mouse", at: "/", viewport: DESK } as const;

  test("shows the family on the phone beside it, and what the phone receives", () =>
    withPhone(setting, { ...desk, family: "baogou-zhang" }, async ({ page, person }) => {
      const journey = journeyOf("华容");
      await person.unfold("华容县");
      await person.press(/刘家：普通一家三口/);
      const phone = person.inside("#phone");
      await lookAtFamily(phone, journey);
      await lookAtMember(phone, journey);
      await chooseThree(phone, journey);
      await confirmAndPay(phone, journey);
      await takeVouchers(phone, journey);
      // Messages go out by the minute; a day later they have all gone.
      await person.press("过一天");
      await page.locator("#messages").getByText("缴费成功通知").first().waitFor();
      await page.locator("#payments").getByText("已支付").first().waitFor();
      await expect(findings(page)).resolves.toEqual([]);
    }));

  test("sets the day on which everything happens", () =>
    withPhone(setting, { ...desk, family: "kaiping-lin" }, async ({ page, person }) => {
      const phone = person.inside("#phone");
      await phone.sees("今天是 2021年11月8日");
      await person.press("过一周");
      await phone.sees("今天是 2021年11月15日");
      await page.getByLabel("日期").fill("2022-03-01");
      await person.press("就到这天");
      await phone.sees("今天是 2022年3月1日");
      // The window is closed by now: nothing is to be paid any more.
      await phone.seesNo("去缴费");
    }));

  test("makes the next payment end as it is told", () =>
    withPhone(setting, { ...desk, family: "mancheng-zhao" }, async ({ person }) => {
      const journey = journeyOf("满城");
      const phone = person.inside("#phone");
      await lookAtFamily(phone, journey);
      await chooseThree(phone, journey);
      await person.choose(/^失败/);
      await confirmAndPay(phone, journey);
      await phone.isAt("还没有付钱");
      await phone.press("继续支付");
      await phone.press("支付");
      await phone.isAt("缴费成功");
    }));

  test("is worked by the keyboard alone", () =>
    withPhone(
      setting,
      { ...desk, way: "keyboard", family: "kaiping-lin" },
      async ({ page, person }) => {
        await person.unfold("庐阳区");
        await person.press(/方家：普通一家三口/);
        const phone = person.inside("#phone");
        await lookAtFamily(phone, journeyOf("庐阳"));
        await expect(findings(page)).resolves.toEqual([]);
      },
    ));
});
