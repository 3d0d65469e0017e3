import path from "node:path";
import { Phone, type Person } from "./harness";

/** A mini-program of a few lines that does what WeChat would refuse. */
const FIXTURE = path.join(__dirname, "fixture");
const PERSON: Person = {
  pay: () => Promise.resolve("paid"),
  subscribe: () => "accept",
  confirm: () => true,
};
/** Nobody listens there. */
const NO_CLOUD = "http://127.0.0.1:9";

const start = () => Phone.start(FIXTURE, { cloud: NO_CLOUD, openid: "o-nobody", person: PERSON });

/** What is proven elsewhere is worth as much as the phone it runs on: this one says no where WeChat does. */
describe("the phone of these tests", () => {
  let phone: Phone;
  beforeEach(() => {
    phone = start();
  });
  afterEach(() => {
    phone.close();
  });

  it("has no window, no process and no fetch", async () => {
    await phone.sees("window undefined, process undefined, fetch undefined");
  });

  it("opens ten pages and refuses the eleventh", async () => {
    for (let open = 1; open < 10; open += 1) {
      await phone.tap("再开一页");
      await phone.until(() => phone.openPages.length === open + 1, "one more page");
    }
    await phone.tap("再开一页");
    await phone.sees("navigateTo:fail webview count limit exceed");
    expect(phone.openPages).toHaveLength(10);
  });

  it("hides the page below and shows it again", async () => {
    await phone.tap("再开一页");
    await phone.until(() => phone.openPages.length === 2, "the next page");
    phone.back();
    await phone.sees("show;hide;show;");
  });

  it("asks for messages inside a tap, and never answers at once", async () => {
    await phone.tap("问一问");
    await phone.sees("asked;said accept;");
  });

  it("refuses to ask for messages after the tap", async () => {
    await phone.tap("过后再问");
    await phone.sees("requestSubscribeMessage:fail can only be invoked by user TAP gesture.");
  });

  it("refuses cloud calls before the cloud is made ready", async () => {
    await phone.tap("打给云");
    await phone.sees("cloud.callFunction:fail Cloud API isn't enabled");
  });

  it("types into a field by its name, and does not press what is disabled", async () => {
    await phone.type("姓名", "林志强");
    await phone.sees("typed 林志强");
    expect(phone.canTap("不能按")).toBe(false);
    expect(phone.canTap("再开一页")).toBe(true);
  });

  it("notices a template that is not there", async () => {
    await phone.tap("坏模板");
    await phone.until(() => phone.grumbles.length > 0, "a complaint");
    expect(phone.grumbles.join()).toMatch(/Template .*nowhere.* not found/);
  });
});
