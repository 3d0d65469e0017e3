import * as web from "./web";
import * as wechat from "./wechat";

/** Buttons that WeChat wants to be its own, because a tap on them gives a right. */
const buttons: typeof web = process.env.TARO_ENV === "weapp" ? wechat : web;

export const PhoneNumberButton = buttons.PhoneNumberButton;
export const ShareButton = buttons.ShareButton;
export const AgreePrivacyButton = buttons.AgreePrivacyButton;
