import type { Page } from "playwright-core";
import { findings } from "./axe";
import { photograph } from "./papers";
import type { Person, Way } from "./person";
import { withPhone } from "./phone";
import { setUp, type Setting } from "./setting";

const AGENT = "o-demo-kaiping-agent";

interface Listed {
  data: { requests: { requestId: string; state: string; title: string }[] };
}

/** Requests of a family as the function tells them. */
async function requestsOf({ product }: Setting, family: string) {
  const { data } = await product.call<Listed>(`o-demo-${family}`, "requests");
  return data.requests;
}

async function toErrands(person: Person, name: string): Promise<void> {
  await person.isAt("参保");
  await person.follow(/^办事/);
  await person.follow(new RegExp(`^${name}`));
  await person.isAt("现在可以办");
}

/** From the first page to a newborn's form that is sent with a photo of the household book. */
async function fileNewborn(person: Person, page: Page, name: string, number: string) {
  await toErrands(person, "林志强");
  await person.follow(/^新生儿参保/);
  await person.isAt("新生儿参保");
  await person.press("开始填写");
  await person.isAt(/^第 1 步/);
  await person.type("孩子的姓名", name);
  await person.type("出生医学证明号码", number);
  await person.typeDay("出生日期", "2021-10-30");
  await person.choose("女");
  await person.press("下一步");
  await person.choose("在本地");
  await person.press("下一步");
  await person.isAt(/材料照片$/);
  await photograph(person, page, "入户后的户口簿");
  await person.press("下一步");
  await person.isAt(/核对后提交$/);
  await person.sees("入户后的户口簿 1 张");
}

describe("asking for something", () => {
  const setting = setUp();

  test.each<[Way, string, string]>([
    ["touch", "林小满", "U440783001"],
    ["keyboard", "林小雪", "U440783002"],
  ])("a newborn is filed with a photo and followed, by %s", (way, name, number) =>
    withPhone(setting, { family: "kaiping-lin", way }, async ({ person, page }) => {
      await fileNewborn(person, page, name, number);
      // Without consent nothing is sent.
      await person.press("提交申请");
      await person.sees("要先勾选同意");
      await person.press("更改姓名");
      await person.type("孩子的姓名", `${name}儿`);
      await person.press("下一步");
      await person.tick(/我是这个孩子的监护人/);
      await person.press("提交申请");
      await person.isAt("申请进度");
      await person.sees("已经提交");
      await person.isAt(`新生儿参保 · ${name}儿`);
      await person.sees("U44*****" + number.slice(-2));
      await expect(findings(page)).resolves.toEqual([]);
      // Going back leads to the errands and not to the form: nothing is sent twice.
      await person.press("返回");
      await person.isAt("现在可以办");
      await person.follow(/^我的申请/);
      await person.sees(`新生儿参保 · ${name}儿`);
      const [first] = await requestsOf(setting, "kaiping-lin");
      expect(first).toMatchObject({ state: "submitted", title: "新生儿参保" });
    }),
  );

  test("an own photo can be looked at, the form is a sheet to print, and a request can be taken back", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person, page }) => {
      await person.follow(/^我的申请/);
      await person.follow(/林小满儿/);
      await person.press(/^看照片/);
      const picture = page.getByRole("img", { name: "入户后的户口簿的照片" });
      await picture.waitFor();
      expect(
        await picture.evaluate((img: HTMLImageElement) =>
          img.decode().then(() => img.naturalWidth),
        ),
      ).toBeGreaterThan(100);
      await person.press("关闭");
      await person.follow(/^申请表/);
      await person.isAt(/新参保、变更、停保登记表/);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("button", { name: "打印这张表" }).isVisible()).toBe(false);
      await page.emulateMedia({ media: "screen" });
      await person.press("返回");
      await person.press("不办了，撤回申请");
      await person.press(/^撤回申请$/);
      await person.sees("已撤回");
    }));

  test("a form that was left comes back with what was chosen, without names and numbers", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person, page }) => {
      await toErrands(person, "黄秀兰");
      await person.follow(/^停保/);
      await person.press("开始填写");
      await person.choose("自己不想参保了");
      await person.type("还有想说明的（可以不填）", "家里的事");
      await person.reads();
      await page.reload();
      await person.press("开始填写");
      await person.sees("上次选的内容找回来了");
      await expect(page.getByRole("radio", { name: "自己不想参保了" }).isChecked()).resolves.toBe(
        true,
      );
      const kept = await page.evaluate(() => window.localStorage.getItem("canbao.request-draft"));
      expect(kept).not.toContain("家里的事");
      expect(kept).not.toContain("黄秀兰");
    }));

  test("a stop on its last day is open, a day later it is refused with the clause and nothing is written", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person }) => {
      const before = (await requestsOf(setting, "kaiping-lin")).length;
      await setting.product.console("date", { date: "2021-11-20", time: "12:00" });
      await toErrands(person, "林子轩");
      await person.follow(/^停保\s*今天/);
      await person.sees("11月20日");
      await setting.product.console("date", { date: "2021-11-21", time: "00:10" });
      await person.press("返回");
      await person.isAt("现在不能办");
      await person.follow(/^停保/);
      await person.sees("现在不能办");
      await person.sees(/依据：五（四）1/);
      await person.seesNo("开始填写");
      expect(await requestsOf(setting, "kaiping-lin")).toHaveLength(before);
    }));

  test("what a worker gives back is supplemented with a new photo, and is on the desk again", () =>
    withPhone(setting, { family: "kaiping-lin" }, async ({ person, page }) => {
      const { product } = setting;
      const requests = await requestsOf(setting, "kaiping-lin");
      const requestId = requests.find(({ state }) => state === "submitted")?.requestId ?? "";
      const ask = (call: string, data: object) =>
        product.callFunction<{ ok: boolean; data: { version: number } }>(
          "staff",
          AGENT,
          call,
          data,
        );
      const { data: seen } = await ask("request", { requestId });
      const { data: taken } = await ask("take", {
        requestId,
        version: seen.version,
      });
      const given = await ask("giveBack", {
        requestId,
        version: taken.version,
        reason: "户口簿照片看不清",
        materials: ["入户后的户口簿"],
      });
      expect(given.ok).toBe(true);

      await person.follow(/^我的申请/);
      await person.sees("要您补充的");
      await person.follow(/林小雪儿/);
      await person.sees(/户口簿照片看不清/);
      await person.press("去补充");
      await person.isAt("补充材料");
      await person.press("提交补充");
      await person.sees("还没有补什么");
      await expect(findings(page)).resolves.toEqual([]);
      await photograph(person, page, "入户后的户口簿");
      await person.press("提交补充");
      await person.isAt("申请进度");
      await person.sees("等工作人员受理");
      // What is told of workers is their office, never their name.
      await person.seesNo("冼伯年");
    }));

  test("without a network nothing is lost: the form is sent when there is one again", () =>
    withPhone(setting, { family: "kaiping-chen" }, async ({ person, context }) => {
      await toErrands(person, "陈伟明");
      await person.follow(/^更正姓名或证件/);
      await person.press("开始填写");
      await person.type("正确的姓名", "陈伟铭");
      await person.type("居民身份证号码", "440783197411309911");
      await person.press("下一步");
      await person.isAt(/材料照片$/);
      await person.press("下一步");
      await person.tick(/^上面写的都是真的/);
      await context.setOffline(true);
      await person.press("提交申请");
      await person.sees("请打开移动数据或无线网络");
      await person.sees("陈伟铭");
      await context.setOffline(false);
      await person.press("提交申请");
      await person.sees("已经提交");
    }));
});

