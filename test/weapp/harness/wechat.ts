import { makeCamera } from "./camera";
import { sendJson } from "./http";
import type { PageStack } from "./page-stack";
import type { Privacy } from "./privacy";
import { call, Refusal, type CallOptions } from "./wx-call";

/** What a person does when WeChat asks something; each is asked once per sheet. */
export interface Person {
  /** The pay sheet: whatever the local stand-in for WeChat Pay does with the order. */
  pay(params: Record<string, string>): Promise<"paid" | "cancelled" | "failed">;
  subscribe(templateId: string): "accept" | "reject" | "ban" | "filter";
  confirm(question: { title: string; content: string }): boolean;
  /** What the camera or the album gives; undefined where they close it. */
  takePhoto?(): Buffer | undefined;
  /** What the code says that they hold before the camera; undefined where they close it. */
  scan?(): string | undefined;
  /** The network breaks off while a file is being sent. */
  losesUpload?: boolean;
}

export interface WechatOptions {
  /** Address of the local cloud. */
  cloud: string;
  openid: string;
  person: Person;
  /** Whether the person agreed to the privacy guide at an earlier visit; a new user has not. */
  privacyAgreed?: boolean;
}

/** What WeChat allows depends on how the code was reached. */
export interface Moment {
  /** True while a tap, or the answer of the pay sheet, is being handled. */
  byTap: boolean;
}

const MOST_TEMPLATES = 3;
const PAYMENT_FIELDS = ["timeStamp", "nonceStr", "package", "signType", "paySign"];

/**
 * The `wx` of a phone, for the calls that a mini-program of ours makes. A call that is not listed is absent, so that
 * using a new one is noticed here and its behaviour is written down.
 */
export function makeWx(
  stack: PageStack,
  moment: Moment,
  privacy: Privacy,
  options: WechatOptions,
): Record<string, unknown> {
  const camera = makeCamera(privacy, options);
  return {
    onNeedPrivacyAuthorization: privacy.listen.bind(privacy),
    getPrivacySetting: call("getPrivacySetting", () => ({
      needAuthorization: !privacy.agreed,
      privacyContractName: "《参保小程序隐私保护指引》",
    })),
    ...navigation(stack),
    ...system(),
    ...storage(),
    ...dialogs(options.person),
    ...camera.calls,
    scanCode: call("scanCode", () => {
      const result = options.person.scan?.();
      if (result === undefined) throw new Refusal("cancel");
      return { result, scanType: "QR_CODE" };
    }),
    cloud: { ...cloud(options), uploadFile: camera.uploadFile },
    requestPayment: call("requestPayment", async (given) => {
      const params = paymentParams(given);
      stack.hide();
      const end = await options.person.pay(params);
      stack.show();
      moment.byTap = true;
      setTimeout(() => (moment.byTap = false), 0);
      if (end === "cancelled") throw new Refusal("cancel");
      if (end === "failed") throw new Refusal("fail");
      return {};
    }),
    requestSubscribeMessage: call("requestSubscribeMessage", ({ tmplIds }) => {
      if (!moment.byTap) throw new Refusal("can only be invoked by user TAP gesture.", 20001);
      const ids = tmplIds as string[];
      if (ids.length > MOST_TEMPLATES)
        throw new Refusal("Templates count out of max bounds", 20003);
      return Object.fromEntries(ids.map((id) => [id, options.person.subscribe(id)]));
    }),
  };
}

function paymentParams(given: CallOptions): Record<string, string> {
  for (const name of PAYMENT_FIELDS) {
    if (typeof given[name] === "string") continue;
    throw new Refusal(
      `parameter error: parameter.${name} should be String instead of ${typeof given[name]};`,
    );
  }
  return Object.fromEntries(PAYMENT_FIELDS.map((name) => [name, given[name] as string]));
}

