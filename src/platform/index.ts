/** The face of the only folder that knows whether this is WeChat or a browser. */
import type { Platform } from "./port";
import { browser } from "./browser";
import { desk } from "./desk";
import { wechat } from "./wechat";

/** Whether this is the browser of an office and no phone. */
export const isDesk: boolean = process.env.TARO_APP_DESK === "1";

const web: Platform = isDesk ? desk : browser;
export const platform: Platform = process.env.TARO_ENV === "weapp" ? wechat : web;

export type {
  ConsentAnswer,
  PaySheetEnd,
  PickedPhoto,
  PickedText,
  Platform,
  PrivacyQuestion,
} from "./port";
export { AGREE_BUTTON_ID, openPrivacyContract, usePrivacyQuestion } from "./privacy";
export * from "./elements";
export * from "./special-buttons";
export { QrCode } from "./qr-code";
export * from "./table";
export { useWide } from "./wide";
