import { demoFamilies } from "../../local/demo";
import { findings } from "./axe";
import {
  fileBaby,
  keepingTraces,
  openLogin,
  openPhone,
  openidOf,
  supplement,
  withDesk,
  type Baby,
} from "./at-desk";
import type { Person } from "./person";
import { setUp } from "./setting";

const BUREAU = "kaiping-bureau";
const AGENT = "kaiping-agent";

/** The number of an invented person, as the paper in somebody's hand says it. */
function numberOf(name: string): string {
  const row = demoFamilies.flatMap(({ members }) => members).find((one) => one.name === name);
  if (!row) throw new Error(`nobody is called ${name}`);
  return row.document.number;
}

/** A family of the agent's village, on the day of their story. */
const LIN = { family: "kaiping-lin", parent: "林志强", place: "440783106221", year: 2022 };
const baby = (name: string, number: string): Baby => ({ ...LIN, name, number, born: "2021-10-30" });

const openRequest = async (person: Person, name: string): Promise<void> => {
  await person.follow(/^申请队列/);
  await person.follow(new RegExp(`^${name}`));
  await person.isAt("申请内容");
};

describe("the desk in a browser", () => {
  const setting = setUp();
  beforeAll(() => setting.product.console("who", { family: LIN.family }));

  test("is opened by a phone that is shown where it stands and its number", async () => {
    const { token, ...desk } = await openLogin(setting);
    const phone = await openPhone(setting, BUREAU);
    await keepingTraces([desk, phone], async () => {
      const number = await desk.page.locator(".match-number").innerText();
      await phone.person.isAt("经办工作台");
      await phone.person.follow(/^在电脑上办/);
      await phone.person.type("登录码", token);
      await phone.person.press("下一步");
      await phone.person.sees(/电脑上的 Chrome/);
      await phone.person.sees(number);
      await desk.person.sees(/手机已经扫到/);
      await expect(findings(phone.page)).resolves.toEqual([]);
      await expect(findings(desk.page)).resolves.toEqual([]);
      await phone.person.press("号码一样，允许登录");
      await phone.person.sees("那台电脑已经登录");
      await desk.person.isAt(/^经办工作台$/);
      await desk.person.sees("劳佩珊");
      // A reload keeps the session; only its token against forged requests is fetched anew.
      await desk.page.reload();
      await desk.person.sees("劳佩珊");
      expect([...desk.errors, ...phone.errors]).toEqual([]);
    });
  });

  test("stays shut where the phone says no, and shows another code", async () => {
    const { token, ...desk } = await openLogin(setting);
    await keepingTraces([desk], async () => {
      const { product } = setting;
      await product.callFunction("staff", openidOf(BUREAU), "deskLook", { token });
      await product.callFunction("staff", openidOf(BUREAU), "deskConfirm", { token, allow: false });
      await desk.person.sees(/手机上选了“不允许”/);
      await desk.person.press("换一个二维码再试");
      await desk.person.sees("手机上显示的号码应该和这个一样");
    });
  });

  test("without a session nothing is shown but the way to log in", async () => {
    const { page, person, context } = await openLogin(setting);
    await page.goto(`${setting.product.url}/desk/#/staff/people/index`);
    await page.reload();
    await person.sees("手机上显示的号码应该和这个一样");
    await person.seesNo("林志强");
    await context.close();
  });

  test("a newborn is taken, given back, supplemented and completed; the family has one more member", async () => {
    const requestId = await fileBaby(setting, baby("林小雨", "V440783101"));
    await withDesk(setting, { worker: AGENT }, async ({ person, page }) => {
      await openRequest(person, "林小雨");
      await person.sees(/还剩 \d+ 小时/);
      await person.press("我来办");
      await person.sees("在您手上");
      await person.press("看照片：入户后的户口簿");
      await page.getByRole("img", { name: "入户后的户口簿的照片" }).waitFor();
      await person.press("看完了");
      await person.press("不合格：入户后的户口簿");
      await person.sees("看过，不合格");
      await person.press("退回给居民");
      await person.choose("照片看不清");
      await person.press("确认退回");
      await person.seesNo("在您手上");
      await supplement(setting, LIN.family, requestId);

      await openRequest(person, "林小雨");
      await person.press("我来办");
      await person.press(/^办结$/);
      await person.sees(/登记为“已登记，待缴费”/);
      await person.tick(/我在柜台看过原件/);
      await person.press("确认办结");
      await person.sees("已办好");
      await expect(findings(page)).resolves.toEqual([]);
    });
    type Home = { data: { members: { name: string }[] } };
    const { data } = await setting.product.call<Home>(`o-demo-${LIN.family}`, "home");
    expect(data.members.map(({ name }) => name)).toContain("林小雨");
  });

  test("what is stated wrong is put right with a reason, and what cannot be is refused with the clause", async () => {
    await fileBaby(setting, baby("林小错", "V440783102"));
    await withDesk(setting, { worker: "kaiping-town", way: "keyboard" }, async ({ person }) => {
      await openRequest(person, "林小错");
      await person.press("我来办");
      await person.press("更正填错的内容");
      await person.type("孩子的姓名", "林小雪");
      await person.press("保存更正");
      await person.sees("请写明为什么更正");
      await person.type("为什么更正", "和户口簿核对，名字写错");
      await person.press("保存更正");
      await person.sees(/^林小雪/);
      await person.press("不予办理");
      await person.press("确认不予办理");
      await person.sees("请写明依据的条款");
      await person.choose("材料证明不了");
      await person.press("确认不予办理");
      await person.sees("没有通过");
    });
    type Requests = { data: { requests: { state: string; requestId: string; name: string }[] } };
    const openid = `o-demo-${LIN.family}`;
    const { data } = await setting.product.call<Requests>(openid, "requests");
    const refused = data.requests.find(({ state }) => state === "refused");
    type View = { data: { steps: { state: string; text: string; cite?: string; by: string }[] } };
    const { data: view } = await setting.product.call<View>(openid, "request", {
      requestId: refused?.requestId,
    });
    const step = view.steps.find(({ state }) => state === "refused");
    expect(step?.text).toContain("证明不了");
    expect(step?.cite).toBeTruthy();
    expect(step?.by).not.toMatch(/甄启明|冼伯年/);
  });

  test("of two who take one request the second is told, and sees what is there now", async () => {
    const requestId = await fileBaby(setting, baby("林小晚", "V440783103"));
    await withDesk(setting, { worker: AGENT }, async ({ person }) => {
      await openRequest(person, "林小晚");
      type Seen = { data: { version: number } };
      const town = openidOf("kaiping-town");
      const { product } = setting;
      const { data } = await product.callFunction<Seen>("staff", town, "request", { requestId });
      const { version } = data;
      await product.callFunction("staff", town, "take", { requestId, version });
      await person.press("我来办");
      await person.press("看最新的情况");
      await person.sees(/手上$/);
    });
  });

  test("somebody beyond one's own places is found by name and number together, and that is said", async () => {
    await withDesk(setting, { worker: "kaiping-town" }, async ({ person, page }) => {
      await person.follow("找人");
      await person.type("姓名", "陈伟明");
      await person.press("查找");
      await person.sees(/没有找到/);
      await person.type("证件号码", numberOf("陈伟明"));
      await person.press("查找");
      await person.sees("这个人不在您负责的地方");
      await person.follow("陈伟明");
      await person.isAt("陈伟明");
      // The number opened the page and stands nowhere on it, nor in its address.
      expect(page.url()).not.toContain(numberOf("陈伟明"));
      await expect(page.locator("body").innerText()).resolves.not.toContain(numberOf("陈伟明"));
    });
  });

  test("numbers are masked until a reason is given, and hidden again", async () => {
    await withDesk(setting, { worker: BUREAU }, async ({ person }) => {
      await person.follow("找人");
      await person.type("姓名", "林志强");
      await person.press("查找");
      await person.follow("林志强");
      await person.seesNo(numberOf("林志强"));
      await person.press("显示号码");
      await person.press("看完整号码");
      await person.sees("请选一个原因");
      await person.choose("核对本人到场出示的证件");
      await person.press("看完整号码");
      await person.sees(numberOf("林志强"));
      await person.press("收起号码");
      await person.seesNo(numberOf("林志强"));
    });
  });

  test("a browser that is logged out from the phone leads to the login at its next step", async () => {
    // Of whom no other browser is open.
    const worker = "kaiping-other-town";
    const phone = await openPhone(setting, worker, "sessions");
    await keepingTraces([phone], () =>
      withDesk(setting, { worker }, async ({ person, errors }) => {
        await phone.page.reload();
        await phone.person.press(/^让它退出/);
        await phone.person.press("让它退出登录");
        await phone.person.reads();
        await person.follow("人员名单");
        await person.sees("手机上显示的号码应该和这个一样");
        errors.splice(0);
      }),
    );
  });

  test("an auditor reads who did what, and has the whole record checked", async () => {
    await withDesk(setting, { worker: "kaiping-auditor" }, async ({ person, page }) => {
      await person.follow("操作记录");
      await person.sees("更正申请内容");
      await person.sees("改以前");
      await person.press("核对全部记录");
      await person.sees(/条记录都对得上/);
      await expect(findings(page)).resolves.toEqual([]);
    });
  });

  test("an administrator appoints somebody, whose code is shown once and works once", async () => {
    let code = "";
    await withDesk(setting, { worker: "kaiping-admin" }, async ({ person, page }) => {
      await person.follow("工作人员");
      await person.press("任命工作人员");
      await person.type("姓名", "余新来");
      await person.choose(/^村（社区）代办员/);
      await person.press("任命，取领取码");
      await person.sees("请选负责的地方");
      await person.press(/^负责的地方/);
      await person.type("按名字找", "西湾");
      await person.press(/^西湾村/);
      await person.press("任命，取领取码");
      await person.sees("只显示这一次，关掉就看不到了");
      code = await page.locator(".code-once").innerText();
      await person.press("已经告诉本人，关掉");
      await person.seesNo(code);
      // Who appoints sees nobody's file.
      await expect(page.getByRole("link", { name: "找人" }).count()).resolves.toBe(0);
    });
    const newcomer = await openPhone(setting, "nobody-yet", "join");
    await keepingTraces([newcomer], async () => {
      await newcomer.person.type("领取码", code);
      await newcomer.person.press("领取");
      await newcomer.person.sees("职责已经领取");
      await newcomer.person.press("进入工作台");
      await newcomer.person.sees("余新来");
    });
  });
});