function navigation(stack: PageStack) {
  return {
    navigateTo: call("navigateTo", ({ url }) => (stack.navigateTo(url as string), {})),
    redirectTo: call("redirectTo", ({ url }) => (stack.redirectTo(url as string), {})),
    reLaunch: call("reLaunch", ({ url }) => (stack.reLaunch(url as string), {})),
    navigateBack: call(
      "navigateBack",
      ({ delta }) => (stack.navigateBack((delta as number | undefined) ?? 1), {}),
    ),
    switchTab: call("switchTab", () => {
      throw new Refusal("can not switch to no-tabBar page");
    }),
    setNavigationBarTitle: call("setNavigationBarTitle", () => ({})),
    setNavigationBarColor: call("setNavigationBarColor", () => ({})),
    pageScrollTo: call("pageScrollTo", () => ({})),
    hideHomeButton: call("hideHomeButton", () => ({})),
    stopPullDownRefresh: call("stopPullDownRefresh", () => ({})),
  };
}

function cloud(options: WechatOptions) {
  let ready = false;
  return {
    init() {
      ready = true;
    },
    callFunction: call("cloud.callFunction", async ({ name, data }) => {
      if (!ready) throw new Refusal("Cloud API isn't enabled, please call wx.cloud.init first", -1);
      const { cloud: address, openid } = options;
      const url = `${address}/api/call/${encodeURIComponent(name as string)}`;
      const { status, body } = await sendJson(url, data ?? {}, { "x-canbao-openid": openid }).catch(
        () => {
          throw new Refusal("request:fail network error", -404011);
        },
      );
      if (status !== 200)
        throw new Refusal(`errCode: -504002 functions execute fail | ${String(status)}`, -504002);
      return { result: body, requestID: "" };
    }),
  };
}

function dialogs(person: Person) {
  return {
    showModal: call("showModal", ({ title = "", content = "" }) => {
      const confirm = person.confirm({ title: title as string, content: content as string });
      return { confirm, cancel: !confirm };
    }),
    showToast: call("showToast", () => ({})),
    hideToast: call("hideToast", () => ({})),
    showLoading: call("showLoading", () => ({})),
    hideLoading: call("hideLoading", () => ({})),
    makePhoneCall: call("makePhoneCall", () => ({})),
    setClipboardData: call("setClipboardData", () => ({})),
    openPrivacyContract: call("openPrivacyContract", () => ({})),
  };
}

function storage() {
  const kept = new Map<string, string>();
  return {
    getStorage: call("getStorage", ({ key }) => {
      const text = kept.get(key as string);
      if (text === undefined) throw new Refusal("data not found");
      return { data: JSON.parse(text) as unknown };
    }),
    setStorage: call("setStorage", ({ key, data }) => {
      kept.set(key as string, JSON.stringify(data));
      return {};
    }),
    removeStorage: call("removeStorage", ({ key }) => {
      kept.delete(key as string);
      return {};
    }),
  };
}

function system() {
  const window = {
    pixelRatio: 3,
    windowWidth: 390,
    windowHeight: 753,
    screenWidth: 390,
    screenHeight: 844,
  };
  const app = {
    SDKVersion: "3.8.0",
    version: "8.0.50",
    language: "zh_CN",
    theme: "light",
    fontSizeSetting: 16,
  };
  const device = { brand: "devtools", model: "iPhone 14", system: "iOS 17.0", platform: "ios" };
  const start = { path: "pages/home/index", scene: 1001, query: {}, referrerInfo: {} };
  return {
    canIUse: () => true,
    getWindowInfo: () => window,
    getAppBaseInfo: () => app,
    getDeviceInfo: () => device,
    getSystemInfoSync: () => ({ ...window, ...app, ...device }),
    getSystemInfo: call("getSystemInfo", () => ({ ...window, ...app, ...device })),
    getLaunchOptionsSync: () => start,
    getEnterOptionsSync: () => start,
    getAccountInfoSync: () => ({
      miniProgram: { appId: "touristappid", envVersion: "develop", version: "" },
    }),
    getNetworkType: call("getNetworkType", () => ({ networkType: "wifi" })),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    nextTick: (work: () => void) => void setTimeout(work, 0),
  };
}
