import type { Phone } from "./harness";
import { takePhoneOf } from "./journeys";

/** The smallest picture that begins like one. */
const JPEG = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

let phone: Phone;
afterEach(() => {
  const { grumbles } = phone;
  phone.close();
  expect(grumbles).toEqual([]);
});

/** From the first page to the page for photos of a newborn's papers. */
async function toPhotos(number: string): Promise<void> {
  await phone.tap("办事");
  await phone.isOn("family/errands/index");
  await phone.tap("林志强");
  await phone.sees("现在可以办");
  await phone.tap("新生儿参保");
  await phone.isOn("family/apply/index");
  await phone.tap("开始填写");
  await phone.sees("第 1 步");
  await phone.tap("下一步");
  await phone.sees("有 4 处要改");
  await phone.type("孩子的姓名", "林小月");
  await phone.type("出生医学证明号码", number);
  await phone.type("出生日期年", "2021");
  await phone.type("出生日期月", "10");
  await phone.type("出生日期日", "30");
  await phone.tap("女");
  await phone.tap("下一步");
  await phone.tap("在本地");
  await phone.tap("下一步");
  await phone.sees("入户后的户口簿");
}

describe("asking for something, on WeChat's engine", () => {
  it("files a newborn with a photo, after WeChat's privacy question, and follows it", async () => {
    const taken = await takePhoneOf("kaiping-lin");
    ({ phone } = taken);
    await toPhotos("U440783101");
    await phone.tap("下一步");
    await phone.sees("还没有照片：入户后的户口簿");

    await phone.tap("拍照或选照片");
    await phone.sees("先请您同意隐私保护指引");
    await phone.tap("同意");
    // The camera was closed without a picture: nothing has changed.
    await phone.until(() => !phone.says("请稍等"), "the button to be there again");

    taken.person.takePhoto = () => JPEG;
    await phone.tap("拍照或选照片");
    await phone.sees("已传好");
    await phone.tap("下一步");
    await phone.sees("核对后提交");
    await phone.sees("入户后的户口簿 1 张");
    await phone.tap("提交申请");
    await phone.sees("要先勾选同意");
    await phone.tap(/^我是这个孩子的监护人/);
    await phone.tap("提交申请");
    await phone.isOn("family/request/index");
    await phone.sees("已经提交");
    await phone.sees("新生儿参保 · 林小月");
    expect(phone.openPages).not.toContain("family/apply/index");

    await phone.tap("看照片");
    await phone.tap("申请表");
    await phone.isOn("family/form/index");
    await phone.sees("新参保、变更、停保登记表");
    phone.back();
    await phone.isOn("family/request/index");
    phone.back();
    await phone.isOn("family/errands/index");
    await phone.tap("我的申请");
    await phone.isOn("family/requests/index");
    await phone.sees("正在办的");
    await phone.tap(/^新生儿参保 · 林小月/);
    await phone.tap("不办了，撤回申请");
    await phone.sees("撤回这个申请？");
    await phone.tap("撤回申请");
    await phone.sees("已撤回");
  });

  it("a photo that does not get through says so, and is sent again", async () => {
    const taken = await takePhoneOf("kaiping-lin");
    ({ phone } = taken);
    const { person } = taken;
    await toPhotos("U440783102");
    person.takePhoto = () => JPEG;
    person.losesUpload = true;
    await phone.tap("拍照或选照片");
    await phone.tap("同意");
    await phone.sees("没有传上去");
    await phone.tap("下一步");
    await phone.sees("还没有照片：入户后的户口簿");
    person.losesUpload = false;
    await phone.tap("再传一次");
    await phone.sees("已传好");
    await phone.tap("不要这张");
    await phone.until(() => !phone.says("已传好"), "the photo to be gone");
  });

  it("shows everybody of the household book, and who one is", async () => {
    ({ phone } = await takePhoneOf("kaiping-zhou"));
    await phone.tap(/^2022年(?!医保)/);
    await phone.isOn("pages/member/index");
    await phone.tap("全家参保情况");
    await phone.isOn("family/household/index");
    await phone.sees("还有 2 个人没有办");
    await phone.tap("说明为什么不参保");
    await phone.tap("保存");
    await phone.sees("请选为什么没有一起参保");
    await phone.tap("不改了");
    phone.back();
    await phone.tap("身份和查看记录");
    await phone.isOn("family/trust/index");
    await phone.sees("谁看过、改过");
  });
});
