import { findings } from "./axe";
import type { Person } from "./person";
import { withPhone } from "./phone";
import { setUp } from "./setting";

interface Family {
  key: string;
  members: { name: string; document: { number: string }; binding: string | null }[];
}

describe("adding a family member", () => {
  const setting = setUp();

  /** Someone of the family who is not bound yet, as the console shows them. */
  async function newcomer(key: string) {
    const { families } = await setting.product.console<{ families: Family[] }>("families");
    const member = families
      .find((family) => family.key === key)
      ?.members.find(({ binding }) => binding === null);
    if (!member) throw new Error(`nobody is left to add in ${key}`);
    return { name: member.name, number: member.document.number };
  }

  async function openForm(person: Person): Promise<void> {
    await person.isAt("参保");
    await person.press("添加家人");
    await person.isAt("添加家人");
  }

  async function fill(person: Person, name: string, number: string): Promise<void> {
    await person.choose("父母");
    await person.type("姓名", name);
    await person.type("居民身份证号码", number);
    await person.press("添加");
  }

  /** The same number with another check digit. */
  const spoilt = (number: string) => number.slice(0, 17) + (number.endsWith("1") ? "2" : "1");

  test("an empty form says everything that is missing, and the keyboard goes there", () =>
    withPhone(setting, { family: "kaiping-lin", way: "keyboard" }, async ({ person, page }) => {
      await openForm(person);
      await person.press("添加");
      await person.isAt("有 3 处要改");
      await page.locator(":focus", { hasText: "有 3 处要改" }).waitFor();
      await person.press("请填姓名");
      await page.locator("#name:focus").waitFor();
      await expect(findings(page)).resolves.toEqual([]);
    }));

  test("a wrong check digit is seen before anything is sent", () =>
    withPhone(setting, { family: "kaiping-lin", way: "mouse" }, async ({ person, page }) => {
      const { name, number } = await newcomer("kaiping-lin");
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.postData() ?? ""));
      await openForm(person);
      await fill(person, name, spoilt(number));
      await person.isAt("有 1 处要改");
      expect(sent.filter((text) => text.includes('"bind"'))).toEqual([]);
      await expect(findings(page)).resolves.toEqual([]);
    }));

  test("a name that does not fit is refused without saying which part was wrong", () =>
    withPhone(
      setting,
      { family: "baogou-zhang", way: "touch" },
      async ({ person, page, errors }) => {
        const { number } = await newcomer("baogou-zhang");
        await openForm(person);
        await fill(person, "王不对", number);
        const refusal = person.screen.locator("#refusal");
        await refusal.waitFor();
        await expect(refusal.textContent()).resolves.not.toMatch(/姓名(不对|错)|号码(不对|错)/);
        await expect(findings(page)).resolves.toEqual([]);
        expect(errors).toEqual([]);
      },
    ));

  test("after too many tries there is a pause, also for the right answer", () =>
    withPhone(setting, { family: "huarong-liu", way: "touch" }, async ({ person }) => {
      const { name, number } = await newcomer("huarong-liu");
      await openForm(person);
      for (let tries = 0; tries < 20; tries += 1) {
        await fill(person, `王不对${"一二三四五六七八九十"[tries % 10] ?? ""}`, number);
        await person.screen.locator("#refusal").waitFor();
        if (
          await person
            .text(/试的次数太多/)
            .first()
            .isVisible()
        )
          break;
      }
      await fill(person, name, number);
      await person.sees(/试的次数太多/);
    }));

  test("the right name and number lead to the person, who then can be looked at and paid for", () =>
    withPhone(setting, { family: "mancheng-zhao", way: "keyboard" }, async ({ person }) => {
      const { name, number } = await newcomer("mancheng-zhao");
      await openForm(person);
      await fill(person, name, number);
      await person.sees(`已添加${name}`);
      await person.press("看参保情况");
      await person.isAt("参保情况");
      await person.isAt(name);
      // Name and number are known to neighbours too: what is owed is shown, whose help it is is not.
      await person.isAt("确认身份");
      await person.find("button", "去缴费").waitFor();
    }));
});