describe("family, identity and own data", () => {
  const setting = setUp();

  test("everybody of the book is there; who serves in the army is left out until a day, and that is taken back again", () =>
    withPhone(setting, { family: "kaiping-zhou", way: "keyboard" }, async ({ person, page }) => {
      await person.isAt("参保");
      await person.follow(/^2022年(?!医保)/);
      await person.follow(/^全家参保情况/);
      await person.isAt("全家参保情况");
      await person.sees("还有 2 个人没有办");
      await person.press("说明为什么不参保：周俊彦");
      await person.press("保存");
      await person.sees("请选为什么没有一起参保");
      await person.choose("正在服兵役");
      await person.press("保存");
      await person.sees("请填预计到哪一天");
      await expect(findings(page)).resolves.toEqual([]);
      await person.typeDay("预计到哪一天", "2023-09-01");
      await person.press("保存");
      await person.sees("到2023年9月1日为止");
      await person.sees("还有 1 个人没有办");
      await person.press("改这个说明：周俊彦");
      await person.press("取消这个说明");
      await person.sees("还有 2 个人没有办");
    }));

  test("a code for the worker is shown to who is bound by name and number alone, and counts down", () =>
    withPhone(setting, { family: "kaiping-zhou" }, async ({ person }) => {
      await person.isAt("梁炳坤");
      await person.pressOn(
        person.screen.getByRole("listitem").filter({ hasText: "梁炳坤" }).getByRole("link").first(),
      );
      await person.follow(/^身份和查看记录/);
      await person.press("显示六位数字");
      await person.sees(/^\d{3} \d{3}$/);
      await person.sees(/还能用 (9|10) 分/);
    }));

  test("who looked is told by office, and a stranger's binding can be disputed", () =>
    withPhone(setting, { family: "kaiping-lin", way: "mouse" }, async ({ person, page }) => {
      await person.isAt("参保");
      await person.follow(/^2022年(?!医保)/);
      await person.follow(/^身份和查看记录/);
      await person.isAt("谁看过、改过");
      await person.press("不是我家人添加的");
      await person.type("想说明的（可以不填）", "不认识这个人");
      await person.press("请工作人员查");
      await person.sees("已经告诉工作人员");
      await expect(findings(page)).resolves.toEqual([]);
    }));

  test("the own data are taken along as a file, and the account is deleted with what stays named", () =>
    withPhone(setting, { family: "kaiping-tan" }, async ({ person, page }) => {
      await person.isAt("谭国华");
      await person.follow(/^字号与设置/);
      await person.follow(/^我的数据/);
      await person.press("导出");
      await person.sees("存成文件");
      const download = page.waitForEvent("download");
      await person.press("存成文件");
      expect((await download).suggestedFilename()).toMatch(/\.txt$/);
      await person.sees(/谭国华/);
      await person.press("我要注销");
      await person.press("注销账号");
      await person.sees("要先勾选");
      await person.tick(/我确定要注销/);
      await person.press("注销账号");
      await person.sees("已经注销");
      await person.sees("按规定留着");
      await expect(findings(page)).resolves.toEqual([]);
      await person.press("回首页");
      await person.isAt("先添加要查的人");
    }));
});
