import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { chooseThree, confirmAndPay, journeyOf } from "./journey";
import { withPhone } from "./phone";
import { setUp } from "./setting";

const ROOT = path.join(__dirname, "../..");
const DOCS = path.join(ROOT, "docs");
const ELSEWHERE = path.join(ROOT, "dist/browser");

/**
 * The pictures of the README. A voucher carries the time and number of its payment, so a picture is new each time: those in
 * `docs` are replaced only when they are missing or when asked for (`NEW_PICTURES=1`); the rest go to `dist/browser`.
 */
async function take(page: Page, name: string): Promise<void> {
  const wanted = path.join(DOCS, `${name}.png`);
  const file =
    process.env.NEW_PICTURES || !existsSync(wanted) ? wanted : path.join(ELSEWHERE, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
}

describe("pictures for the README", () => {
  const setting = setUp();

  test("home, member, pay and voucher", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person, page }) => {
      const journey = journeyOf("开平");
      await person.sees(journey.total);
      await take(page, "home");
      await person.follow(/^2022年(?!医保)/);
      await person.isAt("这笔钱谁来出");
      await take(page, "member");
      await person.press("返回");
      await chooseThree(person, journey);
      await take(page, "pay");
      await confirmAndPay(person, journey);
      await person.isAt("缴费成功");
      await person.follow(/凭证$/);
      await person.isAt("城乡居民医保缴费凭证");
      await take(page, "voucher");
    }));

  test("estimate", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person, page }) => {
      await person.follow(/^算一算要交多少/);
      await person.isAt("户口在本地吗？");
      await person.press("在本地");
      await person.isAt(/^现在有没有参加职工医保/);
      await person.press("没有参加职工医保");
      await person.press("不再回答，先看结果");
      await person.isAt("能参保，现在可以缴");
      await take(page, "estimate");
    }));
});
