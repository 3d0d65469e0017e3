import { fileBaby, keepingTraces, openPhone, withDesk } from "./at-desk";
import { isForEveryone } from "./look";
import type { Person } from "./person";
import { findings } from "./axe";
import { setUp } from "./setting";

const LIN = { family: "kaiping-lin", parent: "林志强", place: "440783106221", year: 2022 };

interface Stop {
  /** What is followed, from any page of the desk. */
  way: string | RegExp;
  /** What is to be read before the page is looked at. */
  shows: string | RegExp;
}

/** Every page that has a place of its own, by who is led there. */
const STOPS: readonly { worker: string; stops: readonly Stop[] }[] = [
  {
    worker: "kaiping-bureau",
    stops: [
      { way: /^申请队列/, shows: "全部事项" },
      { way: "柜台代办", shows: "替谁办" },
      { way: "找人", shows: "证件号码" },
      { way: "人员名单", shows: /^共 \d+ 人/ },
      { way: "外出人员", shows: /还没有登记外出的人/ },
      { way: /^待办事项/, shows: /./ },
      { way: "班级与学生", shows: "请先选学校。" },
      { way: /^疑点核查/, shows: "没处理" },
      { way: "名单比对", shows: /第一行是列名/ },
      { way: "缴费窗口", shows: /按方案写的日期收/ },
      { way: "年度结转", shows: "结转的人数" },
      { way: "登录的电脑", shows: "就是这台" },
    ],
  },
  {
    worker: "kaiping-school",
    stops: [{ way: "班级与学生", shows: "用名单登记学生" }],
  },
  {
    worker: "kaiping-auditor",
    stops: [{ way: "操作记录", shows: "记录有没有被改过" }],
  },
  {
    worker: "kaiping-admin",
    stops: [{ way: "工作人员", shows: "任命工作人员" }],
  },
];

/** Pages that one person leads to. */
async function throughPerson(person: Person, look: () => Promise<void>): Promise<void> {
  await person.follow("人员名单");
  await person.sees(/^共 \d+ 人/);
  await person.follow(/^林志强/);
  await person.isAt("各年度");
  await look();
  await person.press("显示号码");
  await person.sees("为什么要看");
  await look();
  await person.press("不办了");
  await person.press("看全户");
  await person.isAt("黄秀兰");
  await look();
  await person.press("返回");
  await person.press("代办业务");
  await person.isAt("现在能办");
  await look();
  await person.follow(/^新生儿参保/);
  await person.sees("孩子的姓名");
  await person.press("提交申请");
  await person.sees(/处要改/);
  await look();
}

describe("the pages of the desk", () => {
  const setting = setUp();
  beforeAll(async () => {
    await setting.product.console("who", { family: LIN.family });
    await fileBaby(setting, { ...LIN, name: "林小页", number: "V440783201", born: "2021-10-30" });
  });

  test.each(STOPS)(
    "can be read and worked by everyone in an office: $worker",
    ({ worker, stops }) =>
      withDesk(setting, { worker }, async ({ person, page }) => {
        for (const { way, shows } of stops) {
          await person.follow(way);
          await person.sees(shows);
          await person.reads();
          expect([way, await findings(page)]).toEqual([way, []]);
        }
      }),
  );

  test("of one person, and the form of an errand, in an office", () =>
    withDesk(setting, { worker: "kaiping-bureau" }, async ({ person, page }) => {
      await throughPerson(person, async () => {
        await person.reads();
        await expect(findings(page)).resolves.toEqual([]);
      });
    }));

  test("of one request, its decisions and its form, in an office", () =>
    withDesk(setting, { worker: "kaiping-bureau" }, async ({ person, page }) => {
      const look = async () => {
        await person.reads();
        await expect(findings(page)).resolves.toEqual([]);
      };
      await person.follow(/^申请队列/);
      await person.follow(/^林小页/);
      await person.isAt("申请内容");
      await person.press("我来办");
      await person.sees("在您手上");
      await look();
      for (const decision of [/^办结$/, "退回给居民", "不予办理", "更正填错的内容"]) {
        await person.press(decision);
        await look();
        await person.press("不办了");
      }
      await person.follow(/^看和打印申请表/);
      await person.isAt(/登记表/);
      await look();
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button", { name: "打印" }).isVisible()).resolves.toBe(false);
      await expect(page.getByRole("link", { name: "找人" }).isVisible()).resolves.toBe(false);
    }));

  test.each(["standard", "elder"] as const)("on a phone, in %s letters", async (letters) => {
    const phone = await openPhone(setting, "kaiping-bureau");
    const { person, page } = phone;
    await keepingTraces([phone], async () => {
      if (letters === "elder") {
        await page.evaluate(() => window.localStorage.setItem("canbao.text-size", "1"));
        await page.reload();
      }
      await person.isAt("经办工作台");
      await person.sees("劳佩珊");
      await isForEveryone(page, letters);
      for (const { way, shows } of STOPS[0]!.stops) {
        if (way === "登录的电脑") continue;
        await person.follow(way);
        await person.sees(shows);
        await person.reads();
        await isForEveryone(page, letters);
        await person.press("返回");
        await person.isAt("经办工作台");
      }
      await throughPerson(person, async () => {
        await person.reads();
        await isForEveryone(page, letters);
      });
      expect(phone.errors).toEqual([]);
    });
  });
});
