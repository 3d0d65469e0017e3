import Taro from "@tarojs/taro";
import type { ConsentAnswer, Platform, PaySheetEnd } from "./port";
import { listenForPrivacy } from "./privacy";
import { pickTextInChat, scanCode } from "./wechat-desk";
import { giveTextFile, pickPhotos, putUp } from "./wechat-files";

interface WechatError {
  errMsg?: string;
}

const textOf = (error: unknown): string => (error as WechatError | null)?.errMsg ?? String(error);

/** `cancel` is the person's own word; everything else that is not success is a failure of the sheet. */
function endOf(error: unknown): PaySheetEnd {
  return textOf(error).includes("cancel") ? "cancel" : "fail";
}

function answersOf(reply: Record<string, unknown>, ids: string[]): Record<string, ConsentAnswer> {
  const known: readonly string[] = ["accept", "reject", "ban", "filter"];
  const answers: Record<string, ConsentAnswer> = {};
  for (const id of ids) {
    const answer = reply[id];
    if (typeof answer === "string" && known.includes(answer)) answers[id] = answer as ConsentAnswer;
  }
  return answers;
}

/** The phone inside WeChat. */
export const wechat: Platform = {
  start() {
    // `undefined` leaves the choice to WeChat: the environment in which the mini-program was opened.
    Taro.cloud.init({ env: process.env.TARO_APP_CLOUD_ENV || undefined });
    listenForPrivacy();
  },

  async callFunction(name, event) {
    const reply = (await Taro.cloud.callFunction({ name, data: event })) as { result?: unknown };
    return reply.result;
  },

  async openPaySheet(params) {
    try {
      await Taro.requestPayment(params as Taro.requestPayment.Option);
      return "ok";
    } catch (error) {
      return endOf(error);
    }
  },

  async askConsent(templateIds) {
    if (templateIds.length === 0) return {};
    try {
      const reply = await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] });
      return answersOf(reply as unknown as Record<string, unknown>, templateIds);
    } catch {
      // Refusing reminders, or an old WeChat, must never stand in the way of paying.
      return {};
    }
  },

  storage: {
    async get(key) {
      try {
        return (await Taro.getStorage<string>({ key })).data;
      } catch {
        return undefined;
      }
    },
    async set(key, value) {
      await Taro.setStorage({ key, data: value });
    },
    async remove(key) {
      await Taro.removeStorage({ key });
    },
  },

  async isOnline() {
    try {
      return (await Taro.getNetworkType()).networkType !== "none";
    } catch {
      return true;
    }
  },

  onOnlineChange(listener) {
    const heard: Taro.onNetworkStatusChange.Callback = (status) => listener(status.isConnected);
    Taro.onNetworkStatusChange(heard);
    return () => Taro.offNetworkStatusChange(heard);
  },

  systemTextSize() {
    try {
      const info = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
      return info.fontSizeSetting ?? 16;
    } catch {
      return 16;
    }
  },

  pickPhotos,
  putUp,
  // WeChat clears its temporary files by itself.
  dropPhoto: () => undefined,
  showPicture: (address) => void Taro.previewImage({ urls: [address] }).catch(() => undefined),
  giveFile: giveTextFile,

  scan: scanCode,
  pickText: pickTextInChat,

  async copy(text) {
    try {
      await Taro.setClipboardData({ data: text });
      return true;
    } catch {
      return false;
    }
  },
};
