import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { demoFamilies } from "../demo";
import { demoWorkers } from "../demo/workers";
import type { HttpServer } from "../http";
import { startTimers, type Timers } from "../runtime";
import { MERCHANT, PAID_TEMPLATE, startFixtureCloud, type FixtureCloud } from "../testing/cloud";
import { temporaryFolder } from "../testing/fixtures";
import { createAccounts, startGateway } from "./index";

const folder = temporaryFolder();
const h5Dir = join(folder, "h5");
const assetsDir = join(folder, "console");
const family = demoFamilies[0];
if (!family) throw new Error("there are demo families");
const openid = family.account.openid;
const asked: string[] = [];
let cloud: FixtureCloud;
let timers: Timers;
let gateway: HttpServer;

beforeAll(async () => {
  for (const path of [join(h5Dir, "js"), assetsDir]) mkdirSync(path, { recursive: true });
  writeFileSync(join(h5Dir, "index.html"), "<html><head><title>x</title></head></html>");
  writeFileSync(join(h5Dir, "js", "app.0123abcd.js"), "1");
  writeFileSync(join(assetsDir, "index.html"), "<h1>console</h1>");
  writeFileSync(join(folder, "secret"), "not for the browser");
  const env = {
    TICKER_FILE: join(folder, "ticks"),
    HEARD_FILE: join(folder, "heard"),
    ANSWERS_FILE: "none",
  };
  cloud = await startFixtureCloud(join(folder, "wechat"), env);
  timers = startTimers(cloud.runtime, cloud.clock);
  const parts = {
    clock: cloud.clock,
    wechat: cloud.wechat,
    runtime: cloud.runtime,
    accounts: createAccounts(demoFamilies, demoWorkers),
    offices: {
      act: (office: string, who: string) => {
        asked.push(`${office} ${who}`);
        return Promise.resolve("办好了");
      },
    },
    placeName: (code: string) => `地方 ${code}`,
    catchUp: timers.catchUp,
    chosen: { openid },
    h5Dir,
    assetsDir,
    onError: (error: unknown) => {
      throw error;
    },
  };
  gateway = await startGateway(parts, 0);
});
afterAll(async () => {
  timers.close();
  await gateway.close();
  await cloud.close();
});

type Json = Record<string, unknown>;
async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(gateway.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    data: (await response.json()) as Json,
  };
}
const as = (who: string) => ({ "x-canbao-openid": who });

describe("calling a function", () => {
  it("says who asks: by header, by cookie, or whoever was chosen last", async () => {
    const header = await call("POST", "/api/call/probe", { a: 1 }, as("oHeader"));
    expect(header.data).toMatchObject({
      event: { a: 1 },
      wx: { OPENID: "oHeader", SOURCE: "wx_client" },
    });
    const cookie = await call(
      "POST",
      "/api/call/probe",
      {},
      { cookie: "a=b; canbao_openid=oCookie" },
    );
    expect(cookie.data).toMatchObject({ wx: { OPENID: "oCookie" } });
    expect((await call("POST", "/api/call/probe", {})).data).toMatchObject({
      wx: { OPENID: openid },
    });
  });

  it.each([
    ["nobody", {}, 404, "FUNCTION_NOT_FOUND"],
    ["probe", { do: "crash" }, 502, "FUNCTION_CRASHED"],
    ["probe", { do: "throw" }, 502, "FUNCTION_FAILED"],
    ["probe", { do: "sleep", ms: 60_000 }, 504, "FUNCTION_TIMEOUT"],
  ])("tells that %s %j ended badly: %i %s", async (name, event, status, code) => {
    const answer = await call("POST", `/api/call/${name}`, event);
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ error: { code } });
  });

  it("takes JSON by POST and nothing else", async () => {
    expect((await call("GET", "/api/call/probe")).status).toBe(405);
    const junk = await fetch(`${gateway.url}/api/call/probe`, { method: "POST", body: "{junk" });
    expect(junk.status).toBe(400);
  });
});

describe("pages", () => {
  it("are the console, and the screens with the phone's stand-in loaded first", async () => {
    expect(await (await fetch(`${gateway.url}/`)).text()).toBe("<h1>console</h1>");
    const html = await (await fetch(`${gateway.url}/h5/`)).text();
    expect(html).toContain('<head><script src="/phone.js"></script><title>');
    const script = await fetch(`${gateway.url}/h5/js/app.0123abcd.js`);
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-type")).toContain("javascript");
  });

  it("never come from outside their folders", async () => {
    const paths = [
      "/h5/../secret",
      "/h5/%2e%2e/secret",
      "/%2e%2e%2fsecret",
      "/h5/js/..%2f..%2f..%2fsecret",
    ];
    for (const path of paths) expect(await rawGet(path)).not.toContain("not for the browser");
  });
});

