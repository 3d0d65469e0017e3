import type { Elements } from "./types";
import * as web from "./web";
import * as wechat from "./wechat";

const elements: Elements = process.env.TARO_ENV === "weapp" ? wechat : web;

export const Box = elements.Box;
export const Words = elements.Words;
export const Heading = elements.Heading;
export const Tap = elements.Tap;
export const Choice = elements.Choice;
export const FieldLabel = elements.FieldLabel;
export const TextInput = elements.TextInput;
export const Picture = elements.Picture;
export const Form = elements.Form;
export const PhoneLink = elements.PhoneLink;
export const DialogFrame = elements.DialogFrame;
export const focusOn = elements.focusOn;
export const useHeadingFocus = elements.useHeadingFocus;
export const ownsTitleBar = elements.ownsTitleBar;
