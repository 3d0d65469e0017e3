/** The face of the only folder that knows whether this is WeChat or a browser. */
import type { Platform } from "./port";
import { browser } from "./browser";
import { wechat } from "./wechat";

export const platform: Platform = process.env.TARO_ENV === "weapp" ? wechat : browser;

export type { ConsentAnswer, PaySheetEnd, PickedPhoto, Platform, PrivacyQuestion } from "./port";
export { AGREE_BUTTON_ID, openPrivacyContract, usePrivacyQuestion } from "./privacy";
export * from "./elements";
export * from "./special-buttons";