/** As it is written: `fetch` would tidy the path first. */
function rawGet(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: gateway.port, path }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => {
        resolve(text);
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

it("refuses other sites and other names for this machine", async () => {
  const origin = { origin: "https://example.com" };
  expect((await call("POST", "/console/api/date", { real: true }, origin)).status).toBe(403);
  const status = await new Promise((resolve) => {
    const headers = { host: "rebound.example.com" };
    request(
      { host: "127.0.0.1", port: gateway.port, path: "/console/api/state", headers },
      (response) => {
        resolve(response.statusCode);
      },
    ).end();
  });
  expect(status).toBe(403);
});

describe("the console", () => {
  it("offers every family with its place, story and day, and who can be added", async () => {
    const { data } = await call("GET", "/console/api/families");
    const families = data["families"] as Json[];
    expect(families).toHaveLength(demoFamilies.length);
    expect(families[0]).toMatchObject({
      key: family.key,
      place: { code: family.place, name: `地方 ${family.place}` },
      opensOn: family.opensOn,
    });
    const members = families[0]?.["members"] as Json[];
    expect(members.some(({ binding }) => binding === null)).toBe(true);
  });

  it("makes you a family on its day, and nobody that does not exist", async () => {
    const { data, headers } = await call("POST", "/console/api/who", { family: family.key });
    expect(data).toMatchObject({ today: family.opensOn, who: { openid, family: family.key } });
    expect(headers.get("set-cookie")).toContain(`canbao_openid=${openid}`);
    expect((await call("POST", "/console/api/who", { family: "nobody" })).status).toBe(400);
    const guest = await call("POST", "/console/api/who", { openid: "o-guest" });
    expect(guest.data).toMatchObject({
      who: { openid: "o-guest", family: null },
      today: family.opensOn,
    });
  });

  it("makes you a worker, on a day of a family of the county", async () => {
    const { data } = await call("GET", "/console/api/workers");
    const workers = data["workers"] as Json[];
    expect(workers).toHaveLength(demoWorkers.length);
    expect(workers[0]).toMatchObject({ title: "村（社区）代办员", department: null });
    const worker = demoWorkers.find(({ key }) => key === "huarong-town")!;
    const chosen = await call("POST", "/console/api/who", { worker: worker.key });
    expect(chosen.data).toMatchObject({
      today: "2021-10-20",
      who: {
        openid: worker.account.openid,
        worker: worker.key,
        family: null,
        phone: worker.account.phone,
      },
    });
    // Another worker of the county on the day of another family's story: the day stays.
    await call("POST", "/console/api/date", { date: "2022-03-15" });
    const stayed = await call("POST", "/console/api/who", { worker: "huarong-bureau" });
    expect(stayed.data).toMatchObject({ today: "2022-03-15" });
    expect((await call("POST", "/console/api/who", { worker: "nobody" })).status).toBe(400);
  });

  it("sets the date, fires what lies between, and goes back to the real time", async () => {
    await call("POST", "/console/api/date", { date: "2022-11-01", time: "01:00" });
    const { data } = await call("POST", "/console/api/date", { date: "2022-11-02", time: "03:00" });
    expect(data["now"]).toMatch(/^2022-11-02T03:00:\d\d\+08:00$/);
    expect(data["fired"]).toEqual([
      { functionName: "ticker", trigger: "nightly", outcome: "result" },
    ]);
    expect((await call("POST", "/console/api/date", { date: "2022-02-30" })).status).toBe(400);
    const real = await call("POST", "/console/api/date", { real: true });
    expect(real.data).toMatchObject({ chosenTime: false });
    expect(real.data["today"]).toBe(real.data["realToday"]);
  });

  it("lets another office act for whoever is chosen", async () => {
    const { data } = await call("POST", "/console/api/offices", { office: "treasury" }, as(openid));
    expect(data).toEqual({ said: "办好了" });
    expect(asked).toEqual([`treasury ${openid}`]);
    expect((await call("POST", "/console/api/offices", { office: "bank" })).status).toBe(400);
  });

  it("plans unkindness", async () => {
    const plan = { seed: 7, rates: { "lose-reply": 0.25 } };
    expect((await call("POST", "/console/api/faults", plan)).data).toEqual({ faults: plan });
    expect(
      (await call("POST", "/console/api/faults", { seed: 7, rates: { kindness: 1 } })).status,
    ).toBe(400);
    await call("POST", "/console/api/faults", { seed: 1, rates: {} });
  });
});

describe("the browser desk", () => {
  it("is asked as the HTTP access service asks it: without an OPENID and with none of WeChat's words", async () => {
    const answer = await call(
      "POST",
      "/desk/api/begin?a=1",
      { x: "字" },
      { ...as(openid), cookie: "c=d", "sec-fetch-site": "same-origin" },
    );
    expect(answer.status).toBe(418);
    expect(answer.headers.get("set-cookie")).toBe("a=b; HttpOnly");
    expect(answer.data).toMatchObject({
      event: {
        path: "/desk/api/begin",
        httpMethod: "POST",
        headers: { cookie: "c=d", "content-type": "application/json" },
        queryStringParameters: { a: "1" },
        body: '{"x":"字"}',
        isBase64Encoded: false,
      },
      address: "127.0.0.1",
    });
    const wx = answer.data["wx"] as Json;
    expect([wx["OPENID"], wx["SOURCE"]]).toEqual([undefined, undefined]);
  });

  it("answers bytes and pages as they are, and anything else as JSON", async () => {
    const bytes = await fetch(`${gateway.url}/desk/bytes`);
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from([0x89, 0xff, 0]));
    expect((await call("GET", "/desk/plain")).data).toEqual({ said: "no HTTP answer" });
  });

  it("is a folder, so that its page finds its files", async () => {
    const bare = await fetch(`${gateway.url}/desk`, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([302, "/desk/"]);
  });
});

describe("the phone", () => {
  const order = {
    functionName: "paid",
    envId: "local-test",
    subMchId: MERCHANT,
    nonceStr: "n",
    body: "医保",
    outTradeNo: "GATE1",
    totalFee: 35_000,
    spbillCreateIp: "127.0.0.1",
  };

  it("opens the pay sheet, pays as the console said, and shows it in WeChat's books", async () => {
    const caller = { source: "wx_client", openid } as const;
    const { answer } = await cloud.sdk("cloudPay.unifiedOrder", order, { caller });
    const params = answer?.["payment"];
    const sheet = await call("POST", "/phone/api/pay/sheet", params, as(openid));
    expect(sheet.data).toEqual({
      ok: true,
      description: "医保",
      totalFee: 35_000,
      outTradeNo: "GATE1",
    });
    await call("POST", "/console/api/next-payment", { mode: "cancel" });
    const cancelled = await call("POST", "/phone/api/pay/confirm", params, as(openid));
    expect(cancelled.data).toEqual({ errMsg: "requestPayment:fail cancel" });
    await call("POST", "/console/api/next-payment", { mode: "notify-never" });
    const paid = await call("POST", "/phone/api/pay/confirm", params, as(openid));
    expect(paid.data).toEqual({ errMsg: "requestPayment:ok" });

    const books = await call("GET", "/console/api/payments");
    expect(books.data["payments"]).toMatchObject([
      { outTradeNo: "GATE1", state: "SUCCESS", acknowledged: false },
    ]);
    const told = await call("POST", "/console/api/notify", { outTradeNo: "GATE1" });
    expect(told.data).toEqual({ acknowledged: true });
    expect((await call("POST", "/console/api/notify", { outTradeNo: "NONE" })).status).toBe(400);
  });

  it("gives its number as a code that a function can exchange", async () => {
    const { data } = await call("POST", "/phone/api/phone-number", {}, as(openid));
    const { answer } = await cloud.sdk("openapi.phonenumber.getPhoneNumber", {
      code: data["code"],
    });
    expect(answer).toMatchObject({ phoneInfo: { purePhoneNumber: family.account.phone } });
  });

  it("answers WeChat's question about messages, and receives one", async () => {
    const known = await call("GET", `/phone/api/templates?ids=${PAID_TEMPLATE.id},unknown`);
    expect(known.data).toEqual({
      templates: [{ id: PAID_TEMPLATE.id, title: PAID_TEMPLATE.title }],
    });
    await call(
      "POST",
      "/phone/api/subscribe",
      { answers: { [PAID_TEMPLATE.id]: "accept" } },
      as(openid),
    );
    await cloud.sdk("openapi.subscribeMessage.send", {
      touser: openid,
      templateId: PAID_TEMPLATE.id,
      data: { thing1: { value: "张三" }, amount2: { value: "350.00元" } },
    });
    const inbox = await call("GET", "/console/api/messages", undefined, as(openid));
    expect(inbox.data["messages"]).toMatchObject([{ title: PAID_TEMPLATE.title }]);
  });
});
