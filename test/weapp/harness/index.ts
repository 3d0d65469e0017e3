/** A phone for the compiled mini-program: WeChat's engine, a page stack, and `wx` against the local cloud. */
export { Phone } from "./phone";
export { chooseCompiler, type Compiler } from "./engine";
export { sendJson } from "./http";
export type { Person, WechatOptions } from "./wechat";
