import type { PaymentParams } from "../../core/contracts";
import type { ConsentAnswer, Platform } from "./port";
import { chooseFiles, smallPicture } from "./browser-photos";
import { pickTextInBrowser } from "./browser-text";

/** The stand-in for WeChat that the page is opened with in a browser. */
export interface BrowserPhone {
  callFunction(name: string, event: object): Promise<unknown>;
  requestPayment(params: PaymentParams): Promise<unknown>;
  getPhoneNumber(): Promise<{ code: string }>;
  requestSubscribeMessage(templateIds: string[]): Promise<Record<string, ConsentAnswer>>;
  uploadFile(cloudPath: string, content: Blob, onShare: (share: number) => void): Promise<unknown>;
}

declare global {
  interface Window {
    canbaoPhone?: BrowserPhone;
  }
}

export function browserPhone(): BrowserPhone {
  if (!window.canbaoPhone) throw new Error("no phone stand-in on this page");
  return window.canbaoPhone;
}

/** The phone in a browser. */
export const browser: Platform = {
  start() {
    document.documentElement.lang = "zh-CN";
  },

  callFunction: async (name, event) => browserPhone().callFunction(name, event),

  async openPaySheet(params) {
    try {
      await browserPhone().requestPayment(params);
      return "ok";
    } catch (error) {
      const text = (error as { errMsg?: string } | null)?.errMsg ?? String(error);
      return text.includes("cancel") ? "cancel" : "fail";
    }
  },

  async askConsent(templateIds) {
    if (templateIds.length === 0) return {};
    try {
      return await browserPhone().requestSubscribeMessage(templateIds);
    } catch {
      return {};
    }
  },

  storage: {
    async get(key) {
      try {
        return window.localStorage.getItem(`canbao.${key}`) ?? undefined;
      } catch {
        return undefined;
      }
    },
    async set(key, value) {
      try {
        window.localStorage.setItem(`canbao.${key}`, value);
      } catch {
        // A private window may refuse; the choice then lasts as long as the page.
      }
    },
    async remove(key) {
      try {
        window.localStorage.removeItem(`canbao.${key}`);
      } catch {
        // Nothing was kept there either.
      }
    },
  },

  isOnline: async () => navigator.onLine,

  onOnlineChange(listener) {
    const up = () => listener(true);
    const down = () => listener(false);
    window.addEventListener("online", up);
    window.addEventListener("offline", down);
    return () => {
      window.removeEventListener("online", up);
      window.removeEventListener("offline", down);
    };
  },

  systemTextSize: () => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,

  async pickPhotos(most) {
    const files = await chooseFiles();
    return Promise.all(files.slice(0, most).map(smallPicture));
  },

  async putUp(photo, cloudPath, onShare) {
    await browserPhone().uploadFile(cloudPath, photo.content as Blob, onShare);
  },

  dropPhoto: (photo) => URL.revokeObjectURL(photo.preview),

  async giveFile(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads the address after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return true;
  },

  print: () => window.print(),

  pickText: pickTextInBrowser,

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
};
