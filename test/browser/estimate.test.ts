import type { Page } from "playwright-core";
import { findings } from "./axe";
import type { Person, Way } from "./person";
import { withPhone } from "./phone";
import { setUp } from "./setting";

const FAMILY = "kaiping-lin";

/** Nothing may need scrolling to the side, and axe finds nothing. */
async function isSound(page: Page): Promise<void> {
  await expect(findings(page)).resolves.toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

async function answerTwo(person: Person): Promise<void> {
  await person.isAt("户口在本地吗？");
  await person.press("在本地");
  await person.isAt(/^现在有没有参加职工医保/);
  await person.press("没有参加职工医保");
}

describe.each<Way>(["touch", "keyboard"])("the estimator, by %s", (way) => {
  const setting = setUp();

  test("a place by the name of a town, two answers, the result with its clauses, and an answer changed", () =>
    withPhone(setting, { way, family: FAMILY }, async ({ person, page }) => {
      await person.follow(/^算一算要交多少/);
      await person.press("换地方");
      await person.type("按名字找", "赤坎");
      await person.follow(/管赤坎镇/);
      await answerTwo(person);
      await person.press("不再回答，先看结果");
      await person.isAt("能参保，现在可以缴");
      await person.sees("¥376.00");
      await isSound(page);
      await person.press("改：户口在本地吗？");
      await person.press("不在本地");
      await person.press("不再回答，先看结果");
      await person.isAt("按这些情况，不在这里的参保范围");
    }));
});

describe("without a network", () => {
  const setting = setUp();

  test("a plan that was fetched once still answers", () =>
    withPhone(setting, { family: FAMILY }, async ({ person, page, context }) => {
      await person.follow(/^算一算要交多少/);
      await person.isAt("户口在本地吗？");
      await page.goBack();
      await person.isAt("参保");
      await context.setOffline(true);
      await person.follow(/^算一算要交多少/);
      await answerTwo(person);
      await person.press("不再回答，先看结果");
      await person.sees("¥376.00");
      await context.setOffline(false);
    }));
});

describe.each(["standard", "elder"])("two places side by side, %s letters", (letters) => {
  const setting = setUp();

  test("are asked about once and compared in words", () =>
    withPhone(setting, { family: FAMILY }, async ({ person, page }) => {
      if (letters === "elder") await person.press("大字版");
      await person.follow(/^两地对比/);
      await person.type("按名字找", "开平");
      await person.follow(/^开平市/);
      await person.isAt("第二个地方：比如现在住的地方");
      await person.type("按名字找", "华容");
      await person.follow(/^华容县/);
      await person.isAt("户口在哪里？");
      await isSound(page);
      await person.press("在开平市");
      await person.isAt(/^现在有没有参加职工医保/);
      await person.press("没有参加职工医保");
      await person.press("不再回答，先看对比");
      await person.isAt(/^开平市和华容县/);
      await person.sees(/项不一样/);
      await person.sees("¥376.00");
      await isSound(page);
    }));
});
