import { mkdirSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { Person, type Way } from "./person";
import type { Setting } from "./setting";

const TRACES = path.join(__dirname, "../../dist/browser");

const OFFICE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** Somebody in front of a screen, and what was wrong on it. */
export interface Screen {
  person: Person;
  page: Page;
  context: BrowserContext;
  errors: string[];
}

interface Opening {
  /** Who holds the phone; the browser of an office has nobody of its own. */
  openid?: string;
  at: string;
  viewport: { width: number; height: number };
  way: Way;
  /** Listens to what the page is answered, from its first request on. */
  hear?(page: Page): void;
}

export const openidOf = (worker: string): string => `o-demo-${worker}`;

async function openScreen({ browser, product }: Setting, opening: Opening): Promise<Screen> {
  const { openid, at, viewport, way, hear } = opening;
  const context = await browser.newContext({
    viewport,
    hasTouch: way === "touch",
    isMobile: way === "touch",
    deviceScaleFactor: 1,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  if (openid !== undefined)
    await context.addCookies([{ name: "canbao_openid", value: openid, url: product.url }]);
  const page = await context.newPage();
  hear?.(page);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const person = new Person(page, way);
  await page.goto(product.url + at);
  return { person, page, context, errors };
}

/** A worker's phone at a page of the desk. */
export const openPhone = (setting: Setting, worker: string, page = "index"): Promise<Screen> =>
  openScreen(setting, {
    openid: openidOf(worker),
    at: `/h5/#/staff/${page}/index`,
    viewport: PHONE,
    way: "touch",
  });

/** A browser of an office at the code that it shows; what the code says comes along. */
export async function openLogin(
  setting: Setting,
  way: Way = "mouse",
): Promise<Screen & { token: string }> {
  let tell: (token: string) => void = () => undefined;
  const told = new Promise<string>((resolve) => (tell = resolve));
  const hear = (page: Page) =>
    page.on("response", (response) => {
      if (!response.url().endsWith("/desk/api/begin")) return;
      void response.json().then((answer: { data: { token: string } }) => tell(answer.data.token));
    });
  const screen = await openScreen(setting, { at: "/desk/", viewport: OFFICE, way, hear });
  await screen.person.sees("手机上显示的号码应该和这个一样");
  const token = await told;
  return { ...screen, token };
}

/** What a worker's phone does to let a browser in, past its screens. */
export async function letIn({ product }: Setting, worker: string, token: string): Promise<void> {
  const openid = openidOf(worker);
  await product.callFunction("staff", openid, "deskLook", { token });
  await product.callFunction("staff", openid, "deskConfirm", { token, allow: true });
}

/** Runs a test in an office: a browser in which this worker is logged in. What was on the screen at a failure is kept. */
export async function withDesk(
  setting: Setting,
  { worker, way = "mouse" }: { worker: string; way?: Way },
  work: (desk: Screen) => Promise<void>,
): Promise<void> {
  const { token, ...desk } = await openLogin(setting, way);
  await keepingTraces([desk], async () => {
    await letIn(setting, worker, token);
    await desk.person.isAt(/^经办工作台$/);
    await work(desk);
    expect(desk.errors).toEqual([]);
  });
}

/** Runs something with screens, which are closed afterwards; where it fails, they are kept as pictures. */
export async function keepingTraces(screens: Screen[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    mkdirSync(TRACES, { recursive: true });
    const name = (expect.getState().currentTestName ?? "test").replace(/[^\p{L}\p{N}]+/gu, "-");
    for (const [index, { page }] of screens.entries())
      await page.screenshot({ path: path.join(TRACES, `${name}-${String(index)}.png`) });
    throw error;
  } finally {
    for (const { context } of screens) await context.close();
  }
}

/** A picture of one dot: enough to be one. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Reply<T> {
  ok: boolean;
  data: T;
}

/** Puts a picture into the cloud as a phone does; gives the slot under which it lies. */
async function putUp({ product }: Setting, openid: string, material: string) {
  type Slots = Reply<{ slots: { slot: string; cloudPath: string }[] }>;
  const { data } = await product.call<Slots>(openid, "photoSlots", { count: 1 });
  const [place] = data.slots;
  if (!place) throw new Error("no slot was given");
  const address = `${product.url}/phone/api/files?path=${encodeURIComponent(place.cloudPath)}`;
  await fetch(address, { method: "POST", body: DOT, headers: { "x-canbao-openid": openid } });
  return { material, slot: place.slot };
}

export interface Baby {
  family: string;
  /** The member on whose page it is asked. */
  parent: string;
  place: string;
  year: number;
  name: string;
  number: string;
  born: string;
}

/** What a family's phone sends for a newborn, past its screens: with a photo of the book. Gives the request's key. */
export async function fileBaby(setting: Setting, baby: Baby): Promise<string> {
  const { product } = setting;
  const openid = `o-demo-${baby.family}`;
  type Home = Reply<{ members: { memberId: string; name: string }[] }>;
  const { data: home } = await product.call<Home>(openid, "home");
  const parent = home.members.find(({ name }) => name === baby.parent)?.memberId;
  type Filed = Reply<{ card: { requestId: string } }>;
  const filed = await product.call<Filed>(openid, "fileRequest", {
    requestKey: `browser-test-${baby.number}`,
    kind: "newborn",
    place: baby.place,
    year: baby.year,
    event: { kind: "newborn", on: baby.born },
    details: {
      person: {
        name: baby.name,
        documentType: "birth-certificate",
        documentNumber: baby.number,
        sex: "female",
        birthDate: baby.born,
      },
      parentMemberId: parent,
      hukou: "local",
    },
    materials: [await putUp(setting, openid, "入户后的户口簿")],
    consent: true,
  });
  if (!filed.ok) throw new Error(JSON.stringify(filed));
  return filed.data.card.requestId;
}

/** The same request, supplemented with another photo. */
export async function supplement(setting: Setting, family: string, requestId: string) {
  const openid = `o-demo-${family}`;
  const answer = await setting.product.call<Reply<object>>(openid, "supplement", {
    requestId,
    details: {},
    materials: [await putUp(setting, openid, "入户后的户口簿")],
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
